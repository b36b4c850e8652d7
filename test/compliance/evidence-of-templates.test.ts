import { readFileSync } from 'fs';
import { join } from 'path';
import { Aspects, CfnCondition, CfnParameter, Duration, Fn } from 'aws-cdk-lib';
import type { CfnElement, Stack } from 'aws-cdk-lib';
import { BackupVault, CfnBackupPlan, CfnBackupSelection, CfnBackupVault, CfnRestoreTestingPlan } from 'aws-cdk-lib/aws-backup';
import type { IConstruct } from 'constructs';
import { AirGappedVault, CompliantBackup, ComplianceStandard, CopyDestination, NistBaseline, PostureReport, ProtectionLevel, ProtectionRule, ResourceSelector, VaultLock } from '../../src';
import type { CompliantBackupProps } from '../../src';
import type { Evidence, SetUpEvidence } from '../../src/compliance/evidence';
import { shop, synth } from '../helpers/stacks';

const UNKNOWN = 'known at deployment only';
const OF_RULES = [
  'backup-interval', 'proved-rpo', 'continuous-backup', 'shortest-retention', 'longest-retention', 'end-of-retention', 'generations', 'places',
  'cross-region-copy', 'cross-account-copy', 'air-gap',
];
const OF_VAULT = ['customer-key', 'governance-lock', 'compliance-lock', 'deny-delete', 'failure-notifications'];
const RULE = 'BackupPlan.BackupPlanRule.0';

interface Seen extends SetUpEvidence {
  readonly markdown: string;
  readonly folder: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The evidence of a set-up of one rule that is copied to Frankfurt, after somebody changed something. */
function evidenceOf(change: (backup: CompliantBackup, stack: Stack) => void, props: CompliantBackupProps = {}): Seen {
  const stack = shop();
  const backup = new CompliantBackup(stack, 'Backup', {
    resources: ResourceSelector.byTag('backup', 'true'),
    copyTo: [CopyDestination.region('eu-central-1')],
    objectives: { rpo: Duration.hours(26) },
    restoreTesting: {},
    level: ProtectionLevel.custom({ rules: [ProtectionRule.daily()], vaultLock: VaultLock.governance({ minRetention: Duration.days(1) }) }),
    standards: [ComplianceStandard.HIPAA],
    ...props,
  });
  change(backup, stack);
  const { directory: folder } = synth(stack);
  const { setUps: [setUp] } = JSON.parse(readFileSync(join(folder, 'backup-evidence.json'), 'utf8')) as Evidence;
  const values = Object.fromEntries(Object.entries(setUp.facts).map(([name, { value }]) => [name, value]));
  return { ...setUp, folder, values, markdown: readFileSync(join(folder, 'backup-evidence.md'), 'utf8') };
}

function vaultOf({ vault }: CompliantBackup): CfnBackupVault {
  return vault.node.defaultChild as CfnBackupVault;
}

/** Two statements deny deletion; the second one reaches whom the first one leaves out. */
function overrideDenies(backup: CompliantBackup, path: string, value: unknown): void {
  for (const index of [0, 1]) vaultOf(backup).addPropertyOverride(`AccessPolicy.Statement.${index}.${path}`, value);
}

function planOf({ plan }: CompliantBackup): CfnBackupPlan {
  return plan.node.defaultChild as CfnBackupPlan;
}

function first<T extends CfnElement>({ node }: IConstruct, is: (construct: unknown) => boolean): T {
  return node.findAll().find(is) as T;
}

const AS_BUILT = evidenceOf(() => undefined);

test('what nobody changed is as the constructs say', () => {
  expect(AS_BUILT.values).toMatchObject({
    'selection': 'yes', 'backup-interval': '24', 'proved-rpo': '26', 'places': '2', 'customer-key': 'yes', 'governance-lock': 'yes',
    'deny-delete': 'yes', 'cross-region-copy': 'yes', 'restore-test-interval': '7', 'separate-roles': 'yes',
  });
  expect(AS_BUILT.changedBehind).toBeUndefined();
  expect(AS_BUILT.markdown).not.toContain('otherwise than the constructs');
});

test.each<[string, (backup: CompliantBackup, stack: Stack) => void, Record<string, string>]>([
  ['a lock that was deleted', backup => vaultOf(backup).addPropertyDeletionOverride('LockConfiguration'), { 'governance-lock': 'no' }],
  ['a policy that was deleted', backup => vaultOf(backup).addPropertyDeletionOverride('AccessPolicy'), { 'deny-delete': 'no' }],
  ['a deny that became an allow', backup => overrideDenies(backup, 'Effect', 'Allow'), { 'deny-delete': 'no' }],
  ['a deny that holds for one role only', backup => overrideDenies(backup, 'Principal', { AWS: 'arn:aws:iam::111122223333:role/one' }), { 'deny-delete': 'no' }],
  ['a deny under a further condition', backup => overrideDenies(backup, 'Condition.Bool', { 'aws:SecureTransport': 'false' }), { 'deny-delete': 'no' }],
  ['a deny that leaves everybody out', backup => overrideDenies(backup, 'Condition', { ArnNotLike: { 'aws:PrincipalArn': ['*'] } }), { 'deny-delete': 'no' }],
  ['a deny of an action that is not known', (backup, stack) => overrideDenies(backup, 'Action', [new CfnParameter(stack, 'Action').valueAsString]), { 'deny-delete': UNKNOWN }],
  ['a key that was deleted', backup => vaultOf(backup).addPropertyDeletionOverride('EncryptionKeyArn'), { 'customer-key': 'no' }],
  ['a key of which nothing is known', (backup, stack) => vaultOf(backup).addPropertyOverride('EncryptionKeyArn', new CfnParameter(stack, 'KeyArn').valueAsString), { 'customer-key': UNKNOWN }],
  ['the key of AWS', backup => vaultOf(backup).addPropertyOverride('EncryptionKeyArn', 'arn:aws:kms:eu-west-1:111122223333:alias/aws/backup'), { 'customer-key': 'no' }],
  ['another schedule', backup => planOf(backup).addPropertyOverride(`${RULE}.ScheduleExpression`, 'cron(0 5 1 1 ? *)'), { 'backup-interval': '8760', 'proved-rpo': 'no', 'generations': '0' }],
  ['a schedule that is a parameter', (backup, stack) => planOf(backup).addPropertyOverride(`${RULE}.ScheduleExpression`, new CfnParameter(stack, 'Cron').valueAsString), { 'backup-interval': UNKNOWN, 'proved-rpo': UNKNOWN, 'generations': UNKNOWN }],
  ['no copies', backup => planOf(backup).addPropertyDeletionOverride(`${RULE}.CopyActions`), { 'cross-region-copy': 'no', 'places': '1' }],
  ['a shorter retention', backup => planOf(backup).addPropertyOverride(`${RULE}.Lifecycle.DeleteAfterDays`, 3), { 'shortest-retention': '3', 'longest-retention': '3', 'generations': '3' }],
  ['rules that are a parameter', (backup, stack) => planOf(backup).addPropertyOverride('BackupPlan.BackupPlanRule', new CfnParameter(stack, 'Rules').valueAsString), Object.fromEntries(OF_RULES.map(name => [name, UNKNOWN]))],
  ['a selection of another plan', backup => first<CfnBackupSelection>(backup, CfnBackupSelection.isCfnBackupSelection).addPropertyOverride('BackupPlanId', 'other'), { selection: 'no' }],
  ['restore tests that are rarer', backup => first<CfnRestoreTestingPlan>(backup, CfnRestoreTestingPlan.isCfnRestoreTestingPlan).addPropertyOverride('ScheduleExpression', 'cron(0 5 1 * ? *)'), { 'restore-test-interval': '31' }],
  ['restore tests of another vault', backup => first<CfnRestoreTestingPlan>(backup, CfnRestoreTestingPlan.isCfnRestoreTestingPlan)
    .addPropertyOverride('RecoveryPointSelection.IncludeVaults', ['arn:aws:backup:eu-west-1:111122223333:backup-vault:other']), { 'restore-test-interval': 'no' }],
  ['a vault on a condition', (backup, stack) => vaultOf(backup).addOverride('Condition', condition(stack)), Object.fromEntries(OF_VAULT.map(name => [name, UNKNOWN]))],
  ['a lock on a condition', (backup, stack) => {
    const { logicalId } = new CfnCondition(stack, 'Locked', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Lock').valueAsString, 'yes') });
    vaultOf(backup).addPropertyOverride('LockConfiguration', { 'Fn::If': [logicalId, { MinRetentionDays: 7 }, { Ref: 'AWS::NoValue' }] });
  }, { 'governance-lock': UNKNOWN }],
])('%s', (_, change, values) => {
  expect(evidenceOf(change).values).toEqual({ ...AS_BUILT.values, ...values });
});

test('an aspect is seen, in facts, in verdicts and beside what the constructs say', () => {
  const seen = evidenceOf((_, stack) => Aspects.of(stack.node.root).add({
    visit: node => {
      if (CfnBackupVault.isCfnBackupVault(node)) node.addPropertyDeletionOverride('LockConfiguration');
      if (CfnBackupPlan.isCfnBackupPlan(node)) {
        node.addPropertyDeletionOverride(`${RULE}.CopyActions`);
        node.addPropertyOverride(`${RULE}.ScheduleExpression`, 'cron(0 5 1 1 ? *)');
      }
    },
  }));
  expect(seen.values).toEqual({
    ...AS_BUILT.values, 'governance-lock': 'no', 'cross-region-copy': 'no', 'places': '1', 'backup-interval': '8760', 'proved-rpo': 'no', 'generations': '0',
  });
  expect(seen.changedBehind).toEqual(expect.arrayContaining([
    { fact: 'governance-lock', constructs: 'yes', templates: 'no' },
    { fact: 'backup-interval', constructs: '24', templates: '8760' },
  ]));
  expect(seen.markdown).toContain('- cross-region-copy: no in the templates, yes by the constructs');
  expect(seen.markdown).not.toMatch(/gap of|eu-central-1/);
});

describe('verdicts', () => {
  const HIGH = { standards: [ComplianceStandard.nist80053(NistBaseline.HIGH)] };
  const verdict = ({ standards }: Seen, id: string) => standards[0].requirements.find(requirement => requirement.id === id);

  test('follow the templates', () => {
    const noCopies = (backup: CompliantBackup) => planOf(backup).addPropertyDeletionOverride(`${RULE}.CopyActions`);
    expect(verdict(evidenceOf(() => undefined, HIGH), 'CP-6(1)')).toMatchObject({ verdict: 'supported strongly' });
    expect(verdict(evidenceOf(noCopies, HIGH), 'CP-6(1)')).toMatchObject({ verdict: 'not supported', byPractice: { missing: [{ why: 'not in the design' }] } });
  });

  test('of what is known at deployment only support nothing', () => {
    const unknownCopies = (backup: CompliantBackup, stack: Stack) => planOf(backup)
      .addPropertyOverride(`${RULE}.CopyActions.0.DestinationBackupVaultArn`, new CfnParameter(stack, 'Copy').valueAsString);
    expect(verdict(evidenceOf(unknownCopies, HIGH), 'CP-6(1)')).toMatchObject({ verdict: 'not supported', byPractice: { missing: [{ why: UNKNOWN }] } });
  });

  test.each([['before', true], ['after', false]])('are the same in a posture report that was made %s the set-up', (_, before) => {
    const stack = shop();
    if (before) new PostureReport(stack.node.root);
    const backup = new CompliantBackup(stack, 'Backup', { resources: ResourceSelector.byTag('backup', 'true'), ...HIGH });
    if (!before) new PostureReport(stack.node.root);
    vaultOf(backup).addPropertyDeletionOverride('AccessPolicy');
    const { directory } = synth(stack);
    const read = (file: string) => JSON.parse(readFileSync(join(directory, file), 'utf8')) as unknown;
    const { setUps: [setUp] } = read('backup-evidence.json') as Evidence;
    const { standards: [{ requirements }] } = read('backup-posture.json') as { standards: { requirements: Record<string, number> }[] };
    const counts = Object.keys(requirements).map(name => [name, setUp.standards[0].requirements.filter(each => each.verdict === name).length]);
    expect(setUp.facts['deny-delete']?.value).toBe('no');
    expect(requirements).toEqual(Object.fromEntries(counts));
  });
});

test('an override that evidence does not rest on changes nothing', () => {
  const seen = evidenceOf(backup => {
    planOf(backup).addPropertyOverride('BackupPlanTags.team', 'shop');
    planOf(backup).addPropertyOverride(`${RULE}.RecoveryPointTags.team`, 'shop');
  });
  expect(seen.markdown).toBe(AS_BUILT.markdown);
});

test('a vault of aws-cdk-lib is read, too', () => {
  const stack = shop();
  const backupVault = new BackupVault(stack, 'Vault', { blockRecoveryPointDeletion: true, lockConfiguration: { minRetention: Duration.days(7) } });
  new CompliantBackup(stack, 'Backup', { resources: ResourceSelector.byTag('backup', 'true'), backupVault, standards: [ComplianceStandard.HIPAA] });
  const { setUps: [{ facts, changedBehind }] } = JSON.parse(readFileSync(join(synth(stack).directory, 'backup-evidence.json'), 'utf8')) as Evidence;
  expect([facts['deny-delete'], facts['governance-lock'], facts['customer-key']].map(fact => fact?.value)).toEqual(['yes', 'yes', 'no']);
  expect(changedBehind).toBeUndefined();
});

test('that a vault outside of the app is air-gapped is known by who imported it, until the copy goes elsewhere', () => {
  const copies = (change: (backup: CompliantBackup) => void) => {
    const stack = shop();
    const vault = AirGappedVault.fromBackupVaultArn(stack, 'Gap', 'arn:aws:backup:eu-west-1:444455556666:backup-vault:gap');
    const backup = new CompliantBackup(stack, 'Backup', {
      resources: ResourceSelector.byArn('arn:aws:ec2:eu-west-1:111122223333:volume/*'), copyTo: [CopyDestination.airGapped(vault)],
      level: ProtectionLevel.custom({ rules: [ProtectionRule.daily()] }), standards: [ComplianceStandard.HIPAA],
    });
    change(backup);
    const { setUps: [{ facts }] } = JSON.parse(readFileSync(join(synth(stack).directory, 'backup-evidence.json'), 'utf8')) as Evidence;
    return facts['air-gap']?.value;
  };
  expect(copies(() => undefined)).toBe('yes');
  expect(copies(({ plans }) => {
    for (const plan of plans) {
      (plan.node.defaultChild as CfnBackupPlan).addPropertyOverride(`${RULE}.CopyActions.0.DestinationBackupVaultArn`, 'arn:aws:backup:eu-west-1:444455556666:backup-vault:plain');
    }
  })).toBe('no');
});

function condition(stack: Stack): string {
  return stack.resolve(new CfnCondition(stack, 'Wanted', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Want').valueAsString, 'yes') }).logicalId) as string;
}
