import { App, Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { BackupVault } from 'aws-cdk-lib/aws-backup';
import { BackupSchedule, ProtectionPlan, ProtectionRule, ResourceSelector, Retention, TagCondition } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Backups');

const vault = new BackupVault(stack, 'Vault', {
  lockConfiguration: { minRetention: Duration.days(7) },
});

const plan = new ProtectionPlan(stack, 'Plan', {
  backupVault: vault,
  objectives: { rpo: Duration.hours(14) },
  rules: [
    ProtectionRule.of('TwiceADay', BackupSchedule.everyHours(12, { timeZone: TimeZone.EUROPE_BERLIN }), { retention: Retention.weeks(2) }),
    ProtectionRule.monthly({ retention: Retention.years(1).coldAfter(Duration.days(30)) }),
  ],
});

plan.addSelection('Production', ResourceSelector.byTag('stage', 'production').where(TagCondition.notEqualTo('backup', 'off')));
