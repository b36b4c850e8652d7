import type { IConstruct } from 'constructs';
import type { CoveringPlan, ResourceModel } from '../../model/app-coverage/coverage-model';
import type { CoverageStatus, ExemptionModel, VerdictModel } from '../../model/app-coverage/coverage-subjects';
import { Plans, protectAll } from '../../model/app-coverage/verdict';
import type { Protection, Protections } from '../../model/app-coverage/verdict';
import { isKnown } from '../../model/known';
import { lustreHindrance } from '../../model/resources/lustre-backups';
import { TemplateIndex } from '../template/template-index';
import type { TemplateResource } from '../template/template-resource';
import { nameOf } from './name-of';
import { ProtectingPlans } from './protecting-plans';
import { readConstructs } from './read-constructs';
import { LustreReader } from './read-lustre';
import { readPlans } from './read-plans';
import { ReadResource, readResources } from './read-resources';
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
  const found = readResources(index);
  const list = [...readPlans(index), ...assumed];
  const plans = new Plans(list);
  const models: readonly ResourceModel[] = [...found, ...imported];
  const protections = protectAll(models, plans);
  const protecting = new ProtectingPlans();
  const lustres = new LustreReader(index);
  const exempted = new Map<string, number>();

  const resources = models.map((model): CoveredResource => {
    const taken = protections.get(model)!;
    const exemption = exemptionOf(model.path, exemptions);
    const expired = exemption !== undefined && isKnown(exemption.expires) && exemption.expires < today;
    const read = model instanceof ReadResource ? model : undefined;
    const lustre = read && lustres.read(read.resource);
    const hindrance = lustre && lustreHindrance(lustre);
    const status = statusOf(model, hindrance === undefined ? taken : NO_BACKUPS, exemption !== undefined && !expired);
    // One that is over was meant to exempt it, too.
    if (exemption && (status === 'exempt' || (expired && status !== 'protected'))) exempted.set(exemption.path, (exempted.get(exemption.path) ?? 0) + 1);
    const verdict: VerdictModel = {
      path: model.path,
      label: model.label,
      types: model.types,
      status,
      inBaseline: baseline.has(model.path),
      expired,
      imported: model.imported,
      plans: protecting.of(model, taken.sure),
      hindrance,
      reasons: reasonsOf(model, taken.possible),
      hint: status !== 'missed' ? undefined : hindrance === undefined ? plans.nearest(model) : `AWS Backup cannot back it up, for it has ${hindrance}`,
      source: read && readSource(read, status, list),
    };
    return { model, resource: read?.resource, protections: taken, exemption, verdict };
  }).sort((one, other) => compare(one.model.path, other.model.path));

  return {
    index,
    resources,
    plans: [...list].sort((one, other) => compare(one.path, other.path)),
    exemptions: [...exemptions.values()].map(exemption => (
      { ...exemption, today, exempts: exemption.own ? undefined : exempted.get(exemption.path) ?? 0 }
    )),
  };
}

const NO_BACKUPS: Protections = { sure: [], possible: [] };

/** By code units, which is the same on every machine. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
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

const NOTHING: readonly string[] = [];

function reasonsOf(model: ResourceModel, possible: readonly Protection[]): readonly string[] {
  if (possible.length === 0 && !model.imported) return NOTHING;
  if (model.imported) return ['imported: the app that makes it says whether it is protected'];
  return possible.map(protection => `selection '${nameOf(protection.selection)}' may take it${protection.by ? ` by ${protection.by}` : ''}`);
}

/** How many resources there are of each status. */
export function countStatuses(resources: readonly CoveredResource[]): Record<CoverageStatus, number> {
  const counts = { protected: 0, exempt: 0, missed: 0, unknown: 0 };
  for (const { verdict: { status } } of resources) counts[status]++;
  return counts;
}
