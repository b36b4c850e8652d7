import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { judge } from '../model/diagnostics/judge';
import { leaf } from '../model/known';
import type { VaultAccessModel } from '../model/vault/vault-parts';
import { topLevelStack } from '../private/physical-name';
import { report } from '../private/report';
import { SecureVault } from '../vault/secure-vault';
import type { SecureVaultProps } from '../vault/secure-vault-props';
import { vaultArnAt } from '../vault/vault-arn';
import { VaultLock } from '../vault/vault-lock';
import { VaultNotifications } from '../vault/vault-notifications';
import { acceptCopies } from './accept-copies';
import type { BackupDestinationLocation, BackupDestinationProps } from './backup-destination-props';
import { pathInStack } from './path-in-stack';
import { regionModel } from './region-model';
import { ReplicaStack } from './replica-stack';
import type { SourceAccounts } from './source-accounts';

/**
 * The receiving side of copies between accounts: a locked vault in a backup account that takes copies from the
 * accounts you name, and nothing else.
 *
 * Its policy denies copies from anybody else, backup jobs of its own account, and deletion by hand. The name of the
 * vault is yours, so that sources in other apps and pipelines can compute its ARN: deploy this side first.
 *
 * Cross-account backup itself is switched on once, in the management account of the organization; CloudFormation has no
 * resource for that.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
 */
export class BackupDestination extends Construct {
  /** The ARN of the vault of a destination, computed from where it is. */
  public static arnFor(location: BackupDestinationLocation): string {
    return vaultArnAt(location);
  }

  /** The vault in the Region of the stack. */
  public readonly vault: SecureVault;

  private readonly all: SecureVault[];

  constructor(scope: Construct, id: string, props: BackupDestinationProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const elsewhere = [...new Set(props.regions ?? [])].filter(region => region !== stack.region);
    report(this, this.judge(props, elsewhere), BackupDestination);

    this.vault = this.makeVault(this, 'Vault', { ...vaultProps(props), encryptionKey: props.encryptionKey }, props);
    this.all = [this.vault, ...elsewhere.map(region => this.makeVaultIn(region, props))];
  }

  /** The vaults of all Regions, that of the stack first. */
  public get vaults(): SecureVault[] {
    return [...this.all];
  }

  private judge(props: BackupDestinationProps, elsewhere: readonly string[]) {
    const { account, region } = Stack.of(this);
    return judge('destination', {
      vaultName: leaf(props.backupVaultName),
      account: leaf(account),
      region: leaf(region),
      acceptFrom: props.acceptFrom.map(sources => sources._model()),
      regions: elsewhere.map(name => regionModel(name, true)),
    }, { label: 'the destination', path: '' }, 'part');
  }

  private makeVaultIn(region: string, props: BackupDestinationProps): SecureVault {
    const stack = ReplicaStack.ensure(topLevelStack(this), region, { stackSynthesizer: props.stackSynthesizer });
    const { notifications, ...common } = vaultProps(props);
    return this.makeVault(stack, pathInStack(this, this.vault), { ...common, notifications: notifications?._elsewhere() }, props);
  }

  private makeVault(scope: Construct, id: string, vault: SecureVaultProps, { acceptFrom }: BackupDestinationProps): SecureVault {
    const made = new SecureVault(scope, id, vault);
    made._acceptCopies(acceptCopies(acceptFrom), accepts(acceptFrom));
    new CfnOutput(made, 'Arn', { value: made.backupVaultArn, description: 'ARN of the backup vault that sources copy into' });
    return made;
  }
}

function vaultProps(props: BackupDestinationProps): SecureVaultProps {
  return {
    backupVaultName: props.backupVaultName,
    // A week stops a slip of an administrator; no maximum, since the retention is chosen by the sources.
    vaultLock: props.vaultLock ?? VaultLock.governance({ minRetention: Duration.days(7) }),
    policyAdministrators: props.policyAdministrators,
    breakGlassRoles: props.breakGlassRoles,
    keyProtection: props.keyProtection,
    blockAccessPolicyChanges: props.blockAccessPolicyChanges,
    notifications: props.notifications ?? VaultNotifications.failuresOnly(),
  };
}

function accepts(acceptFrom: readonly SourceAccounts[]): VaultAccessModel['accepts'] {
  const byPlace = acceptFrom.some(sources => sources._organizationIds.length + sources._organizationalUnitPaths.length > 0);
  return byPlace ? 'organization' : acceptFrom.flatMap(sources => sources._model().accountIds);
}
