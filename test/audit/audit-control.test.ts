import { Duration } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  AirGappedResources, AuditControl, AuditedPlans, AuditedRecoveryPoints, AuditedResources, AuditedVaults, AuditFramework, ProtectedResourceType,
} from '../../src';
import { AUDIT_CONTROLS } from '../../src/model/audit/audit-controls';
import type { ControlModel } from '../../src/model/audit/framework-model';
import { isKnown } from '../../src/model/known';
import { ProtectionPlan } from '../../src/plan/protection-plan';
import { SecureVault } from '../../src/vault/secure-vault';
import { describeRefusals } from '../helpers/refusals';
import { knownProperties } from '../helpers/registry';
import { shop, tokens } from '../helpers/stacks';

const RESOURCES = AuditedResources.tagged('backup', 'true');
const ROLE = 'arn:aws:iam::111122223333:role/emergency';

/** Every factory with everything it can be told, by the name of its control. */
const FULL: Readonly<Record<string, () => AuditControl>> = {
  BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN: () => AuditControl.resourcesInBackupPlan({ resources: RESOURCES }),
  BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK: () => AuditControl.planFrequencyAndRetention({
    frequency: Duration.hours(12), retention: Duration.days(90), plans: AuditedPlans.tagged('backup', 'true'),
  }),
  BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED: () => AuditControl.manualDeletionDisabled({
    exceptRoles: [ROLE], vaults: AuditedVaults.tagged('backup', 'true'),
  }),
  BACKUP_RECOVERY_POINT_ENCRYPTED: () => AuditControl.recoveryPointsEncrypted({ recoveryPoints: AuditedRecoveryPoints.tagged('backup', 'true') }),
  BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK: () => AuditControl.recoveryPointRetention({
    retention: Duration.days(90), recoveryPoints: AuditedRecoveryPoints.tagged('backup', 'true'),
  }),
  BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION: () => AuditControl.crossRegionCopy({ regions: ['eu-west-1', 'eu-central-1'], resources: RESOURCES }),
  BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT: () => AuditControl.crossAccountCopy({ accounts: ['999988887777'], resources: RESOURCES }),
  BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK: () => AuditControl.vaultLock({
    minRetention: Duration.days(7), maxRetention: Duration.days(366), resources: RESOURCES,
  }),
  BACKUP_LAST_RECOVERY_POINT_CREATED: () => AuditControl.lastRecoveryPoint({ age: Duration.hours(25), resources: RESOURCES }),
  RESTORE_TIME_FOR_RESOURCES_MEET_TARGET: () => AuditControl.restoreTime({ maxRestoreTime: Duration.hours(4), resources: RESOURCES }),
  RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT: () => AuditControl.airGappedCopy({
    age: Duration.days(7), resources: AirGappedResources.ofTypes(ProtectedResourceType.EBS),
  }),
};

interface RenderedControl {
  readonly ControlName: string;
  readonly ControlInputParameters?: readonly { readonly ParameterName: string; readonly ParameterValue: unknown }[];
  readonly ControlScope?: { readonly ComplianceResourceTypes?: unknown; readonly ComplianceResourceIds?: unknown; readonly Tags?: unknown };
}

/** Controls as AWS gets them. */
function rendered(stack: Stack, ...controls: AuditControl[]): RenderedControl[] {
  new AuditFramework(stack, 'Framework', { controls });
  const [framework] = Object.values(Template.fromStack(stack).findResources('AWS::Backup::Framework'));
  return (framework.Properties as { FrameworkControls: RenderedControl[] }).FrameworkControls;
}

describe('controls', () => {
  test('there is a factory for each of the table', () => {
    expect(Object.keys(FULL)).toEqual(AUDIT_CONTROLS.map(({ name }) => name));
  });

  test.each(AUDIT_CONTROLS)('$name has the parameters and a scope of the table', ({ name, parameters, scopes }) => {
    const [control] = rendered(shop(), FULL[name]());

    expect(control.ControlName).toBe(name);
    expect(control.ControlInputParameters?.map(({ ParameterName }) => ParameterName) ?? []).toEqual(parameters.map(parameter => parameter.name));
    expect(Object.keys(control.ControlScope!)).toEqual([scopes.includes('tags') ? 'Tags' : 'ComplianceResourceTypes']);
  });

  test('the template has no property that CloudFormation does not know', () => {
    const names = (of: string) => knownProperties('AWS::Backup::Framework', of);
    const stack = shop();

    for (const control of rendered(stack, ...Object.values(FULL).map(make => make()))) {
      expect(names('FrameworkControl')).toEqual(expect.arrayContaining(Object.keys(control)));
      expect(names('ControlScope')).toEqual(expect.arrayContaining(Object.keys(control.ControlScope!)));
      for (const parameter of control.ControlInputParameters ?? []) {
        expect(names('ControlInputParameter').sort()).toEqual(Object.keys(parameter).sort());
        expect(typeof parameter.ParameterValue).toBe('string');
      }
    }
  });

  test('what is left out is left to the service', () => {
    const controls = rendered(shop(), AuditControl.planFrequencyAndRetention(), AuditControl.vaultLock(), AuditControl.airGappedCopy());

    expect(controls).toEqual([
      { ControlName: 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK' },
      { ControlName: 'BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK' },
      { ControlName: 'RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT' },
    ]);
  });

  test.each([
    ['whole days', Duration.days(2), 'days', '2'],
    ['hours that are days', Duration.hours(48), 'days', '2'],
    ['hours', Duration.hours(25), 'hours', '25'],
    ['minutes that are hours', Duration.minutes(180), 'hours', '3'],
  ])('an age of %s', (_, age, unit, value) => {
    const [{ ControlInputParameters: parameters }] = rendered(shop(), AuditControl.lastRecoveryPoint({ age }));

    expect(parameters).toEqual([
      { ParameterName: 'recoveryPointAgeUnit', ParameterValue: unit }, { ParameterName: 'recoveryPointAgeValue', ParameterValue: value },
    ]);
  });

  test('scopes of every kind', () => {
    const stack = shop();
    const vault = new SecureVault(stack, 'Vault', { backupVaultName: 'central' });
    const plan = ProtectionPlan.fromBackupPlanId(stack, 'Plan', 'plan-id');
    const scopes = rendered(stack,
      AuditControl.resourcesInBackupPlan({
        resources: AuditedResources.ofTypes(ProtectedResourceType.FSX_LUSTRE, ProtectedResourceType.FSX_WINDOWS),
      }),
      AuditControl.crossRegionCopy({ resources: AuditedResources.resource(ProtectedResourceType.EBS, 'vol-1') }),
      AuditControl.lastRecoveryPoint({ resources: AuditedResources.tagged('stage') }),
      AuditControl.airGappedCopy({ resources: AirGappedResources.resource(ProtectedResourceType.EFS, 'fs-1') }),
      AuditControl.planFrequencyAndRetention({ plans: AuditedPlans.plan(plan) }),
      AuditControl.manualDeletionDisabled({ vaults: AuditedVaults.vault(vault) }),
    ).map(({ ControlScope }) => ControlScope);

    expect(scopes).toEqual([
      { ComplianceResourceTypes: ['FSx'] },
      { ComplianceResourceTypes: ['EBS'], ComplianceResourceIds: ['vol-1'] },
      { Tags: [{ Key: 'stage' }] },
      { ComplianceResourceTypes: ['EFS'], ComplianceResourceIds: ['fs-1'] },
      { ComplianceResourceTypes: ['AWS::Backup::BackupPlan'], ComplianceResourceIds: ['plan-id'] },
      { ComplianceResourceTypes: ['AWS::Backup::BackupVault'], ComplianceResourceIds: [{ Ref: expect.stringMatching(/^Vault/) as string }] },
    ]);
  });

  test('tokens are handed on, and not judged', () => {
    const stack = shop();
    const { text, number, list } = tokens(stack);

    const [plan, lock, age, time, copy, copies] = rendered(stack,
      AuditControl.planFrequencyAndRetention({ frequency: Duration.hours(number), retention: Duration.days(number) }),
      AuditControl.vaultLock({ minRetention: Duration.days(number) }),
      AuditControl.lastRecoveryPoint({ age: Duration.days(number) }),
      AuditControl.restoreTime({ maxRestoreTime: Duration.minutes(number) }),
      AuditControl.crossRegionCopy({ regions: [text], resources: AuditedResources.tagged(text, text) }),
      AuditControl.crossAccountCopy({ accounts: list }),
    ).map(({ ControlInputParameters }) => ControlInputParameters!.map(({ ParameterValue }) => ParameterValue));

    expect({ plan, lock, age, time, copy, copies }).toEqual({
      plan: ['hours', { Ref: 'Number' }, { Ref: 'Number' }],
      lock: [{ Ref: 'Number' }],
      age: ['days', { Ref: 'Number' }],
      time: [{ Ref: 'Number' }],
      copy: [{ Ref: 'Text' }],
      copies: [{ 'Fn::Join': [',', { Ref: 'List' }] }],
    });
  });

  test('a control that is newer than the library is taken on request, and not judged', () => {
    const future = AuditControl.of('RESOURCES_SING', { parameters: { pitch: '440' }, acknowledgeUnknown: true });

    expect(isKnown((future._model() as ControlModel).controlName)).toBe(false);
    expect(rendered(shop(), future)).toEqual([{ ControlName: 'RESOURCES_SING', ControlInputParameters: [{ ParameterName: 'pitch', ParameterValue: '440' }] }]);
  });

  test('reads well', () => {
    expect(AuditControl.vaultLock({ minRetention: Duration.days(7) }).toString()).toBe('BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK, minRetentionDays 7');
  });
});

const LATEST = 'Parameter recoveryPointAgeValue of AuditControl.lastRecoveryPoint must be a whole number from';

describeRefusals('refusals', [
  {
    name: 'an invented name',
    write: () => AuditControl.of('BACKUP_RECOVERY_POINTS_ENCRYPTED'),
    message: "Name of AuditControl.of must be one of the 11 of AWS Backup Audit Manager, got 'BACKUP_RECOVERY_POINTS_ENCRYPTED': did you mean 'BACKUP_RECOVERY_POINT_ENCRYPTED' (CB-AUDIT-004)",
  },
  {
    name: 'a parameter that the control does not take',
    write: () => AuditControl.of('BACKUP_RECOVERY_POINT_ENCRYPTED', { parameters: { requiredRetentionDays: '35' } }),
    message: "Parameters of AuditControl.of must be left out, got 'requiredRetentionDays' (CB-AUDIT-007)",
  },
  {
    name: 'tags where there are none',
    write: () => AuditControl.of('RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT', { resources: RESOURCES }),
    message: 'Scope of AuditControl.of must have no tags, got tags: name resource types, or one resource (CB-AUDIT-012)',
  },
  {
    name: 'a frequency above a month',
    write: () => AuditControl.planFrequencyAndRetention({ frequency: Duration.days(32) }),
    message: "Parameter requiredFrequencyValue of AuditControl.planFrequencyAndRetention must be a whole number from 1 to 31 days, got '32' (CB-AUDIT-008)",
  },
  {
    name: 'a frequency above a day that is no whole days',
    write: () => AuditControl.planFrequencyAndRetention({ frequency: Duration.hours(25) }),
    message: "Parameter requiredFrequencyValue of AuditControl.planFrequencyAndRetention must be a whole number from 1 to 24 hours, got '25' (CB-AUDIT-008)",
  },
  {
    name: 'a retention of a day and a half',
    write: () => AuditControl.recoveryPointRetention({ retention: Duration.hours(36) }),
    message: "Parameter requiredRetentionDays of AuditControl.recoveryPointRetention must be a whole number, at least 1, got '1.5' (CB-AUDIT-008)",
  },
  {
    name: 'an age above a month', write: () => AuditControl.lastRecoveryPoint({ age: Duration.hours(745) }), message: `${LATEST} 1 to 744 hours, got '745' (CB-AUDIT-008)`,
  },
  {
    name: 'an age of half an hour', write: () => AuditControl.lastRecoveryPoint({ age: Duration.minutes(30) }), message: `${LATEST} 1 to 744 hours, got '0.5' (CB-AUDIT-008)`,
  },
  {
    name: 'an air gap that is too young',
    write: () => AuditControl.airGappedCopy({ age: Duration.hours(23) }),
    message: "Parameter recoveryPointAgeValue of AuditControl.airGappedCopy must be a whole number from 24 to 2184 hours, got '23' (CB-AUDIT-008)",
  },
  {
    name: 'no time for a restore',
    write: () => AuditControl.restoreTime({ maxRestoreTime: Duration.minutes(0) }),
    message: "Parameter maxRestoreTime of AuditControl.restoreTime must be a whole number, at least 1, got '0' (CB-AUDIT-008)",
  },
  {
    name: 'a lock with its minimum above its maximum',
    write: () => AuditControl.vaultLock({ minRetention: Duration.days(8), maxRetention: Duration.days(7) }),
    message: "Parameter minRetentionDays of AuditControl.vaultLock must be at most the maximum of 7 days, got '8' (CB-AUDIT-017)",
  },
  {
    name: 'six accounts',
    write: () => AuditControl.crossAccountCopy({ accounts: [1, 2, 3, 4, 5, 6].map(n => String(n).repeat(12)) }),
    message: 'Parameter crossAccountList of AuditControl.crossAccountCopy must have at most 5 entries, got 6 (CB-AUDIT-008)',
  },
  {
    name: 'an account that is none',
    write: () => AuditControl.crossAccountCopy({ accounts: ['1234'] }),
    message: "Parameter crossAccountList of AuditControl.crossAccountCopy must be account ids of 12 digits, separated by commas, got '1234' (CB-AUDIT-008)",
  },
  {
    name: 'six roles',
    write: () => AuditControl.manualDeletionDisabled({ exceptRoles: [1, 2, 3, 4, 5, 6].map(n => `${ROLE}-${n}`) }),
    message: 'Parameter principalArnList of AuditControl.manualDeletionDisabled must have at most 5 entries, got 6 (CB-AUDIT-008)',
  },
  {
    name: 'a scope of no types',
    write: () => AuditControl.resourcesInBackupPlan({ resources: AuditedResources.ofTypes() }),
    message: 'Resource types in the scope of AuditControl.resourcesInBackupPlan must be at least one, got none: leave the scope out to evaluate everything (CB-AUDIT-030)',
  },
  {
    name: 'a name with a hyphen',
    write: () => new AuditFramework(shop(), 'Framework', { frameworkName: 'our-framework', controls: [AuditControl.recoveryPointsEncrypted()] }),
    message: "Name of the framework must start with a letter and have 1 to 256 letters, digits or underscores, got 'our-framework' [Shop/Framework] (CB-AUDIT-001)",
  },
  {
    name: 'a framework without controls',
    write: () => new AuditFramework(shop(), 'Framework', { controls: [] }),
    message: 'Controls of the framework must be 1 to 50, got none [Shop/Framework] (CB-AUDIT-003)',
  },
  {
    name: '51 controls',
    write: () => new AuditFramework(shop(), 'Framework', {
      controls: Array.from({ length: 51 }, (_, i) => AuditControl.resourcesInBackupPlan({ resources: AuditedResources.tagged('n', String(i)) })),
    }),
    message: 'Controls of the framework must be 1 to 50, got 51 [Shop/Framework] (CB-AUDIT-003)',
  },
  {
    name: 'a blank description',
    write: () => new AuditFramework(shop(), 'Framework', { description: ' ', controls: [AuditControl.recoveryPointsEncrypted()] }),
    message: 'Description of the framework must have at most 1024 characters and not be blank, got blanks only [Shop/Framework] (CB-AUDIT-002)',
  },
]);
