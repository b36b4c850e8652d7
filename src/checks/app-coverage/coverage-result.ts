import type { IConstruct } from 'constructs';
import type { CoveringPlan, ResourceModel } from '../../model/app-coverage/coverage-model';
import type { CoverageStatus, ExemptionModel, ProtectingPlan, VerdictModel } from '../../model/app-coverage/coverage-subjects';
import { Plans, protectAll, rulesFor } from '../../model/app-coverage/verdict';
import type { Protection, Protections } from '../../model/app-coverage/verdict';
import { isKnown } from '../../model/known';
import type { Leaf } from '../../model/known';
import { TemplateIndex } from '../template/template-index';
import type { TemplateResource } from '../template/template-resource';
import { readConstructs } from './read-constructs';
import { readPlans } from './read-plans';
import { readResources } from './read-resources';
import { readSource } from './read-source';

/** A resource with all that coverage found about it. */
export interface CoveredResource {
  readonly model: ResourceModel;
  /** undefined for what was imported. */
  readonly resource: TemplateResource | undefined;
  readonly protections: Protections;
  readonly exemption: ExemptionModel | undefined;
  readonly verdict: VerdictModel;
}

/** What coverage found in an app. */
export interface CoverageResult {
  readonly index: TemplateIndex;
  readonly resources: readonly CoveredResource[];
  readonly plans: readonly CoveringPlan[];
  readonly exemptions: readonly ExemptionModel[];
}

/** Who reads the templates of `scope`, which have to be written, and judges every resource in them. */
export function cover(scope: IConstruct, assumed: readonly CoveringPlan[], baseline: ReadonlySet<string>, today: string): CoverageResult {
  const index = TemplateIndex.below(scope);
  const { exemptions, imported } = readConstructs(index);
  const read = readResources(index);
  const list = [...readPlans(index), ...assumed];
  const plans = new Plans(list);
  const models = [...read.map(({ model }) => model), ...imported];
  const protections = protectAll(models, plans);
  const resourceOf = new Map(read.map(one => [one.model, one]));
  const exempted = new Map<string, number>();

  const resources = models.map((model): CoveredResource => {
    const found = protections.get(model)!;
    const exemption = exemptionOf(model.path, exemptions);
    const expired = exemption !== undefined && isKnown(exemption.expires) && exemption.expires < today;
    const status = statusOf(model, found, exemption !== undefined && !expired);
    // One that is over was meant to exempt it, too.
    if (exemption && (status === 'exempt' || (expired && status !== 'protected'))) exempted.set(exemption.path, (exempted.get(exemption.path) ?? 0) + 1);
    const source = resourceOf.get(model);
    const verdict: VerdictModel = {
      path: model.path,
      label: model.label,
      types: model.types,
      status,
      inBaseline: baseline.has(model.path),
      expired,
      imported: model.imported,
      plans: protectingPlans(model, found.sure),
      reasons: reasonsOf(model, found.possible),
      hint: status === 'missed' ? plans.nearest(model) : undefined,
      source: source && readSource(source, list),
    };
    return { model, resource: source?.resource, protections: found, exemption, verdict };
  }).sort((one, other) => compare(one.model.path, other.model.path));

  return {
    index,
    resources,
    plans: [...list].sort((one, other) => compare(one.path, other.path)),
    exemptions: [...exemptions.values()].map(exemption => ({ ...exemption, today, exempts: exempted.get(exemption.path) ?? 0 })),
  };
}

/** By code units, which is the same on every machine. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The name of a plan or selection, or where it stands. */
export function nameOf({ name, path }: { readonly name: Leaf<string>; readonly path: string }): string {
  return isKnown(name) ? name : path;
}

function statusOf(model: ResourceModel, { sure, possible }: Protections, exempt: boolean): CoverageStatus {
  if (sure.length > 0) return 'protected';
  if (exempt) return 'exempt';
  return possible.length > 0 || model.imported ? 'unknown' : 'missed';
}

/** The nearest exemption, on the construct or above it. */
function exemptionOf(path: string, exemptions: ReadonlyMap<string, ExemptionModel>): ExemptionModel | undefined {
  if (exemptions.size === 0) return undefined;
  for (let at = path; ; at = at.slice(0, Math.max(at.lastIndexOf('/'), 0))) {
    const exemption = exemptions.get(at);
    if (exemption || at === '') return exemption;
  }
}

function protectingPlans(model: ResourceModel, sure: readonly Protection[]): ProtectingPlan[] {
  return [...new Set(sure.map(({ plan }) => plan))].map((plan): ProtectingPlan => {
    const rules = isKnown(plan.rules) ? plan.rules : [];
    const { periodic, continuous } = rulesFor(model, plan.rules);
    const asking = rules.filter(rule => rule.continuous === true);
    const days = asking.map(({ deleteAfterDays }) => deleteAfterDays).filter(isKnown);
    const accounts = rules.flatMap(({ copies }) => copies.map(({ account }) => account)).filter(isKnown);
    return {
      name: nameOf(plan),
      // A plan of which no rule is known takes snapshots, as far as anybody can tell.
      periodicRules: isKnown(plan.rules) ? periodic : 1,
      continuousRules: continuous,
      asksForContinuous: asking.length > 0,
      shortestContinuousDays: days.length > 0 ? Math.min(...days) : undefined,
      copyAccounts: [...new Set(accounts.filter(account => isKnown(plan.account) && account !== plan.account))],
    };
  });
}

function reasonsOf(model: ResourceModel, possible: readonly Protection[]): string[] {
  if (model.imported) return ['imported: the app that makes it says whether it is protected'];
  return possible.map(protection => `selection '${nameOf(protection.selection)}' may take it${protection.by ? ` by ${protection.by}` : ''}`);
}
