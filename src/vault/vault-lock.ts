import type { Duration } from 'aws-cdk-lib';
import { refuse } from '../model/diagnostics/error';
import { daysOf, UNKNOWN } from '../model/known';
import type { LockModel } from '../model/plan/plan-model';

/** How long recovery points in a locked vault are kept at least, and at most. */
export interface GovernanceLockOptions {
  /**
   * Backup and copy jobs with a shorter retention fail. Whole days, 1 to 36,500.
   *
   * Continuous backups are kept for 35 days at most, so they cannot go into a vault with a longer minimum.
   */
  readonly minRetention: Duration;

  /**
   * Backup and copy jobs with a longer retention fail, those without an end included. Whole days, not less than
   * `minRetention`, up to 36,500.
   *
   * @default - no maximum
   */
  readonly maxRetention?: Duration;
}

/** A lock that becomes immutable. */
export interface ComplianceLockOptions extends GovernanceLockOptions {
  /**
   * How long the lock can still be changed or removed after it was made. Whole days, 3 to 36,500.
   *
   * CloudFormation cannot read it back, and a change after that time fails: leave it as it is once the lock stands.
   * The vault warns at synth on which day the time is over if the lock is set that day (CB-LOCK-007); acknowledge it on
   * the vault once you have restored from it.
   */
  readonly coolingOff: Duration;

  /**
   * Must be `true`. After the cooling-off time nobody, AWS included, can change or delete the lock, or delete a
   * recovery point before its retention ends; only closing the account ends it.
   */
  readonly acknowledgeIrreversible: boolean;
}

/**
 * Vault Lock: no recovery point is deleted before its retention ends.
 *
 * A lock binds what is backed up after it was set; recovery points that were in the vault before keep the
 * retention they had.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
export class VaultLock {
  /**
   * A lock that principals with the permission to do so can change and remove.
   *
   * Throws for a retention out of bounds.
   */
  public static governance(options: GovernanceLockOptions): VaultLock {
    return VaultLock.of({ ...retentionModel(options), changeableForDays: undefined }, options, undefined, 'VaultLock.governance', VaultLock.governance);
  }

  /**
   * A lock that nobody can change or remove once the cooling-off time is over, AWS included.
   *
   * Throws for a retention or cooling-off time out of bounds, and without the acknowledgement.
   */
  public static compliance(options: ComplianceLockOptions): VaultLock {
    const model: LockModel = {
      ...retentionModel(options),
      changeableForDays: daysOf(options.coolingOff),
      irreversibleAcknowledged: options.acknowledgeIrreversible === true,
    };
    return VaultLock.of(model, options, options.coolingOff, 'VaultLock.compliance', VaultLock.compliance);
  }

  private static of(model: LockModel, options: GovernanceLockOptions, coolingOff: Duration | undefined, label: string, from: Function): VaultLock {
    refuse('lock', model, label, from);
    return new VaultLock(model, options, coolingOff);
  }

  private constructor(
    private readonly model: LockModel,
    private readonly options: GovernanceLockOptions,
    private readonly coolingOff: Duration | undefined,
  ) {}

  /** Words for messages and reports, for example `compliance lock, 35 to 2557 days, immutable 7 days after it was set`. */
  public toString(): string {
    const { minRetentionDays: min, maxRetentionDays: max, changeableForDays: changeable } = this.model;
    const bounds = max === undefined ? `${words(min)} days or more` : `${words(min)} to ${words(max)} days`;
    if (changeable === undefined) return `governance lock, ${bounds}`;
    return `compliance lock, ${bounds}, immutable ${words(changeable)} days after it was set`;
  }

  /** @internal */
  public _model(): LockModel {
    return this.model;
  }

  /**
   * What goes into the template, tokens included.
   *
   * @internal
   */
  public _render(): { minRetentionDays: number; maxRetentionDays?: number; changeableForDays?: number } {
    return {
      minRetentionDays: this.options.minRetention.toDays(),
      maxRetentionDays: this.options.maxRetention?.toDays(),
      changeableForDays: this.coolingOff?.toDays(),
    };
  }
}

function retentionModel(options: GovernanceLockOptions): Pick<LockModel, 'minRetentionDays' | 'maxRetentionDays'> {
  return { minRetentionDays: daysOf(options.minRetention), maxRetentionDays: daysOf(options.maxRetention) };
}

function words(days: LockModel['minRetentionDays']): string {
  return days === UNKNOWN ? 'a number (known at deployment) of' : String(days);
}
