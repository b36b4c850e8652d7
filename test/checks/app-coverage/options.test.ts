import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Aws, CfnParameter, Stack, Validations } from 'aws-cdk-lib';
import { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AssumedPlan, BackupChecks, BackupCoverage, BackupExemption, BackupReports, OnMissed, ResourceSelector, TagCondition } from '../../../src';
import { testApp } from '../../helpers/app';
import { describeRefusals, messageOf } from '../../helpers/refusals';
import { ACCOUNT, IRELAND, shop } from '../../helpers/stacks';
import { VALIDATION_CONTEXT } from '../../helpers/validation';
import { coverageOf, planOf, tag } from './covered';
import { table, taggedTable } from './resources';

const MISSED = "DynamoDB table 'Shop/R' must be protected by a backup plan, or exempt with a reason, got neither: let a selection take it, or BackupExemption.of(construct).because('…')";

describe('what is missed', () => {
  test('fails, with a warning where there is no plan at all', () => {
    const stack = shop();
    table(stack, 'R');
    const { success, findings, messages } = coverageOf(stack);
    expect(success).toBe(false);
    expect(findings).toEqual(['CB-COV-001 Shop/R', 'CB-COV-007 ']);
    expect(messages).toEqual([MISSED, 'The app with 1 stateful resource must have a backup plan, got none: add CompliantBackup, or declare plans of other apps and of the organization with assumePlans']);
  });

  test('says what the nearest selection would need', () => {
    const stack = shop();
    taggedTable(stack, 'R', 'backup', 'no');
    planOf(stack, { listOfTags: [tag('backup', 'true')] });
    expect(coverageOf(stack).messages).toContain("DynamoDB table 'Shop/R' must be protected by a backup plan, or exempt with a reason, got neither: "
      + "selection 'plan-selection' wants tag backup = 'true', and it has 'no'; or BackupExemption.of(construct).because('…')");
  });

  test('says that a selection excludes it', () => {
    const stack = shop();
    const resource = taggedTable(stack, 'R');
    planOf(stack, { listOfTags: [tag('backup', 'true')], notResources: [resource.attrArn] });
    expect(coverageOf(stack).messages).toContain("DynamoDB table 'Shop/R' must be protected by a backup plan, or exempt with a reason, got neither: "
      + "selection 'plan-selection' excludes it; or BackupExemption.of(construct).because('…')");
  });

  test.each([[OnMissed.FAIL, false, ['CB-COV-001 Shop/R']], [OnMissed.WARN, true, ['CB-COV-001 Shop/R']], [OnMissed.REPORT, true, []]])('onMissed %s', (onMissed, success, findings) => {
    const stack = shop();
    table(stack, 'R');
    taggedTable(stack, 'Fine');
    planOf(stack, { listOfTags: [tag('backup', 'true')] });
    const covered = coverageOf(stack, { onMissed });
    expect({ success: covered.success, findings: covered.findings }).toEqual({ success, findings });
    expect(covered.statuses['Shop/R']).toBe('missed');
  });

  test('a warning can be acknowledged, an error cannot', () => {
    const acknowledged = (onMissed: OnMissed) => {
      const stack = shop();
      table(stack, 'R');
      taggedTable(stack, 'Fine');
      planOf(stack, { listOfTags: [tag('backup', 'true')] });
      Validations.of(stack).acknowledge({ id: 'CB-COV-001', reason: 'next month' });
      return coverageOf(stack, { onMissed }).findings;
    };
    expect(acknowledged(OnMissed.WARN)).toEqual([]);
    expect(acknowledged(OnMissed.FAIL)).toEqual(['CB-COV-001 Shop/R']);
  });
});

describe('exemptions', () => {
  function exempt(options: { readonly owner?: string; readonly expires?: string } = {}, asOf = '2026-11-25') {
    const stack = shop();
    const resource = table(stack, 'R');
    BackupExemption.of(stack).because('can be made anew', options);
    expect(String(BackupExemption.of(resource))).toBe('BackupExemption(Shop/R)');
    return coverageOf(stack, { asOf, onMissed: OnMissed.FAIL });
  }

  test('hold for everything below their construct', () => {
    const { success, json } = exempt({ owner: 'shop team', expires: '2026-11-25' });
    expect(success).toBe(true);
    expect(json.resources[0]).toMatchObject({
      status: 'exempt', exemption: { path: 'Shop', reason: 'can be made anew', owner: 'shop team', expires: '2026-11-25' },
    });
  });

  test('are over the day after', () => {
    const { success, findings, messages, statuses } = exempt({ expires: '2026-11-24' });
    expect(success).toBe(false);
    expect(findings).toEqual(['CB-COV-002 Shop', 'CB-COV-007 ']);
    expect(messages[0]).toBe("Exemption of 'Shop' must hold on 2026-11-25, got an end on 2026-11-24: protect the resource, or give the exemption a new day and reason");
    expect(statuses).toEqual({ 'Shop/R': 'missed' });
  });

  test('that exempt nothing are told, and what is protected stays protected', () => {
    const stack = shop();
    BackupExemption.of(taggedTable(stack, 'R')).because('a cache');
    planOf(stack, { listOfTags: [tag('backup', 'true')] });
    const { findings, messages, statuses } = coverageOf(stack);
    expect(findings).toEqual(['CB-COV-005 Shop/R']);
    expect(messages).toEqual(["Exemption of 'Shop/R' must exempt a resource that no plan takes, got none: remove it, or take the resource out of the plan"]);
    expect(statuses).toEqual({ 'Shop/R': 'protected' });
  });

  test('that the library made for its own buckets are not to be taken back', () => {
    const stack = shop();
    new BackupReports(stack, 'Reports');
    planOf(stack, { resources: ['*'] });
    expect(coverageOf(stack).findings).toEqual([]);
  });

  test('of what was taken out of the tree, or lies outside of the scope, say nothing', () => {
    const stack = shop();
    BackupExemption.of(table(stack, 'Gone')).because('a cache');
    stack.node.tryRemoveChild('Gone');
    table(stack, 'R');
    expect(coverageOf(stack).findings).toEqual(['CB-COV-001 Shop/R', 'CB-COV-007 ']);
  });

  test('the last one for a construct holds, and a reason may be a token', () => {
    const stack = shop();
    const resource = table(stack, 'R');
    BackupExemption.of(resource).because('first');
    BackupExemption.of(resource).because(new CfnParameter(stack, 'P').valueAsString);
    expect(coverageOf(stack).json.resources[0].exemption).toEqual({ path: 'Shop/R', reason: null, owner: null, expires: null });
  });

  describeRefusals('are refused', [
    { name: 'CB-COV-003 without a reason', write: () => BackupExemption.of(shop()).because(' '), message: "Reason of the exemption of 'Shop' must say why it is not backed up, got nothing [Shop] (CB-COV-003)" },
    { name: 'CB-COV-004 with an end that is no day', write: () => BackupExemption.of(shop()).because('x', { expires: '2026-02-30' }), message: "End of the exemption of 'Shop' must be a day, YYYY-MM-DD, got '2026-02-30' [Shop] (CB-COV-004)" },
  ]);
});

describe('a baseline', () => {
  const write = (text?: string) => {
    const file = join(mkdtempSync(join(tmpdir(), 'baseline-')), 'baseline.json');
    if (text !== undefined) writeFileSync(file, text);
    return file;
  };
  const twoTables = () => {
    const stack = shop();
    table(stack, 'R');
    taggedTable(stack, 'Fine');
    planOf(stack, { listOfTags: [tag('backup', 'true')] });
    return stack;
  };

  afterEach(() => {
    delete process.env.BACKUP_COVERAGE_BASELINE;
  });

  test('lets pass what it lists', () => {
    const covered = coverageOf(twoTables(), { baseline: write('["Shop/R"]') });
    expect(covered).toMatchObject({ success: true, findings: [], json: { summary: { missed: 1, baseline: 1 } } });
  });

  test('CB-COV-011 may only shrink', () => {
    const file = write('["Shop/Fine", "Shop/Gone", "Shop/R"]');
    const { success, messages } = coverageOf(twoTables(), { baseline: file });
    const told = (what: string) => `Baseline '${file}' must list only resources that are still missed, got ${what}: remove the line, or run synth once with BACKUP_COVERAGE_BASELINE=write`;
    expect(success).toBe(false);
    expect(messages).toEqual([told("'Shop/Fine', which is protected"), told("'Shop/Gone', which is gone")]);
  });

  test('is written on demand, and then only loses lines', () => {
    const file = write();
    expect(coverageOf(twoTables(), { baseline: file })).toMatchObject({ success: false, findings: ['CB-COV-001 Shop/R', 'CB-COV-012 '] });
    expect(existsSync(file)).toBe(false);

    process.env.BACKUP_COVERAGE_BASELINE = 'write';
    expect(coverageOf(twoTables(), { baseline: file })).toMatchObject({ success: true, findings: [] });
    expect(readFileSync(file, 'utf8')).toBe('[\n  "Shop/R"\n]\n');

    const more = twoTables();
    table(more, 'New');
    expect(coverageOf(more, { baseline: file })).toMatchObject({ success: false, findings: ['CB-COV-001 Shop/New'] });
    expect(readFileSync(file, 'utf8')).toBe('[\n  "Shop/R"\n]\n');

    const better = twoTables();
    BackupExemption.of(better.node.findChild('R')).because('a cache');
    expect(coverageOf(better, { baseline: file })).toMatchObject({ success: true, findings: [] });
    expect(readFileSync(file, 'utf8')).toBe('[]\n');
  });

  test('CB-COV-012 a missing one is told', () => {
    const file = write();
    expect(coverageOf(twoTables(), { baseline: file }).messages).toContain(`Baseline '${file}' must be there, got no such file: run synth once with BACKUP_COVERAGE_BASELINE=write`);
  });

  test.each<[string, string]>([
    ['not json', 'text that is no JSON'],
    ['', 'text that is no JSON'],
    ['{}', 'a JSON object'],
    ['null', 'null'],
    ['"Shop/R"', 'a JSON string'],
    ['["Shop/R", 7]', 'the element 7'],
    ['[""]', 'the element ""'],
    ['["Shop/R", "Shop/R"]', "'Shop/R' twice"],
  ])('is refused: %s', (text, got) => {
    const file = write(text);
    expect(messageOf(() => new BackupCoverage(testApp(), { baseline: file }))).toBe(`Baseline '${file}' must be a JSON list of construct paths, each once, got ${got} (CB-COV-010)`);
  });
});

describe('declared plans', () => {
  const organization = (props: Partial<Parameters<typeof AssumedPlan.of>[0]> = {}) =>
    AssumedPlan.of({ name: 'Organization', resources: ResourceSelector.byTag('backup', 'true'), ...props });

  test.each<[string, AssumedPlan, string]>([
    ['everywhere', organization(), 'protected'],
    ['here', organization({ accounts: [ACCOUNT], regions: ['eu-west-1'] }), 'protected'],
    ['in another Region', organization({ regions: ['us-east-1'] }), 'missed'],
    ['in another account', organization({ accounts: ['444455556666'] }), 'missed'],
    ['for another tag', organization({ resources: ResourceSelector.byTag('backup', 'daily') }), 'missed'],
    ['with a condition', organization({ resources: ResourceSelector.everything().where(TagCondition.notEqualTo('backup', 'true')) }), 'missed'],
    ['by ARN', organization({ resources: ResourceSelector.byArn('arn:aws:dynamodb:*:*:table/*') }), 'protected'],
  ])('%s', (_, plan, status) => {
    const stack = shop();
    taggedTable(stack, 'R');
    expect(coverageOf(stack, { assumePlans: [plan] }).statuses).toEqual({ 'Shop/R': status });
  });

  test('of a construct, and all but a construct', () => {
    const stack = shop();
    const [one, two] = [table(stack, 'One'), table(stack, 'Two')];
    const plan = organization({ resources: ResourceSelector.fromConstruct(one) });
    const others = organization({ name: 'Others', resources: ResourceSelector.everything().excluding(ResourceSelector.fromConstruct(one)) });
    const { json } = coverageOf(stack, { assumePlans: [plan, others] });
    expect(two.node.path).toBe('Shop/Two');
    expect(json.resources.map(({ protectedBy }) => protectedBy.map(({ plan: name, by }) => `${name} by ${by}`))).toEqual([['Organization by itself'], ['Others by everything']]);
  });

  test('a place that is not known', () => {
    const stack = new Stack(testApp(), 'Shop');
    taggedTable(stack, 'R');
    expect(coverageOf(stack, { assumePlans: [organization({ regions: ['eu-west-1'] })] }).statuses).toEqual({ 'Shop/R': 'unknown' });
  });
});

describe('two plans', () => {
  test('CB-COV-006 for one resource', () => {
    const stack = shop();
    taggedTable(stack, 'R');
    planOf(stack, { listOfTags: [tag('backup', 'true')] });
    planOf(stack, { resources: ['*'] }, 'Second');
    const { findings, messages, success } = coverageOf(stack);
    expect(success).toBe(true);
    expect(findings).toEqual(['CB-COV-006 Shop/R']);
    expect(messages).toEqual(["DynamoDB table 'Shop/R' must be in one plan, whose rules share its backups, got 'plan' and 'second': the storage of both is paid for; put the rules into one plan, or take the resource out of one selection"]);
  });

  test('one for snapshots and one for continuous backup are not double', () => {
    const stack = shop();
    new Bucket(stack, 'R', { versioned: true });
    planOf(stack, { resources: ['arn:aws:s3:::*'] });
    planOf(stack, { resources: ['arn:aws:s3:::*'] }, 'Continuous', { enableContinuousBackup: true, lifecycle: { deleteAfterDays: 35 } });
    expect(coverageOf(stack).findings).toEqual([]);
  });
});

test('CB-COV-008 a selection that takes nothing', () => {
  const stack = shop();
  planOf(stack, { listOfTags: [tag('backup', 'true')] });
  const { findings, messages } = coverageOf(stack);
  expect(findings).toEqual(['CB-COV-008 Shop/PlanSelection']);
  expect(messages).toEqual(["Selection 'plan-selection' of plan 'plan' must take a resource of the app, got none"]);
});

test('CB-COV-009 what is not known is told, and never guessed', () => {
  const stack = shop();
  taggedTable(stack, 'R', 'backup', new CfnParameter(stack, 'P').valueAsString);
  planOf(stack, { listOfTags: [tag('backup', 'true')] });
  const { success, messages } = coverageOf(stack);
  expect(success).toBe(true);
  expect(messages).toEqual(["DynamoDB table 'Shop/R' must be surely protected, or exempt with a reason, got selection 'plan-selection' may take it by tag backup = 'true': give stacks an account and a Region, and tags and selections plain values"]);
});

test('an included template with intrinsic functions everywhere', () => {
  const stack = shop();
  const file = join(mkdtempSync(join(tmpdir(), 'include-')), 'template.json');
  writeFileSync(file, JSON.stringify({
    Parameters: { Key: { Type: 'String' }, Stage: { Type: 'String' } },
    Mappings: { Tags: { backup: { value: 'true' } } },
    Conditions: { Prod: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
    Resources: {
      Mapped: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' }, Tags: [{ Key: 'backup', Value: { 'Fn::FindInMap': ['Tags', 'backup', 'value'] } }] } },
      Keyed: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' }, Tags: [{ Key: { Ref: 'Key' }, Value: 'true' }] } },
      Chosen: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: { 'Fn::If': ['Prod', 'Enabled', 'Suspended'] } }, Tags: [{ Key: 'backup', Value: { 'Fn::If': ['Prod', 'true', 'false'] } }] } },
      Bare: { Type: 'AWS::S3::Bucket' },
      Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanName: { 'Fn::Sub': '${AWS::StackName}-plan' }, BackupPlanRule: [{ RuleName: { Ref: 'Stage' }, TargetBackupVault: 'v' }] } } },
      Selection: {
        Type: 'AWS::Backup::BackupSelection',
        Properties: {
          BackupPlanId: { Ref: 'Plan' },
          BackupSelection: {
            SelectionName: { Ref: 'Stage' }, IamRoleArn: `arn:aws:iam::${ACCOUNT}:role/x`,
            ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: { 'Fn::Join': ['', ['tr', 'ue']] } }],
          },
        },
      },
    },
  }));
  new CfnInclude(stack, 'Theirs', { templateFile: file });
  const { statuses, json } = coverageOf(stack);
  expect(statuses).toEqual({ 'Shop/Theirs/Bare': 'missed', 'Shop/Theirs/Chosen': 'unknown', 'Shop/Theirs/Keyed': 'unknown', 'Shop/Theirs/Mapped': 'protected' });
  expect(json.plans).toMatchObject([{ path: 'Shop/Theirs/Plan', name: 'Shop-plan' }]);
});

describe('the table', () => {
  function printed(printTable: boolean): string {
    const stack = shop();
    new Bucket(stack, 'Media', { versioned: true });
    table(stack, 'Cache');
    BackupExemption.of(stack.node.findChild('Cache')).because('can be made anew');
    table(stack, 'Sessions');
    planOf(stack, { resources: ['arn:aws:s3:::*'] });
    const write = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    try {
      coverageOf(stack, { printTable, onMissed: OnMissed.REPORT });
      return write.mock.calls.map(([text]) => String(text)).join('');
    } finally {
      write.mockRestore();
    }
  }

  test('is printed when asked for', () => {
    expect(printed(true)).toBe([
      'RESOURCE       TYPE            STATUS     BY',
      'Shop/Cache     DynamoDB table  exempt     can be made anew',
      'Shop/Media     S3 bucket       protected  plan (ARN pattern arn:aws:s3:::*)',
      'Shop/Sessions  DynamoDB table  missed',
      '',
      '1 protected, 1 exempt, 1 missed, 0 unknown',
      '',
    ].join('\n'));
    expect(printed(false)).toBe('');
  });
});

describe('the plugin', () => {
  test('gives the same file in every run, without a trace in the tree or in the manifest', () => {
    const synth = () => {
      const stack = shop();
      taggedTable(stack, 'R');
      planOf(stack, { listOfTags: [tag('backup', 'true')] });
      const { text } = coverageOf(stack);
      const app = stack.node.root as App;
      expect(app.node.children.map(({ node }) => node.id)).not.toContain('BackupCoverage');
      expect(readFileSync(join(app.outdir, 'manifest.json'), 'utf8')).not.toContain('BackupCoverage');
      return text;
    };
    expect(synth()).toBe(synth());
  });

  test('goes together with BackupChecks, and twice into one app', () => {
    const stack = shop();
    taggedTable(stack, 'R');
    new CfnBackupVault(stack, 'Vault', { backupVaultName: 'vault' });
    planOf(stack, { listOfTags: [tag('backup', 'true')] });
    expect(coverageOf(stack, {}, new BackupChecks(stack.node.root), new BackupCoverage(stack.node.root)).statuses).toEqual({ 'Shop/R': 'protected' });
  });

  test('leaves a stack alone that is named like itself', () => {
    const stack = shop();
    taggedTable(stack, 'R');
    planOf(stack, { listOfTags: [tag('backup', 'true')] });
    const own = new Stack(stack.node.root, 'BackupCoverage', { env: IRELAND });
    taggedTable(own, 'R');
    expect(coverageOf(stack, {}, new BackupCoverage(stack.node.root)).statuses).toEqual({ 'BackupCoverage/R': 'protected', 'Shop/R': 'protected' });
    expect(stack.node.root.node.children.filter(({ node }) => node.id.startsWith('BackupCoverage')).map(({ node }) => node.path)).toEqual([own.node.path]);
  });

  test('still judges where the validation of constructs was left out', () => {
    const app = testApp();
    table(new Stack(app, 'Shop', { env: IRELAND }), 'R');
    const plugin = new BackupCoverage(app);
    app.synth({ skipValidation: true });
    const { success, violations } = plugin.validate(VALIDATION_CONTEXT);
    expect(success).toBe(false);
    expect(violations.map(({ ruleName, fix }) => [ruleName, fix])).toEqual([
      ['CB-COV-001', "let a selection take it, or BackupExemption.of(construct).because('…')"],
      ['CB-COV-007', 'add CompliantBackup, or declare plans of other apps and of the organization with assumePlans'],
    ]);
  });

  test('an empty app has nothing to say', () => {
    expect(coverageOf(testApp())).toMatchObject({ success: true, findings: [], statuses: {} });
  });

  const ASSUMED = { name: 'Organization', resources: ResourceSelector.everything() };

  describeRefusals('is refused', [
    { name: 'for a stack', write: () => new BackupCoverage(shop()), message: "BackupCoverage must get an App or a Stage, got 'Shop'" },
    { name: 'for a day that is none', write: () => new BackupCoverage(new App(), { asOf: 'today' }), message: "asOf of BackupCoverage must be a day, YYYY-MM-DD, got 'today'" },
    { name: 'for a plan without a name', write: () => AssumedPlan.of({ name: ' ', resources: ResourceSelector.everything() }), message: "AssumedPlan.of must get a name, got ' '" },
    { name: 'for a plan that holds in no account', write: () => AssumedPlan.of({ ...ASSUMED, accounts: [] }), message: 'AssumedPlan.of must get at least one in accounts, got none: leave accounts out for all' },
    { name: 'for a plan that holds in no Region', write: () => AssumedPlan.of({ ...ASSUMED, regions: [] }), message: 'AssumedPlan.of must get at least one in regions, got none: leave regions out for all' },
    { name: 'for an account of eleven digits', write: () => AssumedPlan.of({ ...ASSUMED, accounts: ['111122223333', '11112222333'] }), message: "AssumedPlan.of must get accounts that are ids of 12 digits, got '11112222333'" },
    { name: 'for a misspelled Region', write: () => AssumedPlan.of({ ...ASSUMED, accounts: [Aws.ACCOUNT_ID], regions: [Aws.REGION, 'eu-wst-1'] }), message: "AssumedPlan.of must get regions that are codes of AWS Regions, for example 'eu-central-1', got 'eu-wst-1'" },
  ]);
});
