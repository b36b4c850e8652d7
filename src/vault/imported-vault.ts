import { Resource } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { judge } from '../model/diagnostics/judge';
import { leaf, UNKNOWN } from '../model/known';
import type { VaultModel } from '../model/plan/plan-model';
import { refuseErrors } from '../private/report';
import { keyRegion } from './key-region';
import { splitVaultArn } from './vault-arn';
import { VaultGrants } from './vault-grants';
import { NOTHING_KNOWN, readResource, resourceNamedBy } from './vault-model';
import type { ModelledVault } from './vault-model';

/**
 * Names of the vaults that AWS Backup makes itself, such as `aws/efs/automatic-backup-vault`, have a form of their
 * own; and where there is no name, the ARN is at fault.
 */
const NOT_JUDGED = /^(?:aws\/|$)/;

/** What the user says of a vault by saying which key it has. */
export function keyLeaves({ keyRef: { keyArn } }: kms.IKeyRef): Pick<VaultModel, 'encryptionKeyArn' | 'keyRegion'> {
  return { encryptionKeyArn: leaf(keyArn), keyRegion: keyRegion(keyArn) };
}

export class ImportedVault extends Resource implements backup.IBackupVault, ModelledVault {
  public readonly backupVaultName: string;
  public readonly backupVaultArn: string;

  /** `known` is what the user says of the vault. */
  constructor(scope: Construct, id: string, arn: string, private readonly known: Partial<VaultModel>, from: Function) {
    // A malformed ARN is refused below, in our words and with our path.
    const { account, region, name } = splitVaultArn(scope, arn);
    super(scope, id, { account, region });
    this.backupVaultArn = arn;
    this.backupVaultName = name;
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
    const resource = resourceNamedBy(this.backupVaultArn);
    return {
      ...resource ? readResource(resource) : NOTHING_KNOWN,
      name: NOT_JUDGED.test(this.backupVaultName) ? UNKNOWN : leaf(this.backupVaultName),
      arn: leaf(this.backupVaultArn),
      account: leaf(this.env.account),
      region: leaf(this.env.region),
      ...this.known,
    };
  }
}
