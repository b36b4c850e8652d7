import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as fc from 'fast-check';
import { BackupSchedule, CopyDestination, ProtectionPlan, ProtectionRule, Retention, SecureVault, VaultLock } from '../../src';
import { judge } from '../../src/model/diagnostics/judge';
import type { LifecycleModel, LockModel, RuleModel, VaultModel } from '../../src/model/plan/plan-model';
import { ACCOUNT, shop } from '../helpers/stacks';

/** A rule, its vault and one copy, as bare numbers; undefined is not set. */
interface Numbers {
  readonly days?: number;
  readonly cold?: number;
  readonly copyDays?: number;
  readonly hasCopy: boolean;
  readonly startWindow: number;
  readonly expression: string;
  readonly continuous: boolean;
  readonly lock?: { readonly min: number; readonly max?: number };
  readonly copyLock?: { readonly min: number; readonly max?: number };
}

/** Numbers of which many stand at, or beside, a limit. */
const days = fc.oneof(fc.constantFrom(0, 1, 6, 7, 34, 35, 36, 89, 90, 91, 97, 98, 36_500, 36_501), fc.integer({ min: -5, max: 400 }));
const lock = fc.option(fc.record({ min: days, max: fc.option(days, { nil: undefined }) }), { nil: undefined });
const expression = fc.constantFrom(
  'cron(0 5 ? * * *)', 'cron(0 5 * * ? *)', 'cron(0/30 5 ? * * *)', 'cron(0 5 31 2 ? *)', 'cron(0 5 ? * 8 *)', 'rate(1 day)',
  'cron(0 5 * * *)', 'cron(0 0/12 ? * * *)',
  'cron(0 5 L * ? *)', 'cron(0 5 ? * 6#3 *)', 'cron(0 24 ? * * *)',
);
const numbers: fc.Arbitrary<Numbers> = fc.record({
  days: fc.option(days, { nil: undefined }),
  cold: fc.option(fc.integer({ min: -1, max: 120 }), { nil: undefined, freq: 3 }),
  copyDays: fc.option(days, { nil: undefined }),
  hasCopy: fc.boolean(),
  startWindow: fc.constantFrom(0, 30, 59, 60, 61, 480, 52_560_000, 52_560_001),
  expression,
  continuous: fc.boolean(),
  lock,
  copyLock: lock,
});

/** Numbers that are mostly fine, so that acceptance is met often too. */
const sensible: fc.Arbitrary<Numbers> = fc.record({
  days: fc.integer({ min: 120, max: 300 }),
  cold: fc.option(fc.integer({ min: 8, max: 40 }), { nil: undefined }),
  copyDays: fc.option(fc.integer({ min: 120, max: 300 }), { nil: undefined }),
  hasCopy: fc.boolean(),
  startWindow: fc.integer({ min: 60, max: 600 }),
  expression: fc.constantFrom('cron(0 5 ? * * *)', 'cron(0 0/12 ? * * *)', 'cron(0 5 L * ? *)'),
  continuous: fc.constant(false),
  lock: fc.option(fc.record({
    min: fc.integer({ min: 1, max: 130 }), max: fc.option(fc.integer({ min: 290, max: 400 }), { nil: undefined }),
  }), { nil: undefined }),
  copyLock: lock,
});

function lifecycle(deleteAfterDays: number | undefined, cold?: number): LifecycleModel {
  return { deleteAfterDays, moveToColdStorageAfterDays: cold, optInToArchive: undefined };
}

function vault(name: string, of: Numbers['lock']): VaultModel {
  const model: LockModel | undefined = of && { minRetentionDays: of.min, maxRetentionDays: of.max, changeableForDays: undefined };
  return {
    name, account: ACCOUNT, region: 'eu-west-1', arn: undefined, lock: model, encryptionKeyArn: undefined, notificationEvents: undefined, retained: true,
  };
}

/** What the catalogue says of the numbers themselves, without any construct. */
function errors(n: Numbers): string[] {
  const target = vault('vault', n.lock);
  const destination = vault('there', n.copyLock);
  const rule: RuleModel = {
    name: 'Rule',
    schedule: { expression: n.expression, timeZone: 'Etc/UTC', startWindowMinutes: n.startWindow, completionWindowMinutes: undefined },
    lifecycle: lifecycle(n.days, n.cold),
    continuous: n.continuous,
    vault: target,
    airGappedVault: undefined,
    copies: n.hasCopy ? [{ destination, lifecycle: n.copyDays === undefined ? undefined : lifecycle(n.copyDays) }] : [],
    recoveryPointTags: undefined,
    indexActions: undefined,
    scanActions: undefined,
  };
  const place = { label: 'rule', path: '' };
  const vaults = n.hasCopy ? [target, destination] : [target];
  return [...judge('rule', rule, place), ...vaults.flatMap(each => judge('vault', each, place))].filter(({ severity }) => severity === 'error').map(({ id }) => id);
}

const LEGAL_EXPRESSIONS = ['cron(0 5 ? * * *)', 'cron(0 5 * * ? *)', 'cron(0 0/12 ? * * *)', 'cron(0 5 L * ? *)', 'cron(0 5 ? * 6#3 *)'];

/** The rules of AWS Backup once more, in plain arithmetic, so that catalogue and constructs cannot be wrong together. */
function legal(n: Numbers): boolean {
  const inRange = (value: number | undefined) => value === undefined || (value >= 1 && value <= 36_500);
  const lockIsLegal = (of: Numbers['lock']) => !of || (inRange(of.min) && inRange(of.max) && (of.max ?? Infinity) >= of.min);
  const fits = (kept: number | undefined, of: Numbers['lock']) => !of || ((kept ?? Infinity) >= of.min && (of.max === undefined || (kept ?? Infinity) <= of.max));
  return inRange(n.days)
    && (n.cold === undefined || (n.cold >= 1 && (n.days ?? Infinity) >= n.cold + 90))
    && (!n.hasCopy || (inRange(n.copyDays) && lockIsLegal(n.copyLock) && fits(n.copyDays ?? n.days, n.copyLock)))
    && n.startWindow >= 60 && n.startWindow <= 52_560_000
    && LEGAL_EXPRESSIONS.includes(n.expression)
    && (!n.continuous || (n.days !== undefined && n.days <= 35 && n.cold === undefined))
    && lockIsLegal(n.lock) && fits(n.days, n.lock);
}

function vaultLock(of: Numbers['lock']): VaultLock | undefined {
  return of && VaultLock.governance({ minRetention: Duration.days(of.min), maxRetention: of.max === undefined ? undefined : Duration.days(of.max) });
}

/** The same, written by a user. */
function write(n: Numbers): Template {
  const stack = shop();
  const kept = n.days === undefined ? Retention.forever() : Retention.days(n.days);
  const copyTo = n.hasCopy
    ? [CopyDestination.vault(new SecureVault(stack, 'There', { backupVaultName: 'there', vaultLock: vaultLock(n.copyLock) }), n.copyDays === undefined ? {} : { retention: Retention.days(n.copyDays) })]
    : [];
  const options = {
    ruleName: 'Rule',
    copyTo,
    retention: n.cold === undefined ? kept : kept.coldAfter(Duration.days(n.cold)),
    schedule: BackupSchedule.cron(n.expression, { startWindow: Duration.minutes(n.startWindow) }),
  };
  const backupVault = new SecureVault(stack, 'Vault', { backupVaultName: 'vault', vaultLock: vaultLock(n.lock) });
  new ProtectionPlan(stack, 'Plan', { backupVault, rules: [n.continuous ? ProtectionRule.continuous(options) : ProtectionRule.daily(options)] });
  return Template.fromStack(stack);
}

function accepted(n: Numbers): Template | undefined {
  try {
    return write(n);
  } catch (error) {
    // Durations refuse negative amounts themselves; everything else must be one of ours.
    if (!/\(CB-[A-Z]+-\d{3}\)$|Duration amounts cannot be negative/.test((error as Error).message)) throw error;
    return undefined;
  }
}

function renderedRule(template: Template): unknown {
  const [plan] = Object.values(template.findResources('AWS::Backup::BackupPlan'));
  return (plan.Properties as { BackupPlan: { BackupPlanRule: unknown[] } }).BackupPlan.BackupPlanRule[0];
}

function agree(n: Numbers): void {
  const found = errors(n);
  const template = accepted(n);
  expect({ found, refused: found.length > 0, accepted: template !== undefined }).toEqual({ found, refused: !legal(n), accepted: legal(n) });
  if (!template) return;
  expect(renderedRule(template)).toMatchObject({
    ScheduleExpression: n.expression,
    StartWindowMinutes: n.startWindow,
    ...(n.days === undefined ? {} : {
      Lifecycle: { DeleteAfterDays: n.days, ...(n.cold === undefined ? {} : { MoveToColdStorageAfterDays: n.cold }) },
    }),
    ...(n.hasCopy && n.copyDays !== undefined ? { CopyActions: [{ Lifecycle: { DeleteAfterDays: n.copyDays } }] } : {}),
  });
}

test('what the constructs accept, the catalogue accepts, and the other way round', () => {
  fc.assert(fc.property(numbers, agree), { numRuns: 300 });
});

test('so it is where most things are fine', () => {
  let fine = 0;
  fc.assert(fc.property(sensible, (n) => {
    agree(n);
    if (errors(n).length === 0) fine++;
  }), { numRuns: 120 });
  expect(fine).toBeGreaterThan(20);
});
