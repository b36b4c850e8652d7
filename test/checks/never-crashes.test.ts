import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import { judgeTemplates } from '../../src/checks/judge-templates';
import type { TemplateFinding } from '../../src/checks/judge-templates';
import { READERS } from '../../src/checks/reader-table';
import { TemplateIndex } from '../../src/checks/template/template-index';
import { COMMON_SHAPES, RESOURCE_SHAPES } from '../../src/model/resources/resource-shapes';
import type { PropertyKind } from '../../src/model/resources/resource-shapes';
import { fragmentApp } from '../helpers/app';
import { ACCOUNT, IRELAND } from '../helpers/stacks';
import { EVERY_TYPE } from './every-type';
import { awsPolicy, plan, role, selection, setUp, vault } from './resources';

/** Templates are written over those of a real app; only the file counts. */
const app = fragmentApp();
const file = join(app.outdir, new Stack(app, 'Shop', { env: IRELAND }).templateFile);
app.synth();

function judged(template: unknown): readonly TemplateFinding[] {
  writeFileSync(file, JSON.stringify(template));
  return judgeTemplates(TemplateIndex.below(app));
}

/** Every property that readers look at is set. */
const RESOURCES = setUp({
  ...EVERY_TYPE,
  Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'backups', KmsMasterKeyId: 'alias/mine', FifoTopic: false } },
  Lets: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: {
      Topics: [{ Ref: 'Topic' }],
      PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' }, Action: 'sns:Publish', Resource: '*' }] },
    },
  },
  Vault: vault({
    BackupVaultTags: { team: 'shop' },
    LockConfiguration: { MinRetentionDays: 7, MaxRetentionDays: 400, ChangeableForDays: { Ref: 'Any' } },
    Notifications: { SNSTopicArn: { Ref: 'Topic' }, BackupVaultEvents: ['COPY_JOB_FAILED'] },
    AccessPolicy: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', Action: ['backup:DeleteRecoveryPoint'], Resource: '*' }] },
  }),
  Gap: {
    Type: 'AWS::Backup::LogicallyAirGappedBackupVault', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain',
    Properties: { BackupVaultName: 'gap', MinRetentionDays: 7, MaxRetentionDays: 400 },
  },
  Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'bucket', VersioningConfiguration: { Status: 'Enabled' } } },
  Plan: plan({
    ScheduleExpression: 'cron(0 5 ? * * *)', ScheduleExpressionTimezone: 'Europe/Berlin', StartWindowMinutes: 60, CompletionWindowMinutes: 600,
    Lifecycle: { DeleteAfterDays: 200, MoveToColdStorageAfterDays: 30, OptInToArchiveForSupportedResources: true },
    RecoveryPointTags: { rule: 'daily' }, IndexActions: [{ ResourceTypes: ['S3'] }],
    CopyActions: [{ DestinationBackupVaultArn: { 'Fn::Sub': `arn:\${AWS::Partition}:backup:eu-central-1:${ACCOUNT}:backup-vault:far` }, Lifecycle: { DeleteAfterDays: 200 } }],
  }, { AdvancedBackupSettings: [{ ResourceType: 'EC2', BackupOptions: { WindowsVSS: 'enabled' } }] }),
  Role: role({
    RoleName: 'backup', ManagedPolicyArns: [awsPolicy('service-role/AWSBackupServiceRolePolicyForBackup'), awsPolicy('AWSBackupServiceRolePolicyForS3Backup')],
    Policies: [{ PolicyName: 'own', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] } }],
  }),
  Selection: selection({
    Resources: [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:aws:dynamodb:*:*:table/*'], NotResources: ['arn:aws:dynamodb:*:*:table/tmp-*'],
    Conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/stage', ConditionValue: 'prod' }] },
  }),
});

const AROUND = {
  Parameters: { Any: { Type: 'String', Default: 'x' } },
  Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Any' }, 'prod'] } },
  Mappings: { Map: { key: { value: 'x' } } },
};

type Path = readonly (string | number)[];

/** Every place below `Properties`, of every resource. */
function places(written: unknown, path: Path): Path[] {
  if (typeof written !== 'object' || written === null || Object.keys(written).some(key => key === 'Ref' || key.startsWith('Fn::'))) return [path];
  return [path, ...Object.entries(written).flatMap(([key, child]) => places(child, [...path, Array.isArray(written) ? Number(key) : key]))];
}

const PLACES = Object.entries(RESOURCES).flatMap(([id, { Properties }]) => places(Properties, [id, 'Properties']).slice(1));

function replaced(path: Path, by: (written: unknown) => unknown): Record<string, unknown> {
  const resources = structuredClone(RESOURCES) as Record<string, unknown>;
  let holder: unknown = resources;
  for (const step of path.slice(0, -1)) {
    if (typeof holder !== 'object' || holder === null) return resources;
    holder = Reflect.get(holder, step);
  }
  const last = path[path.length - 1];
  if (typeof holder === 'object' && holder !== null) Reflect.set(holder, last, by(Reflect.get(holder, last)));
  return resources;
}

test('the template that is changed below has nothing wrong with it', () => {
  expect(judged({ ...AROUND, Resources: RESOURCES }).map(({ finding }) => finding.message)).toEqual([]);
  expect(PLACES.length).toBeGreaterThan(100);
});

describe('functions in every property', () => {
  test.each<[string, (written: unknown) => unknown]>([
    ['a reference to a parameter', () => ({ Ref: 'Any' })],
    ['a choice between the same', written => ({ 'Fn::If': ['IsProd', written, written] })],
    ['a choice against nothing known', written => ({ 'Fn::If': ['IsProd', { Ref: 'Any' }, written] })],
    ['a condition that does not exist', written => ({ 'Fn::If': ['Nowhere', written, 'something else'] })],
    ['a mapping with a parameter as its key', () => ({ 'Fn::FindInMap': ['Map', { Ref: 'Any' }, 'value'] })],
    ['an import from another app', () => ({ 'Fn::ImportValue': 'other' })],
    ['an attribute of something unknown', () => ({ 'Fn::GetAtt': ['Custom', 'Value'] })],
    ['a substitution', () => ({ 'Fn::Sub': '${Any}' })],
    ['a macro', () => ({ 'Fn::Transform': { Name: 'Macro' } })],
    ['a function that is not known yet', () => ({ 'Fn::Future': [] })],
  ])('%s', (_, by) => {
    const wrong = PLACES.flatMap(path => judged({ ...AROUND, Resources: replaced(path, by) })
      .map(({ finding }) => `${path.join('/')}: ${finding.id} ${finding.message}`));

    expect(wrong).toEqual([]);
  });
});

const FUNCTIONS = [
  'Ref', 'Fn::GetAtt', 'Fn::Join', 'Fn::Sub', 'Fn::Select', 'Fn::Split', 'Fn::If', 'Fn::FindInMap', 'Fn::ImportValue', 'Fn::GetStackOutput', 'Fn::ToJsonString', 'Fn::Equals', 'Condition',
];
const name = fc.constantFrom('Vault', 'Plan', 'Any', 'IsProd', 'Map', 'AWS::Region', 'AWS::NoValue', 'Key.Arn', '', 'constructor', '__proto__');
const { garbage } = fc.letrec<{ garbage: unknown }>(tie => ({
  garbage: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), name,
    fc.array(tie('garbage'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.string(), name), tie('garbage'), { maxKeys: 3 }),
    fc.tuple(
      fc.constantFrom(...FUNCTIONS),
      fc.oneof(name, fc.array(fc.oneof(name, tie('garbage')), { maxLength: 4 }), tie('garbage')),
    ).map(([key, value]) => ({ [key]: value })),
  ),
}));

test('garbage anywhere in a resource', () => {
  fc.assert(fc.property(fc.constantFrom(...PLACES), garbage, (path, rubbish) => {
    for (const { path: at, resource } of judged({ ...AROUND, Resources: replaced(path, () => rubbish) })) {
      expect(typeof at).toBe('string');
      expect(Object.keys(RESOURCES)).toContain(resource.logicalId);
    }
  }), { numRuns: 400 });
});

test('garbage for a resource, and for a section', () => {
  const sections = fc.record(
    { Resources: garbage, Conditions: garbage, Mappings: garbage, Outputs: garbage, Parameters: garbage },
    { requiredKeys: [] },
  );
  fc.assert(fc.property(sections, fc.constantFrom(...Object.keys(RESOURCES)), garbage, (around, id, rubbish) => {
    expect(judged({ ...AROUND, Resources: { ...RESOURCES, [id]: { ...RESOURCES[id], Properties: rubbish } }, ...around })).toBeInstanceOf(Array);
    expect(judged({ Resources: { ...RESOURCES, [id]: rubbish } })).toBeInstanceOf(Array);
  }), { numRuns: 150 });
});

/** Something of the kind that a property has, or garbage. */
function ofKind(kind: PropertyKind, shapes: Readonly<Record<string, Readonly<Record<string, PropertyKind>>>>): fc.Arbitrary<unknown> {
  const plain = kind.replace('!', '');
  const list = /^list of (.*)$/.exec(plain)?.[1];
  if (list) return fc.oneof(fc.array(ofKind(list, shapes), { maxLength: 2 }), garbage);
  if (!Object.hasOwn(shapes, plain)) return fc.oneof(fc.string(), fc.integer(), garbage);
  const properties = Object.entries(shapes[plain]).map(([key, of]) => [key, ofKind(of, shapes)] as const);
  return fc.oneof({ weight: 3, arbitrary: fc.record(Object.fromEntries(properties), { requiredKeys: [] }) }, { weight: 1, arbitrary: garbage });
}

test.each([...new Set([...Object.keys(RESOURCE_SHAPES), ...Object.keys(READERS)])])('garbage in %s', Type => {
  const shapes = { ...COMMON_SHAPES, ...Object.hasOwn(RESOURCE_SHAPES, Type) ? RESOURCE_SHAPES[Type] : { properties: {} } };
  const properties = ofKind('properties', shapes);
  fc.assert(fc.property(properties, properties, (one, other) => {
    const resources = { One: { Type, Properties: one }, Other: { Type, Properties: other } };
    expect(judged({ ...AROUND, Resources: { ...RESOURCES, ...resources } })).toBeInstanceOf(Array);
  }), { numRuns: 60 });
});

test.each([['no JSON', '{'], ['a list', '[]'], ['nothing', '']])('a template that is %s', (_, text) => {
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, text);
  expect(judgeTemplates(TemplateIndex.below(app))).toEqual([]);
  writeFileSync(file, before);
});
