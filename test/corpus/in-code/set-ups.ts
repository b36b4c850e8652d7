import { CfnParameter, Duration, TimeZone, Validations } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import {
  AirGappedVault, BackupSchedule, CompliantBackup, ComplianceStandard, CopyDestination, FedrampBaseline, ProtectionLevel, ProtectionPlan,
  ProtectionRule, ResourceSelector, Retention, SecureVault,
} from '../../../src';
import { inCode } from './entry';
import type { InCode } from './entry';

const resources = ResourceSelector.byTag('backup', 'true');
const keySchema = [{ attributeName: 'id', keyType: 'HASH' }];
const baseline = ProtectionLevel.baseline();

/** The whole set-up, its objectives and standards. */
export const SET_UPS: readonly InCode[] = [
  inCode('CB-PLAN-012', 'a vault of another Region',
    stack => new CompliantBackup(stack, 'Backup', {
      resources, backupVault: SecureVault.fromBackupVaultArn(stack, 'Vault', 'arn:aws:backup:us-east-1:111122223333:backup-vault:central'),
    }),
    stack => new CompliantBackup(stack, 'Backup', {
      resources, backupVault: SecureVault.fromBackupVaultArn(stack, 'Vault', 'arn:aws:backup:eu-west-1:111122223333:backup-vault:central'),
    }),
  ),
  inCode('CB-SETUP-001', 'a generation beside an existing vault',
    stack => new CompliantBackup(stack, 'Backup', { resources, backupVault: SecureVault.fromBackupVaultName(stack, 'Vault', 'central'), generation: '2' }),
    stack => new CompliantBackup(stack, 'Backup', { resources, backupVault: SecureVault.fromBackupVaultName(stack, 'Vault', 'central') }),
  ),
  inCode('CB-SETUP-002', 'no copy at a level that expects one',
    stack => new CompliantBackup(stack, 'Backup', { resources, level: ProtectionLevel.regulated() }),
    stack => new CompliantBackup(stack, 'Backup', { resources, level: ProtectionLevel.regulated(), copyTo: [CopyDestination.region('eu-central-1')] }),
  ),
  inCode('CB-SETUP-003', 'a time zone beside rules of your own',
    stack => new CompliantBackup(stack, 'Backup', {
      resources, level: ProtectionLevel.custom({ rules: [ProtectionRule.daily()] }), timeZone: TimeZone.EUROPE_BERLIN,
    }),
    stack => new CompliantBackup(stack, 'Backup', {
      resources,
      level: ProtectionLevel.custom({ rules: [ProtectionRule.daily({ schedule: BackupSchedule.daily({ timeZone: TimeZone.EUROPE_BERLIN }) })] }),
    }),
  ),
  inCode('CB-SETUP-004', 'the old vault and the new one of one generation',
    stack => new CompliantBackup(stack, 'Backup', { resources, level: baseline, generation: '2', retainedVaults: [{ generation: '2' }] }),
    stack => new CompliantBackup(stack, 'Backup', { resources, level: baseline, generation: '2', retainedVaults: [{ generation: '1' }] }),
  ),
  inCode('CB-SETUP-005', 'a database whose only copy would be air-gapped',
    stack => {
      const vault = new AirGappedVault(stack, 'AirGapped', { minRetention: Duration.days(7), maxRetention: Duration.days(400) });
      const backup = new CompliantBackup(stack, 'Backup', { level: baseline, copyTo: [CopyDestination.airGapped(vault)] });
      backup.protect(new CfnDBInstance(stack, 'Database', { engine: 'mysql' }));
    },
    stack => {
      const vault = new AirGappedVault(stack, 'AirGapped', { minRetention: Duration.days(7), maxRetention: Duration.days(400) });
      const backup = new CompliantBackup(stack, 'Backup', { level: baseline, copyTo: [CopyDestination.airGapped(vault), CopyDestination.region('eu-central-1')] });
      backup.protect(new CfnDBInstance(stack, 'Database', { engine: 'mysql' }));
    },
  ),
  inCode('CB-RPO-001', 'an RPO of nothing',
    stack => new CompliantBackup(stack, 'Backup', { resources, level: baseline, objectives: { rpo: Duration.minutes(0) } }),
    stack => new CompliantBackup(stack, 'Backup', { resources, level: baseline, objectives: { rpo: Duration.hours(24) } }),
  ),
  inCode('CB-RPO-002', 'an RTO of nothing',
    stack => new CompliantBackup(stack, 'Backup', { resources, level: baseline, objectives: { rto: Duration.minutes(0) } }),
    stack => new CompliantBackup(stack, 'Backup', { resources, level: baseline, objectives: { rto: Duration.hours(4) } }),
  ),
  inCode('CB-RPO-003', 'a weekly rule for two days',
    stack => new CompliantBackup(stack, 'Backup', {
      resources, level: ProtectionLevel.custom({ rules: [ProtectionRule.weekly()] }), objectives: { rpo: Duration.days(2) },
    }),
    stack => new CompliantBackup(stack, 'Backup', {
      resources, level: ProtectionLevel.custom({ rules: [ProtectionRule.daily()] }), objectives: { rpo: Duration.days(2) },
    }),
  ),
  inCode('CB-RPO-004', 'a schedule that cannot be computed',
    stack => new CompliantBackup(stack, 'Backup', {
      resources, objectives: { rpo: Duration.hours(25) },
      level: ProtectionLevel.custom({ rules: [ProtectionRule.of('Nightly', BackupSchedule.cron(new CfnParameter(stack, 'Schedule').valueAsString))] }),
    }),
    stack => new CompliantBackup(stack, 'Backup', {
      resources, objectives: { rpo: Duration.hours(25) },
      level: ProtectionLevel.custom({ rules: [ProtectionRule.of('Nightly', BackupSchedule.cron('cron(0 5 * * ? *)'))] }),
    }),
  ),
  inCode('CB-RPO-005', 'a quarter of an hour',
    stack => new CompliantBackup(stack, 'Backup', { resources, objectives: { rpo: Duration.minutes(15) } }),
    stack => new CompliantBackup(stack, 'Backup', { resources, objectives: { rpo: Duration.hours(2) } }),
  ),
  inCode('CB-RPO-006', 'weekly backups that are gone after a day',
    stack => new CompliantBackup(stack, 'Backup', {
      resources, objectives: { rpo: Duration.days(8) },
      level: ProtectionLevel.custom({ rules: [ProtectionRule.weekly({ retention: Retention.days(1) })] }),
    }),
    stack => new CompliantBackup(stack, 'Backup', {
      resources, objectives: { rpo: Duration.days(8) },
      level: ProtectionLevel.custom({ rules: [ProtectionRule.weekly({ retention: Retention.days(7) })] }),
    }),
  ),
  inCode('CB-SEL-021', 'a table that comes after its stack was selected',
    stack => {
      const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily()] });
      new CfnTable(stack, 'Early', { keySchema });
      plan.protect(stack);
      new CfnTable(stack, 'Late', { keySchema });
    },
    stack => {
      const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily()] });
      new CfnTable(stack, 'Early', { keySchema });
      new CfnTable(stack, 'Late', { keySchema });
      plan.protect(stack);
    },
  ),
  inCode('CB-STD-001', 'a standard twice',
    stack => new CompliantBackup(stack, 'Backup', { resources, standards: [ComplianceStandard.HIPAA, ComplianceStandard.HIPAA] }),
    stack => new CompliantBackup(stack, 'Backup', { resources, standards: [ComplianceStandard.HIPAA] }),
  ),
  inCode('CB-STD-002', 'weekly where a text names daily',
    stack => new CompliantBackup(stack, 'Backup', {
      resources, standards: [ComplianceStandard.fedramp(FedrampBaseline.MODERATE)],
      level: ProtectionLevel.custom({ rules: [ProtectionRule.weekly({ retention: Retention.days(35) })] }),
    }),
    stack => new CompliantBackup(stack, 'Backup', {
      resources, standards: [ComplianceStandard.fedramp(FedrampBaseline.MODERATE)],
      level: ProtectionLevel.custom({ rules: [ProtectionRule.daily({ retention: Retention.days(35) })] }),
    }),
  ),
  inCode('CB-STD-003', 'a standard that asks for more than is shown',
    stack => new CompliantBackup(stack, 'Backup', { resources, standards: [ComplianceStandard.NYDFS_500], copyTo: [CopyDestination.region('eu-central-1')] }),
    stack => {
      const backup = new CompliantBackup(stack, 'Backup', { resources, standards: [ComplianceStandard.NYDFS_500], copyTo: [CopyDestination.region('eu-central-1')] });
      Validations.of(backup).acknowledge({ id: 'CB-STD-003', reason: 'restores are tested each year, see the runbook' });
    },
  ),
  inCode('CB-STD-004', 'one text keeps what another wants gone',
    stack => new CompliantBackup(stack, 'Backup', { resources, standards: [ComplianceStandard.SEC_RULE_17A4, ComplianceStandard.GDPR] }),
    stack => {
      new CompliantBackup(stack, 'Ledger', { resources: ResourceSelector.byTag('backup', 'ledger'), standards: [ComplianceStandard.SEC_RULE_17A4] });
      new CompliantBackup(stack, 'Customers', { resources: ResourceSelector.byTag('backup', 'customers'), standards: [ComplianceStandard.GDPR] });
    },
  ),
  inCode('CB-STD-005', 'a predicate that throws',
    stack => new CompliantBackup(stack, 'Backup', {
      resources, standards: [ComplianceStandard.custom({
        name: 'House rules', requirements: [{ id: 'H-1', title: 'Rule', says: 'A rule.', predicate: { supports: () => { throw new Error('not today'); } } }],
      })],
    }),
    stack => new CompliantBackup(stack, 'Backup', {
      resources, standards: [ComplianceStandard.custom({
        name: 'House rules', requirements: [{ id: 'H-1', title: 'Rule', says: 'A rule.', predicate: { supports: ({ selection = false }) => selection } }],
      })],
    }),
  ),
  inCode('CB-STD-006', 'a standard without requirements',
    () => ComplianceStandard.custom({ name: 'House rules', requirements: [] }),
    () => ComplianceStandard.custom({ name: 'House rules', requirements: [{ id: 'H-1', title: 'Daily', says: 'Back up every day.' }] }),
  ),
];
