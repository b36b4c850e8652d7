import { HOLE, parseArn, typesOfArn } from '../model/arn';
import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import type { ForeignResource, PlacedSelection, UnsupportedConstruct } from '../model/plan/placed-selection';
import { CONDITION_OPERATORS } from '../model/plan/plan-model';
import type { ConditionModel } from '../model/plan/plan-model';
import { locateIn } from './locate';
import type { Names } from './locate';
import { reading } from './readers';
import type { Location, Reader } from './readers';
import { arnsOfResources, roleArn, words } from './references';
import { isSupported, typeIdsOf } from './resource-kinds';
import type { Properties } from './template/properties';
import type { Reference } from './template/site';
import type { TemplateIndex } from './template/template-index';
import type { TemplateResource } from './template/template-resource';

export const SELECTION = 'AWS::Backup::BackupSelection';
export const PLAN = 'AWS::Backup::BackupPlan';

/** Selections of plans that are not in this app; the others are read with their plan. */
export const readSelection: Reader = resource => {
  if (planOf(resource)) return [];
  const subject = selectionModel(resource);
  const label = isKnown(subject.name) ? `selection '${subject.name}'` : 'the selection';
  return [reading({ on: 'selection', subject, label, resource, locate: modelPath => locateInSelection(resource, modelPath) })];
};

/** What selects for a plan of the app; UNKNOWN where a selection may belong to it, or not. */
export function selectionsOf(plan: TemplateResource, index: TemplateIndex): Leaf<readonly TemplateResource[]> {
  const known = KNOWN.get(index) ?? byPlan(index);
  KNOWN.set(index, known);
  return known.byPlan.get(plan) ?? (known.someUnknown ? UNKNOWN : []);
}

interface Selections {
  readonly byPlan: ReadonlyMap<TemplateResource, readonly TemplateResource[]>;
  /** Whether of some selection nobody knows which plan it belongs to. */
  readonly someUnknown: boolean;
}

const KNOWN = new WeakMap<TemplateIndex, Selections>();

function byPlan(index: TemplateIndex): Selections {
  return index.cases.outside(() => {
    const all = index.ofType(SELECTION).map(selection => ({ selection, plan: planOf(selection) }));
    const groups = new Map<TemplateResource, TemplateResource[]>();
    for (const { selection, plan } of all) {
      if (!plan) continue;
      const group = groups.get(plan);
      if (group) group.push(selection);
      else groups.set(plan, [selection]);
    }
    return { byPlan: groups, someUnknown: all.some(({ selection, plan }) => !plan && selection.properties.find('BackupPlanId').value === UNKNOWN) };
  });
}

/** `Ref` of a plan is its id. */
function planId(properties: Properties): Leaf<string> {
  const target = properties.target('BackupPlanId');
  return target?.attribute === 'BackupPlanArn' ? words(target) : properties.arn('BackupPlanId');
}

function planOf(selection: TemplateResource): TemplateResource | undefined {
  const target = selection.properties.target('BackupPlanId')?.resource;
  return target?.type === PLAN ? target : undefined;
}

const NAMES: Names = {
  name: 'SelectionName',
  iamRoleArn: 'IamRoleArn',
  resources: 'Resources',
  notResources: 'NotResources',
  listOfTags: { name: 'ListOfTags', of: { key: 'ConditionKey', value: 'ConditionValue' } },
};

/** Conditions are one list in the model, and one for each operator in the template. */
export function locateInSelection({ properties }: TemplateResource, modelPath: string): Location {
  if (modelPath === 'planId') return { path: properties.pathOf('BackupPlanId') };
  const selection = properties.inside('BackupSelection');
  const [, index, field] = /^conditions\[(\d+)\](?:\.(key|value))?/.exec(modelPath) ?? [];
  if (index === undefined) return modelPath.startsWith('conditions') ? { path: selection.pathOf('Conditions') } : locateIn(selection, NAMES)(modelPath);
  const condition = conditionsIn(selection)?.[Number(index)]?.properties;
  if (!condition) return { path: selection.pathOf('Conditions') };
  return { path: field === undefined ? condition.site.path : condition.pathOf(field === 'key' ? 'ConditionKey' : 'ConditionValue') };
}

export function selectionModel(resource: TemplateResource): PlacedSelection {
  const selection = resource.properties.inside('BackupSelection');
  const named = selection.references('Resources');
  const resources = arnsOfResources(named);
  const targets = isKnown(named) ? named.flatMap(({ target }) => target?.resource ?? []) : [];
  const types = typesOf(selection, named);
  return {
    name: selection.text('SelectionName'),
    resources,
    notResources: arnsOfResources(selection.references('NotResources')),
    listOfTags: tags(selection),
    conditions: conditions(selection),
    planId: planId(resource.properties),
    iamRoleArn: roleArn(selection, 'IamRoleArn'),
    everything: isKnown(resources) && resources.includes('*'),
    types,
    sureTypes: sureTypes(resources, targets),
    foreign: foreign(resource, resources, targets),
    unsupported: targets.flatMap(unsupported),
    unversionedBuckets: targets.filter(isUnversioned).map(bucket => bucket.constructPath),
  };
}

function sureTypes(arns: Leaf<readonly Leaf<string>[]>, targets: readonly TemplateResource[]): string[] {
  const ofArns = isKnown(arns) ? arns.filter(isKnown).map(typesOfArn) : [];
  return [...new Set([...ofArns, ...targets.map(typeIdsOf)].flatMap(ids => typeof ids === 'object' && ids.length === 1 ? ids : []))];
}

function tags(selection: Properties): PlacedSelection['listOfTags'] {
  const list = selection.list('ListOfTags');
  return isKnown(list) ? list.map(tag => ({ key: tag.text('ConditionKey'), value: tag.text('ConditionValue') })) : list;
}

function conditions(selection: Properties): PlacedSelection['conditions'] {
  if (selection.object('Conditions') === undefined) return undefined;
  return conditionsIn(selection)?.map(({ operator, properties }): ConditionModel => ({
    operator, key: properties.text('ConditionKey'), value: properties.text('ConditionValue'),
  })) ?? UNKNOWN;
}

/** undefined where they cannot be read. */
function conditionsIn(selection: Properties): { readonly operator: ConditionModel['operator']; readonly properties: Properties }[] | undefined {
  const all = selection.inside('Conditions');
  const lists = CONDITION_OPERATORS.map(operator => [operator, all.list(operator)] as const);
  if (!all.known || lists.some(([, list]) => list === UNKNOWN)) return undefined;
  return lists.flatMap(([operator, list]) => isKnown(list) ? list.map(properties => ({ operator, properties })) : []);
}

function typesOf(selection: Properties, named: Leaf<readonly Reference[]>): PlacedSelection['types'] {
  if (selection.find('ListOfTags').value !== undefined) return 'any';
  if (!isKnown(named)) return named === undefined ? 'any' : UNKNOWN;
  const ids = new Set<string>();
  for (const { arn, target } of named) {
    const found = target ? typeIdsOf(target.resource) : isKnown(arn) ? typesOfArn(arn) : 'any';
    if (found === 'any') return 'any';
    for (const id of found) ids.add(id);
  }
  return [...ids];
}

function unsupported(resource: TemplateResource): UnsupportedConstruct[] {
  // What a custom resource or a nested stack hands out can be anything.
  if (isSupported(resource.type) || !/^AWS::(?!CloudFormation::)/.test(resource.type)) return [];
  return [{ path: resource.constructPath, contains: resource.type }];
}

function isUnversioned({ type, properties }: TemplateResource): boolean {
  if (type !== 'AWS::S3::Bucket') return false;
  const versioning = properties.object('VersioningConfiguration');
  return versioning !== UNKNOWN && (versioning === undefined || versioning.text('Status') !== UNKNOWN && versioning.text('Status') !== 'Enabled');
}

const ACCOUNT = /^\d{12}$/;
const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;

function foreign(plan: TemplateResource, arns: Leaf<readonly Leaf<string>[]>, targets: readonly TemplateResource[]): ForeignResource[] {
  const named = isKnown(arns) ? arns.filter(isKnown) : [];
  return [
    ...named.filter(arn => !arn.includes(HOLE)).flatMap(arn => elsewhere(arn, parseArn(arn)?.account, parseArn(arn)?.region, plan)),
    ...targets.flatMap(({ constructPath, account, region }) => elsewhere(constructPath, account, region, plan)),
  ];
}

function elsewhere(resource: string, account: Leaf<string>, region: Leaf<string>, plan: TemplateResource): ForeignResource[] {
  if (!differs(account, plan.account, ACCOUNT) && !differs(region, plan.region, REGION)) return [];
  return [{ resource, place: placeOf(account, region), planPlace: placeOf(plan.account, plan.region) }];
}

function differs(is: Leaf<string>, plan: Leaf<string>, form: RegExp): boolean {
  return isKnown(is) && isKnown(plan) && form.test(is) && form.test(plan) && is !== plan;
}

function placeOf(account: Leaf<string>, region: Leaf<string>): string {
  return [account, region].filter(isKnown).filter(part => part !== '').join('/');
}
