import { RECORDER } from '../model/audit/config-types';
import type { EstateModel } from '../model/estate-model';
import { UNKNOWN } from '../model/known';
import { FRAMEWORK, frameworkModel, locateInFramework } from './read-framework';
import { LEGAL_HOLD, legalHoldModel } from './read-legal-hold';
import { isBackupPolicy, ORGANIZATION_POLICY, organizationPolicyModel } from './read-organization-policy';
import { planModel } from './read-plan';
import { REPORT_PLAN, reportPlanModel } from './read-report-plan';
import { RESTORE_TESTING_PLAN, RESTORE_TESTING_SELECTION, restoreTestingPlanModel, restoreTestingSelectionModel } from './read-restore-testing';
import { PLAN, selectionsOf } from './read-selection';
import { TIERING, tieringModel } from './read-tiering';
import { AIR_GAPPED_VAULT, VAULT } from './read-vault';
import { reading } from './readers';
import type { Location, Reader } from './readers';
import { evaluateCondition } from './template/evaluate';
import type { TemplateIndex } from './template/template-index';
import type { TemplateResource } from './template/template-resource';

/** Plans are read with their selections, and no finding about the account is told of them. */
type Kind = Exclude<keyof EstateModel, 'plans'>;

/** The types that each list of the model holds. */
const TYPES: Readonly<Record<Kind, readonly string[]>> = {
  vaults: [VAULT, AIR_GAPPED_VAULT],
  recorders: [RECORDER],
  frameworks: [FRAMEWORK],
  reportPlans: [REPORT_PLAN],
  restoreTestingPlans: [RESTORE_TESTING_PLAN],
  restoreTestingSelections: [RESTORE_TESTING_SELECTION],
  tieringConfigurations: [TIERING],
  legalHolds: [LEGAL_HOLD],
  organizationPolicies: [ORGANIZATION_POLICY],
};

/** What leaves of the model are called. */
const LEAVES: Readonly<Record<string, string>> = {
  'vaults.name': 'BackupVaultName',
  'frameworks.name': 'FrameworkName',
  'reportPlans.name': 'ReportPlanName',
  'restoreTestingPlans.name': 'RestoreTestingPlanName',
  'restoreTestingSelections.name': 'RestoreTestingSelectionName',
  'restoreTestingSelections.protectedResourceType': 'ProtectedResourceType',
  'tieringConfigurations.name': 'TieringConfigurationName',
  'tieringConfigurations.vaultName': 'BackupVaultName',
  'organizationPolicies.targetIds': 'TargetIds',
};

/** All resources of one account and Region together; read with the first of them. */
export const readEstate: Reader = (resource, index) => {
  const group = groupsOf(index).get(keyOf(resource)) ?? [];
  if (group[0] !== resource) return [];
  const there = resourcesOf(group);
  return [reading({ on: 'estate', subject: estateModel(there, there.frameworks.length > 0 ? plansBeside(resource, index) : []), label: 'the account', resource, locate: modelPath => locate(there, resource, modelPath) })];
};

type Resources = Readonly<Record<Kind, readonly TemplateResource[]>>;

function resourcesOf(group: readonly TemplateResource[]): Resources {
  const there = group.filter(isThere);
  const of = (kind: Kind) => there.filter(({ type }) => TYPES[kind].includes(type));
  return {
    vaults: of('vaults'),
    recorders: of('recorders'),
    frameworks: of('frameworks'),
    reportPlans: of('reportPlans'),
    restoreTestingPlans: of('restoreTestingPlans'),
    restoreTestingSelections: of('restoreTestingSelections'),
    tieringConfigurations: of('tieringConfigurations'),
    legalHolds: of('legalHolds'),
    organizationPolicies: of('organizationPolicies').filter(isBackupPolicy),
  };
}

function estateModel(there: Resources, plans: EstateModel['plans']): EstateModel {
  return {
    plans,
    vaults: there.vaults.map(({ properties }) => ({ name: properties.text('BackupVaultName') })),
    recorders: there.recorders.map(({ properties }) => ({ name: properties.text('Name') })),
    frameworks: there.frameworks.map(frameworkModel),
    reportPlans: there.reportPlans.map(reportPlanModel),
    restoreTestingPlans: there.restoreTestingPlans.map(restoreTestingPlanModel),
    restoreTestingSelections: there.restoreTestingSelections.map(restoreTestingSelectionModel),
    tieringConfigurations: there.tieringConfigurations.map(tieringModel),
    legalHolds: there.legalHolds.map(legalHoldModel),
    organizationPolicies: there.organizationPolicies.map(organizationPolicyModel),
  };
}

function plansBeside(resource: TemplateResource, index: TemplateIndex): EstateModel['plans'] {
  const plans = index.ofType(PLAN).filter(plan => keyOf(plan) === keyOf(resource) && isThere(plan));
  return plans.map(plan => planModel(plan, selectionsOf(plan, index), index));
}

/** What is deployed on a condition counts where the condition surely holds. */
function isThere({ condition, template }: TemplateResource): boolean {
  return condition === undefined || evaluateCondition({ Condition: condition }, template.site('Condition')) === true;
}

function locate(there: Resources, first: TemplateResource, modelPath: string): Location {
  const [, kind, index, leaf] = /^(\w+)\[(\d+)\](?:\.(\w+))?/.exec(modelPath) ?? [];
  const resource = there[kind as Kind][Number(index)] ?? first;
  if (kind === 'frameworks' && modelPath.includes('.controls[')) {
    return { resource, path: locateInFramework(resource.properties, modelPath.replace(/^frameworks\[\d+\]\./, '')) };
  }
  const property = LEAVES[`${kind}.${leaf}`] as string | undefined;
  return { resource, path: property === undefined ? 'Properties' : resource.properties.pathOf(property) };
}

const GROUPS = new WeakMap<TemplateIndex, ReadonlyMap<unknown, readonly TemplateResource[]>>();

function groupsOf(index: TemplateIndex): ReadonlyMap<unknown, readonly TemplateResource[]> {
  const known = GROUPS.get(index);
  if (known) return known;
  const groups = new Map<unknown, TemplateResource[]>();
  for (const resource of Object.values(TYPES).flat().flatMap(type => index.ofType(type))) {
    const key = keyOf(resource);
    const group = groups.get(key);
    if (group) group.push(resource);
    else groups.set(key, [resource]);
  }
  GROUPS.set(index, groups);
  return groups;
}

/** Where account or Region is not known, two templates may lie in different ones. */
function keyOf({ account, region, template }: TemplateResource): unknown {
  return account === UNKNOWN || region === UNKNOWN ? template : `${account} ${region}`;
}
