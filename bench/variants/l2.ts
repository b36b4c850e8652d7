import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupSelection, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** What somebody writes with the constructs of aws-cdk-lib. */
export function variant(scope: Construct, i: number): void {
  const encryptionKey = new Key(scope, `Key${i}`, {
    description: `Backup vault vault-${i}`,
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  const backupVault = new BackupVault(scope, `Vault${i}`, {
    backupVaultName: `vault-${i}`,
    encryptionKey,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  const role = new Role(scope, `Role${i}`, {
    description: 'Assumed by AWS Backup to take backups and copy them',
    assumedBy: new ServicePrincipal('backup.amazonaws.com'),
    managedPolicies: [
      ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup'),
      ManagedPolicy.fromAwsManagedPolicyName('AWSBackupServiceRolePolicyForS3Backup'),
    ],
  });

  const rule = (ruleName: string, scheduleExpression: Schedule, deleteAfter: Duration) => new BackupPlanRule({
    ruleName,
    scheduleExpression,
    startWindow: Duration.hours(1),
    completionWindow: Duration.days(1),
    deleteAfter,
  });
  const plan = new BackupPlan(scope, `Plan${i}`, {
    backupPlanName: `plan-${i}`,
    backupVault,
    backupPlanRules: [
      rule('Daily', Schedule.cron({ minute: '0', hour: '5' }), Duration.days(35)),
      rule('Weekly', Schedule.cron({ minute: '0', hour: '5', weekDay: 'SUN' }), Duration.days(91)),
      rule('Monthly', Schedule.cron({ minute: '0', hour: '5', day: '1' }), Duration.days(366)),
    ],
  });
  new BackupSelection(scope, `Selection${i}`, {
    backupPlan: plan,
    backupSelectionName: `selection-${i}`,
    role,
    disableDefaultBackupPolicy: true,
    resources: [BackupResource.fromTag('backup', 'true')],
  });
}
