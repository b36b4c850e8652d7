import { BACKUP_EVENT_TYPES, CALL_DETAIL_TYPE } from './event-types';

/** A question to the activity log, in the query language of CloudWatch Logs Insights. */
export interface ActivityQuery {
  /** Ours, stable. */
  readonly id: string;
  readonly title: string;
  /** Whether only what CloudTrail records can answer it. */
  readonly needsCalls: boolean;
  /** Its commands, in order. */
  readonly commands: readonly string[];
}

/** Names of fields that the language would read as something else. */
const TYPE = '`detail-type`';
const CALL = `${TYPE} = "${CALL_DETAIL_TYPE}"`;
/** Restore jobs and recovery points have a status, the rest a state. */
const RESULT = 'coalesce(detail.state, detail.status, detail.indexStatus) as result';
/** Copy jobs know their vaults by ARN only. */
const VAULT = 'coalesce(detail.backupVaultName, detail.destinationBackupVaultArn, detail.backupVaultArn) as vault';
const RESOURCE = 'coalesce(detail.resourceArn, detail.sourceResourceArn) as resource';
const JOB = 'coalesce(detail.backupJobId, detail.copyJobId, detail.restoreJobId, detail.scanJobId) as job';
const WHO = 'detail.userIdentity.arn, detail.userIdentity.type, detail.sourceIPAddress';

/** Calls that take backups away, as the API names them. */
export const DELETING_CALLS: readonly string[] = [
  'DeleteBackupPlan', 'DeleteBackupSelection', 'DeleteBackupVault', 'DeleteRecoveryPoint', 'DeleteFramework', 'DeleteReportPlan',
  'DeleteRestoreTestingPlan', 'DeleteRestoreTestingSelection', 'DisassociateRecoveryPoint', 'DisassociateRecoveryPointFromParent', 'StopBackupJob',
];

/** Calls that change what protects backups, as the API names them. */
export const WEAKENING_CALLS: readonly string[] = [
  'CancelLegalHold', 'DeleteBackupVaultAccessPolicy', 'DeleteBackupVaultLockConfiguration', 'DeleteBackupVaultNotifications', 'PutBackupVaultAccessPolicy',
  'PutBackupVaultLockConfiguration', 'PutBackupVaultNotifications', 'UpdateBackupPlan', 'UpdateGlobalSettings', 'UpdateRecoveryPointLifecycle',
  'UpdateRegionSettings', 'UpdateRestoreTestingPlan', 'UpdateRestoreTestingSelection',
];

/** States in which work is over and not well. */
export const FAILED_RESULTS: readonly string[] = ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL', 'COMPLETED_WITH_ISSUES', 'CANCELED'];

export const ACTIVITY_QUERIES = {
  whoDeleted: {
    id: 'WhoDeleted',
    title: 'Who deleted backups, plans or vaults',
    needsCalls: true,
    commands: [
      `fields @timestamp, account, region, detail.eventName, ${WHO}, detail.errorCode, detail.requestParameters.backupVaultName, detail.requestParameters.recoveryPointArn`,
      `filter ${CALL} and detail.eventName in ${listed(DELETING_CALLS)}`,
      'sort @timestamp desc',
      'limit 1000',
    ],
  },
  whoChanged: {
    id: 'WhoChangedProtection',
    title: 'Who changed locks, policies, plans or settings',
    needsCalls: true,
    commands: [
      `fields @timestamp, account, region, detail.eventName, ${WHO}, detail.errorCode, detail.requestParameters.backupVaultName`,
      `filter ${CALL} and detail.eventName in ${listed(WEAKENING_CALLS)}`,
      'sort @timestamp desc',
      'limit 1000',
    ],
  },
  failed: {
    id: 'WhatFailed',
    title: 'What failed, expired or was stopped',
    needsCalls: false,
    commands: [
      `fields @timestamp, account, region, ${TYPE}, ${RESULT}, ${VAULT}, ${RESOURCE}, ${JOB}, detail.resourceType, detail.statusMessage`,
      `filter ${TYPE} like /(Job|Recovery Point Index) State Change/ and result in ${listed(FAILED_RESULTS)}`,
      'sort @timestamp desc',
      'limit 1000',
    ],
  },
  restored: {
    id: 'WhatWasRestored',
    title: 'What was restored, and to where',
    needsCalls: false,
    commands: [
      'fields @timestamp, account, region, detail.status, detail.resourceType, detail.sourceResourceArn, detail.createdResourceArn, detail.recoveryPointArn, detail.restoreTestingPlanArn, detail.iamRoleArn',
      `filter ${TYPE} = "${BACKUP_EVENT_TYPES.restoreJob.detailType}" and detail.status = "COMPLETED"`,
      'sort @timestamp desc',
      'limit 1000',
    ],
  },
  withIssues: {
    id: 'CompletedWithIssues',
    title: 'What was completed with issues',
    needsCalls: false,
    commands: [
      'fields @timestamp, account, region, detail.backupVaultName, detail.resourceArn, detail.resourceType, detail.statusMessage',
      `filter ${TYPE} = "${BACKUP_EVENT_TYPES.backupJob.detailType}" and detail.state = "COMPLETED" and ispresent(detail.statusMessage) and strlen(detail.statusMessage) > 0`,
      'sort @timestamp desc',
      'limit 1000',
    ],
  },
  longest: {
    id: 'LongestJobs',
    title: 'Which jobs took longest',
    needsCalls: false,
    commands: [
      `fields ${TYPE} as type, ${JOB}, ${RESOURCE}`,
      'filter ispresent(job)',
      'stats (max(@timestamp) - min(@timestamp)) / 60000 as minutes, latest(resource) as what, count(*) as events by type, job',
      'sort minutes desc',
      'limit 50',
    ],
  },
  perDay: {
    id: 'JobsPerDay',
    title: 'How many jobs ended each day, and how',
    needsCalls: false,
    commands: [
      `fields ${TYPE} as type, ${RESULT}`,
      `filter type like /Job State Change/ and result in ${listed(['COMPLETED', ...FAILED_RESULTS])}`,
      'stats count(*) as jobs by bin(1d), type, result',
    ],
  },
  lastCompleted: {
    id: 'LastCompletedBackup',
    title: 'When each resource was last backed up, the stalest first',
    needsCalls: false,
    commands: [
      'fields account, region, detail.resourceArn as resource, detail.resourceType as kind',
      `filter ${TYPE} = "${BACKUP_EVENT_TYPES.backupJob.detailType}" and detail.state = "COMPLETED"`,
      'stats max(@timestamp) as completed by account, region, kind, resource',
      'sort completed asc',
      'limit 1000',
    ],
  },
} as const satisfies Readonly<Record<string, ActivityQuery>>;

export type ActivityQueryId = keyof typeof ACTIVITY_QUERIES;

/** The query as CloudWatch Logs Insights reads it. */
export function queryString({ commands }: ActivityQuery): string {
  return commands.join('\n| ');
}

function listed(texts: readonly string[]): string {
  return `[${texts.map(text => `"${text}"`).join(', ')}]`;
}
