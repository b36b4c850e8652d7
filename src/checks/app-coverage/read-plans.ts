import type { CoveringCopy, CoveringPlan, CoveringRule, CoveringSelection } from '../../model/app-coverage/coverage-model';
import { isKnown, UNKNOWN } from '../../model/known';
import type { Leaf } from '../../model/known';
import { RESOURCE_TAG_PREFIX } from '../../model/plan/placed-selection';
import { CONDITION_OPERATORS } from '../../model/plan/plan-model';
import type { ConditionModel, TagModel } from '../../model/plan/plan-model';
import { vaultByArn } from '../read-vault';
import { Properties } from '../template/properties';
import type { TemplateIndex } from '../template/template-index';
import type { TemplateResource } from '../template/template-resource';
import { conditionOf } from './read-resources';
import { coveringArns } from './resource-names';

/** Plans of the app with their selections; a selection for a plan of elsewhere stands for a plan of its own. */
export function readPlans(index: TemplateIndex): CoveringPlan[] {
  const plans = new Map<TemplateResource, CoveringSelection[]>();
  for (const plan of index.ofType('AWS::Backup::BackupPlan')) plans.set(plan, []);
  const foreign: CoveringPlan[] = [];
  for (const resource of index.ofType('AWS::Backup::BackupSelection')) {
    const plan = resource.properties.target('BackupPlanId')?.resource;
    const selections = plan && plans.get(plan);
    if (selections) selections.push(readSelection(resource));
    else foreign.push(toPlan(resource, `the plan of ${resource.constructPath}`, UNKNOWN, [readSelection(resource)]));
  }
  const own = [...plans].map(([resource, selections]) => {
    const plan = resource.properties.inside('BackupPlan');
    return toPlan(resource, plan.text('BackupPlanName'), readRules(plan, index), selections);
  });
  return [...own, ...foreign];
}

function toPlan(resource: TemplateResource, name: Leaf<string>, rules: CoveringPlan['rules'], selections: readonly CoveringSelection[]): CoveringPlan {
  return {
    path: resource.constructPath, name, rules, selections, account: resource.account, region: resource.region,
    deployment: resource.template.deployment, condition: conditionOf(resource),
  };
}

function readRules(plan: Properties, index: TemplateIndex): CoveringPlan['rules'] {
  const rules = plan.list('BackupPlanRule');
  return isKnown(rules) ? rules.map(rule => readRule(rule, index)) : rules;
}

function readRule(rule: Properties, index: TemplateIndex): CoveringRule {
  const copies = rule.list('CopyActions');
  return {
    name: rule.text('RuleName'),
    continuous: rule.flag('EnableContinuousBackup'),
    deleteAfterDays: rule.inside('Lifecycle').number('DeleteAfterDays'),
    vault: rule.text('TargetBackupVault'),
    airGapsDirectly: rule.find('TargetLogicallyAirGappedBackupVaultArn').value !== undefined,
    copies: isKnown(copies) ? copies.map(copy => readCopy(copy, index)) : [],
  };
}

function readCopy(copy: Properties, index: TemplateIndex): CoveringCopy {
  const { account, region, name, airGapped } = vaultByArn(copy, 'DestinationBackupVaultArn', index);
  return { account, region, vault: name, airGapped };
}

function readSelection(resource: TemplateResource): CoveringSelection {
  const selection = resource.properties.inside('BackupSelection');
  return {
    name: selection.text('SelectionName'),
    path: resource.constructPath,
    condition: conditionOf(resource),
    resources: selection.known ? coveringArns(selection.raw('Resources'), selection.site) : UNKNOWN,
    notResources: selection.known ? coveringArns(selection.raw('NotResources'), selection.site) : UNKNOWN,
    listOfTags: readTagList(selection),
    conditions: readConditions(selection),
    paths: [],
    notPaths: [],
  };
}

function readTagList(selection: Properties): CoveringSelection['listOfTags'] {
  const list = selection.list('ListOfTags');
  return isKnown(list) ? list.map((tag): TagModel => ({ key: tag.text('ConditionKey'), value: tag.text('ConditionValue') })) : list;
}

function readConditions(selection: Properties): CoveringSelection['conditions'] {
  const conditions = selection.object('Conditions');
  if (conditions === undefined || conditions === UNKNOWN) return conditions;
  const read: ConditionModel[] = [];
  for (const operator of CONDITION_OPERATORS) {
    const list = conditions.list(operator);
    if (list === UNKNOWN) return UNKNOWN;
    for (const one of list ?? []) read.push({ operator, key: prefixed(one.text('ConditionKey')), value: one.text('ConditionValue') });
  }
  return read;
}

/** A key without the prefix is judged by BackupChecks; what it would match is not documented. */
function prefixed(key: Leaf<string>): Leaf<string> {
  return isKnown(key) && !key.startsWith(RESOURCE_TAG_PREFIX) ? UNKNOWN : key;
}
