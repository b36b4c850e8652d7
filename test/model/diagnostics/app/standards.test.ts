import { Duration, Lazy } from 'aws-cdk-lib';
import {
  BackupSchedule, CisImplementationGroup, CompliantBackup, ComplianceStandard, CopyDestination, EssentialEightMaturity, FedrampBaseline,
  NistBaseline, ProtectionLevel, ProtectionRule, ResourceSelector, Retention, VaultLock,
} from '../../../../src';
import type { CompliantBackupProps, CustomRequirement } from '../../../../src';
import { describeRefusals } from '../../../helpers/refusals';
import { shop, synth, synthErrors, warnings } from '../../../helpers/stacks';

const FEDRAMP = ComplianceStandard.fedramp(FedrampBaseline.MODERATE);
const CIS = ComplianceStandard.cis8(CisImplementationGroup.IG1);
const ML3 = ComplianceStandard.asdEssentialEight(EssentialEightMaturity.ML3);
/** Known at deployment only. */
const LATER = Lazy.number({ produce: () => 90 });
const TAGGED = ResourceSelector.byTag('backup', 'true');

function given(standards: ComplianceStandard[], props: CompliantBackupProps = {}) {
  const stack = shop();
  new CompliantBackup(stack, 'Backup', { resources: TAGGED, ...props, standards });
  return stack;
}

function ruled(schedule: BackupSchedule, retention = Retention.days(35)): CompliantBackupProps {
  return { level: ProtectionLevel.custom({ rules: [ProtectionRule.of('Only', schedule, { retention })] }) };
}

function custom(requirement: Partial<CustomRequirement>): ComplianceStandard {
  return ComplianceStandard.custom({ name: 'House rules', requirements: [{ id: 'H-1', title: 'Rule', says: 'A rule.', ...requirement }] });
}

function messages(stack: ReturnType<typeof shop>, id: string): string[] {
  return synth(stack).stacks.flatMap(each => each.messages).map(({ entry }) => String(entry.data))
    .filter(text => text.includes(id))
    // Each release of aws-cdk-lib writes this in a way of its own.
    .map(text => text.replace(/ \[ack: .*\]$/, ''));
}

describeRefusals('at once', [
  {
    name: 'a standard twice (CB-STD-001)',
    write: () => given([ComplianceStandard.HIPAA, ComplianceStandard.HIPAA]),
    message: "Standard 'HIPAA Security Rule' must be named once, got it twice: leave one out [Shop/Backup] (CB-STD-001)",
  },
  {
    name: 'a standard at two levels',
    write: () => given([ComplianceStandard.nist80053(NistBaseline.LOW), ComplianceStandard.nist80053(NistBaseline.HIGH)]),
    message: "Standard 'NIST SP 800-53' must be named once, got LOW and HIGH: name the stricter one [Shop/Backup] (CB-STD-001)",
  },
  {
    name: 'a standard of your own without requirements (CB-STD-006)',
    write: () => ComplianceStandard.custom({ name: 'House rules', requirements: [] }),
    message: "Standard 'House rules' must have requirements, got none (CB-STD-006)",
  },
  {
    name: 'a standard of your own with an id twice',
    write: () => ComplianceStandard.custom({ name: 'House rules', requirements: ['H-1', 'H-1'].map(id => ({ id, title: 'Rule', says: 'A rule.' })) }),
    message: "Standard 'House rules' must have requirements with different ids, got 'H-1' twice (CB-STD-006)",
  },
]);

test('a refused standard leaves nothing behind', () => {
  const stack = shop();
  expect(() => new CompliantBackup(stack, 'Backup', { standards: [FEDRAMP, FEDRAMP] })).toThrow('CB-STD-001');
  expect(stack.node.findChild('Backup').node.children).toEqual([]);
});

test.each<[string, ComplianceStandard[], CompliantBackupProps, string]>([
  ['weekly where a text names daily', [FEDRAMP], ruled(BackupSchedule.weekly()),
    'show backup-interval of at most 25 hours for FedRAMP MODERATE CP-9 parameters, got 168: a rule with BackupSchedule.daily()'],
  ['monthly where texts name daily and weekly', [CIS, FEDRAMP], ruled(BackupSchedule.monthly()),
    'show backup-interval of at most 25 hours for FedRAMP MODERATE CP-9 parameters; without that number CIS Controls IG1 11.2 [secondary source], got 744: a rule with BackupSchedule.daily()'],
  ['no end where a text asks for one', [ComplianceStandard.PCI_DSS_4], ruled(BackupSchedule.daily(), Retention.forever()),
    'show end-of-retention for PCI DSS 3.2.1 [secondary source], got no: Retention.days(35), or another end, in place of Retention.forever()'],
  ['a lock that people can remove where nobody may', [ML3], {},
    'show compliance-lock or air-gap for ASD Essential Eight, regular backups ML3 ISM-1708, got no: vaultLock: VaultLock.compliance({ ..., acknowledgeIrreversible: true })'],
  ['a bound of your own', [custom({ demands: { minRetention: Duration.days(90) } })], ruled(BackupSchedule.daily()),
    'show shortest-retention of at least 90 days for House rules H-1 [as you gave it], got 35: a longer Retention in every rule and copy'],
  ['a copy of your own', [custom({ demands: { copyInOtherAccount: true } })], {},
    'show cross-account-copy for House rules H-1 [as you gave it], got no: copyTo: [CopyDestination.account({ ... })]'],
  ['a predicate that says no', [custom({ predicate: { supports: ({ places = 0 }) => places > 5 } })], {},
    'show what its predicate asks for for House rules H-1 [as you gave it], got something else: see the source of the requirement'],
])('contradicted: %s', (_, standards, props, message) => {
  expect(synthErrors(given(standards, props))).toEqual([`[Shop/Backup] Design must ${message}; or name the standards that you mean (CB-STD-002)`]);
});

test.each<[string, ComplianceStandard[], CompliantBackupProps]>([
  ['daily, in a zone with daylight saving', [FEDRAMP, CIS], ruled(BackupSchedule.daily())],
  ['weekly where a text names weekly', [CIS], ruled(BackupSchedule.weekly())],
  ['weekly where an additional criterion names daily', [ComplianceStandard.C5], ruled(BackupSchedule.weekly())],
  ['a lock that nobody can remove', [ML3], {
    vaultLock: VaultLock.compliance({ minRetention: Duration.days(7), coolingOff: Duration.days(14), acknowledgeIrreversible: true }),
  }],
  ['advice of your own', [custom({ demands: { copyInOtherAccount: true }, advisory: true })], {}],
  ['a predicate that says yes', [custom({ predicate: { supports: ({ selection = false }) => selection } })], {}],
  ['a bound that is not known', [custom({ demands: { minRetention: Duration.days(LATER) } })], ruled(BackupSchedule.daily())],
  ['a retention that is not known', [custom({ demands: { minRetention: Duration.days(90) } })], ruled(BackupSchedule.daily(), Retention.days(LATER))],
])('not contradicted: %s', (_, standards, props) => {
  expect(synthErrors(given(standards, props))).toEqual([]);
});

test('what is not known is told to be open', () => {
  const stack = given([custom({ demands: { minRetention: Duration.days(90) } })], ruled(BackupSchedule.daily(), Retention.days(LATER)));
  expect(warnings(stack)).toContain('CB-STD-003');
});

test.each<[string, Partial<CustomRequirement>]>([
  ['a copy', { demands: { copyInOtherAccount: true } }],
  ['a number', { demands: { minRetention: Duration.days(90) } }],
  ['a predicate', { predicate: { supports: () => false } }],
])('advice of your own is warned about: %s', (_, requirement) => {
  const stack = given([custom({ ...requirement, advisory: true })]);
  expect(synthErrors(stack)).toEqual([]);
  expect(warnings(stack)).toContain('CB-STD-003');
});

test('guidance of others is not', () => {
  expect(warnings(given([ComplianceStandard.CISA_321, ComplianceStandard.NIST_CSF_2, ComplianceStandard.AWS_WELL_ARCHITECTED]))).not.toContain('CB-STD-003');
});

test('where nothing is open there is no warning', () => {
  expect(warnings(given([custom({ demands: { minRetention: Duration.days(35) } })]))).not.toContain('CB-STD-003');
});

test('what is left open is one warning, with what would support it (CB-STD-003)', () => {
  const stack = given([ComplianceStandard.NYDFS_500, ComplianceStandard.ISO_27001], { copyTo: [CopyDestination.region('eu-central-1')] });
  expect(messages(stack, 'CB-STD-003')).toEqual([
    'Design must leave nothing open that the standards ask for, got no restore-test-interval of at most 366 days (the text: NYDFS 23 NYCRR 500 500.16(d)(2) [secondary source]; '
    + 'without that number ISO/IEC 27001 A.8.13 [secondary source], ISO/IEC 27001 A.5.30 [secondary source]): add a restore testing plan (AWS::Backup::RestoreTestingPlan); '
    + 'or show it elsewhere and acknowledge this',
  ]);
});

test('texts that pull in two directions are shown (CB-STD-004)', () => {
  const stack = given([ComplianceStandard.SEC_RULE_17A4, ComplianceStandard.GDPR]);
  expect(messages(stack, 'CB-STD-004')).toEqual([
    'Standards must not pull in two directions, got SEC Rule 17a-4 17a-4(a) [secondary source], SEC Rule 17a-4 17a-4(b) [secondary source], '
    + 'SEC Rule 17a-4 17a-4(f)(2)(i) [secondary source], which keep data, against GDPR Art. 5(1)(e), GDPR Art. 17(1), 17(3)(b), GDPR Art. 28(3)(g), which want it gone: '
    + 'back up what they speak of in set-ups of their own, or have somebody decide and acknowledge this with the reason',
  ]);
});

test('so is a lock that nobody can remove', () => {
  const vaultLock = VaultLock.compliance({ minRetention: Duration.days(7), coolingOff: Duration.days(14), acknowledgeIrreversible: true });
  expect(warnings(given([ComplianceStandard.GDPR], { vaultLock }))).toContain('CB-STD-004');
  expect(warnings(given([ComplianceStandard.GDPR]))).not.toContain('CB-STD-004');
});

test('a predicate that throws is an error with its words (CB-STD-005)', () => {
  const supports = () => { throw new Error('not today'); };
  expect(synthErrors(given([custom({ predicate: { supports } })]))).toEqual([
    '[Shop/Backup] Predicate of House rules H-1 [as you gave it] must answer true or false, got an error: not today (CB-STD-005)',
  ]);
});

test('later calls count', () => {
  const stack = shop();
  const backup = new CompliantBackup(stack, 'Backup', { resources: TAGGED, standards: [FEDRAMP], ...ruled(BackupSchedule.weekly()) });
  backup.plan.addRule(ProtectionRule.daily({ retention: Retention.days(35) }));
  expect(synthErrors(stack)).toEqual([]);
});
