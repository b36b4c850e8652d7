import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import type { RestoreTestingConditionModel, RestoreTestingPlanModel, RestoreTestingSelectionModel } from '../model/restore-testing/restore-testing-model';
import { locateIn } from './locate';
import type { Names } from './locate';
import { reading } from './readers';
import type { Location, Reader } from './readers';
import { arnsOfResources, roleArn } from './references';
import type { Properties } from './template/properties';
import type { TemplateIndex } from './template/template-index';
import type { TemplateResource } from './template/template-resource';
import { feedsOf } from './vault-feeds';

export const RESTORE_TESTING_PLAN = 'AWS::Backup::RestoreTestingPlan';
export const RESTORE_TESTING_SELECTION = 'AWS::Backup::RestoreTestingSelection';

const PLAN_NAMES: Names = {
  'name': 'RestoreTestingPlanName',
  'schedule.expression': 'ScheduleExpression',
  'schedule.timeZone': 'ScheduleExpressionTimezone',
  'startWindowHours': 'StartWindowHours',
  'algorithm': 'RecoveryPointSelection/Algorithm',
  'recoveryPointTypes': 'RecoveryPointSelection/RecoveryPointTypes',
  'includeVaults': 'RecoveryPointSelection/IncludeVaults',
  'excludeVaults': 'RecoveryPointSelection/ExcludeVaults',
  'selectionWindowDays': 'RecoveryPointSelection/SelectionWindowDays',
};
const SELECTION_NAMES: Names = {
  planName: 'RestoreTestingPlanName',
  name: 'RestoreTestingSelectionName',
  protectedResourceType: 'ProtectedResourceType',
  iamRoleArn: 'IamRoleArn',
  protectedResourceArns: 'ProtectedResourceArns',
  protectedResourceConditions: 'ProtectedResourceConditions',
  restoreMetadataOverrides: 'RestoreMetadataOverrides',
  validationWindowHours: 'ValidationWindowHours',
};

/** Restore testing plans, with the rules of the app that fill their vaults. */
export const readRestoreTestingPlan: Reader = (resource, index) => [reading({
  on: 'restoreTestingPlan',
  subject: { ...restoreTestingPlanModel(resource), feeds: feeds(resource, index) },
  label: 'the restore testing plan',
  resource,
  locate: locateIn(resource.properties, PLAN_NAMES),
})];

export const readRestoreTestingSelection: Reader = resource => [reading({
  on: 'restoreTestingSelection',
  subject: restoreTestingSelectionModel(resource),
  label: 'the restore testing selection',
  resource,
  locate: modelPath => locateInSelection(resource, modelPath),
})];

export function restoreTestingPlanModel({ properties }: TemplateResource): RestoreTestingPlanModel {
  const selection = properties.inside('RecoveryPointSelection');
  return {
    name: properties.text('RestoreTestingPlanName'),
    schedule: {
      expression: properties.text('ScheduleExpression'),
      timeZone: properties.text('ScheduleExpressionTimezone'),
      startWindowMinutes: undefined,
      completionWindowMinutes: undefined,
    },
    startWindowHours: properties.number('StartWindowHours'),
    algorithm: selection.text('Algorithm'),
    recoveryPointTypes: selection.texts('RecoveryPointTypes'),
    includeVaults: selection.arns('IncludeVaults'),
    excludeVaults: selection.arns('ExcludeVaults'),
    selectionWindowDays: selection.number('SelectionWindowDays'),
  };
}

export function restoreTestingSelectionModel({ properties }: TemplateResource): RestoreTestingSelectionModel {
  return {
    planName: planName(properties),
    name: properties.text('RestoreTestingSelectionName'),
    protectedResourceType: properties.text('ProtectedResourceType'),
    iamRoleArn: roleArn(properties, 'IamRoleArn'),
    protectedResourceArns: arnsOfResources(properties.references('ProtectedResourceArns')),
    protectedResourceConditions: conditionsIn(properties)?.map(({ model }) => model)
      ?? (properties.find('ProtectedResourceConditions').value === undefined ? undefined : UNKNOWN),
    restoreMetadataOverrides: properties.map('RestoreMetadataOverrides'),
    validationWindowHours: properties.number('ValidationWindowHours'),
  };
}

/** `Ref` of a restore testing plan is its name. */
function planName(properties: Properties): Leaf<string> {
  const target = properties.target('RestoreTestingPlanName');
  const plan = target?.resource.type === RESTORE_TESTING_PLAN && target.attribute === undefined ? target.resource : undefined;
  return plan ? plan.properties.text('RestoreTestingPlanName') : properties.text('RestoreTestingPlanName');
}

interface ReadCondition {
  readonly model: RestoreTestingConditionModel;
  readonly properties: Properties;
}

/** Conditions are one list in the model, and one for each operator in the template; undefined where they cannot be read. */
function conditionsIn(properties: Properties): ReadCondition[] | undefined {
  const all = properties.object('ProtectedResourceConditions');
  if (!isKnown(all)) return undefined;
  const lists = all.names().map(operator => ({ operator, list: all.list(operator) }));
  if (lists.some(({ list }) => list === UNKNOWN)) return undefined;
  return lists.flatMap(({ operator, list }): ReadCondition[] => typeof list === 'object'
    ? list.map(condition => ({ properties: condition, model: { operator, key: condition.text('Key'), value: condition.text('Value') } }))
    : []);
}

function locateInSelection({ properties }: TemplateResource, modelPath: string): Location {
  const [, index, field] = /^protectedResourceConditions\[(\d+)\](?:\.(key|value))?/.exec(modelPath) ?? [];
  const condition = index === undefined ? undefined : conditionsIn(properties)?.[Number(index)]?.properties;
  if (!condition) return locateIn(properties, SELECTION_NAMES)(modelPath);
  return { path: field === undefined ? condition.site.path : condition.pathOf(field === 'key' ? 'Key' : 'Value') };
}

function feeds(resource: TemplateResource, index: TemplateIndex): RestoreTestingPlanModel['feeds'] {
  const { includeVaults, excludeVaults } = restoreTestingPlanModel(resource);
  return feedsOf(includeVaults, excludeVaults, resource, index);
}
