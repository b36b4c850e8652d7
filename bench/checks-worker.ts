import { createRequire } from 'node:module';
import type * as core from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type * as ours from '../src';

/*
 * `checks-worker.js <resources> <stacks> <L1 or L2>`: synthesizes an app of which every other resource is stateful, and every stack
 * has a plan that names tables, then covers and checks it. Prints one line of JSON.
 */

/** Loads plain JavaScript, as users do. */
const loadModule = createRequire(__filename);

const [resources, stacks, level] = process.argv.slice(2);
const cdk = loadModule('aws-cdk-lib') as typeof core;
const { CfnBackupPlan, CfnBackupSelection } = loadModule('aws-cdk-lib/aws-backup') as typeof backup;
const { AttributeType, CfnTable, Table } = loadModule('aws-cdk-lib/aws-dynamodb') as typeof dynamodb;
const { Bucket, CfnBucket } = loadModule('aws-cdk-lib/aws-s3') as typeof s3;
const { CfnQueue, Queue } = loadModule('aws-cdk-lib/aws-sqs') as typeof sqs;
const { BackupChecks, BackupCoverage, OnMissed } = loadModule('../src') as typeof ours;

/** As the CDK CLI starts an app. */
const context = { 'aws:cdk:enable-path-metadata': true, '@aws-cdk/core:stackResourceLimit': 0 };
const app = new cdk.App({ analyticsReporting: false, context });

/** Makes one resource of each kind; of a table, its ARN. */
interface Maker {
  bucket(stack: core.Stack, id: string): void;
  table(stack: core.Stack, id: string): string;
  queue(stack: core.Stack, id: string): void;
}

const L1: Maker = {
  bucket: (stack, id) => new CfnBucket(stack, id, { versioningConfiguration: { status: 'Enabled' }, tags: [{ key: 'backup', value: 'true' }] }),
  table: (stack, id) => new CfnTable(stack, id, { keySchema: [{ attributeName: 'id', keyType: 'HASH' }], deletionProtectionEnabled: true }).attrArn,
  queue: (stack, id) => new CfnQueue(stack, id),
};

const L2: Maker = {
  bucket: (stack, id) => cdk.Tags.of(new Bucket(stack, id, { versioned: true, enforceSSL: true })).add('backup', 'true'),
  table: (stack, id) => new Table(stack, id, { partitionKey: { name: 'id', type: AttributeType.STRING }, deletionProtection: true }).tableArn,
  queue: (stack, id) => new Queue(stack, id, { enforceSSL: true }),
};

function fill(stack: core.Stack, count: number): void {
  const { bucket, table, queue } = level === 'L2' ? L2 : L1;
  const named: string[] = [];
  for (let i = 0; i < count; i++) {
    if (i % 4 === 0) {
      bucket(stack, `Bucket${i}`);
    } else if (i % 4 === 1) {
      const arn = table(stack, `Table${i}`);
      // As many as AWS takes in one selection; the others are missed.
      if (named.length < 500) named.push(arn);
    } else {
      queue(stack, `Queue${i}`);
    }
  }
  const plan = new CfnBackupPlan(stack, 'Plan', { backupPlan: { backupPlanName: 'plan', backupPlanRule: [{ ruleName: 'Daily', targetBackupVault: 'vault' }] } });
  const selection = (name: string, selects: object) => new CfnBackupSelection(stack, name, {
    backupPlanId: plan.attrBackupPlanId,
    backupSelection: { selectionName: name, iamRoleArn: `arn:${stack.partition}:iam::111122223333:role/backup`, ...selects },
  });
  // One plan takes the buckets of all stacks, as an app has it that does not pay twice.
  if (stack.node.id === 'Stack0') selection('Tagged', { listOfTags: [{ conditionType: 'STRINGEQUALS', conditionKey: 'backup', conditionValue: 'true' }] });
  if (named.length > 0) selection('Named', { resources: named });
}

for (let i = 0; i < Number(stacks); i++) {
  fill(new cdk.Stack(app, `Stack${i}`, { env: { account: '111122223333', region: 'eu-west-1' } }), Number(resources) / Number(stacks));
}
interface Time {
  /** Processor time, which a busy machine hardly changes. It has what the engine compiles and collects in other threads. */
  readonly processorMs: number;
  /** What somebody waits for. */
  readonly elapsedMs: number;
}

/** Each part begins with a collected heap, so that it pays for its own garbage only. */
function timed(run: () => unknown): Time {
  global.gc!();
  const start = process.cpuUsage();
  const begin = performance.now();
  run();
  const elapsedMs = performance.now() - begin;
  const { user, system } = process.cpuUsage(start);
  return { processorMs: (user + system) / 1000, elapsedMs };
}

const synth = timed(() => app.synth());
const { user, system } = process.cpuUsage();
const programMs = (user + system) / 1000;
// Made after the synth, so that nothing of theirs is in it; the first one reads the templates for both.
const plugin = new BackupCoverage(app, { onMissed: OnMissed.REPORT });
const checks = new BackupChecks(app);
// What runs while the assembly is written; `validate` would leave the file out that late.
const run = Reflect.get(plugin, 'run') as (folder: string) => unknown;
const coverage = timed(() => run.call(plugin, app.outdir));
const judged = timed(() => checks.validate({ templatePaths: [] }));
console.log(JSON.stringify({ programMs, synth, coverage, checks: judged }));
