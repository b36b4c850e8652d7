import type { VerdictModel } from '../app-coverage/coverage-subjects';
import { isKnown } from '../known';
import { resourceType } from '../resource-types';
import { derived, guide } from '../sources';
import type { Source } from '../sources';
import { diagnostic } from './diagnostic';
import type { Diagnostic, Problem } from './diagnostic';
import { inDays } from './labels';

const S3 = guide('s3-backups');
/** Storage classes out of which nothing can be read before it was restored. */
const ARCHIVES = ['GLACIER', 'DEEP_ARCHIVE'];
const VERSIONS_MIN_DAYS = 2;

/** Whether protected resources can be backed up, and at which price. */
export const SOURCE_DIAGNOSTICS: readonly Diagnostic[] = [
  ofProtected('CB-SRC-001', 'error', 'A protected S3 bucket has versioning on.', 'AWS Backup backs up versioned buckets only, so every job fails.', S3, ({ source }, what) => {
    const bucket = source?.bucket;
    if (!bucket || (bucket.versioning !== undefined && (!isKnown(bucket.versioning) || bucket.versioning === 'Enabled'))) return undefined;
    return { what, must: 'have versioning on', got: isKnown(bucket.versioning) ? `'${bucket.versioning}'` : 'none', fix: "set 'versioned: true'" };
  }),
  ofProtected('CB-SRC-002', 'warning', 'A protected S3 bucket moves no objects into an archive.', 'Objects in an archive cannot be read at once, so backups leave them out or fail on them.', derived('S3 serves objects of these storage classes only after they were restored'), ({ source }, what) => rulesOf(source, rule => {
    const archive = rule.storageClasses.find(name => isKnown(name) && ARCHIVES.includes(name));
    return archive === undefined ? undefined : {
      what: `lifecycle rule ${rule.name} of ${what}`, must: 'keep objects where AWS Backup can read them', got: `a transition to ${String(archive)}`,
      fix: 'let AWS Backup keep old versions, or use GLACIER_IR',
    };
  })),
  ofProtected('CB-SRC-003', 'warning', 'A protected S3 bucket keeps old versions until they are backed up.', 'A version that is overwritten and gone between two backups is in none of them.', derived('a periodic backup holds the versions that are there when it is taken'), ({ source, plans }, what) => {
    if (plans.some(({ continuousRules }) => continuousRules > 0)) return undefined;
    return rulesOf(source, ({ name, noncurrentDays }) => !isKnown(noncurrentDays) || noncurrentDays >= VERSIONS_MIN_DAYS ? undefined : {
      what: `lifecycle rule ${name} of ${what}`, must: `keep noncurrent versions for at least ${VERSIONS_MIN_DAYS} days, or have a continuous backup beside it`, got: inDays(noncurrentDays),
    });
  }),
  ofProtected('CB-SRC-004', 'warning', 'A bucket with continuous backup and notifications sends its events to EventBridge.', 'AWS Backup follows the bucket through EventBridge; a notification configuration without it may switch that off.', derived('CloudFormation sets the notifications of a bucket as a whole, and continuous backup relies on EventBridge'), ({ source, plans }, what) => {
    const bucket = source?.bucket;
    if (bucket?.notifies !== true || (bucket.eventBridge !== undefined && bucket.eventBridge !== false)) return undefined;
    if (!plans.some(({ continuousRules }) => continuousRules > 0)) return undefined;
    return { what: `notifications of ${what}`, must: 'include EventBridge where a rule is continuous', got: 'other targets only', fix: "set 'eventBridgeEnabled: true'" };
  }),
  ofProtected('CB-SRC-005', 'warning', 'Automated backups of a database are left to the continuous rule that protects it.', 'AWS Backup sets the retention of automated backups, and each deployment sets it back.', guide('point-in-time-recovery'), ({ source, plans }, what) => {
    const days = source?.database?.automatedBackupDays;
    const plan = plans.find(({ continuousRules }) => continuousRules > 0);
    if (!isKnown(days) || !plan || !isKnown(plan.shortestContinuousDays) || plan.shortestContinuousDays === days) return undefined;
    return {
      what: `automated backups of ${what}`, must: `be left to the continuous rule of plan '${plan.name}', which keeps ${inDays(plan.shortestContinuousDays)}`, got: inDays(days),
      fix: 'give both the same number of days, or leave BackupRetentionPeriod out',
    };
  }),
  ofProtected('CB-SRC-006', 'error', 'What is copied to another account is encrypted with a customer managed key.', "The copy keeps the resource's own key, and an AWS managed key cannot be shared with another account, so every copy job fails.", guide('create-cross-account-backup'), ({ source, plans, types }, what) => {
    const key = source?.awsManagedKey;
    if (!isKnown(key) || types.some(type => resourceType(type).capabilities.fullManagement !== false)) return undefined;
    const plan = plans.find(({ copyAccounts }) => copyAccounts.length > 0);
    if (!plan) return undefined;
    return {
      what,
      must: `be encrypted with a customer managed key where plan '${plan.name}' copies it to account ${plan.copyAccounts.join(', ')}`,
      got: key,
      fix: 'give it a key of your own and let the other account use it',
    };
  }),
  ofProtected('CB-SRC-007', 'warning', 'A protected EFS file system has no automatic backups beside the plan.', 'The automatic backups of EFS are a plan of their own, and the storage of both is paid for.', derived('a BackupPolicy of ENABLED lets EFS make a backup plan with daily backups'), ({ source }, what) => {
    if (source?.fileSystem?.automaticBackups !== 'ENABLED') return undefined;
    return { what: `automatic backups of ${what}`, must: 'be off where a plan protects it', got: 'ENABLED', fix: "set 'enableAutomaticBackups: false'" };
  }),
  ofProtected('CB-SRC-008', 'warning', 'A DynamoDB table in a plan for continuous backup has point-in-time recovery of its own.', 'AWS Backup takes snapshots of tables only, so there is nothing to go back to between two of them.', guide('backup-feature-availability'), ({ source, plans }, what) => {
    const recovery = source?.table?.pointInTimeRecovery;
    if (!source?.table || (recovery !== undefined && recovery !== false) || !plans.some(({ asksForContinuous }) => asksForContinuous)) return undefined;
    return { what, must: 'have point-in-time recovery of its own, as AWS Backup has none for DynamoDB', got: 'none', fix: 'set pointInTimeRecoverySpecification' };
  }),
  ofProtected('CB-SRC-009', 'warning', 'A protected DynamoDB table is not deleted with its stack.', 'A restore takes hours, and everything that was written after the last backup is lost.', derived('without DeletionPolicy, CloudFormation deletes the table'), ({ source }, what) => {
    const table = source?.table;
    if (!table || table.retained || (table.deletionProtection !== undefined && table.deletionProtection !== false)) return undefined;
    return { what, must: 'have deletion protection, or outlive its stack', got: 'neither', fix: "set 'deletionProtection: true'" };
  }),
  diagnostic({
    id: 'CB-SRC-010',
    severity: 'warning',
    when: 'whole',
    on: 'verdict',
    title: 'Volumes of an EC2 instance have the tags that a selection of volumes wants.',
    why: 'Tags of an instance do not reach its volumes, so the selection leaves them out.',
    source: derived('CloudFormation tags the volumes of an instance only with PropagateTagsToVolumeOnCreation'),
    check({ source, status, label, path, plans }) {
      const instance = source?.instance;
      if (!instance || (status === 'protected' && plans.length > 0) || instance.volumeSelections.length === 0) return undefined;
      if (instance.propagatesTags !== undefined && instance.propagatesTags !== false) return undefined;
      return {
        what: `volumes of ${label} '${path}'`, must: `have the tags that selection ${instance.volumeSelections.map(name => `'${name}'`).join(', ')} wants`,
        got: 'tags on the instance only', fix: 'set PropagateTagsToVolumeOnCreation, or select the instance',
      };
    },
  }),
];

/** Speaks of resources that a plan surely protects. */
function ofProtected(
  id: string, severity: Diagnostic['severity'], title: string, why: string, source: Source,
  check: (verdict: VerdictModel, what: string) => Problem | readonly Problem[] | undefined,
): Diagnostic {
  return diagnostic({
    id, severity, when: 'whole', on: 'verdict', title, why, source,
    check: verdict => verdict.status === 'protected' ? check(verdict, `${verdict.label} '${verdict.path}'`) : undefined,
  });
}

type LifecycleRules = NonNullable<NonNullable<VerdictModel['source']>['bucket']>['lifecycleRules'];
type LifecycleRule = LifecycleRules extends infer List ? List extends readonly (infer Rule)[] ? Rule : never : never;

/** A problem of the enabled lifecycle rules. */
function rulesOf(source: VerdictModel['source'], problemOf: (rule: LifecycleRule) => Problem | undefined): Problem[] {
  const rules = source?.bucket?.lifecycleRules;
  return isKnown(rules) ? rules.filter(({ enabled }) => enabled === true).flatMap(rule => problemOf(rule) ?? []) : [];
}
