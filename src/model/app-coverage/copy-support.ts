import { isKnown } from '../known';
import type { Leaf } from '../known';
import type { Support } from '../resources/resource-type-facts';
import { resourceType } from '../resources/resource-types';
import type { ResourceModel } from './coverage-model';
import type { VerdictModel } from './coverage-subjects';

/** What is copied. */
export type CopiedResource = Pick<VerdictModel, 'types' | 'source'>;

/** Where a copy goes to, and from where. */
export interface CopyRoute {
  readonly leavesAccount: boolean;
  /** undefined: not known. */
  readonly airGapped: boolean | undefined;
}

export interface CopySupport {
  readonly supported: Support;
  /** Why not, or on which condition, in words; undefined where it is the type that can or cannot. */
  readonly reason?: string;
}

/** The route of a copy that a plan makes. */
export function copyRoute(plan: Owned, destination: Owned & { readonly airGapped?: boolean }): CopyRoute {
  const leavesAccount = isKnown(plan.account) && isKnown(destination.account) && plan.account !== destination.account;
  return { leavesAccount, airGapped: destination.airGapped };
}

interface Owned {
  readonly account: Leaf<string>;
}

/** Whether a copy of a resource can get to where it shall go. */
export function copySupport({ types, source }: CopiedResource, { leavesAccount, airGapped }: CopyRoute): CopySupport {
  if (source?.awsManagedKey && keepsOwnKey(types)) {
    if (leavesAccount) return { supported: false, reason: 'its backups keep a key that AWS manages, which no other account can use' };
    if (airGapped && canBeAirGapped(types)) return { supported: false, reason: 'its backups keep a key that AWS manages, which air-gapped vaults do not take' };
  }
  const facts = types.map(resourceType);
  const copy = common(facts.map(({ capabilities }) => capabilities[leavesAccount ? 'crossAccountCopy' : 'crossRegionCopy']));
  const stay = airGapped ? common(facts.map(({ capabilities }) => capabilities.logicallyAirGapped)) : true;
  const supported = weaker(copy, stay);
  if (supported === false && copy !== false) return { supported, reason: 'air-gapped vaults do not take this type' };
  return supported === 'conditional' ? { supported, reason: facts[0].condition } : { supported };
}

/** Whether the backups of a resource surely are encrypted like the resource itself. */
export function keepsOwnKey(types: ResourceModel['types']): boolean {
  return types.every(type => resourceType(type).capabilities.fullManagement === false);
}

/** Whether a resource may go into a logically air-gapped vault, as far as its type tells. */
export function canBeAirGapped(types: ResourceModel['types']): boolean {
  return types.some(type => resourceType(type).capabilities.logicallyAirGapped !== false);
}

/** What all types of a resource have in common. */
function common([first, ...others]: readonly Support[]): Support {
  return first !== undefined && others.every(one => one === first) ? first : 'unknown';
}

const WEAKEST: readonly Support[] = [false, 'unknown', 'conditional'];

function weaker(one: Support, other: Support): Support {
  return WEAKEST.find(support => support === one || support === other) ?? true;
}
