import { Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnBackupPlan, CfnBackupSelection, CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** What somebody writes who knows every property of the templates by heart. */
export function variant(scope: Construct, i: number): void {
  const { account, partition } = Stack.of(scope);
  const key = new CfnKey(scope, `Key${i}`, {
    description: `Backup vault vault-${i}`,
    enableKeyRotation: true,
    keyPolicy: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: { AWS: `arn:${partition}:iam::${account}:root` } }],
    },
  });
  key.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);

  const vault = new CfnBackupVault(scope, `Vault${i}`, { backupVaultName: `vault-${i}`, encryptionKeyArn: key.attrArn });
  vault.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);

  const role = new CfnRole(scope, `Role${i}`, {
    description: 'Assumed by AWS Backup to take backups and copy them',
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'backup.amazonaws.com' } }],
    },
    managedPolicyArns: [
      Fn.sub('arn:${AWS::Partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup'),
      Fn.sub('arn:${AWS::Partition}:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup'),
    ],
  });

  const rule = (ruleName: string, scheduleExpression: string, deleteAfterDays: number): CfnBackupPlan.BackupRuleResourceTypeProperty => ({
    ruleName,
    targetBackupVault: vault.ref,
    scheduleExpression,
    startWindowMinutes: 60,
    completionWindowMinutes: 1440,
    lifecycle: { deleteAfterDays },
  });
  const plan = new CfnBackupPlan(scope, `Plan${i}`, {
    backupPlan: {
      backupPlanName: `plan-${i}`,
      backupPlanRule: [
        rule('Daily', 'cron(0 5 * * ? *)', 35),
        rule('Weekly', 'cron(0 5 ? * SUN *)', 91),
        rule('Monthly', 'cron(0 5 1 * ? *)', 366),
      ],
    },
  });
  new CfnBackupSelection(scope, `Selection${i}`, {
    backupPlanId: plan.attrBackupPlanId,
    backupSelection: {
      selectionName: `selection-${i}`,
      iamRoleArn: role.attrArn,
      listOfTags: [{ conditionType: 'STRINGEQUALS', conditionKey: 'backup', conditionValue: 'true' }],
    },
  });
}
