import type { policyPlans as PolicyPlans } from '../organization/organization-policy-plans';
import type { Diagnostic } from './diagnostic';

/**
 * The whole catalogue, loaded when something is asked that is not of every day. Most apps never see a hypervisor or a
 * legal hold, and each file that is loaded costs every import a part of a millisecond.
 */
export function wholeCatalogue(): readonly Diagnostic[] {
  return (require('./catalogue') as typeof import('./catalogue')).CATALOGUE;
}

/** The plans in a backup policy of an organization, likewise. */
export const policyPlans: typeof PolicyPlans = content => (require('../organization/organization-policy-plans') as typeof import('../organization/organization-policy-plans')).policyPlans(content);
