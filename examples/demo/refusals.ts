import { runInNewContext } from 'node:vm';
import type { App } from 'aws-cdk-lib';

/** Something a user could write, and the rule (RULES.md) that must refuse it. */
interface Attempt {
  readonly code: string;
  readonly rule: string;
}

/** Each is legal TypeScript; without the library, all of them fail at deployment, in the first backup job, or never visibly. */
const ATTEMPTS: readonly Attempt[] = [
  { rule: 'CB-LIFE-002', code: 'Retention.days(60).coldAfter(Duration.days(10))' },
  { rule: 'CB-SCHED-003', code: "BackupSchedule.cron('cron(0 5 31 2 ? *)')" },
  { rule: 'CB-LOCK-004', code: 'VaultLock.compliance({ minRetention: Duration.days(7), coolingOff: Duration.days(1), acknowledgeIrreversible: true })' },
  { rule: 'CB-RULE-002', code: 'backup.plan.addRule(ProtectionRule.hourly({ retention: Retention.days(3) }))' },
  { rule: 'CB-PITR-001', code: 'backup.plan.addRule(ProtectionRule.continuous({ retention: Retention.days(90) }))' },
  { rule: 'CB-COPY-006', code: "backup.plan.addRule(ProtectionRule.hourly({ copyTo: [CopyDestination.region('eu-west-1')] }))" },
  { rule: 'CB-RPO-003', code: "new ProtectionPlan(shop, 'Nightly', { rules: [ProtectionRule.daily()], objectives: { rpo: Duration.hours(24) } })" },
  { rule: 'CB-SEL-019', code: 'backup.protect(queue)' },
];

/** Where an attempt is made: an app of its own, and what the code can name. */
export interface Trial {
  readonly app: App;
  readonly names: Readonly<Record<string, unknown>>;
}

/** An attempt that was refused, and the error in the words of the library. */
export interface Refused {
  readonly code: string;
  readonly message: string;
}

/**
 * Makes every attempt in an app of its own and synthesizes it; they are kept as text so that what is printed is what ran.
 *
 * Throws where one is accepted, or refused for another reason.
 */
export function tryAll(setUp: () => Trial): Refused[] {
  return ATTEMPTS.map(({ code, rule }) => {
    // Where the construct was made is a line of this file, which says nothing here.
    const message = errorOf(code, setUp())?.replace(/\n.*made at .*$/, '');
    if (!message?.endsWith(`(${rule})`)) throw new Error(`${code} must be refused by ${rule}, got ${message ?? 'no error'}`);
    return { code, message };
  });
}

function errorOf(code: string, { app, names }: Trial): string | undefined {
  try {
    runInNewContext(code, { ...names });
    // Some things a later line could still mend, so they are judged at the end.
    app.synth();
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
}
