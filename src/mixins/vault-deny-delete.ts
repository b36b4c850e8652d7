import { Lazy, Stack } from 'aws-cdk-lib';
import type { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import type { VaultModel } from '../model/plan/plan-model';
import { denyDelete } from '../vault/deny-delete';
import type { DenyDelete } from '../vault/deny-delete';
import type { VaultDenyDeleteProps } from './vault-deny-delete-props';
import { VaultMixin } from './vault-mixin';

interface PolicyJson {
  readonly Version?: string;
  readonly Statement?: object | object[];
}

const DONE = new WeakSet<CfnBackupVault>();

/**
 * Denies everybody to delete recovery points of a vault by hand or to shorten their lives, as `SecureVault` does.
 *
 * The statements come after those that the vault has; neither they nor what is added to the vault later is lost. Throws
 * where it is applied to a vault twice, and where CloudFormation would lock itself out.
 *
 * @example
 * import * as backup from 'aws-cdk-lib/aws-backup';
 *
 * declare const vault: backup.BackupVault;
 *
 * vault.with(new mixins.VaultDenyDelete());
 */
export class VaultDenyDelete extends VaultMixin {
  /**
   * The statements for whoever says whom they leave out.
   *
   * @internal
   */
  public static _statements(stack: Stack, props: VaultDenyDeleteProps): DenyDelete {
    const { policyAdministrators = [], breakGlassRoles = [], blockAccessPolicyChanges = true } = props;
    return denyDelete(stack, { policyChanges: blockAccessPolicyChanges, policyAdministrators, breakGlass: breakGlassRoles });
  }

  constructor(private readonly props: VaultDenyDeleteProps = {}) {
    super();
  }

  /** @internal */
  public _harden(vault: CfnBackupVault): Partial<VaultModel> {
    if (DONE.has(vault)) {
      throw new Error(`Deny of manual deletion must be added once, got it twice: give all roles to one VaultDenyDelete [${vault.node.path}]`);
    }
    DONE.add(vault);
    const stack = Stack.of(vault);
    const { statements, model } = VaultDenyDelete._statements(stack, this.props);
    const earlier: unknown = vault.accessPolicy;
    vault.accessPolicy = Lazy.any({
      produce: () => {
        const { Version = '2012-10-17', Statement = [], ...rest } = (stack.resolve(earlier) ?? {}) as PolicyJson;
        return { ...rest, Version, Statement: [Statement, statements.map(statement => statement.toStatementJson() as object)].flat() };
      },
    });
    return { access: { actions: statements.flatMap(({ actions }) => actions), ...model } };
  }
}
