import { frameworkModel } from '../checks/read-framework';
import { planModel } from '../checks/read-plan';
import { reportPlanModel } from '../checks/read-report-plan';
import { restoreTestingPlanModel } from '../checks/read-restore-testing';
import { selectionModel, selectionsOf } from '../checks/read-selection';
import type { TemplateIndex } from '../checks/template/template-index';
import type { TemplateResource } from '../checks/template/template-resource';
import { feedsOf } from '../checks/vault-feeds';
import type { DesignModel, Placed } from '../model/compliance/design';
import type { Place } from '../model/compliance/fact';
import { selectionInWords } from '../model/compliance/words';
import { isKnown, UNKNOWN } from '../model/known';
import type { Unknown } from '../model/known';
import type { CopyModel, PlanModel, RuleModel } from '../model/plan/plan-model';
import type { ProtectionPlan } from '../plan/protection-plan';
import { describeDesign, placeOf, stackNameOf } from './describe-design';
import type { SetUp } from './describe-design';
import { renderedKey, renderedVault } from './rendered-vault';

/**
 * A set-up as the templates have it: what overrides, aspects and others changed behind the constructs is in it. Of what
 * lies outside of the app the constructs are the only source. Asked once for each case of the conditions of the app.
 */
export function describeRendered(setUp: SetUp, index: TemplateIndex): DesignModel {
  const built = describeDesign(setUp);
  const plans = setUp.plans.flatMap(plan => findPlan(plan, index));
  const selecting = plans.filter(({ selections }) => selections === UNKNOWN || selections.length > 0);
  const judged = selecting.length > 0 ? selecting : plans;
  const { restoreTesting = [], validators = [], frameworks = [], reportPlans = [] } = built;
  const vault = find(built.vault.at, index);
  return {
    ...built,
    plans: judged.map(({ model, at }) => ({ model, at })),
    selections: selectionsIn(judged),
    ...built.vault.at && {
      vault: { model: renderedVault(vault, index), at: built.vault.at },
      customerKey: renderedKey(vault, built.vault.at, placeIn),
    },
    roles: built.roles.filter(({ at }) => find(at, index)),
    restoreTesting: reread(restoreTesting.filter(({ at }) => restoresSomething(find(at, index), index)), index, restoreTestingPlanModel),
    validators: validators.filter(({ at }) => find(at, index)),
    frameworks: reread(frameworks, index, frameworkModel),
    reportPlans: reread(reportPlans, index, reportPlanModel),
  };
}

interface RenderedPlan extends Placed<PlanModel> {
  readonly selections: readonly TemplateResource[] | Unknown;
}

/** None where the template has none any more. */
function findPlan(plan: ProtectionPlan, index: TemplateIndex): RenderedPlan[] {
  const at = placeOf(plan);
  const resource = find(at, index);
  if (!resource) return [];
  const all = selectionsOf(resource, index);
  const selections = isKnown(all) ? all.filter(({ exists }) => exists !== false) : UNKNOWN;
  const model = planModel(resource, selections, index);
  return [{ at, selections, model: { ...model, rules: withIntent(resource, model.rules, plan._rules) } }];
}

/** A rule that cannot be read at all says nothing, not even how many things it has. */
function withIntent({ properties }: TemplateResource, rules: PlanModel['rules'], built: readonly RuleModel[]): PlanModel['rules'] {
  const written = properties.inside('BackupPlan').list('BackupPlanRule');
  if (!isKnown(rules)) return rules;
  if (isKnown(written) && written.some(({ known }) => !known)) return UNKNOWN;
  const copies = built.flatMap(rule => isKnown(rule.copies) ? rule.copies : []);
  return rules.map(rule => ({ ...rule, copies: isKnown(rule.copies) ? rule.copies.map(copy => intended(copy, copies)) : rule.copies }));
}

/** That a vault outside of the app is air-gapped, its ARN does not tell; whoever imported it said so. */
function intended(copy: CopyModel, built: readonly CopyModel[]): CopyModel {
  const same = built.find(({ destination }) => (['name', 'account', 'region'] as const).every(part => destination[part] === copy.destination[part]));
  return same && (same.toAirGapped || same.destination.airGapped) ? { ...copy, toAirGapped: true } : copy;
}

function selectionsIn(plans: readonly RenderedPlan[]): DesignModel['selections'] {
  const found = plans.flatMap(({ selections }) => selections === UNKNOWN ? [] : selections);
  if (found.length === 0 && plans.some(({ selections }) => selections === UNKNOWN)) return UNKNOWN;
  return found.map(selection => ({ model: selectionInWords(selectionModel(selection)), at: placeIn(selection) }));
}

/** Tests of vaults that no rule of the app fills test nothing of the set-up. */
function restoresSomething(resource: TemplateResource | undefined, index: TemplateIndex): boolean {
  if (!resource) return false;
  const { includeVaults, excludeVaults } = restoreTestingPlanModel(resource);
  return feedsOf(includeVaults, excludeVaults, resource, index)?.length !== 0;
}

function reread<M>(placed: readonly Placed<M>[], index: TemplateIndex, read: (resource: TemplateResource) => M): Placed<M>[] {
  return placed.flatMap(({ at }) => {
    const resource = find(at, index);
    return resource ? [{ model: read(resource), at }] : [];
  });
}

/** The resource at a place, where the template still has it and deploys it. */
function find(at: Place | undefined, index: TemplateIndex): TemplateResource | undefined {
  if (!at) return undefined;
  const around = index.templates.filter(({ stackPath }) => at.path.startsWith(`${stackPath}/`));
  const [inner] = around.sort((one, other) => other.stackPath.length - one.stackPath.length);
  const resource = inner?.resource(at.logicalId);
  return resource?.exists === true ? resource : undefined;
}

function placeIn({ template, logicalId, constructPath }: TemplateResource): Place {
  return { stack: stackNameOf(template.stack), logicalId, path: constructPath };
}
