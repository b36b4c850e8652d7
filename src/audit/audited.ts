import type * as backup from 'aws-cdk-lib/aws-backup';
import type { ProtectedResourceType } from '../selection/protected-resource-type';
import type { ScopeSpec } from './control-spec';

/**
 * Which resources a control evaluates: resource types, one tag, or one resource. Left out, a control evaluates every
 * resource of the account and Region that it can.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ControlScope.html
 */
export class AuditedResources {
  /**
   * All resources of some types.
   *
   * AWS Backup has one name for DB instances and Multi-AZ clusters of RDS, and one for all file systems of FSx.
   *
   * @param types at least one type
   */
  public static ofTypes(...types: ProtectedResourceType[]): AuditedResources {
    return new AuditedResources({ types: namesOf(types) });
  }

  /**
   * Resources with a tag.
   *
   * @param key tag key
   * @param value tag value; left out, any value will do
   */
  public static tagged(key: string, value?: string): AuditedResources {
    return new AuditedResources({ tag: { key, value } });
  }

  /**
   * One resource.
   *
   * @param type its type
   * @param id its id, for example `vol-0123456789abcdef0`
   */
  public static resource(type: ProtectedResourceType, id: string): AuditedResources {
    return new AuditedResources({ types: [type.backupTypeName], ids: [id] });
  }

  private constructor(
    /** @internal */
    public readonly _scope: ScopeSpec,
  ) {}
}

/** Which resources the control for logically air-gapped vaults evaluates; it knows no tags. */
export class AirGappedResources {
  /**
   * All resources of some types.
   *
   * @param types at least one type
   */
  public static ofTypes(...types: ProtectedResourceType[]): AirGappedResources {
    return new AirGappedResources({ types: namesOf(types) });
  }

  /**
   * One resource.
   *
   * @param type its type
   * @param id its id
   */
  public static resource(type: ProtectedResourceType, id: string): AirGappedResources {
    return new AirGappedResources({ types: [type.backupTypeName], ids: [id] });
  }

  private constructor(
    /** @internal */
    public readonly _scope: ScopeSpec,
  ) {}
}

/** Which backup plans a control evaluates. */
export class AuditedPlans {
  /**
   * Plans with a tag.
   *
   * @param key tag key
   * @param value tag value; left out, any value will do
   */
  public static tagged(key: string, value?: string): AuditedPlans {
    return new AuditedPlans({ tag: { key, value } });
  }

  /** One plan. That AWS Backup calls its type `AWS::Backup::BackupPlan` in a scope is as AWS Config has it. */
  public static plan(plan: backup.IBackupPlanRef): AuditedPlans {
    return new AuditedPlans({ types: ['AWS::Backup::BackupPlan'], ids: [plan.backupPlanRef.backupPlanId] });
  }

  private constructor(
    /** @internal */
    public readonly _scope: ScopeSpec,
  ) {}
}

/** Which vaults a control evaluates. */
export class AuditedVaults {
  /**
   * Vaults with a tag.
   *
   * @param key tag key
   * @param value tag value; left out, any value will do
   */
  public static tagged(key: string, value?: string): AuditedVaults {
    return new AuditedVaults({ tag: { key, value } });
  }

  /** One vault. That AWS Backup calls its type `AWS::Backup::BackupVault` in a scope is as AWS Config has it. */
  public static vault(vault: backup.IBackupVaultRef): AuditedVaults {
    return new AuditedVaults({ types: ['AWS::Backup::BackupVault'], ids: [vault.backupVaultRef.backupVaultName] });
  }

  private constructor(
    /** @internal */
    public readonly _scope: ScopeSpec,
  ) {}
}

/** Which recovery points a control evaluates. */
export class AuditedRecoveryPoints {
  /**
   * Recovery points with a tag.
   *
   * @param key tag key
   * @param value tag value; left out, any value will do
   */
  public static tagged(key: string, value?: string): AuditedRecoveryPoints {
    return new AuditedRecoveryPoints({ tag: { key, value } });
  }

  private constructor(
    /** @internal */
    public readonly _scope: ScopeSpec,
  ) {}
}

function namesOf(types: readonly ProtectedResourceType[]): string[] {
  return [...new Set(types.map(({ backupTypeName }) => backupTypeName))];
}
