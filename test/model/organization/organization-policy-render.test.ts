import fc from 'fast-check';
import { judge } from '../../../src/model/diagnostics/judge';
import { UNKNOWN } from '../../../src/model/known';
import type { Leaf } from '../../../src/model/known';
import type { PolicyObject, PolicyValue } from '../../../src/model/organization/organization-policy-model';
import { policyPlans } from '../../../src/model/organization/organization-policy-plans';
import { renderPolicyPlan } from '../../../src/model/organization/organization-policy-render';
import type { PolicyPlanExtras } from '../../../src/model/organization/organization-policy-render';
import { isObject, policyFaults } from '../../../src/model/organization/organization-policy-walk';
import type { ConditionModel, CopyModel, LifecycleModel, PlanModel, RuleModel, SelectionModel } from '../../../src/model/plan/plan-model';
import { schemaErrors } from '../../helpers/backup-policy-schema';
import { RULE } from '../../helpers/raw-models';

const ROLE = 'arn:aws:iam::$account:role/backup';
const VAULT = { ...RULE.vault, lock: UNKNOWN, notificationEvents: UNKNOWN, retained: UNKNOWN } as const;

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,19}$/);
const text = fc.string({ minLength: 1, maxLength: 20 });
const region = fc.constantFrom('eu-west-1', 'eu-central-1', 'us-east-1', 'ap-southeast-2');
const lifecycle: fc.Arbitrary<LifecycleModel> = fc.record({
  deleteAfterDays: fc.integer({ min: 200, max: 36_500 }),
  moveToColdStorageAfterDays: maybe(fc.integer({ min: 8, max: 100 })),
  optInToArchive: fc.constant(undefined),
}).chain(model => model.moveToColdStorageAfterDays === undefined
  ? fc.constant(model)
  : maybe(fc.boolean()).map(optInToArchive => ({ ...model, optInToArchive })));
const copy: fc.Arbitrary<CopyModel> = fc.record({
  destination: fc.record({ account: fc.constantFrom<Leaf<string>>(UNKNOWN, '999988887777'), region, name: fc.stringMatching(/^[a-z]{2,20}$/) })
    .map(given => ({ ...VAULT, arn: UNKNOWN, ...given })),
  lifecycle: maybe(lifecycle),
});
const tags = fc.dictionary(name, text, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
const rule: fc.Arbitrary<RuleModel> = fc.record({
  name,
  schedule: fc.record({
    expression: fc.constantFrom('cron(0 5 ? * * *)', 'cron(30 1 1 * ? *)'), timeZone: fc.constant(undefined),
    startWindowMinutes: maybe(fc.integer({ min: 60, max: 10_000 })), completionWindowMinutes: maybe(fc.integer({ min: 120, max: 20_000 })),
  }),
  lifecycle: maybe(lifecycle),
  continuous: fc.constantFrom(true, undefined),
  vault: fc.stringMatching(/^[a-z]{2,20}$/).map(vaultName => ({ ...VAULT, name: vaultName })),
  airGappedVault: fc.constant(undefined),
  copies: maybe(fc.uniqueArray(copy, { minLength: 1, maxLength: 3, selector: ({ destination: { account, region: there, name: vault } }) => `${String(account)}/${String(there)}/${String(vault)}` })),
  recoveryPointTags: maybe(tags),
  indexActions: maybe(fc.constantFrom([['EBS']], [['S3']])),
  scanActions: maybe(fc.constantFrom('FULL_SCAN', 'INCREMENTAL_SCAN').map(scanMode => [{ malwareScanner: 'GUARDDUTY', scanMode }])),
});
const OPERATORS = ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'] as const;
// A policy groups conditions by operator, so that only their order within one is kept.
const conditions = maybe(fc.array(fc.record({ operator: fc.constantFrom(...OPERATORS), key: name.map(key => `aws:ResourceTag/${key}`), value: text }), { minLength: 1, maxLength: 4 })
  .map(list => [...list].sort((a, b) => OPERATORS.indexOf(a.operator) - OPERATORS.indexOf(b.operator)) as ConditionModel[]));
const byTag: fc.Arbitrary<SelectionModel> = fc.record({ name, key: name, values: fc.uniqueArray(text, { minLength: 1, maxLength: 4 }), conditions })
  .map(({ key, values, ...rest }) => ({
    ...rest, resources: undefined, notResources: undefined, everything: false, types: 'any', listOfTags: values.map(value => ({ key, value })), iamRoleArn: ROLE,
  }));
const types = fc.uniqueArray(fc.constantFrom('arn:aws:ec2:*:*:volume/*', 'arn:aws:s3:::*', 'arn:aws:rds:*:*:db:*'), { minLength: 1, maxLength: 3 });
const byType: fc.Arbitrary<SelectionModel> = fc.record({ name, resources: fc.oneof<fc.Arbitrary<string[]>[]>(types, fc.constant(['*'])), notResources: maybe(types), conditions })
  .map(given => ({ ...given, listOfTags: undefined, everything: given.resources.includes('*'), types: 'any', iamRoleArn: ROLE }));
const unique = <T extends { readonly name: Leaf<string> }>(item: fc.Arbitrary<T>) =>
  fc.uniqueArray(item, { minLength: 1, maxLength: 3, selector: ({ name: given }) => String(given) });
const onOff = fc.constantFrom('enabled', 'disabled');
const plan: fc.Arbitrary<PlanModel> = fc.record({
  name, account: fc.constant(UNKNOWN), region: fc.constant(UNKNOWN),
  rules: unique(rule),
  selections: fc.oneof(unique(byTag), unique(byType)),
  advancedSettings: fc.constantFrom('none', 'ec2', 'both').chain(kind => fc.record({ vss: onOff, acls: onOff }).map(({ vss, acls }) => [
    ...kind === 'none' ? [] : [{ resourceType: 'EC2', options: { WindowsVSS: vss } }],
    ...kind === 'both' ? [{ resourceType: 'S3', options: { BackupACLs: acls } }] : [],
  ])),
  scanSettings: maybe(fc.constant([{ malwareScanner: 'GUARDDUTY', resourceTypes: ['EBS'], scannerRoleArn: 'arn:aws:iam::$account:role/scan' }])),
});
const extras: fc.Arbitrary<PolicyPlanExtras> = fc.record({
  regions: fc.uniqueArray(region, { minLength: 1, maxLength: 3 }), partition: fc.constant('aws'),
  planTags: fc.oneof(fc.constant({}), tags), listOperator: fc.constant('@@assign' as const),
});

/** What a plan of a policy says that the model of a plan has no place for, taken from the document. */
function rest(document: PolicyObject, given: PolicyPlanExtras): PolicyPlanExtras {
  return { ...given, regions: (document.regions as PolicyObject)['@@assign'] as unknown as string[] };
}

/** The same model with the roles, which readers do not look for. */
function withRoles(read: PlanModel, written: PlanModel): PlanModel {
  const selections = read.selections as readonly SelectionModel[];
  return { ...read, scanSettings: written.scanSettings, selections: selections.map(selection => ({ ...selection, iamRoleArn: ROLE })) };
}

const readBack = (document: PolicyObject): PlanModel => policyPlans({ plans: { P: document } })[0].plan;

test('what is written is read as the same model', () => {
  fc.assert(fc.property(plan, extras, (model, given) => {
    const { rules, selections, advancedSettings } = readBack(renderPolicyPlan(model, given));
    expect(rules).toEqual(model.rules);
    expect((selections as readonly SelectionModel[]).map(selection => ({ ...selection, iamRoleArn: ROLE }))).toEqual(model.selections);
    expect(advancedSettings === UNKNOWN ? [] : advancedSettings).toEqual(model.advancedSettings);
  }));
});

test('policy, model, the same policy', () => {
  fc.assert(fc.property(plan, extras, (model, given) => {
    const document = renderPolicyPlan(model, given);
    expect(renderPolicyPlan(withRoles(readBack(document), model), rest(document, given))).toEqual(document);
    expect(JSON.stringify(renderPolicyPlan(withRoles(readBack(document), model), rest(document, given)))).toBe(JSON.stringify(document));
  }));
});

test('the schema and the grammar accept everything that is written', () => {
  fc.assert(fc.property(plan, extras, fc.constantFrom('@@assign' as const, '@@append' as const), (model, given, listOperator) => {
    const document = { plans: { P: renderPolicyPlan(model, { ...given, listOperator }) } };
    expect(schemaErrors(document)).toEqual([]);
    expect(policyFaults(document)).toEqual([]);
    const subject = { name: 'P', description: undefined, targetIds: UNKNOWN, content: document, characters: UNKNOWN } as const;
    expect(judge('organizationPolicy', subject, { label: 'the policy', path: '' }).filter(({ id }) => id.startsWith('CB-ORG'))).toEqual([]);
  }));
});

test('every value is text below an operator', () => {
  const leaves = (value: PolicyValue): PolicyValue[] => {
    if (isObject(value)) return Object.values(value).flatMap(leaves);
    return Array.isArray(value) ? [...value] as PolicyValue[] : [value];
  };
  fc.assert(fc.property(plan, extras, (model, given) => {
    expect(leaves(renderPolicyPlan(model, given)).filter(leaf => typeof leaf !== 'string')).toEqual([]);
  }));
});

test('the schema is no rubber stamp', () => {
  const document = {
    plans: {
      P: renderPolicyPlan({ name: 'P', account: UNKNOWN, region: UNKNOWN, rules: [{ ...RULE, copies: [] }], selections: [], advancedSettings: [], scanSettings: [] },
        { regions: ['eu-west-1'], partition: 'aws', planTags: {}, listOperator: '@@assign' }),
    },
  };
  expect(schemaErrors(document)).toEqual(['/plans/P/selections must have required property \'tags\'', '/plans/P/selections must have required property \'resources\'', '/plans/P/selections must match exactly one schema in oneOf']);
  expect(schemaErrors({ plans: { P: { ...document.plans.P, regions: { '@@assign': [] } } } })).toContain('/plans/P/regions/@@assign must NOT have fewer than 1 items');
});
