import { Duration } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import { arnLeaf } from '../model/arn';
import { daysOf, leaf, UNKNOWN } from '../model/known';
import { RESTORE_TESTING_LIMITS } from '../model/restore-testing/restore-testing-limits';
import type { RestoreTestingPlanModel } from '../model/restore-testing/restore-testing-model';
import { BackupSchedule } from '../model/schedule/backup-schedule';
import { RecoveryPointChoice } from './recovery-point-choice';
import type { RestoreTestingProps } from './restore-testing-props';
import { daysIn, hoursIn, hoursOf } from './whole-units';

/** After the backups of the night. */
const DEFAULT_HOUR = 9;

/** When tests run and which recovery points they take: as the template has it, and as the diagnostics see it. */
export class RestoreTestDesign {
  private readonly schedule: BackupSchedule;
  private readonly choice: RecoveryPointChoice;
  private readonly excluded: readonly backup.IBackupVaultRef[];

  constructor(private readonly name: string, private readonly props: RestoreTestingProps) {
    this.schedule = props.schedule ?? BackupSchedule.weekly({ hour: DEFAULT_HOUR });
    this.choice = props.recoveryPoints ?? RecoveryPointChoice.latest();
    this.excluded = props.excludedVaults ?? [];
  }

  /** `vaults` of undefined: all. */
  public model(vaults: readonly backup.IBackupVaultRef[] | undefined): RestoreTestingPlanModel {
    return {
      name: leaf(this.name),
      schedule: { ...this.schedule._model(), startWindowMinutes: undefined, completionWindowMinutes: undefined },
      startWindowHours: hoursOf(this.props.startWindow),
      algorithm: this.choice._algorithm,
      recoveryPointTypes: this.choice._types,
      includeVaults: vaults?.map(arnLeafOf) ?? ['*'],
      excludeVaults: this.excluded.length > 0 ? this.excluded.map(arnLeafOf) : undefined,
      selectionWindowDays: daysOf(this.choice._within),
    };
  }

  public render(includeVaults: string[]): backup.CfnRestoreTestingPlanProps {
    const { scheduleExpression, scheduleExpressionTimezone } = this.schedule._render();
    return {
      restoreTestingPlanName: this.name,
      scheduleExpression,
      scheduleExpressionTimezone,
      startWindowHours: hoursIn(this.props.startWindow ?? Duration.hours(RESTORE_TESTING_LIMITS.startWindowDefaultHours.value), 'Start window'),
      recoveryPointSelection: {
        algorithm: this.choice._algorithm,
        recoveryPointTypes: [...this.choice._types],
        includeVaults,
        excludeVaults: this.excluded.length > 0 ? this.excluded.map(vaultArnOf) : undefined,
        selectionWindowDays: daysIn(this.choice._within, 'Selection window'),
      },
    };
  }

  /** Windows that the schedule was given: those of a backup job. */
  public get scheduleWindows(): string[] {
    const { startWindowMinutes, completionWindowMinutes } = this.schedule._model();
    return [
      ...startWindowMinutes === BackupSchedule.weekly()._model().startWindowMinutes ? [] : ['startWindow'],
      ...completionWindowMinutes === undefined ? [] : ['completionWindow'],
    ];
  }
}

export function vaultArnOf(vault: backup.IBackupVaultRef): string {
  return vault.backupVaultRef.backupVaultArn;
}

function arnLeafOf(vault: backup.IBackupVaultRef) {
  return arnLeaf(vaultArnOf(vault)) ?? UNKNOWN;
}
