import type { AlertFacts, AlertIntent, CallAlert, StateAlert } from './alert-facts';

const NOBODY_ELSE = 'If nobody of yours did this, treat it as an attack on the backups.';

/** A status message that says something: jobs that ended well have none, or an empty one. */
const SAYS_SOMETHING = { statusMessage: [{ 'anything-but': [''] }] };

/** What goes wrong by itself: jobs, copies, restores, scans, continuous backups. */
const FAILURES: readonly AlertFacts[] = [
  job('backupJobFailed', 'Backup job failed', 'backupJob', 'FAILED', 'The message says why; roles, keys and service opt-ins are the usual causes.'),
  job('backupJobAborted', 'Backup job was stopped', 'backupJob', 'ABORTED', 'Somebody, or a deletion of its resource, stopped it; start it again if the recovery point is needed.'),
  job('backupJobExpired', 'Backup job did not start in time', 'backupJob', 'EXPIRED', 'Widen the start window, or spread the schedules of rules that take the same resources.'),
  job('backupJobPartial', 'Backup job is incomplete', 'backupJob', 'PARTIAL', 'Parts of the resource are not in the recovery point.'),
  {
    id: 'backupJobCompletedWithIssues', intent: 'failure', title: 'Backup job completed with issues', on: 'backupJob', states: ['COMPLETED'], detail: SAYS_SOMETHING,
    advice: 'There is a recovery point, but the message names something that is not in it.',
  },
  job('copyJobFailed', 'Copy job failed', 'copyJob', 'FAILED', 'The message says why; look at the policy of the destination vault and at the keys on both ends.'),
  job('copyJobPartial', 'Copy job is incomplete', 'copyJob', 'PARTIAL', 'Parts of the recovery point are not in the copy.'),
  job('restoreJobFailed', 'Restore job failed', 'restoreJob', 'FAILED', 'The message says why; look at the restore role and its keys.'),
  job('restoreJobAborted', 'Restore job was stopped', 'restoreJob', 'ABORTED', 'Nothing was restored, or only a part.'),
  {
    id: 'continuousBackupInterrupted', intent: 'failure', title: 'Continuous backup was interrupted', on: 'recoveryPoint', states: ['STOPPED'],
    advice: 'Restores to later moments are not possible until the next backup; look at permissions, versioning, and the events of the bucket.',
  },
  job('recoveryPointPartial', 'Recovery point is incomplete', 'recoveryPoint', 'PARTIAL', 'Nested recovery points are missing in it.'),
  job('recoveryPointExpired', 'Recovery point could not be deleted', 'recoveryPoint', 'EXPIRED', 'It is older than its retention and still costs money; AWS Backup lacks a permission.'),
  job('indexFailed', 'Index of a recovery point failed', 'recoveryPointIndex', 'FAILED', 'The recovery point can be restored, but not searched.'),
  job('scanJobFailed', 'Malware scan failed', 'scanJob', 'FAILED', 'Nobody knows whether the recovery point is clean.'),
  job('scanJobCanceled', 'Malware scan was stopped', 'scanJob', 'CANCELED', 'Nobody knows whether the recovery point is clean.'),
  job('scanJobCompletedWithIssues', 'Malware scan completed with issues', 'scanJob', 'COMPLETED_WITH_ISSUES', 'Parts of the recovery point were not scanned.'),
  {
    id: 'malwareFound', intent: 'failure', title: 'Malware was found in a recovery point', on: 'scanJob', detail: { scanResult: { scanResultStatus: ['THREATS_FOUND'] } },
    advice: 'Do not restore it; look at the findings in Amazon GuardDuty, and for the youngest clean recovery point.',
  },
  {
    id: 'restoreValidationFailed', intent: 'failure', title: 'Restore test was found to have failed', calls: ['PutRestoreValidationResult'], about: 'restoreTest',
    detail: { requestParameters: { validationStatus: ['FAILED', 'TIMED_OUT'] } }, advice: 'The resource was restored, but is not what it should be.',
  },
  {
    id: 'organizationPlanInvalid', intent: 'failure', title: 'Backup plan of the organization is invalid', calls: ['InvalidOrganizationBackupPlan'], about: 'organizationPlan',
    byService: true, advice: 'AWS Backup does not make it in this account: nothing of it is backed up here.',
  },
];

/** What somebody does to get rid of backups, or of what protects and makes them. */
const TAMPERING: readonly AlertFacts[] = [
  {
    // What AWS Backup deletes at the end of its retention is no call of the API.
    ...calls('recoveryPointDeleted', 'Somebody deletes a recovery point', 'recoveryPoint', ['DeleteRecoveryPoint', 'DisassociateRecoveryPoint', 'DisassociateRecoveryPointFromParent']),
    detail: { userIdentity: { type: [{ 'anything-but': ['AWSService'] }] } },
  },
  calls('retentionChanged', 'Somebody changes the retention of a recovery point', 'recoveryPoint', ['UpdateRecoveryPointLifecycle']),
  calls('vaultLockChanged', 'Somebody changes or removes a Vault Lock', 'vault', ['PutBackupVaultLockConfiguration', 'DeleteBackupVaultLockConfiguration']),
  calls('vaultPolicyChanged', 'Somebody changes or removes the access policy of a vault', 'vault', ['PutBackupVaultAccessPolicy', 'DeleteBackupVaultAccessPolicy']),
  calls('vaultNotificationsChanged', 'Somebody changes or removes the notifications of a vault', 'vault', ['PutBackupVaultNotifications', 'DeleteBackupVaultNotifications']),
  { id: 'vaultDeleted', intent: 'tampering', title: 'Backup vault was deleted', on: 'vault', states: ['DELETED'], advice: NOBODY_ELSE },
  { id: 'planDeleted', intent: 'tampering', title: 'Backup plan was deleted', on: 'plan', states: ['DELETED'], advice: `Nothing of it is backed up any more. ${NOBODY_ELSE}` },
  calls('selectionDeleted', 'Somebody deletes a selection of a backup plan', 'plan', ['DeleteBackupSelection']),
  {
    id: 'regionSettingsChanged', intent: 'tampering', title: 'Opt-ins of AWS Backup in this Region changed', on: 'regionSetting', states: ['MODIFIED'],
    advice: 'Resources of a type that is not opted in are left out of backups without a failed job.',
  },
  calls('globalSettingsChanged', 'Somebody changes account-wide settings of AWS Backup', 'account', ['UpdateGlobalSettings']),
  calls('legalHoldCanceled', 'Somebody cancels a legal hold', 'account', ['CancelLegalHold']),
  calls('restoreTestingDeleted', 'Somebody deletes restore tests', 'account', ['DeleteRestoreTestingPlan', 'DeleteRestoreTestingSelection']),
  calls('auditDeleted', 'Somebody deletes an audit framework or report', 'account', ['DeleteFramework', 'DeleteReportPlan']),
];

/** What happens with every deployment that changes something. */
const CHANGES: readonly AlertFacts[] = [
  { id: 'vaultChanged', intent: 'change', title: 'Backup vault was changed', on: 'vault', states: ['MODIFIED'], advice: NOBODY_ELSE },
  { id: 'planChanged', intent: 'change', title: 'Backup plan was changed', on: 'plan', states: ['MODIFIED'], advice: NOBODY_ELSE },
];

/** Every alert there is. */
export const ALERTS: readonly AlertFacts[] = [...FAILURES, ...TAMPERING, ...CHANGES];

/** The alerts of an intent. */
export function alertsFor(intent: AlertIntent): readonly AlertFacts[] {
  return ALERTS.filter(alert => alert.intent === intent);
}

function job(id: string, title: string, on: StateAlert['on'], state: string, advice: string): StateAlert {
  return { id, intent: 'failure', title, on, states: [state], advice };
}

function calls(id: string, title: string, about: CallAlert['about'], names: readonly string[]): CallAlert {
  return { id, intent: 'tampering', title, calls: names, about, advice: NOBODY_ELSE };
}
