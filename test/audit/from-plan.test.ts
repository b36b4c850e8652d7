import { Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import {
  AirGappedVault, AuditControl, AuditFramework, BackupSchedule, CompliantBackup, CopyDestination, ProtectedResourceType, ProtectionLevel,
  ProtectionPlan, ProtectionRule, ResourceSelector, Retention, SecureVault, TagCondition, VaultLock,
} from '../../src';
import type { AuditFrameworkFromPlanOptions, CompliantBackupProps, ProtectionPlanProps } from '../../src';
import { describeRefusals } from '../helpers/refusals';
import { shop, tokens, warnings } from '../helpers/stacks';

const PLAN_CHECK = 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK';
const DELETION = 'BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED';
const RETENTION = 'BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK';
const CROSS_REGION = 'BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION';
const CROSS_ACCOUNT = 'BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT';
const LOCK = 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK';
const AGE = 'BACKUP_LAST_RECOVERY_POINT_CREATED';
const RESTORE = 'RESTORE_TIME_FOR_RESOURCES_MEET_TARGET';
const AIR_GAP = 'RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT';
const PROTECTED = 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN';
const TAGGED = ResourceSelector.byTag('backup', 'true');
const TAG = { Tags: [{ Key: 'backup', Value: 'true' }] };

type Parameters = Record<string, unknown>;
interface Rendered {
  readonly ControlName: string;
  readonly ControlInputParameters?: readonly { readonly ParameterName: string; readonly ParameterValue: unknown }[];
  readonly ControlScope?: unknown;
}

/** The controls of the one framework of a stack, by name. */
function controlsOf(stack: Stack): Map<string, Rendered> {
  const frameworks = Object.values(Template.fromStack(stack).findResources('AWS::Backup::Framework'));
  expect(frameworks).toHaveLength(1);
  const controls = (frameworks[0].Properties as { FrameworkControls: Rendered[] }).FrameworkControls;
  return new Map(controls.map(control => [control.ControlName, control]));
}

function parametersOf(stack: Stack, control: string): Parameters | undefined {
  const found = controlsOf(stack).get(control);
  const parameters = found?.ControlInputParameters ?? [];
  return found && Object.fromEntries(parameters.map(({ ParameterName, ParameterValue }) => [ParameterName, ParameterValue]));
}

interface PlanCase {
  readonly rules: ProtectionRule[];
  readonly selector?: ResourceSelector;
  readonly props?: ProtectionPlanProps;
  readonly options?: Omit<AuditFrameworkFromPlanOptions, 'plans'>;
  readonly env?: StackProps;
}

/** A plan and its framework. */
function audited({ rules, selector = TAGGED, props, options, env }: PlanCase): Stack {
  const stack = shop(env);
  const plan = new ProtectionPlan(stack, 'Plan', { rules, ...props });
  AuditFramework.fromPlan(stack, 'Framework', { plans: [plan], ...options });
  // The framework says what the plan says at synth.
  plan.addSelection('Selected', selector);
  return stack;
}

function frontDoor(props: CompliantBackupProps): Stack {
  const stack = shop();
  new CompliantBackup(stack, 'Backup', { audit: {}, ...props });
  return stack;
}

const daily = (options = {}) => ProtectionRule.daily({ retention: Retention.days(35), ...options });

describe('thresholds', () => {
  test.each<[string, ProtectionRule[], Parameters]>([
    ['a daily rule', [daily()], { requiredFrequencyUnit: 'days', requiredFrequencyValue: '1', requiredRetentionDays: '35' }],
    ['every 12 hours', [ProtectionRule.of('Twice', BackupSchedule.everyHours(12), { retention: Retention.days(14) })],
      { requiredFrequencyUnit: 'hours', requiredFrequencyValue: '12', requiredRetentionDays: '14' }],
    ['weekly only', [ProtectionRule.weekly({ retention: Retention.days(90) })], { requiredFrequencyUnit: 'days', requiredFrequencyValue: '7', requiredRetentionDays: '90' }],
    ['monthly only', [ProtectionRule.monthly({ retention: Retention.days(366) })], { requiredFrequencyUnit: 'days', requiredFrequencyValue: '31', requiredRetentionDays: '366' }],
    ['several rules: the most frequent one, since one rule has to have both', [ProtectionRule.monthly({ retention: Retention.years(7) }), daily()],
      { requiredFrequencyUnit: 'days', requiredFrequencyValue: '1', requiredRetentionDays: '35' }],
    ['kept for ever: the longest that AWS Backup knows', [daily({ retention: Retention.forever() })],
      { requiredFrequencyUnit: 'days', requiredFrequencyValue: '1', requiredRetentionDays: '36500' }],
  ])('frequency and retention of %s', (_, rules, expected) => {
    expect(parametersOf(audited({ rules }), PLAN_CHECK)).toEqual(expected);
  });

  test('yearly is too rare for the control, so there is none, nor one for the age', () => {
    const controls = controlsOf(audited({ rules: [ProtectionRule.yearly({ retention: Retention.years(7) })] }));

    expect([...controls.keys()]).toEqual([PROTECTED, DELETION, 'BACKUP_RECOVERY_POINT_ENCRYPTED', RETENTION]);
  });

  test('recovery points have to be kept as long as the shortest rule', () => {
    expect(parametersOf(audited({ rules: [daily(), ProtectionRule.weekly({ retention: Retention.days(90) })] }), RETENTION)).toEqual({ requiredRetentionDays: '35' });
  });

  test.each<[string, ProtectionRule, Parameters]>([
    ['in UTC', daily(), { recoveryPointAgeUnit: 'hours', recoveryPointAgeValue: '25' }],
    ['with a start window of 8 hours', ProtectionRule.of('Daily', BackupSchedule.daily({ startWindow: Duration.hours(8) }), { retention: Retention.days(35) }),
      { recoveryPointAgeUnit: 'hours', recoveryPointAgeValue: '32' }],
    ['weekly', ProtectionRule.weekly({ retention: Retention.days(35) }), { recoveryPointAgeUnit: 'hours', recoveryPointAgeValue: '169' }],
  ])('the newest recovery point may be as old as the worst gap: %s', (_, rule, expected) => {
    expect(parametersOf(audited({ rules: [rule] }), AGE)).toEqual(expected);
  });

  test('objectives become the age and the time of restores', () => {
    const stack = audited({ rules: [daily()], options: { objectives: { rpo: Duration.hours(30), rto: Duration.minutes(90) } } });

    expect(parametersOf(stack, AGE)).toEqual({ recoveryPointAgeUnit: 'hours', recoveryPointAgeValue: '30' });
    expect(parametersOf(stack, RESTORE)).toEqual({ maxRestoreTime: '90' });
  });

  test('an RPO that the rules miss is no threshold', () => {
    const stack = audited({ rules: [daily()], options: { objectives: { rpo: Duration.hours(12) } } });

    expect(parametersOf(stack, AGE)).toEqual({ recoveryPointAgeUnit: 'hours', recoveryPointAgeValue: '25' });
  });

  test('objectives that are tokens are no thresholds, and the time of restores is told', () => {
    const stack = shop();
    const { number } = tokens(stack);
    const plan = new ProtectionPlan(stack, 'Plan', { rules: [daily()] });
    plan.addSelection('Tagged', TAGGED);
    AuditFramework.fromPlan(stack, 'Framework', { plans: [plan], objectives: { rpo: Duration.hours(number), rto: Duration.minutes(number) } });

    expect(parametersOf(stack, AGE)).toEqual({ recoveryPointAgeUnit: 'hours', recoveryPointAgeValue: '25' });
    expect(controlsOf(stack).has(RESTORE)).toBe(false);
    expect(warnings(stack)).toContain('CB-AUDIT-033');
  });

  test('the lock of an imported vault is not known, which is told', () => {
    const stack = shop();
    const plan = new ProtectionPlan(stack, 'Plan', { rules: [daily()], backupVault: SecureVault.fromBackupVaultName(stack, 'Central', 'central') });
    plan.addSelection('Tagged', TAGGED);
    AuditFramework.fromPlan(stack, 'Framework', { plans: [plan] });

    expect(controlsOf(stack).has(LOCK)).toBe(false);
    expect(warnings(stack)).toContain('CB-AUDIT-033');
  });

  test('copies to an account that is a token count, without naming it', () => {
    const stack = shop();
    const { text } = tokens(stack);
    const plan = new ProtectionPlan(stack, 'Plan', { rules: [daily({ copyTo: [CopyDestination.account({ account: text, backupVaultName: 'theirs' })] })] });
    plan.addSelection('Tagged', TAGGED);
    AuditFramework.fromPlan(stack, 'Framework', { plans: [plan] });

    expect(parametersOf(stack, CROSS_ACCOUNT)).toEqual({});
  });

  test('a lock gives its bounds, two locks the looser ones, no lock no control', () => {
    const lockOf = (min: number, max?: number) => VaultLock.governance({
      minRetention: Duration.days(min), maxRetention: max ? Duration.days(max) : undefined,
    });
    const locked = (...locks: (VaultLock | undefined)[]) => {
      const stack = shop();
      const plan = new ProtectionPlan(stack, 'Plan', {
        rules: locks.map((vaultLock, i) => daily({ ruleName: `Daily${i}`, backupVault: new SecureVault(stack, `Vault${i}`, { vaultLock }) })),
      });
      plan.addSelection('Tagged', TAGGED);
      AuditFramework.fromPlan(stack, 'Framework', { plans: [plan] });
      return parametersOf(stack, LOCK);
    };

    expect(locked(lockOf(7, 366))).toEqual({ minRetentionDays: '7', maxRetentionDays: '366' });
    expect(locked(lockOf(7, 366), lockOf(14, 400))).toEqual({ minRetentionDays: '7', maxRetentionDays: '400' });
    expect(locked(lockOf(7, 366), lockOf(14))).toEqual({ minRetentionDays: '7' });
    expect(locked(lockOf(7, 366), undefined)).toBeUndefined();
  });

  test('copies give Regions and accounts', () => {
    const stack = audited({
      rules: [daily({
        copyTo: [
          CopyDestination.vaultArn('arn:aws:backup:eu-west-1:999988887777:backup-vault:theirs'),
          CopyDestination.vaultArn('arn:aws:backup:eu-central-1:111122223333:backup-vault:ours'),
        ],
      })],
    });

    expect(parametersOf(stack, CROSS_REGION)).toEqual({ crossRegionList: 'eu-central-1' });
    expect(parametersOf(stack, CROSS_ACCOUNT)).toEqual({ crossAccountList: '999988887777' });
  });

  test('without copies there are no controls for them', () => {
    const controls = controlsOf(audited({ rules: [daily()] }));

    for (const name of [CROSS_REGION, CROSS_ACCOUNT, AIR_GAP, RESTORE]) expect(controls.has(name)).toBe(false);
  });

  test('where one of two plans copies, there is no control, since the resources of the other would never meet it', () => {
    const stack = shop();
    const copying = new ProtectionPlan(stack, 'Copying', { rules: [daily({ copyTo: [CopyDestination.region('eu-central-1')] })] });
    const staying = new ProtectionPlan(stack, 'Staying', { rules: [daily()] });
    for (const plan of [copying, staying]) plan.addSelection('Tagged', TAGGED);
    AuditFramework.fromPlan(stack, 'Framework', { plans: [copying, staying] });

    expect(controlsOf(stack).has(CROSS_REGION)).toBe(false);
  });

  test('an air gap gives an age of a week or more, by type, since the control knows no tags', () => {
    const stack = shop();
    const vault = new AirGappedVault(stack, 'AirGapped', { minRetention: Duration.days(7), maxRetention: Duration.days(366) });
    const plan = new ProtectionPlan(stack, 'Plan', { rules: [daily({ copyTo: [CopyDestination.airGapped(vault)] })] });
    plan.addSelection('Volumes', ResourceSelector.byType(ProtectedResourceType.EBS));
    AuditFramework.fromPlan(stack, 'Framework', { plans: [plan] });

    expect(parametersOf(stack, AIR_GAP)).toEqual({ recoveryPointAgeUnit: 'days', recoveryPointAgeValue: '7' });
    expect(controlsOf(stack).get(AIR_GAP)!.ControlScope).toEqual({ ComplianceResourceTypes: ['EBS'] });
  });

  test('the exceptions are those of the policy of the vault, the role of CloudFormation and emergencies', () => {
    const stack = shop();
    const vault = new SecureVault(stack, 'Vault', { breakGlassRoles: ['arn:aws:iam::111122223333:role/emergency'] });
    const plan = new ProtectionPlan(stack, 'Plan', { rules: [daily()], backupVault: vault });
    plan.addSelection('Tagged', TAGGED);
    AuditFramework.fromPlan(stack, 'Framework', { plans: [plan] });
    const [{ Properties: { AccessPolicy } }] = Object.values(Template.fromStack(stack).findResources('AWS::Backup::BackupVault'));
    const [deny] = (AccessPolicy as { Statement: { Sid: string; Condition: { ArnNotEquals: { 'aws:PrincipalArn': unknown[] } } }[] }).Statement;

    expect(parametersOf(stack, DELETION)).toEqual({
      principalArnList: { 'Fn::Join': ['', [deny.Condition.ArnNotEquals['aws:PrincipalArn'][0], ',arn:aws:iam::111122223333:role/emergency']] },
    });
  });

  test.each<[string, (stack: Stack) => backup.IBackupVaultRef]>([
    ["aws-cdk-lib's own", stack => new backup.BackupVault(stack, 'Vault')],
    ['one of ours that leaves changes of its policy open', stack => new SecureVault(stack, 'Vault', { blockAccessPolicyChanges: false })],
    ['one of ours with more exceptions than the control takes', stack => new SecureVault(stack, 'Vault', {
      breakGlassRoles: [1, 2, 3, 4, 5].map(n => `arn:aws:iam::111122223333:role/${n}`),
    })],
  ])('a vault that audits find open to deletion has no control for it: %s', (_, vault) => {
    const stack = shop();
    const plan = new ProtectionPlan(stack, 'Plan', { rules: [daily()], backupVault: vault(stack) });
    plan.addSelection('Tagged', TAGGED);
    AuditFramework.fromPlan(stack, 'Framework', { plans: [plan] });

    expect(controlsOf(stack).has(DELETION)).toBe(false);
  });

  test('a control of your own replaces the one of its name', () => {
    const stack = audited({ rules: [daily()], options: { controls: [AuditControl.lastRecoveryPoint({ age: Duration.days(3) })] } });

    expect(parametersOf(stack, AGE)).toEqual({ recoveryPointAgeUnit: 'days', recoveryPointAgeValue: '3' });
  });
});

describe('scopes', () => {
  const scopeOf = (selector: ResourceSelector) => controlsOf(audited({ rules: [daily()], selector })).get(PROTECTED)!.ControlScope;
  const warningsOf = (selector: ResourceSelector) => warnings(audited({ rules: [daily()], selector })).filter(id => id.startsWith('CB-AUDIT'));

  test.each<[string, ResourceSelector, unknown]>([
    ['one tag', TAGGED, TAG],
    ['all of one tag', ResourceSelector.byAllTags({ backup: 'true' }), TAG],
    ['a whole type', ResourceSelector.byType(ProtectedResourceType.DYNAMODB, ProtectedResourceType.EBS), { ComplianceResourceTypes: ['DynamoDB', 'EBS'] }],
    ['everything', ResourceSelector.everything(), undefined],
  ])('%s is what the controls look at', (_, selector, scope) => {
    expect(scopeOf(selector)).toEqual(scope);
    expect(warningsOf(selector)).toEqual(['CB-AUDIT-034']);
  });

  test.each<[string, ResourceSelector, unknown]>([
    ['two tags', ResourceSelector.byAllTags({ backup: 'true', stage: 'live' }), undefined],
    ['any of two tags', ResourceSelector.byAnyTag({ backup: 'true', stage: 'live' }), undefined],
    ['a tag and a condition', TAGGED.where(TagCondition.notEqualTo('stage', 'test')), TAG],
    ['a type less something', ResourceSelector.byType(ProtectedResourceType.EBS).excluding(ResourceSelector.byArn('arn:aws:ec2:eu-west-1:111122223333:volume/vol-1')), { ComplianceResourceTypes: ['EBS'] }],
    ['one ARN', ResourceSelector.byArn('arn:aws:dynamodb:eu-west-1:111122223333:table/Orders'), { ComplianceResourceTypes: ['DynamoDB'] }],
    ['a type of which Audit Manager knows more under its name', ResourceSelector.byType(ProtectedResourceType.RDS), { ComplianceResourceTypes: ['RDS'] }],
    ['a type with a tag', ResourceSelector.byType(ProtectedResourceType.EBS).where(TagCondition.equalTo('backup', 'true')), TAG],
  ])('%s is more than a scope can say, and that is told', (_, selector, scope) => {
    expect(scopeOf(selector)).toEqual(scope);
    expect(warningsOf(selector)).toEqual(['CB-AUDIT-031', 'CB-AUDIT-034']);
  });

  test('types that Audit Manager does not evaluate are told, and are in no scope', () => {
    const selector = ResourceSelector.byType(ProtectedResourceType.EBS, ProtectedResourceType.TIMESTREAM);

    expect(scopeOf(selector)).toEqual({ ComplianceResourceTypes: ['EBS'] });
    expect(warningsOf(selector)).toEqual(['CB-AUDIT-032', 'CB-AUDIT-034']);
  });

  test('of such types alone there is no control for resources', () => {
    const controls = controlsOf(audited({ rules: [daily()], selector: ResourceSelector.byType(ProtectedResourceType.TIMESTREAM) }));

    expect(controls.has(PROTECTED)).toBe(false);
    expect(controls.has(PLAN_CHECK)).toBe(true);
  });

  test('controls for plans, vaults and recovery points look at all of them', () => {
    const controls = controlsOf(audited({ rules: [daily()] }));

    for (const name of [PLAN_CHECK, DELETION, RETENTION]) expect(controls.get(name)).not.toHaveProperty('ControlScope');
  });

  test('a token in a tag is no scope', () => {
    const stack = shop();
    const { text } = tokens(stack);
    const plan = new ProtectionPlan(stack, 'Plan', { rules: [daily()] });
    plan.addSelection('Tagged', ResourceSelector.byTag('backup', text));
    AuditFramework.fromPlan(stack, 'Framework', { plans: [plan] });

    expect(controlsOf(stack).get(PROTECTED)).not.toHaveProperty('ControlScope');
    expect(warnings(stack)).toContain('CB-AUDIT-031');
  });

  test('a threshold that is a token leaves its control out, and tells', () => {
    const stack = shop();
    const { number } = tokens(stack);
    const plan = new ProtectionPlan(stack, 'Plan', { rules: [daily({ retention: Retention.days(number) })] });
    plan.addSelection('Tagged', TAGGED);
    AuditFramework.fromPlan(stack, 'Framework', { plans: [plan] });

    const controls = controlsOf(stack);
    expect(controls.has(PLAN_CHECK)).toBe(false);
    expect(controls.has(RETENTION)).toBe(false);
    expect(warnings(stack)).toContain('CB-AUDIT-033');
  });
});

describe('the front door', () => {
  test('makes nothing unless asked', () => {
    const stack = shop();
    const set = new CompliantBackup(stack, 'Backup', { resources: TAGGED, level: ProtectionLevel.regulated() });

    expect(set.framework).toBeUndefined();
    expect(set.reports).toBeUndefined();
    Template.fromStack(stack).resourceCountIs('AWS::Backup::Framework', 0);
    Template.fromStack(stack).resourceCountIs('AWS::Config::ConfigurationRecorder', 0);
  });

  test('audits all its plans, also those that are made later', () => {
    const stack = frontDoor({ resources: TAGGED, copyTo: [CopyDestination.region('eu-central-1')], objectives: { rpo: Duration.hours(26), rto: Duration.hours(4) } });

    expect(parametersOf(stack, PLAN_CHECK)).toEqual({ requiredFrequencyUnit: 'days', requiredFrequencyValue: '1', requiredRetentionDays: '35' });
    expect(parametersOf(stack, LOCK)).toEqual({ minRetentionDays: '7', maxRetentionDays: '366' });
    expect(parametersOf(stack, CROSS_REGION)).toEqual({ crossRegionList: 'eu-central-1' });
    expect(parametersOf(stack, AGE)).toEqual({ recoveryPointAgeUnit: 'hours', recoveryPointAgeValue: '26' });
    expect(parametersOf(stack, RESTORE)).toEqual({ maxRestoreTime: '240' });
    // The plan for restores to any second repeats the tag for its own types.
    expect(controlsOf(stack).get(PROTECTED)!.ControlScope).toEqual(TAG);
    expect(warnings(stack)).toEqual(['CB-AUDIT-034']);
  });

  test('knows that types beside the air gap are backed up too', () => {
    const stack = shop();
    const vault = new AirGappedVault(stack, 'AirGapped', { minRetention: Duration.days(7), maxRetention: Duration.days(366) });
    const set = new CompliantBackup(stack, 'Backup', { resources: TAGGED, copyTo: [CopyDestination.airGapped(vault)], audit: {} });

    expect(set.plans.map(({ node }) => node.id)).toContain('OrdinaryPlan');
    expect(controlsOf(stack).get(PROTECTED)!.ControlScope).toEqual(TAG);
    // The plan beside the gap does not copy there, so no control asks for it.
    expect(controlsOf(stack).has(AIR_GAP)).toBe(false);
    expect(warnings(stack).filter(id => id.startsWith('CB-AUDIT'))).toEqual(['CB-AUDIT-034']);
  });

  test('has a control for the air gap where types say what goes there', () => {
    const stack = shop();
    const vault = new AirGappedVault(stack, 'AirGapped', { minRetention: Duration.days(7), maxRetention: Duration.days(366) });
    new CompliantBackup(stack, 'Backup', {
      resources: ResourceSelector.byType(ProtectedResourceType.EBS, ProtectedResourceType.REDSHIFT),
      copyTo: [CopyDestination.airGapped(vault)],
      audit: {},
    });

    expect(controlsOf(stack).get(AIR_GAP)!.ControlScope).toEqual({ ComplianceResourceTypes: ['EBS'] });
    expect(controlsOf(stack).get(PROTECTED)!.ControlScope).toEqual({ ComplianceResourceTypes: ['EBS', 'Redshift'] });
  });

  test('its reports cover its framework', () => {
    const stack = shop();
    const set = new CompliantBackup(stack, 'Backup', { resources: TAGGED, audit: {}, reports: {} });

    expect(set.reports!.reportPlans).toHaveLength(5);
    Template.fromStack(stack).hasResourceProperties('AWS::Backup::ReportPlan', {
      ReportSetting: { ReportTemplate: 'CONTROL_COMPLIANCE_REPORT', FrameworkArns: [stack.resolve(set.framework!.frameworkArn)] },
    });
  });
});

describeRefusals('refusals', [
  {
    name: 'no plan',
    write: () => AuditFramework.fromPlan(shop(), 'Framework', { plans: [] }),
    message: 'Plans of the framework must be at least one, got none [Shop/Framework]',
  },
  {
    name: 'a plan of another Region',
    write: () => {
      const stack = shop();
      const elsewhere = new Stack(stack.node.root, 'Elsewhere', { env: { account: '111122223333', region: 'eu-central-1' } });
      return AuditFramework.fromPlan(stack, 'Framework', { plans: [new ProtectionPlan(elsewhere, 'Plan', { rules: [daily()] })] });
    },
    message: 'Plans of the framework must be of its account and Region, got Elsewhere/Plan of another: make a framework beside that plan [Shop/Framework]',
  },
]);
