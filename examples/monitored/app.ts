import { App, Duration, Stack } from 'aws-cdk-lib';
import { TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { OpsItemCategory, OpsItemSeverity } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import {
  BackupActivityLog, BackupAlarmAction, BackupAlert, BackupMetrics, BackupMonitoring, CompliantBackup, ProtectedResourceType, ProtectionLevel,
  ResourceSelector,
} from 'cdk-compliant-backup';
import type { SecureVault } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Shop', {
  env: { account: '111122223333', region: 'eu-west-1' },
});

const backups = new CompliantBackup(stack, 'Backup', {
  level: ProtectionLevel.baseline(),
  resources: ResourceSelector.byTag('backup', 'true'),
  objectives: { rpo: Duration.hours(25) },
});
const vault = backups.vault as SecureVault;

const monitoring = new BackupMonitoring(stack, 'Monitoring', {
  vaults: [vault],
  plans: backups.plans,
  encryptionKeys: [vault.encryptionKey],
  // An hour more than the plan promises, since jobs take time.
  rpo: Duration.hours(26),
  resourceTypes: [ProtectedResourceType.DYNAMODB, ProtectedResourceType.EBS],
  activityLog: new BackupActivityLog(stack, 'Activity'),
  validationWindow: Duration.days(7),
  alerts: [...BackupAlert.failures(), ...BackupAlert.tampering(), BackupAlert.PLAN_CHANGED],
  alarmActions: [
    BackupAlarmAction.slack({ workspaceId: 'T012AB3C4', channelId: 'C012AB3C4' }),
    BackupAlarmAction.opsItem({ severity: OpsItemSeverity.CRITICAL, category: OpsItemCategory.RECOVERY }),
  ],
});
monitoring.addSubscription(new EmailSubscription('oncall@example.com'));

monitoring.addAlarm('ManyCopiesWait', {
  metric: BackupMetrics.forVault(vault).copyJobsRunning(),
  threshold: 100,
  evaluationPeriods: 12,
  treatMissingData: TreatMissingData.NOT_BREACHING,
});
