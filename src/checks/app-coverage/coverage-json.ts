import { copyRoute, copySupport } from '../../model/app-coverage/copy-support';
import type { CoveringPlan, ResourceModel } from '../../model/app-coverage/coverage-model';
import type { ExemptionModel } from '../../model/app-coverage/coverage-subjects';
import { obeysOptIn } from '../../model/app-coverage/verdict';
import type { Protection } from '../../model/app-coverage/verdict';
import { isKnown } from '../../model/known';
import type { Leaf } from '../../model/known';
import { resourceType } from '../../model/resources/resource-types';
import { countStatuses } from './coverage-result';
import type { CoverageResult, CoveredResource } from './coverage-result';

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
  const writer = new ResourceLines();
  const lines = resources.map(resource => `\n    ${writer.write(resource)}`);
  return `${JSON.stringify(head, undefined, 2).slice(0, -2)},\n  "resources": [${lines.join()}${lines.length > 0 ? '\n  ' : ''}]\n}\n`;
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
      copies: rule.copies.map(({ account, region, vault, airGapped = null }) => ({
        account: known(account), region: known(region), vault: known(vault), airGapped,
      })),
    })) : null,
    selections: plan.selections.map(selection => ({ path: selection.path, name: known(selection.name) })),
  };
}

type Shares = Map<Protection, Map<ResourceModel['types'], string>>;

/** Writes resources, each as a line. Most of them are protected alike, so what a selection does for a kind is written once. */
class ResourceLines {
  private readonly shares: Shares = new Map();
  /** The same for resources whose key AWS manages, which hinders copies. */
  private readonly sharesOfManagedKeys: Shares = new Map();
  private readonly texts = new Map<Leaf<string>, string>();
  private readonly typeNames = new Map<ResourceModel['types'], string>();

  public write(covered: CoveredResource): string {
    const { model, verdict, exemption } = covered;
    const own = `"path":${text(model.path)},"stack":${this.shared(model.stack)},"logicalId":${text(model.logicalId)}`;
    const kind = `"cloudFormationType":${this.shared(model.cloudFormationType)},"types":${this.typesOf(model)}`;
    const place = `"account":${this.shared(model.account)},"region":${this.shared(model.region)},"imported":${model.imported}`;
    const told = verdict.status === 'unknown' ? JSON.stringify(verdict.reasons) : '[]';
    const exempt = exemption ? JSON.stringify(exemptionJson(exemption)) : 'null';
    return `{${own},${kind},${place},"status":"${verdict.status}","baseline":${verdict.inBaseline},${this.shareOf(covered)},"exemption":${exempt},"reasons":${told}}`;
  }

  /** A text that many resources have. */
  private shared(value: Leaf<string>): string {
    let written = this.texts.get(value);
    if (written === undefined) this.texts.set(value, written = text(value));
    return written;
  }

  private typesOf({ types }: ResourceModel): string {
    let names = this.typeNames.get(types);
    if (names === undefined) this.typeNames.set(types, names = JSON.stringify([...new Set(types.map(type => resourceType(type).backupTypeName))]));
    return names;
  }

  private shareOf(covered: CoveredResource): string {
    const { model: { types }, protections: { sure }, verdict: { source, status } } = covered;
    if (sure.length === 0) return NOTHING;
    if (sure.length > 1 || status !== 'protected') return shareJson(covered);
    const shares = source?.awsManagedKey ? this.sharesOfManagedKeys : this.shares;
    let byTypes = shares.get(sure[0]);
    if (!byTypes) shares.set(sure[0], byTypes = new Map());
    let share = byTypes.get(types);
    if (share === undefined) byTypes.set(types, share = shareJson(covered));
    return share;
  }
}

function text(value: Leaf<string>): string {
  return isKnown(value) ? JSON.stringify(value) : 'null';
}

const NOTHING = '"protectedBy":[],"pointInTimeRecovery":false,"copies":[]';

/** What plans do for a resource. */
function shareJson(covered: CoveredResource): string {
  const { model, verdict, protections: { sure } } = covered;
  const share = {
    protectedBy: sure.map(protection => ({
      plan: protection.plan.path,
      selection: protection.selection.path,
      by: protection.by,
      within: protection.within ?? null,
      needsOptIn: obeysOptIn(protection, model),
    })),
    pointInTimeRecovery: verdict.plans.some(({ continuousRules }) => continuousRules > 0),
    copies: verdict.status === 'protected' ? copiesOf(covered) : [],
  };
  return JSON.stringify(share).slice(1, -1);
}

function exemptionJson({ path, reason, owner, expires }: ExemptionModel): object {
  return { path, reason: known(reason), owner: known(owner), expires: known(expires) };
}

/** Where else its backups go, and whether they can. */
function copiesOf({ verdict, protections: { sure } }: CoveredResource): object[] {
  const plans = [...new Set(sure.map(({ plan }) => plan))];
  return plans.flatMap(plan => (isKnown(plan.rules) ? plan.rules : []).flatMap(rule => rule.copies.map(copy => {
    const { account, region, airGapped = null } = copy;
    const { supported, reason = null } = copySupport(verdict, copyRoute(plan, copy));
    return { plan: plan.path, rule: known(rule.name), account: known(account), region: known(region), airGapped, supported, reason };
  })));
}
