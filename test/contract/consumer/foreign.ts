// finds: CB-RULE-002, CB-COV-001
import { App, Stack, Validations } from 'aws-cdk-lib';
import { CfnBackupPlan, CfnBackupSelection, CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { BackupChecks, BackupCoverage } from 'cdk-compliant-backup';

// Nothing of ours but the plugins.
const app = new App();
const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
const vault = new CfnBackupVault(stack, 'Vault', { backupVaultName: 'theirs', lockConfiguration: { minRetentionDays: 30 } });
const plan = new CfnBackupPlan(stack, 'Plan', {
  backupPlan: {
    backupPlanName: 'theirs',
    backupPlanRule: [{ ruleName: 'Daily', targetBackupVault: vault.ref, lifecycle: { deleteAfterDays: 7 } }],
  },
});
new CfnBackupSelection(stack, 'Selection', {
  backupPlanId: plan.attrBackupPlanId,
  backupSelection: {
    selectionName: 'tagged',
    iamRoleArn: 'arn:aws:iam::111122223333:role/backup',
    listOfTags: [{ conditionType: 'STRINGEQUALS', conditionKey: 'backup', conditionValue: 'true' }],
  },
});
new Table(stack, 'Untagged', { partitionKey: { name: 'id', type: AttributeType.STRING } });
Validations.of(app).addPlugins(new BackupChecks(app), new BackupCoverage(app));
