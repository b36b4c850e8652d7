import { ALERTS } from '../../src/model/monitoring/alerts';
import { BACKUP_EVENT_TYPES } from '../../src/model/monitoring/event-types';
import type { BackupEventType, BackupEventTypeId } from '../../src/model/monitoring/event-types';
import type { Json } from '../helpers/simulation';
import { ACCOUNT } from '../helpers/stacks';

/*
 * Events in the shapes that the AWS Backup Developer Guide prints (pages on EventBridge and CloudTrail): which field is
 * there in which state, and of which type it is. States of which it prints none have the shape of their neighbours.
 */

/** Which vault and plan an event is about. */
export interface About {
  readonly vault: string;
  readonly plan: string;
}

export const WATCHED: About = { vault: 'watched', plan: '2a0e9b3c-watched' };
export const OTHER: About = { vault: 'other', plan: '7f5c1d2e-other' };

export const REGION = 'eu-west-1';
const RESOURCE = `arn:aws:ec2:${REGION}:${ACCOUNT}:volume/vol-0123456789abcdef0`;
const POINT = `arn:aws:ec2:${REGION}::snapshot/snap-0123456789abcdef0`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/backup`;
const WHEN = '2026-11-01T05:00:00.000Z';

export function vaultArn(name: string): string {
  return `arn:aws:backup:${REGION}:${ACCOUNT}:backup-vault:${name}`;
}

type Make = (state: string, about: About) => { readonly detail: Json; readonly resources?: readonly string[] };

const MAKERS: Readonly<Record<BackupEventTypeId, Make>> = {
  backupJob: (state, { vault, plan }) => ({
    resources: state === 'COMPLETED' ? [POINT] : [],
    detail: state === 'CREATED' ? { backupJobId: 'job', state, creationDate: WHEN } : {
      backupJobId: 'job', backupVaultArn: vaultArn(vault), backupVaultName: vault, bytesTransferred: '0', creationDate: WHEN, iamRoleArn: ROLE,
      resourceArn: RESOURCE, resourceType: 'EBS', state, percentDone: 0, startBy: WHEN, createdBy: createdBy(plan),
      // Ends that are no good ones wrap their message in quotation marks; a job that waits has an empty one.
      ...['ABORTED', 'EXPIRED', 'FAILED', 'PARTIAL'].includes(state) && { statusMessage: `"It ended ${state}."`, completionDate: WHEN },
      ...state === 'PENDING' && { statusMessage: '' },
    },
  }),
  copyJob: (state, { vault, plan }) => ({
    resources: [POINT],
    detail: {
      creationDate: WHEN, state, sourceBackupVaultArn: vaultArn(vault), destinationBackupVaultArn: vaultArn('elsewhere'), createdBy: createdBy(plan),
      ...state !== 'CREATED' && {
        copyJobId: 'job', backupSizeInBytes: 3221225472, iamRoleArn: ROLE, resourceArn: RESOURCE, resourceType: 'EBS',
        destinationRecoveryPointArn: state === 'COMPLETED' ? POINT : {},
      },
      ...state === 'FAILED' && { statusMessage: 'Access denied' },
    },
  }),
  restoreJob: (state, { vault }) => ({
    resources: [POINT],
    detail: state === 'CREATED' ? { restoreJobId: 'job', creationDate: WHEN, state } : {
      restoreJobId: 'job', backupSizeInBytes: '36048', creationDate: WHEN, iamRoleArn: ROLE, percentDone: 0, resourceType: 'EBS', status: state,
      ...state === 'COMPLETED' && { backupVaultArn: vaultArn(vault), recoveryPointArn: POINT, sourceResourceArn: RESOURCE, createdResourceArn: RESOURCE },
      ...['FAILED', 'ABORTED'].includes(state) && { statusMessage: 'It did not work out.' },
    },
  }),
  recoveryPoint: (state, { vault, plan }) => ({
    resources: [POINT],
    detail: {
      backupVaultName: vault, backupVaultArn: vaultArn(vault), creationDate: WHEN, iamRoleArn: ROLE, resourceType: 'EBS', resourceArn: RESOURCE, status: state,
      isEncrypted: 'false', storageClass: 'WARM', completionDate: WHEN, createdBy: createdBy(plan), lifecycle: { deleteAfterDays: 35 },
      calculatedLifeCycle: { deleteAt: WHEN },
      ...state === 'DELETED' && { deletedBy: 'MANUAL_DELETE', initiationDate: WHEN },
    },
  }),
  recoveryPointIndex: state => ({
    resources: [POINT],
    detail: {
      recoveryPointArn: POINT, accountId: ACCOUNT, indexStatus: state, iamRoleArn: ROLE, resourceType: 'EBS', isIndexingContinuous: false,
      backupVaultArn: `arn:aws:cryo:${REGION}:${ACCOUNT}:pod/backup-pod`, sourceResourceArn: RESOURCE, indexStatusMessage: `The index is ${state}.`,
    },
  }),
  scanJob: (state, { vault, plan }) => ({
    resources: [POINT],
    detail: {
      accountId: ACCOUNT, backupVaultArn: vaultArn(vault), backupVaultName: vault, creationDate: WHEN, iamRoleArn: ROLE, recoveryPointArn: POINT,
      resourceArn: RESOURCE, resourceType: 'EBS', scanId: 'scan', scanJobId: 'job', malwareScanner: 'GUARDDUTY', state,
      // Elsewhere the rule is backupPlanRuleId.
      createdBy: { backupPlanArn: planArn(plan), backupPlanId: plan, backupPlanVersion: 'version', backupRuleId: 'rule' },
      ...state.startsWith('COMPLETED') && { scanResult: { scanResultStatus: 'NO_THREATS_FOUND' }, statusMessage: 'The scan ended.' },
    },
  }),
  plan: (state, { plan }) => ({
    resources: [planArn(plan)],
    detail: { backupPlanId: plan, versionId: 'version', state, [{ CREATED: 'creationDate', DELETED: 'deletionDate' }[state] ?? 'modifiedAt']: WHEN },
  }),
  vault: (state, { vault }) => ({
    resources: [vaultArn(vault)],
    detail: { backupVaultName: vault, state, ...state === 'MODIFIED' && { isLocked: 'true' } },
  }),
  regionSetting: state => ({ resources: [], detail: { modifiedAt: WHEN, ResourceTypeOptInPreference: { Aurora: true, EBS: false }, state } }),
};

function planArn(plan: string): string {
  return `arn:aws:backup:${REGION}:${ACCOUNT}:backup-plan:${plan}`;
}

function createdBy(plan: string): Json {
  return { backupPlanId: plan, backupPlanArn: planArn(plan), backupPlanVersion: 'version', backupPlanRuleId: 'rule' };
}

function envelope(source: string, detailType: string, detail: Json, resources: readonly string[] = []): Json {
  return { 'version': '0', 'id': '6a7e8feb-b491-4cf7-a9f1-bf3703467718', 'detail-type': detailType, source, 'account': ACCOUNT, 'time': '2026-11-01T05:00:00Z', 'region': REGION, resources, detail };
}

/** An event of AWS Backup. */
export function stateChange(on: BackupEventTypeId, state: string, about: About = WATCHED, more: Json = {}, detailType?: string): Json {
  const { detail, resources } = MAKERS[on](state, about);
  return envelope('aws.backup', detailType ?? BACKUP_EVENT_TYPES[on].detailType, { ...detail, ...more }, resources);
}

/** A call as CloudTrail records it and EventBridge wraps it. */
export function call(eventName: string, { vault, plan }: About = WATCHED, parameters: Json = {}, more: Json = {}): Json {
  const named: Json = eventName.includes('Vault') ? { backupVaultName: vault }
    : /RecoveryPoint/.test(eventName) ? { backupVaultName: vault, recoveryPointArn: POINT }
      : /BackupPlan|BackupSelection/.test(eventName) ? { backupPlanId: plan } : {};
  return envelope('aws.backup', 'AWS API Call via CloudTrail', {
    eventVersion: '1.05', eventTime: WHEN, eventSource: 'backup.amazonaws.com', eventName, awsRegion: REGION, sourceIPAddress: '203.0.113.10',
    userIdentity: { type: 'AssumedRole', arn: `arn:aws:sts::${ACCOUNT}:assumed-role/admin/somebody`, accountId: ACCOUNT },
    requestParameters: { ...named, ...parameters }, responseElements: null, eventType: 'AwsApiCall', recipientAccountId: ACCOUNT,
    ...more,
  });
}

/** What CloudTrail records of something that AWS Backup does by itself. */
function serviceEvent(eventName: string, serviceEventDetails: Json): Json {
  return envelope('aws.backup', 'AWS Service Event via CloudTrail', {
    eventSource: 'backup.amazonaws.com', eventName, eventType: 'AwsServiceEvent', requestParameters: null, serviceEventDetails,
    userIdentity: { accountId: ACCOUNT, invokedBy: 'backup.amazonaws.com' },
  });
}

const TYPES = Object.entries(BACKUP_EVENT_TYPES) as [BackupEventTypeId, BackupEventType][];

/** Every state of every type, as the table of the library has them. */
function everyState(about: About): Record<string, Json> {
  return Object.fromEntries(TYPES.flatMap(([on, { states, elsewhere }]) => [...states, ...elsewhere?.states ?? []].map(state => [`${on} ${state}`, stateChange(on, state, about)])));
}

/** Calls that somebody may want to hear of, and some that nobody does. */
function calls(about: About): Record<string, Json> {
  const names = ALERTS.flatMap(alert => 'calls' in alert && alert.about !== 'restoreTest' && !alert.byService ? alert.calls : []);
  const quiet = ['StartBackupJob', 'CreateBackupVault', 'CreateBackupSelection', 'UpdateBackupPlan', 'CreateLegalHold'];
  return Object.fromEntries([...names, ...quiet].map(name => [`call ${name}`, call(name, about)]));
}

/** What is worth telling from its neighbours. */
function special(about: About): Record<string, Json> {
  const verdict = (status: string) => call('PutRestoreValidationResult', about, { restoreJobId: 'job', validationStatus: status });
  return {
    'backupJob COMPLETED with a message': stateChange('backupJob', 'COMPLETED', about, { statusMessage: 'One object was left out.' }),
    'backupJob COMPLETED with an empty message': stateChange('backupJob', 'COMPLETED', about, { statusMessage: '' }),
    'restoreJob COMPLETED of a test': stateChange('restoreJob', 'COMPLETED', about, { restoreTestingPlanArn: `arn:aws:backup:${REGION}:${ACCOUNT}:restore-testing-plan:test` }),
    'recoveryPoint STOPPED under its other name': stateChange('recoveryPoint', 'STOPPED', about, {}, 'Recovery Point Change'),
    'scanJob COMPLETED with threats': stateChange('scanJob', 'COMPLETED', about, { scanResult: { scanResultStatus: 'THREATS_FOUND' } }),
    'scanJob COMPLETED_WITH_ISSUES with threats': stateChange('scanJob', 'COMPLETED_WITH_ISSUES', about, { scanResult: { scanResultStatus: 'THREATS_FOUND' } }),
    'call DeleteRecoveryPoint, denied': call('DeleteRecoveryPoint', about, {}, { errorCode: 'AccessDenied', errorMessage: 'no' }),
    'call DeleteRecoveryPoint by a service': call('DeleteRecoveryPoint', about, {}, { userIdentity: { type: 'AWSService', invokedBy: 'backup.amazonaws.com' } }),
    'verdict SUCCESSFUL': verdict('SUCCESSFUL'),
    'verdict VALIDATING': verdict('VALIDATING'),
    'verdict FAILED': verdict('FAILED'),
    'verdict TIMED_OUT': verdict('TIMED_OUT'),
    'service event BackupDeleted': serviceEvent('BackupDeleted', { backupVaultName: about.vault, state: 'DELETED' }),
    'service event DeleteOrganizationalBackupPlan': serviceEvent('DeleteOrganizationalBackupPlan', { backupPlanId: `orgs/${about.plan}` }),
    'service event InvalidOrganizationBackupPlan': serviceEvent('InvalidOrganizationBackupPlan', {
      effectivePolicyId: 'policy', policyType: 'BACKUP_POLICY', effectiveBackupPlan: { logicalName: 'plan', regions: [REGION] },
    }),
    'backup job of somebody else': envelope('com.example', 'Backup Job State Change', { state: 'FAILED', backupVaultName: about.vault }),
    'snapshot of EC2': envelope('aws.ec2', 'EBS Snapshot Notification', { event: 'createSnapshot', result: 'failed', state: 'FAILED', status: 'FAILED' }),
  };
}

/** All samples by name, about a vault and a plan. */
export function samples(about: About = WATCHED): Readonly<Record<string, Json>> {
  return { ...everyState(about), ...calls(about), ...special(about) };
}
