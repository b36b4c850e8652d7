import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import * as library from 'cdk-compliant-backup';
import { tryAll } from './refusals';
import type { Trial } from './refusals';
import { ShopStack } from './shop-stack';
import { heading, paragraph, table } from './text';

const { BackupCoverage, CompliantBackup, ComplianceStandard, CopyDestination, PostureReport, ProtectionLevel, ResourceSelector } = library;

// On 2.257 TableV2 of aws-cdk-lib calls deprecated API of aws-cdk-lib; the banners say nothing about this app.
process.env.JSII_DEPRECATED ??= 'quiet';

const env = { account: '111122223333', region: 'eu-west-1' };
const LAMBDA_OR_CUSTOM = /^(AWS::Lambda::.*|AWS::CloudFormation::CustomResource|Custom::.*)$/;

const app = new App();
const shop = new ShopStack(app, 'Shop', { env });
const backup = new CompliantBackup(shop, 'Backup', {
  level: ProtectionLevel.regulated(),
  objectives: { rpo: Duration.hours(26) },
  resources: ResourceSelector.byTag('backup', 'true'),
  copyTo: [CopyDestination.region('eu-central-1')],
  standards: [ComplianceStandard.HIPAA],
  restoreTesting: {},
  monitoring: {},
  activityLog: {},
});
backup.protect(shop.orders, shop.media, shop.accounts, ...shop.others);
Validations.of(backup).acknowledge({ id: 'CB-COV-008', reason: 'the tag is for resources that are made elsewhere' });

Validations.of(app).addPlugins(new BackupCoverage(app));
new PostureReport(app, { title: 'Backups of the shop' });

const { stacks, directory } = app.synth();

heading('What is protected, by which rule, how long it is kept and where it is copied to');
console.log(`${backup.describe()}\n`);
for (const { text } of stacks.flatMap(stack => told(stack, 'info'))) paragraph(text);

heading('Stacks, and what was added to the shop');
const plain = new App();
new ShopStack(plain, 'Shop', { env });
const before = plain.synth().getStackByName('Shop');
const added = stacks.map(stack => ({ stack, types: typesAdded(stack) }));
table([
  ['Stack', 'Region', 'Resources', 'Added', 'Lambdas and custom resources among them'],
  ...added.map(({ stack, types }) => [
    stack.stackName, stack.environment.region, String(typesOf(stack).size), String(types.length), String(types.filter(isCustom).length),
  ]),
]);
console.log();
for (const { stack, types } of added) paragraph(`${stack.stackName}: ${counted(types)}`);
if (added.some(({ types }) => types.some(isCustom))) throw new Error('nothing that was added may be a Lambda or a custom resource');

heading('Every stateful resource, and the plans that take it');
const coverage = written('backup-coverage.json') as Coverage;
table([['Resource', 'Type', 'Status'], ...coverage.resources.map(({ path, cloudFormationType, status }) => [path, cloudFormationType, status])]);

console.log(`\nAll of it as a page: ${join(directory, 'backup-posture.html')}`);

heading('What restores are tested, what somebody is told of, and what can be asked later');
const resources = stacks.flatMap(resourcesOf);
const valuesOf = (type: string, property: string) => resources
  .filter(({ Type }) => Type === type)
  .map(({ Properties }) => words(Properties?.[property]));
table([
  ['What', 'From'],
  ...valuesOf('AWS::Backup::RestoreTestingSelection', 'ProtectedResourceType').map(type => [`restore test of ${type}`, 'AWS Backup restore testing']),
  ...valuesOf('AWS::CloudWatch::Alarm', 'AlarmDescription').map(text => [text, 'CloudWatch alarm']),
  ...valuesOf('AWS::Events::Rule', 'Description').filter(text => text !== '').map(text => [text, 'EventBridge rule']),
  ...valuesOf('AWS::Logs::QueryDefinition', 'Name').map(name => [name.replace(/^.*\//, ''), 'saved query of the activity log']),
]);

heading('What the template shows of HIPAA, for an auditor');
const evidence = written('backup-evidence.json') as Evidence;
for (const { requirements } of evidence.setUps.flatMap(({ standards }) => standards)) {
  table([['Requirement', 'Title', 'Verdict'], ...requirements.map(({ id, title, verdict }) => [id, title, verdict])]);
}

heading('Warnings: legal but risky');
for (const { path, id, text } of stacks.flatMap(stack => told(stack, 'warning'))) {
  paragraph(`${id} at ${path}`);
  paragraph(text, 2);
  paragraph(`To accept it: Validations.of(construct).acknowledge({ id: '${id}', reason: '...' })`, 2);
}

heading('Refused, and why');
for (const { code, message } of tryAll(trial)) {
  console.log();
  paragraph(code);
  for (const line of message.split('\n')) paragraph(line, 2);
}

/** What is read of `backup-coverage.json`. */
interface Coverage {
  readonly resources: readonly { readonly path: string; readonly cloudFormationType: string; readonly status: string }[];
}

/** What is read of `backup-evidence.json`. */
interface Evidence {
  readonly setUps: readonly { readonly standards: readonly { readonly requirements: readonly Requirement[] }[] }[];
}

interface Requirement {
  readonly id: string;
  readonly title: string;
  readonly verdict: string;
}

/** A file that the synth wrote beside the templates. */
function written(file: string): unknown {
  return JSON.parse(readFileSync(join(directory, file), 'utf8'));
}

/** A small shop of its own for each attempt: what goes wrong there leaves nothing behind here. */
function trial(): Trial {
  const own = new App();
  const stack = new Stack(own, 'Shop', { env });
  return { app: own, names: { ...library, Duration, shop: stack, backup: new CompliantBackup(stack, 'Backup'), queue: new Queue(stack, 'Queue') } };
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

function resourcesOf(stack: CloudFormationStackArtifact): Resource[] {
  return Object.values((stack.template as { Resources: Record<string, Resource> }).Resources);
}

/** The readable part of an expression. */
function words(expression: unknown): string {
  if (typeof expression === 'string') return expression;
  const { 'Fn::Join': parts } = Object(expression) as { 'Fn::Join'?: [string, unknown[]] };
  return parts ? parts[1].map(words).join(parts[0]) : '…';
}

/** Types of the resources of a stack, by logical id. */
function typesOf(stack: CloudFormationStackArtifact): Map<string, string> {
  const { Resources } = stack.template as { Resources: Record<string, { Type: string }> };
  return new Map(Object.entries(Resources).map(([id, { Type }]) => [id, Type]));
}

/** Types of the resources that are only there because of the backup: the difference to the same shop without it. */
function typesAdded(stack: CloudFormationStackArtifact): string[] {
  const known = stack.stackName === before.stackName ? typesOf(before) : new Map<string, string>();
  return [...typesOf(stack)].filter(([id]) => !known.has(id)).map(([, type]) => type);
}

function isCustom(type: string): boolean {
  return LAMBDA_OR_CUSTOM.test(type);
}

function counted(types: readonly string[]): string {
  return [...new Set(types)].sort().map(type => `${types.filter(other => other === type).length} ${type}`).join(', ');
}

/** What the library told about a stack; aws-cdk-lib puts the id of a warning after its text. */
function told({ messages }: CloudFormationStackArtifact, level: 'info' | 'warning') {
  return messages.filter(message => String(message.level) === level).map(({ id: path, entry }) => {
    const [, text, id] = /^([^]*?)(?: \[ack: (?:annotation::)?(.*)\])?$/.exec(String(entry.data))!;
    return { path: path.slice(1), text, id };
  });
}
