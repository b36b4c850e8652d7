import { Duration } from 'aws-cdk-lib';
import { Retention } from '../model/plan/retention';
import { BackupSchedule } from '../model/schedule/backup-schedule';
import type { ScheduleOptions } from '../model/schedule/backup-schedule';
import { VaultLock } from '../vault/vault-lock';
import type { LevelPlan } from './level-plan';
import { ProtectionRule } from './protection-rule';

/** Asks for the level that cannot be undone. */
export interface ImmutableLevelOptions {
  /**
   * Must be true: once its cooling-off time is over, nobody can remove the lock or delete a recovery point before
   * its time, AWS included.
   */
  readonly acknowledgeIrreversible: boolean;

  /**
   * How long the lock can still be removed after the deployment, at least 3 days.
   *
   * @default Duration.days(14)
   */
  readonly coolingOff?: Duration;
}

/** A level of your own. */
export interface CustomLevelOptions {
  /** The rules of the plan. A continuous one is kept to the resource types that support it. */
  readonly rules: ProtectionRule[];

  /**
   * Vault Lock of the vault.
   *
   * @default - no lock
   */
  readonly vaultLock?: VaultLock;

  /**
   * Whether backups should have a copy outside their Region; a set-up without one gets a warning.
   *
   * @default false
   */
  readonly expectsCopy?: boolean;
}

/** A preset, as data. Its numbers are common practice; no standard names them (docs/decisions/0006-levels.md). */
interface Preset {
  readonly name: string;
  /** Of the rule that carries the RPO; `why` says where the number comes from. */
  readonly frequent: Retention;
  readonly weekly?: Retention;
  readonly monthly?: Retention;
  readonly continuous?: Retention;
  readonly vaultLock: VaultLock;
  readonly expectsCopy: boolean;
}

function baseline(): Preset {
  return {
    name: 'baseline',
    // 35 days is what AWS Backup Audit Manager checks for unless told otherwise.
    frequent: Retention.days(35),
    // A week stops an administrator's slip; no maximum, so that rules can be added freely.
    vaultLock: VaultLock.governance({ minRetention: Duration.days(7) }),
    expectsCopy: false,
  };
}

function regulated(): Preset {
  return {
    name: 'regulated',
    frequent: Retention.days(35),
    weekly: Retention.weeks(13),
    // One calendar year, for a yearly audit; cold after a month, where the type supports it.
    monthly: Retention.years(1).coldAfter(Duration.days(30)),
    continuous: Retention.days(35),
    // The maximum keeps personal data from being held longer than the longest rule says.
    vaultLock: VaultLock.governance({ minRetention: Duration.days(7), maxRetention: Duration.days(366) }),
    expectsCopy: true,
  };
}

function immutable(options: ImmutableLevelOptions): Preset {
  return {
    name: 'immutable',
    frequent: Retention.days(35),
    // Seven years cover the longest record class of six years with a year to spare.
    monthly: Retention.years(7).coldAfter(Duration.days(90)),
    continuous: Retention.days(35),
    // 35 days is the longest minimum that a continuous backup can live with.
    vaultLock: VaultLock.compliance({
      minRetention: Duration.days(35),
      maxRetention: Duration.days(2557),
      coolingOff: options.coolingOff ?? Duration.days(14),
      acknowledgeIrreversible: options.acknowledgeIrreversible,
    }),
    expectsCopy: true,
  };
}

/**
 * How strongly resources are protected, told by intent.
 *
 * A level sets rules, retention and Vault Lock. Its numbers are common practice; almost no law or standard names
 * a number, and no level claims to fulfil one.
 *
 * | Level | Rules (retention in days) | Vault Lock |
 * |---|---|---|
 * | `baseline` | daily 35 | governance, at least 7 days |
 * | `regulated` | daily 35, weekly 91, monthly 366 (cold after 30), continuous 35 | governance, 7 to 366 days |
 * | `immutable` | daily 35, monthly 2,557 (cold after 90), continuous 35 | compliance, 35 to 2,557 days |
 *
 * With an RPO shorter than a day can keep, the daily rule becomes one of every 12, 8, 6, 4, 3, 2 hours or every hour.
 */
export class ProtectionLevel {
  /** A daily backup for 35 days in a locked vault: the least that deserves the name. */
  public static baseline(): ProtectionLevel {
    return ProtectionLevel.preset(baseline());
  }

  /** What auditors usually ask for; expects a copy in another Region. */
  public static regulated(): ProtectionLevel {
    return ProtectionLevel.preset(regulated());
  }

  /** Backups that nobody can delete before their time; cannot be undone. */
  public static immutable(options: ImmutableLevelOptions): ProtectionLevel {
    return ProtectionLevel.preset(immutable(options));
  }

  /** Rules and lock of your own. */
  public static custom(options: CustomLevelOptions): ProtectionLevel {
    return new ProtectionLevel('custom', true, () => ({
      name: 'custom',
      rules: options.rules.filter(rule => !rule.isContinuous),
      continuous: options.rules.filter(rule => rule.isContinuous),
      vaultLock: options.vaultLock,
      expectsCopy: options.expectsCopy ?? false,
    }));
  }

  private static preset(preset: Preset): ProtectionLevel {
    return new ProtectionLevel(preset.name, false, (hours, timing) => ({
      name: preset.name,
      rules: [
        frequentRule(hours, preset.frequent, timing),
        ...(preset.weekly ? [ProtectionRule.weekly({ retention: preset.weekly, schedule: BackupSchedule.weekly(timing) })] : []),
        ...(preset.monthly ? [ProtectionRule.monthly({ retention: preset.monthly, schedule: BackupSchedule.monthly(timing) })] : []),
      ],
      continuous: preset.continuous ? [ProtectionRule.continuous({ retention: preset.continuous, schedule: BackupSchedule.daily(timing) })] : [],
      vaultLock: preset.vaultLock,
      expectsCopy: preset.expectsCopy,
    }));
  }

  private constructor(
    /** `baseline`, `regulated`, `immutable` or `custom`. */
    public readonly levelName: string,
    private readonly fixedRules: boolean,
    private readonly expand: (hours: number, timing: ScheduleOptions) => LevelPlan,
  ) {}

  /**
   * Whether the rules are the user's, so that no interval may be chosen for them.
   *
   * @internal
   */
  public get _hasFixedRules(): boolean {
    return this.fixedRules;
  }

  /**
   * @param hours interval of the rule that carries the RPO
   *
   * @internal
   */
  public _plan(hours: number, timing: ScheduleOptions): LevelPlan {
    return this.expand(hours, timing);
  }
}

function frequentRule(hours: number, retention: Retention, timing: ScheduleOptions): ProtectionRule {
  if (hours === 24) return ProtectionRule.daily({ retention, schedule: BackupSchedule.daily(timing) });
  const schedule = BackupSchedule.everyHours(hours, timing);
  return hours === 1
    ? ProtectionRule.hourly({ retention, schedule })
    : ProtectionRule.of(`Every${hours}Hours`, schedule, { retention });
}
