import { BackupClient, DescribeRestoreJobCommand, PutRestoreValidationResultCommand } from '@aws-sdk/client-backup';
import { DescribeDBClustersCommand, DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import { mockClient } from 'aws-sdk-client-mock';
import { handler } from '../../../assets/restore-validator';
import { lambdaContext, PLAN_ARN, restored } from './event';

const backup = mockClient(BackupClient);
const rds = mockClient(RDSClient);

async function answerTo(event: unknown): Promise<string> {
  jest.useFakeTimers();
  const done = handler(event, lambdaContext(60));
  await jest.advanceTimersByTimeAsync(60_000);
  await done;
  const [{ args: [{ input }] }] = backup.commandCalls(PutRestoreValidationResultCommand);
  return `${input.ValidationStatus}: ${input.ValidationStatusMessage}`;
}

beforeEach(() => {
  process.env.RESTORE_TESTING_PLAN_ARN = PLAN_ARN;
  for (const mock of [backup, rds]) mock.reset();
  backup.on(DescribeRestoreJobCommand).resolves({});
  backup.on(PutRestoreValidationResultCommand).resolves({});
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
  for (const name of ['RESTORE_TESTING_PLAN_ARN', 'ALLOW_OTHER_ENGINE_VERSION']) delete process.env[name];
});

interface Found {
  readonly state?: string;
  readonly engine?: string;
  readonly version?: string;
}
const FOUND: Found = { state: 'available', engine: 'postgres', version: '16.4' };
const HOME = 'arn:aws:rds:us-east-1:111122223333';

describe.each([
  ['RDS', 'db:', 'Instance', 'that it takes connections, and what is in it'],
  ['RDS', 'cluster:', 'Cluster', 'that an instance can be added to it and takes connections, and what is in it'],
  ['Aurora', 'cluster:', 'Cluster', 'that an instance can be added to it and takes connections, and what is in it'],
  ['Neptune', 'cluster:', 'Cluster', 'that an instance can be added to it and takes connections, and what is in it'],
  ['DocumentDB', 'cluster:', 'Cluster', 'that an instance can be added to it and takes connections, and what is in it'],
])('%s, restored as %s', (type, kind, word, notProved) => {
  const what = `${word} awsbackup-restore-test-1`;
  const check = (source = `${HOME}:${kind}orders`) => answerTo(restored(type, `${HOME}:${kind}awsbackup-restore-test-1`, source));

  /** What the API finds under a name, one after the other. */
  function answered(name: string, ...found: (Found | undefined)[]): void {
    const answers = found.map(one => one && { Engine: one.engine, EngineVersion: one.version, DBInstanceStatus: one.state, Status: one.state })
      .map(one => ({ DBInstances: one ? [one] : [], DBClusters: one ? [one] : [] }));
    const command = kind === 'db:'
      ? rds.on(DescribeDBInstancesCommand, { DBInstanceIdentifier: name })
      : rds.on(DescribeDBClustersCommand, { DBClusterIdentifier: name });
    for (const answer of answers.slice(0, -1)) command.resolvesOnce(answer);
    command.resolves(answers[answers.length - 1]);
  }

  beforeEach(() => {
    rds.rejects(Object.assign(new Error('not found.'), { name: 'NotFoundFault' }));
    answered('awsbackup-restore-test-1', FOUND);
    answered('orders', FOUND);
  });

  test('is available, like its source', async () => {
    expect(await check()).toBe(`SUCCESSFUL: ${what} is available with postgres 16.4, like its source. Not proved: ${notProved}.`);
  });

  test('is waited for', async () => {
    answered('awsbackup-restore-test-1', { ...FOUND, state: 'creating' }, { ...FOUND, state: 'backing-up' }, FOUND);
    expect(await check()).toMatch(/^SUCCESSFUL/);
  });

  test('is not waited for longer than there is time', async () => {
    answered('awsbackup-restore-test-1', { ...FOUND, state: 'modifying' });
    expect(await check()).toBe(`FAILED: The check did not end within 50 seconds; last seen: ${what} is modifying.`);
  });

  test.each(['failed', 'incompatible-parameters', 'incompatible-network', 'inaccessible-encryption-credentials', 'restore-error', 'stopped', 'deleting', 'storage-full'])(
    'is %s', async state => {
      answered('awsbackup-restore-test-1', { ...FOUND, state });
      expect(await check()).toBe(`FAILED: ${what} is ${state}, not available.`);
    });

  test('is not there', async () => {
    answered('awsbackup-restore-test-1', undefined);
    expect(await check()).toBe(`FAILED: ${what} is not there.`);
  });

  test('cannot be described', async () => {
    rds.reset();
    rds.rejects(Object.assign(new Error('not found.'), { name: 'NotFoundFault' }));
    expect(await check()).toBe(`FAILED: The check of ${HOME}:${kind}awsbackup-restore-test-1 ended with an error: NotFoundFault: not found.`);
  });

  test('has another version than its source has now', async () => {
    answered('orders', { ...FOUND, version: '17.1' });
    expect(await check()).toBe(
      `FAILED: ${what} is available with postgres 16.4, but its source has postgres 17.1; the recovery point may be older than an upgrade, which allowOtherEngineVersion accepts.`,
    );
  });

  test('may have another version where that is allowed', async () => {
    process.env.ALLOW_OTHER_ENGINE_VERSION = 'true';
    answered('orders', { ...FOUND, version: '17.1' });
    expect(await check()).toBe(`SUCCESSFUL: ${what} is available with postgres 16.4, and its source has postgres 17.1. Not proved: ${notProved}.`);
  });

  test('may not have another engine even then', async () => {
    process.env.ALLOW_OTHER_ENGINE_VERSION = 'true';
    answered('orders', { ...FOUND, engine: 'mysql' });
    expect(await check()).toMatch(/^FAILED: .* but its source has mysql 16\.4/);
  });

  test.each([
    ['is gone', `${HOME}:${kind}gone`, 'its source gone could not be compared (NotFoundFault: not found)'],
    ['is not found', `${HOME}:${kind}lost`, 'its source lost is gone and was not compared'],
    ['is in another account', `arn:aws:rds:us-east-1:999988887777:${kind}orders`, 'its source is elsewhere and was not compared'],
    ['is something else', `${HOME}:snapshot:orders`, 'its source is elsewhere and was not compared'],
  ])('has a source that %s', async (_, source, told) => {
    answered('lost', undefined);
    expect(await check(source)).toBe(`SUCCESSFUL: ${what} is available with postgres 16.4; ${told}. Not proved: ${notProved}.`);
  });
});
