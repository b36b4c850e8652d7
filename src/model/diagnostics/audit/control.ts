import { auditControl } from '../../audit/audit-controls';
import type { AuditControlFacts, ControlParameter, ScopeKind } from '../../audit/audit-controls';
import { AUDIT_LIMITS } from '../../audit/audit-limits';
import type { ControlModel, ControlScopeModel } from '../../audit/framework-model';
import { didYouMean } from '../../did-you-mean';
import { isKnown } from '../../known';
import type { Leaf } from '../../known';
import { RESOURCE_TYPES } from '../../resources/resource-types';
import { api, derived } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Place, Problem } from '../diagnostic';
import { eachKnown, repetitions } from '../leaves';
import { parameterProblem } from './parameter-form';

const { resourceIdsPerScope, tagsPerScope } = AUDIT_LIMITS;

const CONTROLS = auditControl('BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN')!.source;

/** Names of resource types that Audit Manager evaluates, and those of AWS Backup itself as AWS Config calls them. */
const SCOPE_TYPES: readonly string[] = [
  ...new Set(RESOURCE_TYPES.filter(type => type.capabilities.auditManager !== false).map(type => type.backupTypeName)),
  'AWS::Backup::BackupPlan', 'AWS::Backup::BackupVault', 'AWS::Backup::RecoveryPoint',
];

/** What one control of a framework has to obey. */
export const CONTROL_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-AUDIT-007',
    severity: 'error',
    when: 'part',
    on: 'control',
    title: 'A control has only parameters that it takes.',
    why: 'AWS Backup refuses the framework.',
    source: CONTROLS,
    check: (control, place) => parameters(control, ({ known, name, index, facts }) => {
      if (known) return undefined;
      const names = facts.parameters.map(parameter => parameter.name);
      return {
        what: `parameters of ${place.label}`, must: names.length === 0 ? 'be left out' : `be ${names.join(', ')}`, got: `'${name}'`,
        fix: didYouMean(name, names), leaf: `inputParameters[${index}].name`,
      };
    }),
  }),
  diagnostic({
    id: 'CB-AUDIT-008',
    severity: 'error',
    when: 'part',
    on: 'control',
    title: 'The value of a control parameter has the form and lies in the range that the control takes.',
    why: 'AWS Backup refuses the framework, or the control finds every resource non-compliant.',
    source: CONTROLS,
    check: (control, place) => parameters(control, ({ known, name, value, index }) => {
      if (!known || !isKnown(value)) return undefined;
      const problem = parameterProblem(known, value, unit => valueOf(control, unit));
      return problem && { ...problem, what: `parameter ${name} of ${place.label}`, leaf: `inputParameters[${index}].value` };
    }),
  }),
  diagnostic({
    id: 'CB-AUDIT-009',
    severity: 'error',
    when: 'part',
    on: 'control',
    title: 'A control has the parameters that it cannot do without.',
    why: 'AWS Backup refuses the framework: there is no default.',
    source: CONTROLS,
    check(control, place) {
      const given = namesOf(control);
      return factsOf(control)?.parameters.filter(({ name, required }) => required && given && !given.includes(name)).map(({ name }) => ({
        what: place.label, must: `have the parameter ${name}`, got: 'none', leaf: 'inputParameters',
      }));
    },
  }),
  diagnostic({
    id: 'CB-AUDIT-010',
    severity: 'error',
    when: 'part',
    on: 'control',
    title: 'A control has each parameter once.',
    why: 'Only one of two values can hold.',
    source: derived('a parameter has one value'),
    check({ inputParameters }, place) {
      if (!isKnown(inputParameters)) return undefined;
      return repetitions(inputParameters.map(({ name }) => name)).map(({ item, index }) => ({
        what: `parameters of ${place.label}`, must: 'stand there once each', got: `'${item}' twice`, leaf: `inputParameters[${index}].name`,
      }));
    },
  }),
  diagnostic({
    id: 'CB-AUDIT-011',
    severity: 'error',
    when: 'part',
    on: 'control',
    title: 'The scope of a control has at most one tag.',
    why: 'AWS Backup refuses the framework.',
    source: tagsPerScope.source,
    check: scoped((scope, { label }) => {
      if (!isKnown(scope.tags) || scope.tags.length <= tagsPerScope.value) return undefined;
      return { what: `tags in the scope of ${label}`, must: `be at most ${tagsPerScope.value}`, got: String(scope.tags.length), fix: 'use one control per framework and tag', leaf: 'scope.tags' };
    }),
  }),
  diagnostic({
    id: 'CB-AUDIT-012',
    severity: 'error',
    when: 'part',
    on: 'control',
    title: 'The control for logically air-gapped vaults has no tag in its scope.',
    why: 'AWS Backup evaluates it by resource type or for a single resource only.',
    source: CONTROLS,
    check: scoped((scope, { label }, facts) => {
      if (!kindsOf(scope).includes('tags') || !facts || facts.scopes.includes('tags')) return undefined;
      return { what: `scope of ${label}`, must: 'have no tags', got: 'tags', fix: 'name resource types, or one resource', leaf: 'scope.tags' };
    }),
  }),
  diagnostic({
    id: 'CB-AUDIT-013',
    severity: 'error',
    when: 'part',
    on: 'control',
    title: 'A scope that names resource ids has 1 to 100 of them.',
    why: 'CloudFormation refuses the template.',
    source: resourceIdsPerScope.source,
    check: scoped(({ complianceResourceIds: ids }, { label }) => {
      if (!isKnown(ids) || (ids.length >= 1 && ids.length <= resourceIdsPerScope.value)) return undefined;
      return { what: `resource ids in the scope of ${label}`, must: `be 1 to ${resourceIdsPerScope.value}`, got: ids.length === 0 ? 'none' : String(ids.length), leaf: 'scope.complianceResourceIds' };
    }),
  }),
  diagnostic({
    id: 'CB-AUDIT-014',
    severity: 'error',
    when: 'part',
    on: 'control',
    title: 'A scope that names a resource id names its one resource type too.',
    why: 'AWS Backup finds the resource by type and id.',
    source: api('ControlScope'),
    check: scoped(({ complianceResourceIds: ids, complianceResourceTypes: types }, { label }) => {
      if (!isKnown(ids) || ids.length === 0 || (types !== undefined && !isKnown(types)) || types?.length === 1) return undefined;
      return { what: `scope of ${label} with a resource id`, must: 'have one resource type', got: types?.length ? String(types.length) : 'none', leaf: 'scope.complianceResourceTypes' };
    }),
  }),
  diagnostic({
    id: 'CB-AUDIT-015',
    severity: 'warning',
    when: 'part',
    on: 'control',
    title: 'A scope names a resource type that Audit Manager is not known to evaluate.',
    why: 'The control would find no resource, and report nothing.',
    source: CONTROLS,
    check: scoped(({ complianceResourceTypes: types }, { label }) => eachKnown(types, (type, i) => SCOPE_TYPES.includes(type) ? undefined : {
      what: `resource type in the scope of ${label}`, must: 'be one that AWS Backup Audit Manager evaluates', got: `'${type}'`,
      fix: didYouMean(type, SCOPE_TYPES) ?? `for example ${RESOURCE_TYPES.find(({ cloudFormation }) => cloudFormation.some(form => form.type === type))?.backupTypeName ?? 'EBS'}`,
      leaf: `scope.complianceResourceTypes[${i}]`,
    })),
  }),
  diagnostic({
    id: 'CB-AUDIT-016',
    severity: 'warning',
    when: 'part',
    on: 'control',
    title: 'A scope is of a kind that AWS does not name for the control.',
    why: 'Some controls look at plans, vaults or recovery points, which have no resource types of their own to choose from.',
    source: CONTROLS,
    check: scoped((scope, { label }, facts) => {
      const kind = kindsOf(scope).find(one => one !== 'tags' && facts && !facts.scopes.includes(one));
      if (!facts || !kind) return undefined;
      return { what: `scope of ${label}`, must: `be ${facts.scopes.map(one => KINDS[one]).join(' or ')}`, got: KINDS[kind], leaf: 'scope' };
    }),
  }),
  diagnostic({
    id: 'CB-AUDIT-017',
    severity: 'error',
    when: 'part',
    on: 'control',
    title: 'The control for Vault Lock has a minimum that is not above its maximum.',
    why: 'No vault could meet it.',
    source: derived('a lock keeps recovery points between its minimum and its maximum'),
    check(control, place) {
      const min = valueOf(control, 'minRetentionDays');
      const max = valueOf(control, 'maxRetentionDays');
      if (!isKnown(min) || !isKnown(max) || !(Number(min) > Number(max))) return undefined;
      return { what: `parameter minRetentionDays of ${place.label}`, must: `be at most the maximum of ${max} days`, got: `'${min}'`, leaf: 'inputParameters' };
    },
  }),
  diagnostic({
    id: 'CB-AUDIT-018',
    severity: 'warning',
    when: 'part',
    on: 'control',
    title: 'A scope names more than one resource id.',
    why: 'AWS Backup documents a single resource; CloudFormation takes more.',
    source: api('ControlScope'),
    check: scoped(({ complianceResourceIds: ids }, { label }) => {
      if (!isKnown(ids) || ids.length < 2 || ids.length > resourceIdsPerScope.value) return undefined;
      return { what: `resource ids in the scope of ${label}`, must: 'be one, as AWS documents it', got: String(ids.length), leaf: 'scope.complianceResourceIds' };
    }),
  }),
];

const KINDS: Readonly<Record<ScopeKind, string>> = { types: 'resource types', tags: 'a tag', resource: 'one resource' };

function factsOf({ controlName }: ControlModel): AuditControlFacts | undefined {
  return isKnown(controlName) ? auditControl(controlName) : undefined;
}

/** A check of the scope, where there is one that is known. */
function scoped(
  check: (scope: ControlScopeModel, place: Place, facts: AuditControlFacts | undefined) => Problem | Problem[] | undefined,
) {
  return (control: ControlModel, place: Place) => isKnown(control.scope) ? check(control.scope, place, factsOf(control)) : undefined;
}

function kindsOf({ complianceResourceTypes: types, complianceResourceIds: ids, tags }: ControlScopeModel): ScopeKind[] {
  const kinds: ScopeKind[] = [];
  if (isKnown(ids) && ids.length > 0) kinds.push('resource');
  else if (ids === undefined && isKnown(types) && types.length > 0) kinds.push('types');
  if (isKnown(tags) && tags.length > 0) kinds.push('tags');
  return kinds;
}

interface GivenParameter {
  readonly facts: AuditControlFacts;
  readonly name: string;
  readonly value: Leaf<string>;
  readonly index: number;
  /** What the control says of it; undefined: it does not take it. */
  readonly known: ControlParameter | undefined;
}

/** A check of every named parameter of a control that exists. */
function parameters(control: ControlModel, check: (given: GivenParameter) => Problem | undefined): Problem[] {
  const facts = factsOf(control);
  if (!facts || !isKnown(control.inputParameters)) return [];
  return control.inputParameters.flatMap(({ name, value }, index) => {
    if (!isKnown(name)) return [];
    return check({ facts, name, value, index, known: facts.parameters.find(parameter => parameter.name === name) }) ?? [];
  });
}

/** Names of all parameters; undefined where one of them is not known. */
function namesOf({ inputParameters }: ControlModel): string[] | undefined {
  if (inputParameters === undefined) return [];
  if (!isKnown(inputParameters)) return undefined;
  const names = inputParameters.map(({ name }) => name).filter(isKnown);
  return names.length === inputParameters.length ? names : undefined;
}

function valueOf({ inputParameters }: ControlModel, name: string): Leaf<string> {
  return isKnown(inputParameters) ? inputParameters.find(parameter => parameter.name === name)?.value : inputParameters;
}
