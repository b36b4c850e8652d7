import type { CoveringPlan } from '../../model/app-coverage/coverage-model';
import type { CoverageStatus, ExemptionModel } from '../../model/app-coverage/coverage-subjects';
import { obeysOptIn } from '../../model/app-coverage/verdict';
import type { Protection } from '../../model/app-coverage/verdict';
import { isKnown } from '../../model/known';
import type { Leaf } from '../../model/known';
import { resourceType } from '../../model/resources/resource-types';
import { textTable } from '../../private/text-table';
import type { CoverageResult, CoveredResource } from './coverage-result';
import { nameOf } from './name-of';

/** Name of the file in the cloud assembly. */
export const COVERAGE_FILE = 'backup-coverage.json';

/** The file, a line for each resource, without anything that changes from run to run or from machine to machine. */
export function renderJson(result: CoverageResult): string {
  const { resources, plans } = result;
  const counts = countStatuses(resources);
  const head = {
    version: 1,
    summary: { ...counts, baseline: resources.filter(({ verdict }) => verdict.status === 'missed' && verdict.inBaseline).length },
    plans: plans.map(planJson),
  };
  const lines = resources.map(resource => `\n    ${JSON.stringify(resourceJson(resource))}`);
  return `${JSON.stringify(head, undefined, 2).slice(0, -2)},\n  "resources": [${lines.join()}${lines.length > 0 ? '\n  ' : ''}]\n}\n`;
}

function countStatuses(resources: readonly CoveredResource[]): Record<CoverageStatus, number> {
  const counts = { protected: 0, exempt: 0, missed: 0, unknown: 0 };
  for (const { verdict: { status } } of resources) counts[status]++;
  return counts;
}

/** What is not known is null. */
function known<T>(value: Leaf<T>): T | null {
  return isKnown(value) ? value : null;
}

function planJson(plan: CoveringPlan): object {
  return {
    path: plan.path,
    name: known(plan.name),
    declared: plan.assumed !== undefined,
    account: known(plan.account),
    region: known(plan.region),
    rules: isKnown(plan.rules) ? plan.rules.map(rule => ({
      name: known(rule.name),
      continuous: rule.continuous === true,
      deleteAfterDays: known(rule.deleteAfterDays),
      copies: rule.copies.map(({ account, region, vault }) => ({ account: known(account), region: known(region), vault: known(vault) })),
    })) : null,
    selections: plan.selections.map(selection => ({ path: selection.path, name: known(selection.name) })),
  };
}

function resourceJson(covered: CoveredResource): object {
  const { model, verdict, protections, exemption } = covered;
  return {
    path: model.path,
    stack: model.stack,
    logicalId: model.logicalId,
    cloudFormationType: model.cloudFormationType,
    types: model.types.map(type => resourceType(type).backupTypeName).filter((name, i, all) => all.indexOf(name) === i),
    account: known(model.account),
    region: known(model.region),
    imported: model.imported,
    status: verdict.status,
    baseline: verdict.inBaseline,
    protectedBy: protections.sure.map(protection => ({
      plan: protection.plan.path,
      selection: protection.selection.path,
      by: protection.by,
      within: protection.within ?? null,
      needsOptIn: obeysOptIn(protection, model),
    })),
    pointInTimeRecovery: verdict.plans.some(({ continuousRules }) => continuousRules > 0),
    copies: copiesOf(covered),
    exemption: exemption ? exemptionJson(exemption) : null,
    reasons: verdict.status === 'unknown' ? verdict.reasons : [],
  };
}

function exemptionJson({ path, reason, owner, expires }: ExemptionModel): object {
  return { path, reason: known(reason), owner: known(owner), expires: known(expires) };
}

/** Where else its backups go; `supported` is what the type allows. */
function copiesOf({ model, protections: { sure } }: CoveredResource): object[] {
  const plans = [...new Set(sure.map(({ plan }) => plan))];
  return plans.flatMap(plan => (isKnown(plan.rules) ? plan.rules : []).flatMap(rule => rule.copies.map(({ account, region }) => {
    const feature = isKnown(account) && isKnown(plan.account) && account !== plan.account ? 'crossAccountCopy' : 'crossRegionCopy';
    const support = model.types.map(type => resourceType(type).capabilities[feature]);
    const supported = support.every(one => one === support[0]) ? support[0] : 'unknown';
    return { plan: plan.path, rule: known(rule.name), account: known(account), region: known(region), supported };
  })));
}

/** The same for people. */
export function renderTable({ resources }: CoverageResult): string {
  const heading = ['RESOURCE', 'TYPE', 'STATUS', 'BY'];
  const rows = resources.map(({ verdict, protections, exemption }) => [
    verdict.path.replace(/\/Resource$/, ''), verdict.label,
    verdict.inBaseline && verdict.status === 'missed' ? 'missed (baseline)' : verdict.status,
    verdict.status === 'protected' ? protections.sure.map(inWords).join('; ')
      : verdict.status === 'exempt' ? String(known(exemption?.reason)) : verdict.reasons.join('; '),
  ]);
  const count = Object.entries(countStatuses(resources)).map(([status, number]) => `${number} ${status}`);
  return `${textTable([heading, ...rows])}\n\n${count.join(', ')}\n`;
}

function inWords({ plan, by, within }: Protection): string {
  return `${nameOf(plan)} (${by}${within ? ` of ${within}` : ''})`;
}
