import { AUDIT_CONTROLS, auditControl } from '../../audit/audit-controls';
import { AUDIT_LIMITS } from '../../audit/audit-limits';
import type { ControlModel, FrameworkModel } from '../../audit/framework-model';
import { didYouMean } from '../../did-you-mean';
import { isKnown, UNKNOWN } from '../../known';
import type { Leaf } from '../../known';
import { cloudformation, ours } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { CONTROL_DIAGNOSTICS } from './control';

const { name: frameworkName, descriptionMaxLength, controlsPerFramework } = AUDIT_LIMITS;

const CONTROL_NAMES = AUDIT_CONTROLS.map(({ name }) => name);

export const NAME_RULE = 'start with a letter and have 1 to 256 letters, digits or underscores';

/** Audit frameworks as such; what a single control has to obey has a file of its own. */
export const FRAMEWORK_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-AUDIT-001',
    severity: 'error',
    when: 'part',
    on: 'framework',
    title: 'A framework name starts with a letter and has 1 to 256 letters, digits and underscores, but no hyphen.',
    why: 'AWS Backup refuses the framework.',
    source: frameworkName.source,
    check({ name }, place) {
      if (!isKnown(name) || frameworkName.value.test(name)) return undefined;
      return { what: `name of ${place.label}`, must: NAME_RULE, got: `'${name}'`, leaf: 'name' };
    },
  }),
  diagnostic({
    id: 'CB-AUDIT-002',
    severity: 'error',
    when: 'part',
    on: 'framework',
    title: 'The description of a framework has at most 1,024 characters and is not blank.',
    why: 'AWS Backup refuses the framework.',
    source: descriptionMaxLength.source,
    check: ({ description }, place) => describes(description, place.label),
  }),
  diagnostic({
    id: 'CB-AUDIT-003',
    severity: 'error',
    when: 'part',
    on: 'framework',
    title: 'A framework has 1 to 50 controls.',
    why: 'AWS Backup refuses a framework without a control, and an account has 50 controls in a Region.',
    source: controlsPerFramework.source,
    check({ controls }, place) {
      if (controls === UNKNOWN) return undefined;
      const count = controls?.length ?? 0;
      if (count >= 1 && count <= controlsPerFramework.value) return undefined;
      return { what: `controls of ${place.label}`, must: `be 1 to ${controlsPerFramework.value}`, got: count === 0 ? 'none' : String(count), leaf: 'controls' };
    },
  }),
  diagnostic({
    id: 'CB-AUDIT-004',
    severity: 'error',
    when: 'part',
    on: 'control',
    title: 'A control has the name of one that AWS Backup Audit Manager has.',
    why: 'AWS Backup refuses the framework.',
    source: AUDIT_CONTROLS[0].source,
    check({ controlName }, place) {
      if (!isKnown(controlName) || auditControl(controlName)) return undefined;
      return {
        what: `name of ${place.label}`, must: `be one of the ${CONTROL_NAMES.length} of AWS Backup Audit Manager`, got: `'${controlName}'`,
        fix: didYouMean(controlName, CONTROL_NAMES) ?? `they are ${CONTROL_NAMES.join(', ')}`, leaf: 'controlName',
      };
    },
  }),
  diagnostic({
    id: 'CB-AUDIT-005',
    severity: 'error',
    when: 'part',
    on: 'framework',
    title: 'No control stands in a framework twice, word for word.',
    why: 'CloudFormation refuses the template: the controls are a set.',
    source: cloudformation('AWS::Backup::Framework'),
    check: ({ controls }, place) => twins(controls, (one, other) => one === other).map(({ control, index }) => ({
      what: `controls of ${place.label}`, must: 'differ from each other', got: `'${String(control.controlName)}' twice with the same parameters and scope`, leaf: `controls[${index}]`,
    })),
  }),
  diagnostic({
    id: 'CB-AUDIT-006',
    severity: 'warning',
    when: 'part',
    on: 'framework',
    title: 'A control stands in a framework twice, with other parameters or another scope.',
    why: 'Whether AWS Backup takes it is not documented; reports tell controls apart by their names only.',
    source: ours('no AWS text speaks of one control twice'),
    check: ({ controls }, place) => twins(controls, (one, other) => one !== other).map(({ control, index }) => ({
      what: `controls of ${place.label}`, must: 'have different names to be told apart', got: `'${String(control.controlName)}' twice`, fix: 'use a second framework', leaf: `controls[${index}].controlName`,
    })),
  }),
  ...CONTROL_DIAGNOSTICS,
];

/** The problem of a description of a framework or report plan. */
export function describes(description: Leaf<string>, label: string): Problem | undefined {
  if (!isKnown(description) || (description.trim() !== '' && description.length <= descriptionMaxLength.value)) return undefined;
  return {
    what: `description of ${label}`, must: `have at most ${descriptionMaxLength.value} characters and not be blank`,
    got: description.trim() === '' ? 'blanks only' : `${description.length} characters`, leaf: 'description',
  };
}

/** Controls behind another of their name that `matches` them, as text. */
function twins(controls: FrameworkModel['controls'], matches: (one: string, other: string) => boolean): { control: ControlModel; index: number }[] {
  const all = isKnown(controls) ? controls.map((control, index) => ({ control, index, text: textOf(control) })) : [];
  return all.filter(({ control, index, text }) => isKnown(control.controlName) && all.slice(0, index).some(other =>
    other.control.controlName === control.controlName && text !== undefined && other.text !== undefined && matches(text, other.text)));
}

/** undefined where a part of the control is not known, so that it cannot be compared. */
function textOf(control: ControlModel): string | undefined {
  let known = true;
  const text = JSON.stringify(control, (_, value: unknown) => {
    if (value === UNKNOWN) known = false;
    return value;
  });
  return known ? text : undefined;
}
