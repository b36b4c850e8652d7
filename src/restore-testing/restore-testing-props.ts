import type { Duration } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { BackupSchedule } from '../model/schedule/backup-schedule';
import type { ProtectionPlan } from '../plan/protection-plan';
import type { RecoveryPointChoice } from './recovery-point-choice';
import type { RestoreTestTarget } from './restore-test-target';
import type { RestoreValidator } from './restore-validator';

/** What restore tests have in common, wherever their targets come from. */
export interface RestoreTestingOptions {
  /**
   * What is restored. More can be added with `addTarget`.
   *
   * @default - none; where the tests are made from plans, every type that the plans protect and that can be tested without
   * more being said
   */
  readonly targets?: RestoreTestTarget[];

  /**
   * When tests start. The windows of the schedule are for backups, and are refused here.
   *
   * @default - every Sunday at 09:00 UTC, when the backups of the night are there
   */
  readonly schedule?: BackupSchedule;

  /**
   * How long after the scheduled time a test may still start, in whole hours, from 1 to 168; one that did not is cancelled.
   *
   * @default Duration.hours(24)
   */
  readonly startWindow?: Duration;

  /**
   * Which recovery point of each resource is restored.
   *
   * @default RecoveryPointChoice.latest()
   */
  readonly recoveryPoints?: RecoveryPointChoice;

  /**
   * How long what was restored is kept for validation, where the target does not say it: whole hours, 0 to 168. It is
   * deleted as soon as it is validated, or else at the end of the window.
   *
   * @default - AWS Backup decides; with a validator, 8 hours
   */
  readonly validationWindow?: Duration;

  /**
   * What looks at restored resources and says whether they are of use, such as `RestoreValidator.builtIn()`.
   *
   * @default - nothing: a test is passed when the restore job completes
   */
  readonly validator?: RestoreValidator;

  /**
   * The role that AWS Backup restores with. It must trust `backup.amazonaws.com`. A RestoreRole gets what the types and the
   * known keys need; a role of another kind gets no permissions added.
   *
   * @default - a new RestoreRole
   */
  readonly role?: iam.IRole;

  /**
   * Name of the restore testing plan: 1 to 50 letters, digits and underscores, no hyphen. Another name makes another plan.
   *
   * @default - a readable name from the stack and the path of the restore tests
   */
  readonly restoreTestingPlanName?: string;
}

/** Properties of RestoreTesting. */
export interface RestoreTestingProps extends RestoreTestingOptions {
  /**
   * The vaults whose recovery points are tested, in the Region of the tests; at most 30.
   *
   * @default - all vaults of the account and Region
   */
  readonly vaults?: backup.IBackupVaultRef[];

  /**
   * Vaults whose recovery points are not tested; at most 30.
   *
   * @default - none
   */
  readonly excludedVaults?: backup.IBackupVaultRef[];
}

/** Properties of restore tests that are made from plans. */
export interface RestoreTestingFromPlansOptions extends RestoreTestingOptions {
  /** The plans, in the account and Region of the tests; at least one. Their vaults are tested. */
  readonly plans: ProtectionPlan[];
}
