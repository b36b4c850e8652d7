import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SAMPLES = join(__dirname, '..', '..', 'restore-testing', 'validation', 'events');

export const PLAN_ARN = 'arn:aws:backup:us-east-1:111122223333:restore-testing-plan:test';

/** A sample event of AWS Backup. */
export function sample(name: string): { readonly detail: Readonly<Record<string, unknown>> } {
  return JSON.parse(readFileSync(join(SAMPLES, `${name}.json`), 'utf8')) as { detail: Record<string, unknown> };
}

/** What AWS Backup sends when a restore test has restored something. */
export function restored(resourceType: string, createdResourceArn: string, sourceResourceArn = ''): unknown {
  const event = sample('restore-job-state-change-completed-restore-testing');
  return { ...event, detail: { ...event.detail, resourceType, createdResourceArn, sourceResourceArn } };
}

/** What Lambda hands over beside the event. */
export function lambdaContext(remainingSeconds = 300): { getRemainingTimeInMillis(): number } {
  return { getRemainingTimeInMillis: () => remainingSeconds * 1000 };
}
