import { App, Duration, PropertyInjectors, Stack, Validations } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { BackupVaultDefaults, CopyDestination, mixins, VaultLock, VaultNotifications } from 'cdk-compliant-backup';

const app = new App();
// Vaults that anybody makes from here on: kept, and nobody deletes from them by hand.
PropertyInjectors.of(app).add(new BackupVaultDefaults());
const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });

// What the team has: constructs of aws-cdk-lib, as they were written years ago.
const table = new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });
const vault = new BackupVault(stack, 'Vault');
const plan = new BackupPlan(stack, 'Plan', { backupVault: vault, backupPlanRules: [BackupPlanRule.daily()] });
plan.addSelection('Tables', { resources: [BackupResource.fromDynamoDbTable(table)] });

// What is added, without a line of it rewritten.
vault.with(
  new mixins.VaultLocking(VaultLock.governance({ minRetention: Duration.days(7) })),
  new mixins.VaultNotifying(VaultNotifications.failuresOnly()),
  new mixins.VaultRetaining(),
);
plan.with(new mixins.PlanCopying(vault, CopyDestination.region('eu-central-1')));

Validations.of(vault).acknowledge({ id: 'CB-VAULT-005', reason: 'another key would replace the vault, and nothing leaves the account' });
