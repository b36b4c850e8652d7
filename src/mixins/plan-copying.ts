import { Lazy, Mixin, Stack } from 'aws-cdk-lib';
import { CfnBackupPlan } from 'aws-cdk-lib/aws-backup';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type { IConstruct } from 'constructs';
import type { CopyDestination } from '../copy/copy-destination';
import { judge } from '../model/diagnostics/judge';
import { report } from '../private/report';
import { vaultModelOf } from '../vault/vault-model';

const PLACE = { label: 'the plan', path: '' };

interface RuleJson {
  readonly targetBackupVault: unknown;
  readonly copyActions?: readonly { readonly destinationBackupVaultArn: unknown }[];
}

/**
 * Copies what the rules of a plan put into a vault: those that there are and those that are added later. A copy keeps as long
 * as the destination says, else as long as its rule.
 *
 * Rules for other vaults, and those that have the copy already, stay as they are. Fails at synth where no rule puts anything
 * into the vault.
 *
 * @example
 * import * as backup from 'aws-cdk-lib/aws-backup';
 *
 * declare const plan: backup.BackupPlan;
 * declare const vault: backup.BackupVault;
 *
 * plan.with(new mixins.PlanCopying(vault, CopyDestination.region('us-west-2')));
 */
export class PlanCopying extends Mixin {
  /**
   * @param vault the vault whose recovery points are copied
   * @param destination where to
   */
  constructor(private readonly vault: backup.IBackupVaultRef, private readonly destination: CopyDestination) {
    super();
  }

  /** Plans only; anything else that a `with` comes by stays as it is. */
  public supports(construct: IConstruct): boolean {
    return CfnBackupPlan.isCfnBackupPlan(construct);
  }

  /** Adds the copy to the rules, and makes what it needs. */
  public applyTo(construct: IConstruct): void {
    if (!CfnBackupPlan.isCfnBackupPlan(construct)) return;
    const source = { scope: construct, vault: this.vault, vaultModel: vaultModelOf(this.vault) };
    const { replica, accountCopy } = this.destination._describe(source);
    report(construct, [
      ...replica ? judge('replica', replica, PLACE, 'part') : [],
      ...accountCopy ? judge('accountCopy', accountCopy, PLACE, 'part') : [],
    ], PlanCopying.prototype.applyTo);
    const { destinationBackupVaultArn, retention, dependency } = this.destination._bind(source);
    if (dependency) construct.node.addDependency(dependency);
    this.addCopy(construct, { destinationBackupVaultArn, ...retention && { lifecycle: retention._render() } });
  }

  /** Rules of an L2 are known when the template is written. */
  private addCopy(plan: CfnBackupPlan, copy: CfnBackupPlan.CopyActionResourceTypeProperty): void {
    const stack = Stack.of(plan);
    const text = (value: unknown) => JSON.stringify(stack.resolve(value));
    const name = text(this.vault.backupVaultRef.backupVaultName);
    const isFor = (rule: RuleJson) => text(rule.targetBackupVault) === name;
    const arn = text(copy.destinationBackupVaultArn);
    const isThere = ({ copyActions = [] }: RuleJson) => copyActions.some(action => text(action.destinationBackupVaultArn) === arn);

    const earlier = plan.backupPlan;
    const rules = (): RuleJson[] => {
      const { backupPlanRule = [] } = stack.resolve(earlier) as { backupPlanRule?: RuleJson[] };
      return backupPlanRule.map(rule => isFor(rule) && !isThere(rule) ? { ...rule, copyActions: [...rule.copyActions ?? [], copy] } : rule);
    };
    plan.backupPlan = Lazy.any({ produce: () => ({ ...stack.resolve(earlier) as object, backupPlanRule: rules() }) });
    plan.node.addValidation({
      validate: () => rules().some(isFor)
        ? []
        : [`Plan must have a rule that puts backups into '${this.vault.node.path}', got none: copy from the vault that its rules name`],
    });
  }
}
