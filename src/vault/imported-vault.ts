import { ArnFormat, Resource, Stack, Token } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { judge } from '../model/diagnostics/judge';
import { leaf, UNKNOWN } from '../model/known';
import type { VaultModel } from '../model/plan-model';
import { refuseErrors } from '../private/report';
import type { SecureVaultAttributes } from './secure-vault-props';
import { VaultGrants } from './vault-grants';
import { NOTHING_KNOWN } from './vault-model';
import type { ModelledVault } from './vault-model';

/**
 * Names of the vaults that AWS Backup makes itself, such as `aws/efs/automatic-backup-vault`, have a form of their
 * own; and where there is no name, the ARN is at fault.
 */
const NOT_JUDGED = /^(?:aws\/|$)/;

export class ImportedVault extends Resource implements backup.IBackupVault, ModelledVault {
  public readonly backupVaultName: string;
  public readonly backupVaultArn: string;

  constructor(scope: Construct, id: string, private readonly attributes: SecureVaultAttributes, from: Function) {
    // A malformed ARN is refused below, in our words and with our path.
    const { account, region } = splitVaultArn(scope, attributes.backupVaultArn);
    super(scope, id, { account, region });
    this.backupVaultArn = attributes.backupVaultArn;
    this.backupVaultName = splitVaultArn(scope, attributes.backupVaultArn).name;
    refuseErrors(this, judge('vault', this._model(), { label: 'the vault', path: '' }, 'part'), from);
  }

  public get backupVaultRef(): backup.BackupVaultReference {
    return { backupVaultName: this.backupVaultName, backupVaultArn: this.backupVaultArn };
  }

  public grant(grantee: iam.IGrantable, ...actions: string[]): iam.Grant {
    return VaultGrants.fromVault(this).actions(grantee, ...actions);
  }

  /** @internal */
  public _model(): VaultModel {
    const { vaultLock, encryptionKey } = this.attributes;
    return {
      ...NOTHING_KNOWN,
      name: NOT_JUDGED.test(this.backupVaultName) ? UNKNOWN : leaf(this.backupVaultName),
      arn: leaf(this.backupVaultArn),
      account: leaf(this.env.account),
      region: leaf(this.env.region),
      lock: vaultLock ? vaultLock._model() : UNKNOWN,
      encryptionKeyArn: encryptionKey ? leaf(encryptionKey.keyRef.keyArn) : UNKNOWN,
    };
  }
}

/** Account, Region and name of a vault; an ARN that is a token is taken apart at deployment. */
function splitVaultArn(scope: Construct, arn: string): { readonly account?: string; readonly region?: string; readonly name: string } {
  if (!Token.isUnresolved(arn)) {
    const [, , , region, account, , ...name] = arn.split(':');
    return { region: region || undefined, account: account || undefined, name: name.join(':') };
  }
  const { region, account, resourceName } = Stack.of(scope).splitArn(arn, ArnFormat.COLON_RESOURCE_NAME);
  return { region, account, name: resourceName ?? '' };
}
