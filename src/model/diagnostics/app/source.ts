import { canBeAirGapped, keepsOwnKey } from '../../app-coverage/copy-support';
import type { VerdictModel } from '../../app-coverage/coverage-subjects';
import type { LifecycleRuleSource, SourceModel } from '../../app-coverage/source-model';
import { isKnown } from '../../known';
import { LUSTRE_BACKUPS } from '../../resources/lustre-backups';
import { derived, guide } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { inDays } from '../labels';

const S3 = guide('s3-backups');
/** Storage classes out of which nothing can be read before it was restored. */
const ARCHIVES = ['GLACIER', 'DEEP_ARCHIVE'];
const VERSIONS_MIN_DAYS = 2;

/** Whether protected resources can be backed up, and at which price. */
export const SOURCE_DIAGNOSTICS: readonly Diagnostic[] = [
  ofProtected({
    id: 'CB-SRC-001',
    severity: 'error',
    title: 'A protected S3 bucket has versioning on.',
    why: 'AWS Backup backs up versioned buckets only, so every job fails.',
    source: S3,
    check({ bucket }, verdict) {
      if (!bucket || (bucket.versioning !== undefined && (!isKnown(bucket.versioning) || bucket.versioning === 'Enabled'))) return undefined;
      return { what: named(verdict), must: 'have versioning on', got: isKnown(bucket.versioning) ? `'${bucket.versioning}'` : 'none', fix: "set 'versioned: true'" };
    },
  }),
  ofProtected({
    id: 'CB-SRC-002',
    severity: 'warning',
    title: 'A protected S3 bucket moves no objects into an archive.',
    why: 'Objects in an archive cannot be read at once, so backups leave them out or fail on them.',
    source: derived('S3 serves objects of these storage classes only after they were restored'),
    check(source, verdict) {
      return rulesOf(source, rule => {
        const archive = rule.storageClasses.find(name => isKnown(name) && ARCHIVES.includes(name));
        return archive === undefined ? undefined : {
          what: `lifecycle rule ${rule.name} of ${named(verdict)}`, must: 'keep objects where AWS Backup can read them', got: `a transition to ${String(archive)}`,
          fix: 'let AWS Backup keep old versions, or use GLACIER_IR',
        };
      });
    },
  }),
  ofProtected({
    id: 'CB-SRC-003',
    severity: 'warning',
    title: 'A protected S3 bucket keeps old versions until they are backed up.',
    why: 'A version that is overwritten and gone between two backups is in none of them.',
    source: derived('a periodic backup holds the versions that are there when it is taken'),
    check(source, verdict) {
      const { plans } = verdict;
      if (plans.some(({ continuousRules }) => continuousRules > 0)) return undefined;
      return rulesOf(source, ({ name, noncurrentDays }) => !isKnown(noncurrentDays) || noncurrentDays >= VERSIONS_MIN_DAYS ? undefined : {
        what: `lifecycle rule ${name} of ${named(verdict)}`,
        must: `keep noncurrent versions for at least ${VERSIONS_MIN_DAYS} days, or have a continuous backup beside it`,
        got: inDays(noncurrentDays),
      });
    },
  }),
  ofProtected({
    id: 'CB-SRC-004',
    severity: 'warning',
    title: 'A bucket with continuous backup and notifications sends its events to EventBridge.',
    why: 'AWS Backup follows the bucket through EventBridge; a notification configuration without it may switch that off.',
    source: derived('CloudFormation sets the notifications of a bucket as a whole, and continuous backup relies on EventBridge'),
    check({ bucket }, verdict) {
      if (bucket?.notifies !== true || (bucket.eventBridge !== undefined && bucket.eventBridge !== false)) return undefined;
      if (!verdict.plans.some(({ continuousRules }) => continuousRules > 0)) return undefined;
      return { what: `notifications of ${named(verdict)}`, must: 'include EventBridge where a rule is continuous', got: 'other targets only', fix: "set 'eventBridgeEnabled: true'" };
    },
  }),
  ofProtected({
    id: 'CB-SRC-005',
    severity: 'warning',
    title: 'Automated backups of a database are left to the continuous rule that protects it.',
    why: 'AWS Backup sets the retention of automated backups, and each deployment sets it back.',
    source: guide('point-in-time-recovery'),
    check(source, verdict) {
      const days = source.database?.automatedBackupDays;
      const plan = verdict.plans.find(({ continuousRules }) => continuousRules > 0);
      if (!isKnown(days) || !plan || !isKnown(plan.shortestContinuousDays) || plan.shortestContinuousDays === days) return undefined;
      return {
        what: `automated backups of ${named(verdict)}`, must: `be left to the continuous rule of plan '${plan.name}', which keeps ${inDays(plan.shortestContinuousDays)}`, got: inDays(days),
        fix: 'give both the same number of days, or leave BackupRetentionPeriod out',
      };
    },
  }),
  ofProtected({
    // A warning: that a database without a named key has the AWS managed one could not be read anywhere.
    id: 'CB-SRC-006',
    severity: 'warning',
    title: 'What is copied to another account is encrypted with a customer managed key.',
    why: "The copy keeps the resource's own key, and an AWS managed key cannot be shared with another account, so every copy job fails.",
    source: guide('create-cross-account-backup'),
    check(source, verdict) {
      const { plans, types } = verdict;
      if (!source.awsManagedKey || !keepsOwnKey(types)) return undefined;
      const plan = plans.find(({ copyAccounts }) => copyAccounts.length > 0);
      if (!plan) return undefined;
      return {
        what: named(verdict),
        must: `be encrypted with a customer managed key where plan '${plan.name}' copies it to account ${plan.copyAccounts.join(', ')}`,
        got: 'the default one',
        fix: 'give it a key of your own and let the other account use it',
      };
    },
  }),
  ofProtected({
    id: 'CB-SRC-007',
    severity: 'warning',
    title: 'A protected EFS file system has no automatic backups beside the plan.',
    why: 'The automatic backups of EFS are a plan of their own, and the storage of both is paid for.',
    source: derived('a BackupPolicy of ENABLED lets EFS make a backup plan with daily backups'),
    check(source, verdict) {
      if (source.fileSystem?.automaticBackups !== 'ENABLED') return undefined;
      return { what: `automatic backups of ${named(verdict)}`, must: 'be off where a plan protects it', got: 'ENABLED', fix: "set 'enableAutomaticBackups: false'" };
    },
  }),
  ofProtected({
    id: 'CB-SRC-008',
    severity: 'warning',
    title: 'A DynamoDB table in a plan for continuous backup has point-in-time recovery of its own.',
    why: 'AWS Backup takes snapshots of tables only, so there is nothing to go back to between two of them.',
    source: guide('backup-feature-availability'),
    check(source, verdict) {
      const { plans } = verdict;
      const recovery = source.table?.pointInTimeRecovery;
      if (!source.table || (recovery !== undefined && recovery !== false)) return undefined;
      if (!plans.some(({ asksForContinuous }) => asksForContinuous)) return undefined;
      return { what: named(verdict), must: 'have point-in-time recovery of its own, as AWS Backup has none for DynamoDB', got: 'none', fix: 'set pointInTimeRecoverySpecification' };
    },
  }),
  ofProtected({
    id: 'CB-SRC-009',
    severity: 'warning',
    title: 'A protected DynamoDB table is not deleted with its stack.',
    why: 'A restore takes hours, and everything that was written after the last backup is lost.',
    source: derived('without DeletionPolicy, CloudFormation deletes the table'),
    check({ table }, verdict) {
      if (!table || table.retained || (table.deletionProtection !== undefined && table.deletionProtection !== false)) return undefined;
      return { what: named(verdict), must: 'have deletion protection, or outlive its stack', got: 'neither', fix: "set 'deletionProtection: true'" };
    },
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
  ofProtected({
    // A warning, as for copies to other accounts.
    id: 'CB-SRC-011',
    severity: 'warning',
    title: 'What goes into a logically air-gapped vault is encrypted with a customer managed key.',
    why: "Where AWS Backup does not manage the type fully, the backup keeps the resource's own key, and with an AWS managed one it does not get into such a vault.",
    source: guide('logicallyairgappedvault'),
    check(source, { plans, types, ...verdict }) {
      if (!source.awsManagedKey || !keepsOwnKey(types) || !canBeAirGapped(types)) return undefined;
      const plan = plans.find(({ airGaps }) => airGaps);
      if (!plan) return undefined;
      return {
        what: named(verdict),
        must: `be encrypted with a customer managed key where plan '${plan.name}' sends it into an air-gapped vault`,
        got: 'the default one',
        fix: 'give it a key of your own',
      };
    },
  }),
  diagnostic({
    id: 'CB-SRC-012',
    severity: 'error',
    when: 'whole',
    on: 'verdict',
    title: 'An FSx for Lustre file system in a plan is persistent, and not linked to a data repository.',
    why: 'FSx has no backups of others, so every job fails.',
    source: LUSTRE_BACKUPS,
    check({ status, hindrance, plans, ...verdict }) {
      if (status !== 'missed' || hindrance === undefined || plans.length === 0) return undefined;
      return {
        what: named(verdict), must: 'be persistent, and not linked to a data repository, for AWS Backup to back it up', got: hindrance,
        fix: "make it so; or take it out of the plan, and BackupExemption.of(construct).because('…')",
      };
    },
  }),
];

type OfProtected = Omit<Diagnostic<'verdict'>, 'when' | 'on' | 'check'> & {
  readonly check: (source: SourceModel, verdict: VerdictModel) => Problem | readonly Problem[] | undefined;
};

/** Speaks of resources that a plan surely protects, where their template says something that bears on backups. */
function ofProtected({ check, ...rule }: OfProtected): Diagnostic {
  return diagnostic({
    ...rule,
    when: 'whole',
    on: 'verdict',
    check: verdict => verdict.status === 'protected' && verdict.source ? check(verdict.source, verdict) : undefined,
  });
}

function named({ label, path }: Pick<VerdictModel, 'label' | 'path'>): string {
  return `${label} '${path}'`;
}

/** A problem of the enabled lifecycle rules. */
function rulesOf({ bucket }: SourceModel, problemOf: (rule: LifecycleRuleSource) => Problem | undefined): Problem[] {
  const rules = bucket?.lifecycleRules;
  return isKnown(rules) ? rules.filter(({ enabled }) => enabled === true).flatMap(rule => problemOf(rule) ?? []) : [];
}
