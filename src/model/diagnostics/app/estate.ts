import { AUDIT_LIMITS } from '../../audit/audit-limits';
import type { EstateModel } from '../../estate-model';
import { isKnown } from '../../known';
import type { Leaf } from '../../known';
import type { Limit } from '../../limits';
import { ORGANIZATION_LIMITS } from '../../organization/organization-policy-model';
import { RESOURCE_TYPES } from '../../resources/resource-types';
import { RESTORE_TESTING_LIMITS } from '../../restore-testing/restore-testing-limits';
import { api, derived, guide } from '../../sources';
import { LEGAL_HOLD_LIMITS } from '../../vault/legal-hold-model';
import { FRAMEWORK_FIT_DIAGNOSTICS } from '../audit/framework-fit';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';

type Kind = keyof EstateModel;

const UNIQUE = derived('names are unique in an account and Region');
const REFUSED = 'The second one fails at deployment, since its name is taken.';

/** What an account has in a Region: names are there once, and quotas hold for all together. */
export const ESTATE_DIAGNOSTICS: readonly Diagnostic[] = [
  unique('CB-VAULT-022', 'vaults', 'backup vaults', ({ vaults }) => vaults.map(({ name }) => name)),
  unique('CB-AUDIT-019', 'frameworks', 'audit frameworks', ({ frameworks }) => frameworks.map(({ name }) => name)),
  quota('CB-AUDIT-020', 'frameworks', 'audit frameworks', AUDIT_LIMITS.frameworks),
  ...FRAMEWORK_FIT_DIAGNOSTICS,
  unique('CB-REPORT-013', 'reportPlans', 'report plans', ({ reportPlans }) => reportPlans.map(({ name }) => name)),
  quota('CB-REPORT-014', 'reportPlans', 'report plans', AUDIT_LIMITS.reportPlans),
  unique('CB-RTEST-024', 'restoreTestingPlans', 'restore testing plans', ({ restoreTestingPlans }) => restoreTestingPlans.map(({ name }) => name)),
  diagnostic({
    id: 'CB-RTEST-025',
    severity: 'error',
    when: 'whole',
    on: 'estate',
    title: 'Selections of one restore testing plan have different names.',
    why: REFUSED,
    source: api('CreateRestoreTestingSelection'),
    check: ({ restoreTestingSelections: selections }) => again(selections.map(({ planName, name }) => isKnown(planName) && isKnown(name) ? `${planName}/${name}` : undefined))
      .map(index => ({
        what: `selections of restore testing plan '${String(selections[index].planName)}'`, must: 'have different names', got: `'${String(selections[index].name)}' twice`, leaf: `restoreTestingSelections[${index}].name`,
      })),
  }),
  diagnostic({
    id: 'CB-RTEST-026',
    severity: 'warning',
    when: 'whole',
    on: 'estate',
    title: 'A restore testing plan has more than 30 selections.',
    why: 'Further selections fail at deployment, unless AWS raised the quota.',
    source: RESTORE_TESTING_LIMITS.selectionsPerPlan.source,
    check: ({ restoreTestingSelections: selections }) => groups(selections.map(({ planName }) => planName))
      .filter(({ indices }) => indices.length > RESTORE_TESTING_LIMITS.selectionsPerPlan.value)
      .map(({ name, indices }) => ({
        what: `selections of restore testing plan '${name}'`, must: `be at most ${RESTORE_TESTING_LIMITS.selectionsPerPlan.value}`, got: String(indices.length), leaf: `restoreTestingSelections[${indices[indices.length - 1]}]`,
      })),
  }),
  quota('CB-RTEST-027', 'restoreTestingPlans', 'restore testing plans', RESTORE_TESTING_LIMITS.plans),
  diagnostic({
    id: 'CB-RTEST-028',
    severity: 'warning',
    when: 'whole',
    on: 'estate',
    title: 'A restore testing plan has no selection.',
    why: 'The plan deploys, runs, and tests nothing.',
    source: guide('restore-testing'),
    check: ({ restoreTestingPlans: plans, restoreTestingSelections: selections }) => {
      // A selection of a plan that is not known could be for any of them.
      if (selections.some(({ planName }) => !isKnown(planName))) return undefined;
      return plans.flatMap(({ name }, i): Problem[] => !isKnown(name) || selections.some(({ planName }) => planName === name) ? [] : [{
        what: `restore testing plan '${name}'`, must: 'have a selection to test anything', got: 'none', fix: 'add one, or acknowledge this where selections are made elsewhere', leaf: `restoreTestingPlans[${i}]`,
      }]);
    },
  }),
  diagnostic({
    id: 'CB-RTEST-029',
    severity: 'warning',
    when: 'whole',
    on: 'estate',
    title: 'A restore testing plan takes continuous backups only, of a resource type that has none.',
    why: 'No recovery point fits, so the type is never tested.',
    source: guide('backup-feature-availability'),
    check: ({ restoreTestingPlans: plans, restoreTestingSelections }) => restoreTestingSelections.flatMap((selection, i): Problem[] => {
      const { planName, protectedResourceType: type } = selection;
      const plan = isKnown(planName) ? plans.find(({ name }) => name === planName) : undefined;
      if (!isKnown(type) || !isKnown(plan?.recoveryPointTypes) || plan.recoveryPointTypes.length === 0) return [];
      if (!plan.recoveryPointTypes.every(one => one === 'CONTINUOUS')) return [];
      const facts = RESOURCE_TYPES.filter(({ backupTypeName }) => backupTypeName === type);
      if (facts.length === 0 || facts.some(({ capabilities }) => capabilities.continuous !== false)) return [];
      return [{
        what: `recovery point types of restore testing plan '${String(planName)}'`, must: `have 'SNAPSHOT' for '${type}' to be tested`, got: "'CONTINUOUS' alone",
        leaf: `restoreTestingSelections[${i}].protectedResourceType`,
      }];
    }),
  }),
  diagnostic({
    id: 'CB-TIER-007',
    severity: 'error',
    when: 'whole',
    on: 'estate',
    title: 'A vault has one tiering configuration, and there is one for all vaults together.',
    why: 'The second one fails at deployment.',
    source: guide('aws-backup-limits'),
    check: ({ tieringConfigurations: all }) => again(all.map(({ vaultName }) => vaultName)).map(index => ({
      what: all[index].vaultName === '*' ? 'tiering configurations for all vaults' : `tiering configurations of vault '${String(all[index].vaultName)}'`,
      must: 'be at most one', got: 'two', leaf: `tieringConfigurations[${index}].vaultName`,
    })),
  }),
  unique('CB-TIER-008', 'tieringConfigurations', 'tiering configurations', ({ tieringConfigurations }) => tieringConfigurations.map(({ name }) => name)),
  quota('CB-HOLD-007', 'legalHolds', 'legal holds', LEGAL_HOLD_LIMITS.holds),
  diagnostic({
    id: 'CB-ORG-022',
    severity: 'warning',
    when: 'whole',
    on: 'estate',
    title: 'More than 10 backup policies are attached to one root, organizational unit or account.',
    why: 'AWS Organizations refuses to attach further ones.',
    source: ORGANIZATION_LIMITS.policiesPerTarget.source,
    check({ organizationPolicies: policies }) {
      const most = ORGANIZATION_LIMITS.policiesPerTarget.value;
      const attached = policies.flatMap(({ targetIds }, index) => {
        return isKnown(targetIds) ? targetIds.filter(isKnown).map(target => ({ target, index })) : [];
      });
      return groups(attached.map(({ target }) => target)).filter(({ indices }) => indices.length > most).map(({ name, indices }) => ({
        what: `backup policies attached to '${name}'`, must: `be at most ${most}`, got: String(indices.length),
        leaf: `organizationPolicies[${attached[indices[indices.length - 1]].index}].targetIds`,
      }));
    },
  }),
];

function unique(id: string, kind: Kind, what: string, names: (estate: EstateModel) => readonly Leaf<string>[]): Diagnostic {
  return diagnostic({
    id,
    severity: 'error',
    when: 'whole',
    on: 'estate',
    title: `${what.charAt(0).toUpperCase()}${what.slice(1)} of one account and Region have different names.`,
    why: REFUSED,
    source: UNIQUE,
    check(estate) {
      const all = names(estate);
      return again(all).map(index => ({ what: `${what} of one account and Region`, must: 'have different names', got: `'${String(all[index])}' twice`, leaf: `${kind}[${index}].name` }));
    },
  });
}

function quota(id: string, kind: Kind, what: string, { value, source }: Limit<number>): Diagnostic {
  return diagnostic({
    id,
    severity: 'warning',
    when: 'whole',
    on: 'estate',
    title: `An account has more than ${value} ${what} in a Region.`,
    why: 'Further ones fail at deployment, unless AWS raised the quota.',
    source,
    check(estate) {
      const count = estate[kind].length;
      if (count <= value) return undefined;
      return { what: `${what} of one account and Region`, must: `be at most ${value}`, got: String(count), leaf: `${kind}[${count - 1}]` };
    },
  });
}

/** Indices of the known names that stood there before. */
function again(names: readonly Leaf<string>[]): number[] {
  return names.flatMap((name, i) => isKnown(name) && names.indexOf(name) < i ? [i] : []);
}

/** Indices by known name. */
function groups(names: readonly Leaf<string>[]): { readonly name: string; readonly indices: readonly number[] }[] {
  const byName = new Map<string, number[]>();
  names.forEach((name, i) => {
    if (isKnown(name)) byName.set(name, [...byName.get(name) ?? [], i]);
  });
  return [...byName].map(([name, indices]) => ({ name, indices }));
}
