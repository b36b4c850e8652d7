import { BackupClient, DescribeRestoreJobCommand, PutRestoreValidationResultCommand, RestoreValidationStatus } from '@aws-sdk/client-backup';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DescribeVolumesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { mockClient } from 'aws-sdk-client-mock';
import { CHECKED_TYPES, handler, RESERVE_MS } from '../../../assets/restore-validator';
import { MESSAGE_LENGTH } from '../../../assets/restore-validator/answer';
import { POLL_MS } from '../../../assets/restore-validator/deadline';
import { BUILT_IN_CHECKS } from '../../../src/model/restore-testing/restore-validator-limits';
import { lambdaContext, PLAN_ARN, restored, sample } from './event';

const backup = mockClient(BackupClient);
const ec2 = mockClient(EC2Client);
const dynamodb = mockClient(DynamoDBClient);

const VOLUME = restored('EBS', 'arn:aws:ec2:us-east-1:111122223333:volume/vol-1');
const refused = Object.assign(new Error('Validation result was given already'), { name: 'InvalidRequestException' });

/** What was told to AWS Backup, each time. */
function answers(): object[] {
  return backup.commandCalls(PutRestoreValidationResultCommand).map(call => call.args[0].input);
}

beforeEach(() => {
  process.env.RESTORE_TESTING_PLAN_ARN = PLAN_ARN;
  for (const mock of [backup, ec2, dynamodb]) mock.reset();
  backup.on(DescribeRestoreJobCommand).resolves({ ValidationStatus: 'VALIDATING' });
  backup.on(PutRestoreValidationResultCommand).resolves({});
  ec2.on(DescribeVolumesCommand).resolves({ Volumes: [{ State: 'available', Size: 8 }] });
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
  delete process.env.RESTORE_TESTING_PLAN_ARN;
});

test('the construct knows what the handler has checks for', () => {
  expect([...CHECKED_TYPES].sort()).toEqual([...BUILT_IN_CHECKS].sort());
});

describe('the answer', () => {
  test('is SUCCESSFUL for what is as it should be, and says what that does not prove', async () => {
    await handler(VOLUME, lambdaContext());

    expect(answers()).toEqual([{
      RestoreJobId: 'restore-job-id',
      ValidationStatus: 'SUCCESSFUL',
      ValidationStatusMessage: 'Volume vol-1 is available and has 8 GiB. Not proved: what is on it, and that an instance can use it.',
    }]);
  });

  test('is FAILED for a type without a check', async () => {
    await handler(restored('FSx', 'arn:aws:fsx:us-east-1:111122223333:file-system/fs-1'), lambdaContext());

    expect(answers()).toEqual([{
      RestoreJobId: 'restore-job-id',
      ValidationStatus: 'FAILED',
      ValidationStatusMessage: 'There is no check for resources of type FSx; checked are Aurora, DocumentDB, DynamoDB, EBS, EC2, EFS, Neptune, RDS, S3.',
    }]);
  });

  test.each(['constructor', '__proto__', ''])('is FAILED for the type %j', async type => {
    await handler(restored(type, 'arn:aws:ec2:us-east-1:111122223333:volume/vol-1'), lambdaContext());

    expect(answers()).toMatchObject([{ ValidationStatus: 'FAILED', ValidationStatusMessage: expect.stringContaining(`no check for resources of type ${type}`) as string }]);
  });

  test.each(CHECKED_TYPES)('is FAILED where the resource that was restored is missing or of another type: %s', async type => {
    for (const arn of ['', 'arn:aws:sns:us-east-1:111122223333:topic']) {
      backup.resetHistory();
      // S3 takes any name for that of a bucket.
      await handler(restored(type, type === 'S3' ? '' : arn), lambdaContext());
      expect(answers()).toMatchObject([{ ValidationStatus: 'FAILED', ValidationStatusMessage: expect.stringMatching(/^The restored resource must be a.*, got '.*'\.$/) as string }]);
    }
  });

  test('is FAILED where the check ends with an error', async () => {
    ec2.on(DescribeVolumesCommand).rejects(Object.assign(new Error('You are not authorized.'), { name: 'UnauthorizedOperation' }));
    await handler(VOLUME, lambdaContext());

    expect(answers()).toMatchObject([{
      ValidationStatus: 'FAILED',
      ValidationStatusMessage: 'The check of arn:aws:ec2:us-east-1:111122223333:volume/vol-1 ended with an error: UnauthorizedOperation: You are not authorized.',
    }]);
  });

  test('has states that AWS Backup knows', () => {
    expect(Object.values(RestoreValidationStatus)).toEqual(expect.arrayContaining(['SUCCESSFUL', 'FAILED', 'TIMED_OUT']));
  });

  test('is one line of bounded length in plain characters', async () => {
    ec2.on(DescribeVolumesCommand).rejects(new Error(`first\nsecond é ${'x'.repeat(5000)}`));
    await handler(VOLUME, lambdaContext());

    const [{ ValidationStatusMessage: message }] = answers() as { ValidationStatusMessage: string }[];
    expect(message).toHaveLength(MESSAGE_LENGTH);
    expect(message).toMatch(/first second \? x+\.\.\.$/);
  });
});

describe('the deadline', () => {
  test('something that never gets ready is answered before the function is stopped', async () => {
    jest.useFakeTimers();
    ec2.on(DescribeVolumesCommand).resolves({ Volumes: [{ State: 'creating' }] });
    const done = handler(VOLUME, lambdaContext(60));
    await jest.advanceTimersByTimeAsync(60_000 - RESERVE_MS - 1);
    expect(answers()).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    await done;

    expect(answers()).toMatchObject([{
      ValidationStatus: 'FAILED', ValidationStatusMessage: 'The check did not end within 50 seconds; last seen: volume vol-1 is creating.',
    }]);
    // Nobody goes on asking.
    const asked = ec2.calls().length;
    await jest.advanceTimersByTimeAsync(10 * POLL_MS);
    expect(ec2.calls()).toHaveLength(asked);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('a call that hangs is answered too', async () => {
    jest.useFakeTimers();
    ec2.on(DescribeVolumesCommand).callsFake(() => new Promise(() => undefined));
    const done = handler(VOLUME, lambdaContext(60));
    await jest.advanceTimersByTimeAsync(60_000 - RESERVE_MS);
    await done;

    expect(answers()).toMatchObject([{ ValidationStatus: 'FAILED', ValidationStatusMessage: 'The check did not end within 50 seconds; last seen: nothing.' }]);
  });

  test('without any time left, nothing is begun', async () => {
    await handler(VOLUME, lambdaContext(5));

    expect(ec2.calls()).toHaveLength(0);
    expect(answers()).toMatchObject([{ ValidationStatus: 'FAILED', ValidationStatusMessage: 'The check did not end within 0 seconds; last seen: nothing.' }]);
  });

  test('something that gets ready in time is SUCCESSFUL, and no timer is left', async () => {
    jest.useFakeTimers();
    ec2.on(DescribeVolumesCommand).resolvesOnce({ Volumes: [{ State: 'creating' }] }).resolves({ Volumes: [{ State: 'available', Size: 1 }] });
    const done = handler(VOLUME, lambdaContext());
    await jest.advanceTimersByTimeAsync(POLL_MS);
    await done;

    expect(answers()).toMatchObject([{ ValidationStatus: 'SUCCESSFUL' }]);
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('an event that comes twice', () => {
  test.each(['SUCCESSFUL', 'FAILED', 'TIMED_OUT'] as const)('is let be where the job is %s', async status => {
    backup.on(DescribeRestoreJobCommand).resolves({ ValidationStatus: status });
    await handler(VOLUME, lambdaContext());

    expect(answers()).toEqual([]);
    expect(ec2.calls()).toHaveLength(0);
  });

  test('at the same time: a refused answer is done where the job has one', async () => {
    backup.on(DescribeRestoreJobCommand).resolvesOnce({ ValidationStatus: 'VALIDATING' }).resolves({ ValidationStatus: 'SUCCESSFUL' });
    backup.on(PutRestoreValidationResultCommand).rejects(refused);

    await expect(handler(VOLUME, lambdaContext())).resolves.toMatchObject({ status: 'SUCCESSFUL' });
  });

  test('an answer that is refused for another reason is an error, so that Lambda tries again', async () => {
    backup.on(PutRestoreValidationResultCommand).rejects(refused);

    await expect(handler(VOLUME, lambdaContext())).rejects.toThrow('Validation result was given already');
  });

  test('where nobody can tell whether the job has an answer, it gets one', async () => {
    backup.on(DescribeRestoreJobCommand).rejects(new Error('throttled'));
    await handler(VOLUME, lambdaContext());

    expect(answers()).toMatchObject([{ ValidationStatus: 'SUCCESSFUL' }]);
  });

  test('a refused answer of which nobody can tell is an error', async () => {
    backup.on(DescribeRestoreJobCommand).rejects(new Error('throttled'));
    backup.on(PutRestoreValidationResultCommand).rejects(refused);

    await expect(handler(VOLUME, lambdaContext())).rejects.toThrow('Validation result was given already');
  });
});

describe('what is not for it', () => {
  test.each([
    ['a restore that is no test', sample('restore-job-state-change-completed'), 'it is of plan , not of'],
    ['a restore that failed', sample('restore-job-state-change-failed'), 'its status is FAILED, not COMPLETED'],
    ['a restore that has just begun', sample('restore-job-state-change-created'), 'its status is CREATED, not COMPLETED'],
    ['a test of another plan', restoredElsewhere(), `it is of plan ${PLAN_ARN}2, not of ${PLAN_ARN}`],
  ])('%s is not answered', async (_, event, reason) => {
    await expect(handler(event, lambdaContext())).resolves.toMatchObject({ ignored: expect.stringContaining(reason) as string });
    expect(backup.calls()).toHaveLength(0);
  });

  test.each([undefined, null, 'text', {}, { detail: {} }, { detail: null }, { detail: { restoreJobId: 1 } }])('%j names no job', async event => {
    await expect(handler(event, lambdaContext())).rejects.toThrow('Event must name a restore job, got');
    expect(backup.calls()).toHaveLength(0);
  });
});

function restoredElsewhere(): unknown {
  const event = sample('restore-job-state-change-completed-restore-testing');
  return { ...event, detail: { ...event.detail, restoreTestingPlanArn: `${PLAN_ARN}2` } };
}
