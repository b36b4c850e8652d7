import { isArnOf } from '../../arn-shapes';
import { isKnown } from '../../known';
import { LIMITS } from '../../limits';
import { ASSIGN, POLICY_SCAN_TYPES, VALUE_OPERATORS } from '../../organization/organization-policy-grammar';
import { POLICY_SYNTAX } from '../../organization/organization-policy-model';
import type { OrganizationPolicyModel, PolicyObject, PolicyValue } from '../../organization/organization-policy-model';
import { isObject } from '../../organization/organization-policy-walk';
import { derived } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Place, Problem } from '../diagnostic';
import { oneOf } from '../leaves';

const REGION = /^[a-z]{2,5}(-[a-z]+)+-\d$/;
const SOME_ACCOUNT = '123456789012';
const SOME_REGION = 'us-east-1';
const REFUSED = 'AWS Organizations refuses the policy, or no backup is made in the accounts that it reaches.';

/** What the values of a backup policy mean, beside what every plan has to obey. */
export const POLICY_CONTENT_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-ORG-008',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'A plan of a backup policy selects by tags or by resource types, not both.',
    why: 'AWS Organizations refuses the policy.',
    source: POLICY_SYNTAX,
    check: plans(({ plan, path, label }) => {
      if (!isObject(plan.selections) || !('tags' in plan.selections) || !('resources' in plan.selections)) return [];
      return [{ what: `selections at '${path}' of ${label}`, must: "have 'tags' or 'resources'", got: 'both', fix: 'use two plans', leaf: `${path}/selections` }];
    }),
  }),
  diagnostic({
    id: 'CB-ORG-009',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'A plan of a backup policy names Regions, at least one.',
    why: REFUSED,
    source: POLICY_SYNTAX,
    check: plans(({ plan, path, label }) => {
      const regions = Object.entries(isObject(plan.regions) ? plan.regions : {})
        .filter((entry): entry is [string, readonly PolicyValue[]] => VALUE_OPERATORS.includes(entry[0]) && Array.isArray(entry[1]));
      return regions.flatMap(([operator, names]): Problem[] => {
        const leaf = `${path}/regions/${operator}`;
        const what = `Regions at '${path}' of ${label}`;
        if (names.length === 0) return operator === ASSIGN ? [{ what, must: 'be at least one', got: 'none', leaf }] : [];
        return names.flatMap((name, i): Problem[] => typeof name !== 'string' || REGION.test(name) ? [] : [{ what, must: 'be names of Regions', got: `'${name}'`, leaf: `${leaf}/${i}` }]);
      });
    }),
  }),
  diagnostic({
    id: 'CB-ORG-010',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'A rule of a backup policy names its vault, not the ARN of it.',
    why: REFUSED,
    source: POLICY_SYNTAX,
    check: rules(({ rule, path, label }) => texts(rule.target_backup_vault_name, `${path}/target_backup_vault_name`).flatMap(({ text, leaf }) => LIMITS.vaultName.value.test(text) ? [] : [{
      what: `vault at '${path}' of ${label}`, must: 'be the name of a vault', got: `'${text}'`, leaf,
    }])),
  }),
  diagnostic({
    id: 'CB-ORG-011',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'A copy of a backup policy has the ARN of its vault as key and as value.',
    why: 'AWS Organizations refuses the policy.',
    source: POLICY_SYNTAX,
    check: copies(({ key, copy, path, label }) => texts(copy.target_backup_vault_arn, `${path}/target_backup_vault_arn`).flatMap(({ text, leaf }) => text === key ? [] : [{
      what: `vault of the copy at '${path}' of ${label}`, must: 'be the same as its key', got: `'${text}'`, leaf,
    }])),
  }),
  diagnostic({
    id: 'CB-ORG-012',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'A copy of a backup policy goes to the ARN of a vault, in which $account may stand for the account.',
    why: REFUSED,
    source: POLICY_SYNTAX,
    check: copies(({ key, path, label }) => isArnOf('vault', key.replace('$account', SOME_ACCOUNT)) ? [] : [{
      what: `copy at '${path}' of ${label}`, must: "have a key 'arn:<partition>:backup:<region>:$account:backup-vault:<name>'", got: `'${key}'`, leaf: path,
    }]),
  }),
  diagnostic({
    id: 'CB-ORG-013',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'The logically air-gapped vault of a rule is an ARN with $region and $account.',
    why: 'It has to be in the account and Region of each plan that the policy makes.',
    source: POLICY_SYNTAX,
    check: rules(({ rule, path, label }) => {
      const field = 'target_logically_air_gapped_backup_vault_arn';
      return texts(rule[field], `${path}/${field}`).flatMap(({ text, leaf }) => {
        const [,,, region, account] = text.split(':');
        if (region === '$region' && account === '$account' && isArnOf('vault', text.replace('$region', SOME_REGION).replace('$account', SOME_ACCOUNT))) return [];
        return [{ what: `air-gapped vault at '${path}' of ${label}`, must: "be 'arn:<partition>:backup:$region:$account:backup-vault:<name>'", got: `'${text}'`, leaf }];
      });
    }),
  }),
  diagnostic({
    id: 'CB-ORG-014',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'A role of a backup policy is the ARN of a role.',
    why: REFUSED,
    source: POLICY_SYNTAX,
    check: roles(({ text, leaf, path, label }) => isArnOf('role', text.replace('$account', SOME_ACCOUNT)) ? [] : [{
      what: `role at '${path}' of ${label}`, must: "be the ARN of a role, 'arn:<partition>:iam::$account:role/<name>'", got: `'${text}'`, leaf,
    }]),
  }),
  diagnostic({
    id: 'CB-ORG-015',
    severity: 'warning',
    when: 'part',
    on: 'organizationPolicy',
    title: 'A role of a backup policy belongs to one account.',
    why: 'The plans run in every account that the policy reaches, each with a role of its own; in all other accounts no backup is made.',
    source: derived('AWS Backup passes a role of the account in which the plan runs'),
    check: roles(({ text, leaf, path, label }) => isArnOf('role', text) && !text.includes('$account') ? [{
      what: `role at '${path}' of ${label}`, must: "have '$account' for the account to be there in every account", got: `'${text}'`, leaf,
    }] : []),
  }),
  diagnostic({
    id: 'CB-ORG-016',
    severity: 'error',
    when: 'part',
    on: 'organizationPolicy',
    title: 'The malware scan of a backup policy is for EBS, EC2, S3 or ALL.',
    why: REFUSED,
    source: POLICY_SYNTAX,
    check: plans(({ plan, path, label }) => {
      const types = scanner(plan)?.resource_types;
      const given = isObject(types) && Array.isArray(types[ASSIGN]) ? types[ASSIGN] as readonly PolicyValue[] : [];
      return given.flatMap((type, i): Problem[] => typeof type !== 'string' || POLICY_SCAN_TYPES.includes(type) ? [] : [{
        what: `scanned resource types at '${path}' of ${label}`, must: `be ${oneOf(POLICY_SCAN_TYPES)}`, got: `'${type}'`, leaf: `${path}/scan_settings/GUARDDUTY/resource_types/${ASSIGN}/${i}`,
      }]);
    }),
  }),
];

interface At {
  /** Below `content`. */
  readonly path: string;
  readonly label: string;
}

function plans(check: (at: At & { readonly plan: PolicyObject }) => Problem[]) {
  return ({ content }: OrganizationPolicyModel, place: Place): Problem[] => isKnown(content) && isObject(content)
    ? entries(content.plans, 'plans').flatMap(({ value: plan, path }) => check({ plan, path, label: place.label })).map(problem => ({ ...problem, leaf: `content/${problem.leaf}` }))
    : [];
}

function rules(check: (at: At & { readonly rule: PolicyObject }) => Problem[]) {
  return plans(({ plan, path, label }) => entries(plan.rules, `${path}/rules`).flatMap(at => check({ rule: at.value, path: at.path, label })));
}

function copies(check: (at: At & { readonly key: string; readonly copy: PolicyObject }) => Problem[]) {
  return rules(({ rule, path, label }) => entries(rule.copy_actions, `${path}/copy_actions`).flatMap(at => check({ key: at.key, copy: at.value, path: at.path, label })));
}

/** Roles of selections and of the scanner. */
function roles(check: (at: At & Assigned) => Problem[]) {
  return plans(({ plan, path, label }) => {
    const selections = isObject(plan.selections) ? plan.selections : {};
    const found = ['tags', 'resources'].flatMap(kind => entries(selections[kind], `${path}/selections/${kind}`)
      .flatMap(at => texts(at.value.iam_role_arn, `${at.path}/iam_role_arn`).map(role => ({ ...role, path: at.path }))));
    const scan = texts(scanner(plan)?.scanner_role_arn, `${path}/scan_settings/GUARDDUTY/scanner_role_arn`).map(role => ({ ...role, path }));
    return [...found, ...scan].flatMap(role => check({ ...role, label }));
  });
}

function scanner(plan: PolicyObject): PolicyObject | undefined {
  const settings = isObject(plan.scan_settings) ? plan.scan_settings.GUARDDUTY : undefined;
  return isObject(settings) ? settings : undefined;
}

function entries(value: PolicyValue | undefined, path: string): { readonly key: string; readonly value: PolicyObject; readonly path: string }[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => !key.startsWith('@@') && isObject(inner) ? [{ key, value: inner, path: `${path}/${key}` }] : []);
}

interface Assigned {
  readonly text: string;
  readonly leaf: string;
}

/** The text that is assigned to a key, where there is one. */
function texts(value: PolicyValue | undefined, path: string): Assigned[] {
  const text = isObject(value) ? value[ASSIGN] : undefined;
  return typeof text === 'string' ? [{ text, leaf: `${path}/${ASSIGN}` }] : [];
}
