import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { handler } from '../assets/restore-validator';
import { RestoreValidator } from '../src';
import { backupEndpoint } from './backup-endpoint';
import { check } from './check';
import { restoredResources } from './restored-resources';

const EVENTS = join(__dirname, '..', 'test', 'restore-testing', 'validation', 'events');
const TEST = 'restore-job-state-change-completed-restore-testing.json';

interface SampleEvent {
  readonly detail: { readonly restoreTestingPlanArn: string };
}

/**
 * Runs the handler of the built-in validator, with the real AWS SDK, over resources in the emulator, and sees what it tells
 * AWS Backup; and asks the emulator's EventBridge which events would call it.
 */
export async function validateRestores(endpoint: string, region: string, account: string): Promise<void> {
  const credentials = { accessKeyId: account, secretAccessKey: 'none' };
  const restored = await restoredResources({ endpoint, region, credentials });
  const event = sample(TEST);
  const backup = await backupEndpoint();
  try {
    // As Lambda sets them; the SDK reads them with the first call.
    Object.assign(process.env, {
      AWS_REGION: region, AWS_ACCESS_KEY_ID: account, AWS_SECRET_ACCESS_KEY: 'none',
      AWS_ENDPOINT_URL: endpoint, AWS_ENDPOINT_URL_BACKUP: backup.url, RESTORE_TESTING_PLAN_ARN: event.detail.restoreTestingPlanArn,
    });
    const context = { getRemainingTimeInMillis: () => 60_000 };
    for (const [i, { type, arn, sourceArn = '', expected }] of restored.entries()) {
      const detail = { ...event.detail, restoreJobId: `job-${i}`, resourceType: type, createdResourceArn: arn, sourceResourceArn: sourceArn };
      await handler({ ...event, detail }, context);
      const { method, path, body } = backup.answers[i];
      check(`${type} ${arn.split(':').pop()} is answered as it should be`,
        method === 'PUT' && path === `/restore-jobs/job-${i}/validations` && expected.test(`${body.ValidationStatus}: ${body.ValidationStatusMessage}`), body);
    }
    const again = await handler({ ...event, detail: { ...event.detail, restoreJobId: 'job-0' } }, context);
    check('an event that comes again is not answered again', backup.answers.length === restored.length && 'ignored' in again, again);
  } finally {
    await backup.close();
  }
  await matchEvents(endpoint, region, account, event.detail.restoreTestingPlanArn);
}

/** Which of the sample events the pattern of the rule takes, by the matcher of the emulator. */
async function matchEvents(endpoint: string, region: string, account: string, restoreTestingPlanArn: string): Promise<void> {
  const stack = new Stack(new App(), 'Validation', { env: { region, account } });
  const pattern = (plan: string, id: string) => {
    const { rule } = RestoreValidator.builtIn()._bind(new Stack(stack, id), { restoreTestingPlanArn: plan, types: () => ['S3'] });
    return stack.resolve(rule.eventPattern) as object;
  };
  const matches = async (eventPattern: object, file: string) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'X-Amz-Target': 'AWSEvents.TestEventPattern',
        'Content-Type': 'application/x-amz-json-1.1',
        'Authorization': `AWS4-HMAC-SHA256 Credential=${account}/20200101/${region}/events/aws4_request, SignedHeaders=host, Signature=none`,
      },
      body: JSON.stringify({ EventPattern: JSON.stringify(eventPattern), Event: JSON.stringify(sample(file)) }),
    });
    return (await response.json() as { readonly Result: boolean }).Result;
  };
  const [own, other] = [pattern(restoreTestingPlanArn, 'Own'), pattern(`${restoreTestingPlanArn}2`, 'Other')];
  for (const file of readdirSync(EVENTS)) {
    const got = await matches(own, file);
    check(`the rule ${file === TEST ? 'takes' : 'does not take'} ${file}`, got === (file === TEST), got);
  }
  check('the rule of another plan does not take it', await matches(other, TEST) === false, true);
}

function sample(file: string): SampleEvent {
  return JSON.parse(readFileSync(join(EVENTS, file), 'utf8')) as SampleEvent;
}
