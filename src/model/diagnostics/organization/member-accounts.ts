import { isKnown, UNKNOWN } from '../../known';
import type { Leaf } from '../../known';
import { LIMITS } from '../../limits';
import { isAccountId, isOrganizationalUnitId, isRootId } from '../../organization/organization-ids';
import { STACK_SET_LIMITS } from '../../organization/stack-set-limits';
import { cloudformation, derived, ours } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';
import { unacknowledgedRoots } from './root-target';

const STACK_SET = cloudformation('AWS::CloudFormation::StackSet');
const { templateBodyBytes, organizationalUnitsPerOperation, roleName } = STACK_SET_LIMITS;

/** What member accounts get by stack set. */
export const MEMBER_ACCOUNT_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-BASE-001',
    severity: 'error',
    when: 'part',
    on: 'memberAccounts',
    title: 'Targets are ids of organizational units or of the root, at least one and 50 at most.',
    why: 'CloudFormation refuses other ids and longer lists; without a target nothing is deployed anywhere.',
    source: organizationalUnitsPerOperation.source,
    check({ targetIds }, place) {
      const ids = known(targetIds);
      if (ids === undefined) return undefined;
      if (ids.length === 0) return { what: `targets of ${place.label}`, must: 'name an organizational unit', got: 'none', leaf: 'targetIds' };
      if (ids.length > organizationalUnitsPerOperation.value) {
        return {
          what: `targets of ${place.label}`, must: `be ${organizationalUnitsPerOperation.value} at most`, got: String(ids.length),
          fix: 'name the units above them', leaf: 'targetIds',
        };
      }
      return ids.filter(isKnown).filter(id => !isOrganizationalUnitId(id) && !isRootId(id)).map(id => ({
        what: `target of ${place.label}`, must: 'be the id of an organizational unit (ou-…-…) or of the root (r-…)', got: `'${id}'`,
        fix: 'name the unit that holds an account', leaf: 'targetIds',
      }));
    },
  }),
  diagnostic({
    id: 'CB-BASE-002',
    severity: 'error',
    when: 'part',
    on: 'memberAccounts',
    title: 'The root as target is acknowledged.',
    why: 'Vaults, keys and roles would be made in every account of the organization at once, and vaults are kept.',
    source: ours('what reaches every account needs a yes'),
    check: (model, place) => unacknowledgedRoots(model, place, 'every account gets the stacks at once; try it on an OU first'),
  }),
  diagnostic({
    id: 'CB-BASE-003',
    severity: 'error',
    when: 'part',
    on: 'memberAccounts',
    title: 'Regions are at least one, each once.',
    why: 'Without a Region nothing is deployed; CloudFormation refuses one that is named twice.',
    source: STACK_SET,
    check({ regions }, place) {
      const names = known(regions);
      if (names === undefined) return undefined;
      if (names.length === 0) return { what: `Regions of ${place.label}`, must: 'be one or more', got: 'none', leaf: 'regions' };
      return [...new Set(names.filter((name, i) => isKnown(name) && names.indexOf(name) !== i))].map(name => ({
        what: `Regions of ${place.label}`, must: 'differ', got: `'${String(name)}' twice`, leaf: 'regions',
      }));
    },
  }),
  diagnostic({
    id: 'CB-BASE-004',
    severity: 'error',
    when: 'part',
    on: 'memberAccounts',
    title: 'Names that other accounts get are known at synth.',
    why: 'The template is deployed in accounts that do not have the resources of this app, so a reference to them means nothing there.',
    source: derived('a stack set passes a template on as text'),
    check({ names }) {
      return names.filter(({ name }) => name === UNKNOWN).map(({ what }) => ({
        what, must: 'be known at synth', got: 'a token', fix: 'write the name itself', leaf: 'names',
      }));
    },
  }),
  diagnostic({
    id: 'CB-BASE-005',
    severity: 'error',
    when: 'part',
    on: 'memberAccounts',
    title: 'Names of the vault and the roles in member accounts have the form that AWS takes.',
    why: 'The stack would fail in every account.',
    source: roleName.source,
    check({ names }) {
      return names.flatMap(({ what, name, kind }) => {
        const form = kind === 'vault' ? LIMITS.vaultName.value : roleName.value;
        if (!isKnown(name) || form.test(name)) return [];
        const must = kind === 'vault' ? 'be 2 to 50 letters, digits, hyphens or underscores' : 'be 1 to 64 letters, digits or characters of +=,.@_-';
        return [{ what, must, got: `'${name}'`, leaf: 'names' }];
      });
    },
  }),
  diagnostic({
    id: 'CB-BASE-006',
    severity: 'error',
    when: 'part',
    on: 'memberAccounts',
    title: 'Percentages of an operation lie between 0 and 100; at least one account at a time is worked on.',
    why: 'CloudFormation refuses others.',
    source: STACK_SET,
    check({ failureTolerancePercentage: tolerance, maxConcurrentPercentage: concurrent }) {
      return [
        ...isKnown(tolerance) && !isPercentage(tolerance, 0)
          ? [{ what: 'failure tolerance in percent', must: 'be a whole number from 0 to 100', got: String(tolerance), leaf: 'failureTolerancePercentage' }] : [],
        ...isKnown(concurrent) && !isPercentage(concurrent, 1)
          ? [{ what: 'accounts at a time in percent', must: 'be a whole number from 1 to 100', got: String(concurrent), leaf: 'maxConcurrentPercentage' }] : [],
      ];
    },
  }),
  diagnostic({
    id: 'CB-BASE-007',
    severity: 'error',
    when: 'part',
    on: 'memberAccounts',
    title: 'A template that a stack set holds as text is 51,200 bytes at most.',
    why: 'CloudFormation refuses a longer one.',
    source: templateBodyBytes.source,
    check({ templateBytes = {} }) {
      return Object.entries(templateBytes).filter(([, bytes]) => bytes > templateBodyBytes.value).map(([name, bytes]) => ({
        what: `template of the ${name}`, must: `be ${templateBodyBytes.value} bytes at most`, got: String(bytes),
        fix: 'shorten descriptions, or make two baselines', leaf: 'templateBytes',
      }));
    },
  }),
  diagnostic({
    id: 'CB-BASE-008',
    severity: 'error',
    when: 'part',
    on: 'memberAccounts',
    title: 'Excluded accounts are ids of accounts.',
    why: 'CloudFormation refuses other ids.',
    source: STACK_SET,
    check({ excludedAccounts }, place) {
      return (known(excludedAccounts) ?? []).filter(isKnown).filter(id => !isAccountId(id)).map(id => ({
        what: `account left out of ${place.label}`, must: 'be an id of 12 digits', got: `'${id}'`, leaf: 'excludedAccounts',
      }));
    },
  }),
];

function known<T>(list: Leaf<readonly T[]>): readonly T[] | undefined {
  return list === UNKNOWN ? undefined : list ?? [];
}

function isPercentage(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least && value <= 100;
}
