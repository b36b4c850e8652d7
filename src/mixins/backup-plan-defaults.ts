import type { InjectionContext, IPropertyInjector } from 'aws-cdk-lib';
import { BackupPlan } from 'aws-cdk-lib/aws-backup';
import type * as backup from 'aws-cdk-lib/aws-backup';
import { given } from './given';

/** What plans of aws-cdk-lib get unless they say otherwise. */
export interface BackupPlanDefaultsProps {
  /**
   * Vault of plans that set no `backupVault`, instead of one that each makes for itself.
   *
   * @default - none
   */
  readonly backupVault?: backup.IBackupVaultRef;

  /**
   * Whether plans that do not say so take application-consistent backups of Windows on EC2, through VSS.
   *
   * @default false
   */
  readonly windowsVss?: boolean;
}

/**
 * Defaults of an organization for every `BackupPlan` of aws-cdk-lib below a scope. What a plan sets itself wins.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
 *
 * @example
 * declare const app: App;
 * declare const vault: SecureVault;
 *
 * PropertyInjectors.of(app).add(new BackupPlanDefaults({ backupVault: vault }));
 */
export class BackupPlanDefaults implements IPropertyInjector {
  /** The construct whose properties are given. */
  public readonly constructUniqueId: string = BackupPlan.PROPERTY_INJECTION_ID;

  constructor(private readonly props: BackupPlanDefaultsProps) {}

  /** The properties of a plan, with the defaults for what it leaves open. */
  public inject(originalProps: any, _context: InjectionContext): any {
    return { ...given(this.props), ...given((originalProps ?? {}) as backup.BackupPlanProps) };
  }
}
