import { Fn, Token } from 'aws-cdk-lib';
import type { CfnFramework } from 'aws-cdk-lib/aws-backup';
import type { ControlModel } from '../model/audit/framework-model';
import { refuse } from '../model/diagnostics/error';
import { UNKNOWN } from '../model/known';
import type {
  AirGappedControlOptions, AuditedRecoveryPointsOptions, AuditedResourcesOptions, CrossAccountControlOptions, CrossRegionControlOptions,
  LastRecoveryPointControlOptions, ManualDeletionControlOptions, NamedControlOptions, PlanControlOptions, RecoveryPointRetentionControlOptions,
  RestoreTimeControlOptions, VaultLockControlOptions,
} from './control-options';
import { age, controlModel, inDays, inMinutes, parametersOf } from './control-spec';
import type { ControlSpec, ScopeSpec } from './control-spec';

/**
 * A control of AWS Backup Audit Manager.
 *
 * Each factory throws for parameters out of the range that the control takes.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/controls-and-remediation.html
 */
export class AuditControl {
  /** Resources are in a backup plan (BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN). */
  public static resourcesInBackupPlan(options: AuditedResourcesOptions = {}): AuditControl {
    return AuditControl.made('resourcesInBackupPlan', 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', {}, options.resources?._scope);
  }

  /** Backup plans have a rule that runs often enough and keeps long enough (BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK). */
  public static planFrequencyAndRetention(options: PlanControlOptions = {}): AuditControl {
    const frequency = options.frequency && age(options.frequency);
    return AuditControl.made('planFrequencyAndRetention', 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK', {
      requiredFrequencyUnit: frequency?.unit, requiredFrequencyValue: frequency?.value, requiredRetentionDays: inDays(options.retention),
    }, options.plans?._scope);
  }

  /** Vaults deny that recovery points are deleted by hand (BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED). */
  public static manualDeletionDisabled(options: ManualDeletionControlOptions = {}): AuditControl {
    return AuditControl.made('manualDeletionDisabled', 'BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', {
      principalArnList: list(options.exceptRoles),
    }, options.vaults?._scope);
  }

  /** Recovery points are encrypted (BACKUP_RECOVERY_POINT_ENCRYPTED). */
  public static recoveryPointsEncrypted(options: AuditedRecoveryPointsOptions = {}): AuditControl {
    return AuditControl.made('recoveryPointsEncrypted', 'BACKUP_RECOVERY_POINT_ENCRYPTED', {}, options.recoveryPoints?._scope);
  }

  /** Recovery points are kept long enough (BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK). */
  public static recoveryPointRetention(options: RecoveryPointRetentionControlOptions = {}): AuditControl {
    return AuditControl.made('recoveryPointRetention', 'BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', {
      requiredRetentionDays: inDays(options.retention),
    }, options.recoveryPoints?._scope);
  }

  /** Resources have a copy in another Region (BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION). */
  public static crossRegionCopy(options: CrossRegionControlOptions = {}): AuditControl {
    return AuditControl.made('crossRegionCopy', 'BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION', { crossRegionList: list(options.regions) }, options.resources?._scope);
  }

  /** Resources have a copy in another account (BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT). */
  public static crossAccountCopy(options: CrossAccountControlOptions = {}): AuditControl {
    return AuditControl.made('crossAccountCopy', 'BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT', { crossAccountList: list(options.accounts) }, options.resources?._scope);
  }

  /** Resources have backups in a locked vault (BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK). */
  public static vaultLock(options: VaultLockControlOptions = {}): AuditControl {
    return AuditControl.made('vaultLock', 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK', {
      minRetentionDays: inDays(options.minRetention), maxRetentionDays: inDays(options.maxRetention),
    }, options.resources?._scope);
  }

  /** Resources have a recovery point that is young enough (BACKUP_LAST_RECOVERY_POINT_CREATED). */
  public static lastRecoveryPoint(options: LastRecoveryPointControlOptions = {}): AuditControl {
    const limit = options.age && age(options.age);
    return AuditControl.made('lastRecoveryPoint', 'BACKUP_LAST_RECOVERY_POINT_CREATED', {
      recoveryPointAgeUnit: limit?.unit, recoveryPointAgeValue: limit?.value,
    }, options.resources?._scope);
  }

  /** Resources are restored fast enough (RESTORE_TIME_FOR_RESOURCES_MEET_TARGET); restore jobs tell, so test restores. */
  public static restoreTime(options: RestoreTimeControlOptions): AuditControl {
    return AuditControl.made('restoreTime', 'RESTORE_TIME_FOR_RESOURCES_MEET_TARGET', { maxRestoreTime: inMinutes(options.maxRestoreTime) }, options.resources?._scope);
  }

  /** Resources have a recent recovery point in a logically air-gapped vault (RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT). */
  public static airGappedCopy(options: AirGappedControlOptions = {}): AuditControl {
    const limit = options.age && age(options.age);
    return AuditControl.made('airGappedCopy', 'RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT', {
      recoveryPointAgeUnit: limit?.unit, recoveryPointAgeValue: limit?.value,
    }, options.resources?._scope);
  }

  /**
   * A control by its name. A name that does not exist is refused, with the one that was most likely meant.
   *
   * @param controlName as AWS Backup has it, for example `BACKUP_RECOVERY_POINT_ENCRYPTED`
   */
  public static of(controlName: string, options: NamedControlOptions = {}): AuditControl {
    return AuditControl.made('of', controlName, { ...options.parameters }, options.resources?._scope, options.acknowledgeUnknown);
  }

  /**
   * A control that was worked out, and so is not judged one by one.
   *
   * @internal
   */
  public static _from(spec: ControlSpec): AuditControl {
    return new AuditControl(spec, false);
  }

  private static made(
    factory: string, name: string, parameters: ControlSpec['parameters'], scope: ScopeSpec | undefined, unknown = false,
  ): AuditControl {
    const control = new AuditControl({ name, parameters, scope }, unknown);
    refuse('control', control._model(), `AuditControl.${factory}`, AuditControl[factory as 'of']);
    return control;
  }

  /** Name of the control, as AWS Backup has it. */
  public readonly controlName: string;

  private constructor(private readonly spec: ControlSpec, private readonly unknown: boolean) {
    this.controlName = spec.name;
  }

  /** Name and parameters, for people. */
  public toString(): string {
    const parameters = parametersOf(this.spec).map(({ name, value }) => `${name} ${Token.isUnresolved(value) ? '(known at deployment)' : value}`);
    return [this.controlName, ...parameters].join(', ');
  }

  /** @internal */
  public _model(): ControlModel {
    const model = controlModel(this.spec);
    return this.unknown ? { ...model, controlName: UNKNOWN } : model;
  }

  /** @internal */
  public _render(): CfnFramework.FrameworkControlProperty {
    const { scope } = this.spec;
    const parameters = parametersOf(this.spec).map(({ name, value }) => ({ parameterName: name, parameterValue: value }));
    return {
      controlName: this.spec.name,
      // Without parameters the list must be left out.
      controlInputParameters: parameters.length > 0 ? parameters : undefined,
      // To the L1 a scope is any JSON, whose keys go into the template as they are.
      controlScope: scope && {
        ComplianceResourceTypes: scope.types,
        ComplianceResourceIds: scope.ids,
        Tags: scope.tag && [{ Key: scope.tag.key, Value: scope.tag.value }],
      },
    };
  }
}

function list(items: readonly string[] | undefined): string | undefined {
  if (Token.isUnresolved(items)) return Fn.join(',', [...items!]);
  return items && items.length > 0 ? items.join(',') : undefined;
}
