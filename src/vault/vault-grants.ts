import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import { DiagnosticError } from '../model/diagnostics/error';
import { judge } from '../model/diagnostics/judge';
import { leaf } from '../model/known';
import { vaultModelOf } from './vault-model';

/** Which recovery points a grant covers. */
export interface RecoveryPointGrantOptions {
  /**
   * ARNs of the recovery points; wildcards are fine.
   *
   * A recovery point of a type that AWS Backup manages fully has an ARN of AWS Backup. Others have the ARN of
   * their own service, for example `arn:aws:ec2:eu-west-1::snapshot/*` or
   * `arn:aws:rds:eu-west-1:111122223333:snapshot:awsbackup:*`. None of them contains the name of the vault, so
   * such a grant cannot be limited to one vault.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/access-control.html
   * @default - all recovery points of fully managed types in account and Region of the vault
   */
  readonly recoveryPointArns?: string[];
}

const DESCRIBE = ['backup:DescribeRecoveryPoint', 'backup:GetRecoveryPointRestoreMetadata'];

/**
 * Permissions on a vault.
 *
 * A deny in the access policy of the vault is stronger than any of them.
 */
export class VaultGrants {
  /** Permissions on any vault: one of this library or of aws-cdk-lib, made here or imported. */
  public static fromVault(vault: backup.IBackupVaultRef): VaultGrants {
    return new VaultGrants(vault);
  }

  private constructor(private readonly vault: backup.IBackupVaultRef) {}

  /**
   * Allows the given actions on the vault, such as `backup:TagResource`.
   *
   * Throws for an action with a wildcard, which vault access policies do not support.
   */
  public actions(grantee: iam.IGrantable, ...actions: string[]): iam.Grant {
    this.refuseWildcards(actions);
    return iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [this.vaultArn] });
  }

  /** Allows to look at the vault: its description, its policy, its notifications and the list of its recovery points. */
  public read(grantee: iam.IGrantable): iam.Grant {
    return this.actions(grantee,
      'backup:DescribeBackupVault',
      'backup:GetBackupVaultAccessPolicy',
      'backup:GetBackupVaultNotifications',
      'backup:ListRecoveryPointsByBackupVault',
    );
  }

  /**
   * Allows to start backup jobs into the vault.
   *
   * The grantee also needs `iam:PassRole` for the backup role it names; grant that on the role.
   */
  public startBackup(grantee: iam.IGrantable): iam.Grant {
    return this.actions(grantee, 'backup:StartBackupJob');
  }

  /**
   * Allows to copy recovery points into the vault.
   *
   * For a principal of another account this also goes into the access policy of the vault; it is the only action
   * that AWS Backup accepts across accounts. A vault that was imported must have that statement already.
   */
  public copyInto(grantee: iam.IGrantable): iam.Grant {
    const actions = ['backup:CopyIntoBackupVault'];
    const resource = policyOf(this.vault);
    if (!resource) return iam.Grant.addToPrincipal({ grantee, actions, resourceArns: [this.vaultArn] });
    // AWS Backup wants `*` as the resource of such a statement in a vault policy.
    return iam.Grant.addToPrincipalOrResource({ grantee, actions, resource, resourceArns: [this.vaultArn], resourceSelfArns: ['*'] });
  }

  /** Allows to read recovery points: their description, and what a restore of them needs to know. */
  public describeRecoveryPoints(grantee: iam.IGrantable, options: RecoveryPointGrantOptions = {}): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions: [...DESCRIBE], resourceArns: this.recoveryPoints(options) });
  }

  /**
   * Allows to read recovery points and to start restore jobs from them.
   *
   * The grantee also needs `iam:PassRole` for the restore role it names; grant that on the role.
   */
  public restore(grantee: iam.IGrantable, options: RecoveryPointGrantOptions = {}): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions: [...DESCRIBE, 'backup:StartRestoreJob'], resourceArns: this.recoveryPoints(options) });
  }

  private get vaultArn(): string {
    return this.vault.backupVaultRef.backupVaultArn;
  }

  private recoveryPoints(options: RecoveryPointGrantOptions): string[] {
    const { account, region } = this.vault.env;
    return options.recoveryPointArns ?? [Stack.of(this.vault).formatArn({
      service: 'backup',
      account,
      region,
      resource: 'recovery-point',
      resourceName: '*',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    })];
  }

  private refuseWildcards(actions: string[]): void {
    if (Token.isUnresolved(actions)) return;
    const access = { actions: actions.map(action => leaf(action)), exceptions: undefined, deployerExcepted: undefined };
    const findings = judge('vault', { ...vaultModelOf(this.vault), access }, { label: 'the vault', path: '' }, 'part');
    const wild = findings.filter(finding => finding.path.startsWith('access.actions'));
    if (wild.length > 0) throw new DiagnosticError(wild, this.vault.node.path, this.actions);
  }
}

/** The access policy of a vault, where statements can be added to it. */
function policyOf(vault: backup.IBackupVaultRef): iam.IResourceWithPolicyV2 | undefined {
  if (!(vault instanceof backup.BackupVault)) return iam.ResourceWithPolicies.of(vault);
  return {
    env: vault.env,
    addToResourcePolicy: (statement) => {
      vault.addToAccessPolicy(statement);
      return { statementAdded: true, policyDependable: vault };
    },
  };
}
