import { UNKNOWN } from '../../known';
import { shapeProblems } from '../../shape-problems';
import type { ShapeProblem } from '../../shape-problems';
import { cloudformation, derived, guide, ours } from '../../sources';
import type { LiteralText, TemplateModel } from '../../template-model';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Place, Problem } from '../diagnostic';

const SCHEMA = cloudformation('AWS::Backup::BackupPlan');

/** Other diagnostics say it in better words. */
const SAID_ELSEWHERE = ['LockConfiguration/MinRetentionDays'];
const NAMED_ELSEWHERE = /\/Lifecycle\/DeleteAfterEvent$|^ProtectedResourceConditions\/[^/]+$/;

/** `${aws:PrincipalTag/team}` and its like are variables of IAM, which stay as they are. */
const PLACEHOLDER = /\$\{(?![a-z][a-z0-9-]*:(?!:))[^}]*\}/;

/** What people write where a value shall come later. */
const LEFT_IN = /<[A-Za-z][A-Za-z0-9 _-]*>|\b(?:TODO|FIXME|TBD|CHANGE[_-]?ME|REPLACE[_-]?ME|YOUR[_-][A-Z_-]+)\b|\bx{4,}\b/i;

/** The account that AWS uses in its examples. */
const SAMPLE = '123456789012';
const SAMPLE_ACCOUNT = new RegExp(`(?<!\\d)${SAMPLE}(?!\\d)`);

/** How a resource is written down, whatever it says. */
export const TEMPLATE_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-TPL-001',
    severity: 'error',
    when: 'whole',
    on: 'template',
    title: 'A property is misspelt.',
    why: 'CloudFormation refuses properties that it does not know, and so the whole stack.',
    source: SCHEMA,
    check: shapes('misspelt', ({ name, path, wanted }, of) => NAMED_ELSEWHERE.test(path)
      ? undefined
      : { what: `property '${name}' of ${of}`, must: 'have a name that CloudFormation knows', got: `'${name}'`, fix: `write '${wanted}'` }),
  }),
  diagnostic({
    id: 'CB-TPL-002',
    severity: 'warning',
    when: 'whole',
    on: 'template',
    title: 'A property is not among those that this library knows.',
    why: 'It is newer than the library, or CloudFormation refuses it and so the whole stack.',
    source: SCHEMA,
    check: shapes('unfamiliar', ({ name, path }, of) => NAMED_ELSEWHERE.test(path)
      ? undefined
      : { what: `property '${name}' of ${of}`, must: 'have a name that CloudFormation knows', got: `'${name}'` }),
  }),
  diagnostic({
    id: 'CB-TPL-003',
    severity: 'error',
    when: 'whole',
    on: 'template',
    title: 'A required property is missing.',
    why: 'CloudFormation refuses the resource.',
    source: SCHEMA,
    check: shapes('missing', ({ name, path }, of) => SAID_ELSEWHERE.includes(`${path}/${name}`)
      ? undefined
      : { what: path === '' ? of : `'${path}' of ${of}`, must: `have '${name}'`, got: 'none' }),
  }),
  diagnostic({
    id: 'CB-TPL-004',
    severity: 'error',
    when: 'whole',
    on: 'template',
    title: 'A property has a list where an object is wanted, an object where a list is wanted, or a text that is no number.',
    why: 'CloudFormation refuses the resource.',
    source: SCHEMA,
    check: shapes('wrong kind', ({ name, wanted, got }, of) => ({ what: `'${name}' of ${of}`, must: `be ${wanted}`, got })),
  }),
  diagnostic({
    id: 'CB-TPL-005',
    severity: 'error',
    when: 'whole',
    on: 'template',
    title: 'Conditions of a selection are written as a map, as in IAM policies.',
    why: 'CloudFormation refuses the selection: each operator takes a list of keys and values.',
    source: cloudformation('AWS::Backup::BackupSelection'),
    check: shapes('condition map', ({ wanted, got }, of) => ({
      what: `conditions of ${of}`,
      must: `be ${wanted}`,
      got,
      fix: "write StringEquals: [{ ConditionKey: 'aws:ResourceTag/backup', ConditionValue: 'true' }]",
    })),
  }),
  diagnostic({
    id: 'CB-TPL-006',
    severity: 'error',
    when: 'whole',
    on: 'template',
    title: 'A tag of a selection is compared with something else than STRINGEQUALS.',
    why: 'AWS Backup knows this one ConditionType, in capitals and without an underscore.',
    source: guide('assigning-resources-json'),
    check({ type, properties }, place) {
      const tags = type === 'AWS::Backup::BackupSelection' ? valueAt(properties, 'BackupSelection', 'ListOfTags') : undefined;
      if (!Array.isArray(tags)) return undefined;
      return tags.flatMap((tag: unknown, i): Problem[] => {
        const got = valueAt(tag, 'ConditionType');
        if (typeof got !== 'string' || got === 'STRINGEQUALS') return [];
        return [{ what: `ConditionType of ${place.label}`, must: "be 'STRINGEQUALS'", got: `'${got}'`, leaf: `BackupSelection/ListOfTags/${i}/ConditionType` }];
      });
    },
  }),
  diagnostic({
    id: 'CB-TPL-007',
    severity: 'error',
    when: 'whole',
    on: 'template',
    title: 'A text has a placeholder in it that nothing replaces.',
    why: 'CloudFormation replaces ${…} inside Fn::Sub only; everywhere else AWS Backup gets it as it is.',
    source: derived('CloudFormation replaces placeholders in Fn::Sub only'),
    check: literals(({ text, path }, of) => {
      const found = PLACEHOLDER.exec(text);
      // CB-SEL-015 says so of selected ARNs.
      if (!found || /^BackupSelection\/(Not)?Resources\//.test(path)) return undefined;
      return { what: `'${path}' of ${of}`, must: 'have no literal placeholder', got: `'${found[0]}'`, fix: 'put the text into Fn::Sub, or use a reference' };
    }),
  }),
  diagnostic({
    id: 'CB-TPL-008',
    severity: 'warning',
    when: 'whole',
    on: 'template',
    title: 'A text still says what should come in its place.',
    why: 'It looks finished, and fails at deployment or matches nothing.',
    source: ours('such words are left in by mistake'),
    check: literals(({ text, path }, of) => {
      const found = LEFT_IN.exec(text);
      return found ? { what: `'${path}' of ${of}`, must: 'have its value', got: `'${found[0]}'` } : undefined;
    }),
  }),
  diagnostic({
    id: 'CB-TPL-009',
    severity: 'warning',
    when: 'whole',
    on: 'template',
    title: 'A text names account 123456789012.',
    why: 'It is the account of AWS\'s examples, and hardly yours.',
    source: ours('examples are copied with their account'),
    check: literals(({ text, path }, of, { account }) => SAMPLE_ACCOUNT.test(text) && account !== SAMPLE
      ? { what: `account in '${path}' of ${of}`, must: 'be one of yours', got: "'123456789012' of AWS's examples" }
      : undefined),
  }),
];

type Judge<T> = (found: T, of: string, model: TemplateModel) => Omit<Problem, 'leaf'> | undefined;

function shapes(kind: ShapeProblem['kind'], judge: Judge<ShapeProblem>) {
  return (model: TemplateModel, place: Place): Problem[] => {
    const { type, properties } = model;
    if (properties === UNKNOWN) return [];
    return shapeProblems(type, properties ?? {}).filter(problem => problem.kind === kind).flatMap(problem => {
      const told = judge(problem, place.label, model);
      return told ? [{ ...told, leaf: problem.path }] : [];
    });
  };
}

function literals(judge: Judge<LiteralText>) {
  return (model: TemplateModel, place: Place): Problem[] => model.literals.flatMap(literal => {
    const told = judge(literal, place.label, model);
    return told ? [{ ...told, leaf: literal.path }] : [];
  });
}

function valueAt(written: unknown, ...names: readonly string[]): unknown {
  return names.reduce((value, name) => typeof value === 'object' && value !== null ? Reflect.get(value, name) as unknown : undefined, written);
}
