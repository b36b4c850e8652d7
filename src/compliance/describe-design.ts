import { CfnElement, Stack, Token } from 'aws-cdk-lib';
import { CfnBackupSelection } from 'aws-cdk-lib/aws-backup';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import type { DesignModel, Placed } from '../model/compliance/design';
import type { Place } from '../model/compliance/fact';
import { selectionInWords } from '../model/compliance/words';
import { UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import type { ProtectionPlan } from '../plan/protection-plan';
import { BackupRole } from '../selection/backup-role';
import { RestoreRole } from '../selection/restore-role';
import { resourceNamedBy, vaultModelOf } from '../vault/vault-model';

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

/** A set-up as its constructs were made, with the places of its parts in the templates. */
export function describeDesign({ plans, vault, encryptionKey, backupRole, restoreRole, rpoMinutes, further }: SetUp): DesignModel {
  const selecting = plans.filter(plan => selectionsOf(plan).length > 0);
  const judged = selecting.length > 0 ? selecting : plans;
  const vaultModel = vaultModelOf(vault);
  const vaultAt = placeOf(vault) ?? placeOf(resourceNamedBy(vault.backupVaultRef.backupVaultArn));
  return {
    plans: judged.map(plan => ({ model: plan._model(), at: placeOf(plan) })),
    selections: judged.flatMap(plan => selectionsOf(plan).map(selection => ({ model: describeSelection(selection), at: placeOf(selection) }))),
    vault: { model: vaultModel, at: vaultAt },
    customerKey: encryptionKey ? { model: true, at: placeOf(encryptionKey) } : { model: keyKnown(vaultModel.encryptionKeyArn), at: vaultAt },
    roles: [
      ...backupRole instanceof BackupRole ? [{ model: 'takes backups', at: placeOf(backupRole) }] : [],
      ...restoreRole instanceof RestoreRole ? [{ model: 'restores', at: placeOf(restoreRole) }] : [],
    ] satisfies Placed<string>[],
    rpoMinutes,
    ...further,
  };
}

/** Where a construct stands in a template; undefined: in none of this app. */
export function placeOf(construct: IConstruct | undefined): Place | undefined {
  if (!construct) return undefined;
  const resource = [construct, construct.node.defaultChild].find(each => each && CfnElement.isCfnElement(each)) as CfnElement | undefined;
  if (!resource) return undefined;
  const stack = Stack.of(resource);
  return {
    stack: stackNameOf(stack),
    logicalId: String(stack.resolve(resource.logicalId)),
    path: construct.node.path,
  };
}

/** What people know a stack by; that of a nested one is made at deployment. */
export function stackNameOf({ stackName, node }: Stack): string {
  return Token.isUnresolved(stackName) ? node.path : stackName;
}

function selectionsOf(plan: IConstruct): CfnBackupSelection[] {
  return plan.node.findAll().filter((construct): construct is CfnBackupSelection => CfnBackupSelection.isCfnBackupSelection(construct));
}

/** What it selects, in a few words. */
function describeSelection(selection: CfnBackupSelection): string {
  const { resources, listOfTags, conditions } = Stack.of(selection).resolve(selection.backupSelection) as {
    resources?: []; listOfTags?: { conditionKey: string; conditionValue: string }[]; conditions?: object;
  };
  return selectionInWords({
    resources,
    listOfTags: listOfTags?.map(({ conditionKey, conditionValue }) => ({ key: conditionKey, value: conditionValue })),
    conditions: conditions && [],
  });
}

/** Without a key the vault has one that AWS manages. */
function keyKnown(arn: Leaf<string>): Leaf<boolean> {
  return arn === UNKNOWN ? UNKNOWN : arn !== undefined;
}
