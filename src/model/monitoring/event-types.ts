import { api, guide, page } from '../sources';
import type { Source } from '../sources';

/** What an event says of something, and where below `detail`. */
export interface EventField {
  readonly path: string;
  /** Whether it is a name or id, or an ARN. */
  readonly holds: 'name' | 'arn';
}

/** A type of event that AWS Backup sends to EventBridge. */
export interface BackupEventType {
  readonly detailType: string;
  /** Other names under which AWS lists what is taken for the same events. */
  readonly alsoCalled?: readonly string[];
  /** The key of the state below `detail`. */
  readonly stateField: 'state' | 'status' | 'indexStatus';
  readonly states: readonly string[];
  /** States that stand under another key than the rest. */
  readonly elsewhere?: { readonly stateField: 'state'; readonly states: readonly string[] };
  /** How an event that tells of an end or a change names its vaults; empty: it names none, or none that can be relied on. */
  readonly vaults: readonly EventField[];
  /** How it names its plan; jobs that no plan started name none. */
  readonly plans: readonly EventField[];
  readonly source: Source;
}

const EVENTS = guide('eventbridge');
const REFERENCE = page('Amazon EventBridge events reference, AWS Backup', 'https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-backup.html');
const PLAN_OF_JOB: readonly EventField[] = [{ path: 'createdBy.backupPlanId', holds: 'name' }];
const VAULT_NAME: readonly EventField[] = [{ path: 'backupVaultName', holds: 'name' }];

/** The name of the source of all of them. */
export const BACKUP_EVENT_SOURCE = 'aws.backup';

/**
 * The events of AWS Backup. They are sent as best effort, and the list is open: newer pages of AWS speak of events about
 * access points whose text nobody here has read.
 *
 * States that EventBridge's page leaves out are those of the API. No event carries `parentJobId` or `messageCategory`.
 */
export const BACKUP_EVENT_TYPES = {
  backupJob: {
    detailType: 'Backup Job State Change',
    stateField: 'state',
    states: ['CREATED', 'PENDING', 'RUNNING', 'ABORTING', 'ABORTED', 'COMPLETED', 'FAILED', 'EXPIRED', 'PARTIAL'],
    // CREATED names neither a vault nor a resource.
    vaults: VAULT_NAME,
    plans: PLAN_OF_JOB,
    source: EVENTS,
  },
  copyJob: {
    detailType: 'Copy Job State Change',
    stateField: 'state',
    states: ['CREATED', 'RUNNING', 'COMPLETED', 'FAILED', 'PARTIAL'],
    vaults: [{ path: 'sourceBackupVaultArn', holds: 'arn' }, { path: 'destinationBackupVaultArn', holds: 'arn' }],
    plans: PLAN_OF_JOB,
    source: EVENTS,
  },
  restoreJob: {
    detailType: 'Restore Job State Change',
    stateField: 'status',
    states: ['PENDING', 'RUNNING', 'COMPLETED', 'ABORTED', 'FAILED'],
    elsewhere: { stateField: 'state', states: ['CREATED'] },
    // Only COMPLETED has a vault: a rule for one vault would never see a restore fail.
    vaults: [],
    plans: [],
    source: EVENTS,
  },
  recoveryPoint: {
    detailType: 'Recovery Point State Change',
    alsoCalled: ['Recovery Point Change'],
    stateField: 'status',
    states: ['CREATING', 'COMPLETED', 'AVAILABLE', 'PARTIAL', 'STOPPED', 'EXPIRED', 'DELETING', 'DELETED'],
    vaults: VAULT_NAME,
    plans: PLAN_OF_JOB,
    source: REFERENCE,
  },
  recoveryPointIndex: {
    detailType: 'Recovery Point Index State Change',
    stateField: 'indexStatus',
    states: ['ACTIVE', 'DELETED', 'FAILED'],
    // The printed events have the ARN of something internal where that of the vault should be.
    vaults: [],
    plans: [],
    source: EVENTS,
  },
  scanJob: {
    detailType: 'Scan Job State Change',
    stateField: 'state',
    states: ['CREATED', 'RUNNING', 'COMPLETED', 'COMPLETED_WITH_ISSUES', 'FAILED', 'CANCELED'],
    vaults: VAULT_NAME,
    plans: PLAN_OF_JOB,
    source: EVENTS,
  },
  plan: {
    detailType: 'Backup Plan State Change',
    stateField: 'state',
    states: ['CREATED', 'MODIFIED', 'DELETED'],
    vaults: [],
    plans: [{ path: 'backupPlanId', holds: 'name' }],
    source: EVENTS,
  },
  vault: {
    detailType: 'Backup Vault State Change',
    stateField: 'state',
    states: ['CREATED', 'MODIFIED', 'DELETED'],
    vaults: VAULT_NAME,
    plans: [],
    source: EVENTS,
  },
  regionSetting: {
    detailType: 'Region Setting State Change',
    stateField: 'state',
    states: ['MODIFIED'],
    vaults: [],
    plans: [],
    source: EVENTS,
  },
} as const satisfies Readonly<Record<string, BackupEventType>>;

export type BackupEventTypeId = keyof typeof BACKUP_EVENT_TYPES;

/** What stands below `scanResult` of a scan job that found something, whatever its state. */
export const SCAN_RESULTS = { value: ['NO_THREATS_FOUND', 'THREATS_FOUND', 'UNKNOWN'], source: api('ScanResultInfo') } as const;

/** How EventBridge calls what CloudTrail records of calls of an API. */
export const CALL_DETAIL_TYPE = 'AWS API Call via CloudTrail';

/** And what CloudTrail records of services that do something by themselves. */
export const SERVICE_DETAIL_TYPE = 'AWS Service Event via CloudTrail';

/** Who served a call, as CloudTrail has it. */
export const BACKUP_CALL_SOURCE = 'backup.amazonaws.com';
