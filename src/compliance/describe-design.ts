import { CfnElement, Stack, Token } from 'aws-cdk-lib';
import { CfnBackupSelection } from 'aws-cdk-lib/aws-backup';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import type { DesignModel, Placed } from '../model/compliance/design';
import type { Place } from '../model/compliance/fact';
import { UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import type { ProtectionPlan } from '../plan/protection-plan';
import { BackupRole } from '../selection/backup-role';
import { RestoreRole } from '../selection/restore-role';
import { vaultModelOf } from '../vault/vault-model';

/** The parts of a set-up that standards look at. */
export interface SetUp {
  readonly plans: readonly ProtectionPlan[];
  readonly vault: backup.IBackupVaultRef;
  readonly encryptionKey?: kms.IKeyRef;
  readonly backupRole: iam.IRole;
  readonly restoreRole: iam.IRole;
  readonly rpoMinutes: Leaf<number>;
  /** What further parts of a set-up add: restore tests, audit frameworks, reports. */
  readonly further?: Pick<DesignModel, 'restoreTesting' | 'validators' | 'frameworks' | 'reportPlans'>;
}

/** A set-up as evidence sees it, with the places of its parts in the templates. */
export function describeDesign({ plans, vault, encryptionKey, backupRole, restoreRole, rpoMinutes, further }: SetUp): DesignModel {
  const selecting = plans.filter(plan => selectionsOf(plan).length > 0);
  const judged = selecting.length > 0 ? selecting : plans;
  const vaultModel = vaultModelOf(vault);
  return {
    plans: judged.map(plan => ({ model: plan._model(), at: placeOf(plan) })),
    selections: judged.flatMap(plan => selectionsOf(plan).map(selection => ({ model: describeSelection(selection), at: placeOf(selection) }))),
    vault: { model: vaultModel, at: placeOf(vault) },
    customerKey: encryptionKey ? { model: true, at: placeOf(encryptionKey) } : { model: keyKnown(vaultModel.encryptionKeyArn), at: placeOf(vault) },
    roles: [
      ...backupRole instanceof BackupRole ? [{ model: 'takes backups', at: placeOf(backupRole) }] : [],
      ...restoreRole instanceof RestoreRole ? [{ model: 'restores', at: placeOf(restoreRole) }] : [],
    ] satisfies Placed<string>[],
    rpoMinutes,
    ...further,
  };
}

/** Where a construct stands in a template; undefined: in none of this app. */
export function placeOf(construct: IConstruct): Place | undefined {
  const resource = [construct, construct.node.defaultChild].find(each => each && CfnElement.isCfnElement(each)) as CfnElement | undefined;
  if (!resource) return undefined;
  const stack = Stack.of(resource);
  return {
    stack: Token.isUnresolved(stack.stackName) ? stack.node.path : stack.stackName,
    logicalId: String(stack.resolve(resource.logicalId)),
    path: construct.node.path,
  };
}

function selectionsOf(plan: IConstruct): CfnBackupSelection[] {
  return plan.node.findAll().filter((construct): construct is CfnBackupSelection => CfnBackupSelection.isCfnBackupSelection(construct));
}

/** What it selects, in a few words. */
function describeSelection(selection: CfnBackupSelection): string {
  const { resources, listOfTags, conditions } = Stack.of(selection).resolve(selection.backupSelection) as {
    resources?: unknown[]; listOfTags?: { conditionKey: string; conditionValue: string }[]; conditions?: object;
  };
  const words = [
    ...resources ? [`${resources.length} by ARN or pattern`] : [],
    ...(listOfTags ?? []).map(({ conditionKey, conditionValue }) => `tag ${conditionKey} = ${conditionValue}`),
    ...conditions ? ['with conditions'] : [],
  ];
  return words.length > 0 ? words.join(', ') : 'every supported resource of the Region';
}

/** Without a key the vault has one that AWS manages. */
function keyKnown(arn: Leaf<string>): Leaf<boolean> {
  return arn === UNKNOWN ? UNKNOWN : arn !== undefined;
}
