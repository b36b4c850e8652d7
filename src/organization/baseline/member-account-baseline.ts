import { Token } from 'aws-cdk-lib';
import type { CfnStackSet, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { judgeAlone } from '../../model/diagnostics/judge';
import { leaf, UNKNOWN } from '../../model/known';
import type { Leaf } from '../../model/known';
import type { MemberAccountsModel } from '../../model/organization/member-accounts-model';
import { refuseErrors, report } from '../../private/report';
import { BackupRole } from '../../selection/backup-role';
import { RestoreRole } from '../../selection/restore-role';
import { SecureVault } from '../../vault/secure-vault';
import { VaultNotifications } from '../../vault/vault-notifications';
import { forwardEvents } from './forward-events';
import type { MemberAccountBaselineProps } from './member-account-baseline-props';
import { declareMemberResources } from './member-resources';
import { memberTemplate } from './member-template';
import { OPERATION_DEFAULTS, stackSet } from './stack-set';

const PLACE = { label: 'the baseline of member accounts', path: '' };
const NAMES = { backupVaultName: 'organization-backups', backupRoleName: 'organization-backup', restoreRoleName: 'organization-restore' } as const;

/**
 * What every member account of an organization needs before a backup policy can do anything in it: in each Region a vault with a key
 * of its own, and in each account the roles to back up and restore with, under the names that the policy uses.
 *
 * Two stack sets carry it, one with the roles and one with the vaults; AWS Organizations gives them their permissions, and accounts
 * that join later get them too. The stacks are made of the constructs of this library. Vaults and keys are kept when an account
 * leaves, and so are the stacks.
 *
 * It is deployed from the management account, or from a delegated administrator for stack sets; trusted access of CloudFormation
 * StackSets has to be on. The management account itself gets none.
 *
 * Throws for targets of another form, for the root without a yes, for names that are no names, and where no Region is given.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs.html
 *
 * @example
 * declare const stack: Stack;
 *
 * new MemberAccountBaseline(stack, 'Baseline', {
 *   organizationalUnitIds: ['ou-ab12-11111111'],
 *   regions: ['eu-west-1', 'eu-central-1'],
 *   vaultLock: VaultLock.governance({ minRetention: Duration.days(35) }),
 * });
 */
export class MemberAccountBaseline extends Construct {
  /** The name of the vault in every account and Region. */
  public readonly backupVaultName: string;
  /** The name of the role that takes backups. */
  public readonly backupRoleName: string;
  /** The name of the role to restore with. */
  public readonly restoreRoleName: string;
  /** Regions that have a vault. */
  public readonly regions: string[];
  /** The stack set with the roles. */
  public readonly rolesStackSet: CfnStackSet;
  /** The stack set with vaults and keys. */
  public readonly vaultsStackSet: CfnStackSet;

  constructor(scope: Construct, id: string, props: MemberAccountBaselineProps) {
    super(scope, id);
    this.backupVaultName = props.backupVaultName ?? NAMES.backupVaultName;
    this.backupRoleName = props.backupRoleName ?? NAMES.backupRoleName;
    this.restoreRoleName = props.restoreRoleName ?? NAMES.restoreRoleName;
    this.regions = [...props.regions];
    const model = this.model(props);
    report(this, judgeAlone('memberAccounts', model, PLACE, 'part'), MemberAccountBaseline);

    const roles = memberTemplate(this, 'Roles', stack => this.makeRoles(stack));
    const vaults = memberTemplate(this, 'Vaults', stack => this.makeVault(stack, props));
    const templateBytes = { 'roles in member accounts': Buffer.byteLength(roles), 'vaults in member accounts': Buffer.byteLength(vaults) };
    refuseErrors(this, judgeAlone('memberAccounts', { ...model, templateBytes }, PLACE, 'part'), MemberAccountBaseline);

    declareMemberResources(this, {
      regions: this.regions, vaultNames: [this.backupVaultName], roleNames: [this.backupRoleName, this.restoreRoleName],
    });
    const [home] = props.regions;
    this.rolesStackSet = stackSet(this, 'Roles', { description: 'Roles for backups', templateBody: roles, regions: [home], capability: 'CAPABILITY_NAMED_IAM' }, props);
    this.vaultsStackSet = stackSet(this, 'Vaults', {
      description: 'Vaults for backups', templateBody: vaults, regions: props.regions, capability: props.forwardEventsTo === undefined ? undefined : 'CAPABILITY_IAM',
    }, props);
    // Vaults without the role that fills them are of no use.
    this.vaultsStackSet.node.addDependency(this.rolesStackSet);
  }

  private makeRoles(stack: Stack): void {
    new BackupRole(stack, 'BackupRole', { roleName: this.backupRoleName })._admit('any');
    new RestoreRole(stack, 'RestoreRole', { roleName: this.restoreRoleName })._admit('any');
  }

  private makeVault(stack: Stack, props: MemberAccountBaselineProps): void {
    const { vaultLock, policyAdministrators = [], notifications = true, forwardEventsTo } = props;
    new SecureVault(stack, 'Vault', {
      backupVaultName: this.backupVaultName,
      vaultLock,
      policyAdministrators,
      blockAccessPolicyChanges: policyAdministrators.length > 0,
      notifications: notifications ? VaultNotifications.failuresOnly() : undefined,
    });
    if (forwardEventsTo !== undefined) forwardEvents(stack, forwardEventsTo);
  }

  private model(props: MemberAccountBaselineProps): MemberAccountsModel {
    const operation = { ...OPERATION_DEFAULTS, ...props.operation };
    return {
      targetIds: leaves(props.organizationalUnitIds),
      rootAcknowledged: props.acknowledgeOrganizationRoot === true,
      excludedAccounts: leaves(props.excludedAccounts ?? []),
      regions: leaves(props.regions),
      names: [
        { what: 'name of the vault in member accounts', name: leaf(this.backupVaultName), kind: 'vault' },
        { what: 'name of the backup role in member accounts', name: leaf(this.backupRoleName), kind: 'role' },
        { what: 'name of the restore role in member accounts', name: leaf(this.restoreRoleName), kind: 'role' },
      ],
      failureTolerancePercentage: leaf(operation.failureTolerancePercentage),
      maxConcurrentPercentage: leaf(operation.maxConcurrentPercentage),
    };
  }
}

function leaves(list: readonly string[]): Leaf<readonly Leaf<string>[]> {
  return Token.isUnresolved(list) ? UNKNOWN : list.map(item => leaf(item));
}
