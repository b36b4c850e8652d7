import { restoreTestingPlanModel } from '../checks/read-restore-testing';
import type { TemplateResource } from '../checks/template/template-resource';
import { anyOf, both, notTri, tri } from '../model/app-coverage/tri';
import type { Tri } from '../model/app-coverage/tri';
import { HOLE, matchesPattern, parseArn } from '../model/arn';
import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import type { WrittenRule } from './plan-book';

/** The vaults that a restore testing plan takes recovery points from; all of them lie in its account and Region. */
export class TestedVaults {
  private readonly included: Vaults;
  private readonly excluded: Vaults;
  private readonly filled = new Map<readonly WrittenRule[], Tri>();

  constructor(private readonly plan: TemplateResource) {
    const { includeVaults, excludeVaults } = restoreTestingPlanModel(plan);
    const points = plan.properties.inside('RecoveryPointSelection');
    this.included = { arns: includeVaults, resources: points.targets('IncludeVaults').map(target => target?.resource) };
    this.excluded = { arns: excludeVaults, resources: points.targets('ExcludeVaults').map(target => target?.resource) };
  }

  /** Whether one of the rules backs up or copies into them. */
  public filledBy(rules: readonly WrittenRule[], complete: boolean): Tri {
    let filled = this.filled.get(rules);
    if (!filled) this.filled.set(rules, filled = anyOf(rules.flatMap(rule => this.vaultsOf(rule))));
    if (filled === 'yes' || complete) return filled;
    // Plans of elsewhere fill vaults of which nobody here knows.
    return isKnown(this.included.arns) && this.included.arns.includes('*') && this.excluded.arns === undefined ? 'yes' : 'unknown';
  }

  private vaultsOf({ model: { vault, airGappedVault, copies }, vault: resource }: WrittenRule): Tri[] {
    const further = [
      ...isKnown(airGappedVault) ? [airGappedVault] : [],
      ...isKnown(copies) ? copies.map(({ destination }) => destination) : [],
    ].map(({ name, account, region }) => both(both(same(account, this.plan.account), same(region, this.plan.region)), this.takes(name, undefined)));
    return [this.takes(vault.name, resource), ...further, ...copies === UNKNOWN || airGappedVault === UNKNOWN ? ['unknown' as const] : []];
  }

  private takes(name: Leaf<string>, vault: TemplateResource | undefined): Tri {
    return both(isAmong(name, vault, this.included), notTri(isAmong(name, vault, this.excluded)));
  }
}

interface Vaults {
  readonly arns: Leaf<readonly Leaf<string>[]>;
  /** What each ARN refers to. */
  readonly resources: readonly (TemplateResource | undefined)[];
}

function isAmong(name: Leaf<string>, vault: TemplateResource | undefined, { arns, resources }: Vaults): Tri {
  if (arns === UNKNOWN) return 'unknown';
  return anyOf((arns ?? []).map((arn, i) => {
    if (arn === '*') return 'yes';
    const resource = resources[i];
    if (vault && resource) return tri(vault === resource);
    const pattern = resource ? resource.properties.text('BackupVaultName') : isKnown(arn) ? parseArn(arn)?.resource?.replace(/^backup-vault:/, '') : UNKNOWN;
    return !isKnown(pattern) || pattern.includes(HOLE) || !isKnown(name) ? 'unknown' : tri(matchesPattern(name, pattern));
  }));
}

function same(one: Leaf<string>, other: Leaf<string>): Tri {
  return isKnown(one) && isKnown(other) ? tri(one === other) : 'unknown';
}
