import { didYouMean } from '../../did-you-mean';
import { isKnown } from '../../known';
import { isPolicyTarget, POLICY_TARGETS } from '../../organization/organization-ids';
import { ORGANIZATION_LIMITS, POLICY_SYNTAX } from '../../organization/organization-policy-model';
import type { OrganizationPolicyModel, PolicyObject } from '../../organization/organization-policy-model';
import { isObject, policyFaults, showValue } from '../../organization/organization-policy-walk';
import type { PolicyFault } from '../../organization/organization-policy-walk';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Place, Problem } from '../diagnostic';
import { eachKnown, isBlank, oneOf } from '../leaves';
import { POLICY_CONTENT_DIAGNOSTICS } from '../vault/policy-content';

const { characters: mostCharacters, nameMaxLength, descriptionMaxLength } = ORGANIZATION_LIMITS;

const REFUSED = 'AWS Organizations refuses the policy.';
const FORMS = {
  text: 'be a text', number: "be a whole number in text, such as '35'", boolean: "be 'true' or 'false'", switch: "be 'enabled' or 'disabled'",
} as const;

/** Backup policies of an organization: the document as such, and what it is attached to. */
export const ORGANIZATION_POLICY_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-ORG-001',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'The content of a backup policy is a JSON object with plans.',
    why: REFUSED,
    source: POLICY_SYNTAX,
    check({ content }, place) {
      if (!isKnown(content) || (isObject(content) && 'plans' in content)) return undefined;
      const got = isObject(content) ? (Object.keys(content).length === 0 ? 'an empty object' : `keys ${Object.keys(content).map(key => `'${key}'`).join(', ')}`)
        : typeof content === 'string' ? 'a text that is no JSON' : showValue(content);
      return { what: `content of ${place.label}`, must: "be a JSON object with the key 'plans'", got, leaf: 'content' };
    },
  }),
  diagnostic({
    id: 'CB-ORG-002',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'A backup policy has no key that AWS does not document.',
    why: REFUSED,
    source: POLICY_SYNTAX,
    check: faults('unknownKey', (fault, { label }) => isRoot(fault) ? undefined : {
      what: `key at '${fault.path}' of ${label}`, must: 'be one that AWS documents there', got: `'${fault.got}'`,
      fix: didYouMean(fault.got, fault.known) ?? `AWS documents ${oneOf(fault.known)}`,
    }),
  }),
  diagnostic({
    id: 'CB-ORG-003',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'A backup policy has no operator that AWS does not have, or in a place where none may stand.',
    why: REFUSED,
    source: POLICY_SYNTAX,
    check: faults('unknownOperator', (fault, { label }) => ({
      what: `operator at '${fault.path}' of ${label}`, must: `be ${oneOf(fault.known)}`, got: `'${fault.got}'`, fix: didYouMean(fault.got, fault.known),
    })),
  }),
  diagnostic({
    id: 'CB-ORG-004',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'Every value of a backup policy stands below an operator, and everything else is an object.',
    why: REFUSED,
    source: POLICY_SYNTAX,
    check(policy, place) {
      return faults('noOperator', ({ path, got }, { label }) => ({
        what: `value at '${path}' of ${label}`, must: 'stand below an operator', got, fix: `write {"@@assign": ${got.startsWith("'") ? `"${got.slice(1, -1)}"` : got}}`,
      }))(policy, place).concat(faults('notAnObject', ({ path, got }, { label }) => ({
        what: `'${path}' of ${label}`, must: 'be an object', got,
      }))(policy, place));
    },
  }),
  diagnostic({
    id: 'CB-ORG-005',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'Values of a backup policy are text, numbers and booleans too.',
    why: REFUSED,
    source: POLICY_SYNTAX,
    check: faults('notText', ({ path, got }, { label }) => ({ what: `value at '${path}' of ${label}`, must: 'be a text', got, fix: /^[\w.-]+$/.test(got) ? `write "${got}"` : undefined })),
  }),
  diagnostic({
    id: 'CB-ORG-006',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'A list stands where a list belongs, and one value where one value belongs.',
    why: REFUSED,
    source: POLICY_SYNTAX,
    check(policy, place) {
      return faults('listForValue', ({ path, got }, { label }) => ({ what: `value at '${path}' of ${label}`, must: 'be one text', got }))(policy, place)
        .concat(faults('valueForList', ({ path, got }, { label }) => ({ what: `value at '${path}' of ${label}`, must: 'be a list', got, fix: got.startsWith("'") ? `write ["${got.slice(1, -1)}"]` : undefined }))(policy, place));
    },
  }),
  diagnostic({
    id: 'CB-ORG-007',
    severity: 'warning',
    when: 'whole',
    on: 'organizationPolicy',
    title: 'A key that AWS requires is missing.',
    why: 'Unless a policy further up has it, the effective policy is invalid and no backup is made.',
    source: POLICY_SYNTAX,
    check: faults('missing', (fault, { label }) => isRoot(fault) ? undefined : {
      what: `'${fault.path}' of ${label}`, must: `have '${fault.key}'`, got: 'none', fix: 'add it, or acknowledge this where a policy further up has it',
    }),
  }),
  ...POLICY_CONTENT_DIAGNOSTICS,
  diagnostic({
    id: 'CB-ORG-017',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'A policy is attached to ids of roots, organizational units or accounts.',
    why: REFUSED,
    source: POLICY_TARGETS,
    check: ({ targetIds }, place) => eachKnown(targetIds, (target, i) => isPolicyTarget(target) ? undefined : {
      what: `target of ${place.label}`, must: "be the id of a root ('r-…'), of an organizational unit ('ou-…') or of an account", got: `'${target}'`, leaf: `targetIds[${i}]`,
    }),
  }),
  diagnostic({
    id: 'CB-ORG-018',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'The text of a number, boolean or switch reads as one.',
    why: REFUSED,
    source: POLICY_SYNTAX,
    check: faults('wrongForm', ({ path, got, form }, { label }) => ({ what: `value at '${path}' of ${label}`, must: FORMS[form], got })),
  }),
  diagnostic({
    id: 'CB-ORG-019',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'A policy has a name of 1 to 128 characters and a description of at most 512.',
    why: REFUSED,
    source: nameMaxLength.source,
    check({ name, description }, place) {
      const problems: Problem[] = [];
      if (isBlank(name) || (isKnown(name) && name.length > nameMaxLength.value)) {
        problems.push({ what: `name of ${place.label}`, must: `have 1 to ${nameMaxLength.value} characters`, got: isKnown(name) ? String(name.trim().length) : 'none', leaf: 'name' });
      }
      if (isKnown(description) && description.length > descriptionMaxLength.value) {
        problems.push({ what: `description of ${place.label}`, must: `have at most ${descriptionMaxLength.value} characters`, got: String(description.length), leaf: 'description' });
      }
      return problems;
    },
  }),
  diagnostic({
    id: 'CB-ORG-020',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'A backup policy has at most 10,000 characters.',
    why: `${REFUSED} White space counts.`,
    source: mostCharacters.source,
    check({ characters }, place) {
      if (!isKnown(characters) || characters <= mostCharacters.value) return undefined;
      return { what: `content of ${place.label}`, must: `have at most ${mostCharacters.value} characters`, got: String(characters), fix: 'leave white space out, or split it into two policies', leaf: 'content' };
    },
  }),
  diagnostic({
    id: 'CB-ORG-021',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'Names of plans, rules, selections, copies, tags and conditions are no operators and not empty.',
    why: REFUSED,
    source: POLICY_SYNTAX,
    check: faults('emptyName', ({ path, what }, { label }) => ({ what: `name of a ${what} at '${path}' of ${label}`, must: 'be a name', got: path.includes('@@') ? 'an operator' : 'none' })),
  }),
];

/** A check of one kind of fault of the document. */
function faults<K extends PolicyFault['kind']>(kind: K, problem: (fault: Extract<PolicyFault, { kind: K }>, place: Place) => Problem | undefined) {
  return ({ content }: OrganizationPolicyModel, place: Place): Problem[] => {
    if (!isKnown(content) || !isObject(content) || !('plans' in content)) return [];
    return faultsOf(content).flatMap((fault) => {
      const found = fault.kind === kind ? problem(fault as Extract<PolicyFault, { kind: K }>, place) : undefined;
      return found ? [{ leaf: `content/${fault.path}`, ...found }] : [];
    });
  };
}

/** The document as a whole has a rule of its own. */
function isRoot({ path, kind }: PolicyFault): boolean {
  return kind === 'missing' && path === '';
}

const walked = new WeakMap<PolicyObject, readonly PolicyFault[]>();

function faultsOf(content: PolicyObject): readonly PolicyFault[] {
  const known = walked.get(content);
  if (known) return known;
  const found = policyFaults(content);
  walked.set(content, found);
  return found;
}
