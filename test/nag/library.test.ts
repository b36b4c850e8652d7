import type { App } from 'aws-cdk-lib';
import { Duration, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { ShopStack } from '../../examples/demo/shop-stack';
import {
  CompliantBackup, CopyDestination, MalwareScanMode, ProtectedResourceType, ProtectionLevel, ProtectionPlan, ProtectionRule, ResourceSelector,
  SecureVault, VaultLock, VaultNotifications,
} from '../../src';
import { testApp } from '../helpers/app';
import { acknowledgements, nagFindings } from './packs';
import type { Acknowledgement } from './packs';

// On 2.257 TableV2 of aws-cdk-lib calls deprecated API of aws-cdk-lib and says so at length.
process.env.JSII_DEPRECATED ??= 'quiet';

const MAINTAINED = 'AWS documents and maintains this managed policy as the permissions of the AWS Backup service role; '
  + 'a copy would fall behind when AWS adds resource types.';
/** aws-cdk-lib's own, from 2.262 on, for stacks that spread over availability zones. */
const OF_CDK = 'CloudFormation-Validate::W3010';
const WHERE_NEEDED = `${MAINTAINED} Attached only because the type can be selected.`;

/** An app, the paths below which everything is ours, and all that we acknowledge for the user. */
interface SetUp {
  readonly name: string;
  readonly app: App;
  readonly ours: readonly string[];
  readonly acknowledged: readonly Acknowledgement[];
}

function shop(): SetUp {
  const app = testApp();
  const stack = new ShopStack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  const backup = new CompliantBackup(stack, 'Backup', {
    level: ProtectionLevel.regulated(),
    resources: ResourceSelector.byTag('backup', 'true'),
    copyTo: [CopyDestination.region('eu-central-1')],
  });
  backup.protect(stack.orders, stack.media, stack.accounts, ...stack.others);
  return {
    name: 'the shop of the demo, in two Regions',
    app,
    ours: ['Shop/Backup/', 'Shop/backup-eu-central-1/'],
    acknowledged: [
      policyOf('Shop/Backup/Plan/BackupRole', 'service-role/AWSBackupServiceRolePolicyForBackup', MAINTAINED),
      policyOf('Shop/Backup/Plan/BackupRole', 'AWSBackupServiceRolePolicyForS3Backup', WHERE_NEEDED),
      policyOf('Shop/Backup/RestoreRole', 'service-role/AWSBackupServiceRolePolicyForRestores', MAINTAINED),
      policyOf('Shop/Backup/RestoreRole', 'AWSBackupServiceRolePolicyForS3Restore', WHERE_NEEDED),
    ],
  };
}

function vaultWithNotifications(): SetUp {
  const { app, stack } = oneStack();
  const vault = new SecureVault(stack, 'Vault', {
    vaultLock: VaultLock.compliance({ minRetention: Duration.days(7), coolingOff: Duration.days(3), acknowledgeIrreversible: true }),
    breakGlassRoles: [`arn:${stack.partition}:iam::${stack.account}:role/break-glass`],
    notifications: VaultNotifications.failuresOnly(),
  });
  // Where the endpoint cannot be reached is for the user to say.
  vault.addFailureSubscription(new EmailSubscription('on-call@example.com', { deadLetterQueue: new Queue(stack, 'Undelivered') }));
  return { name: 'a vault with a lock, a role for emergencies and notifications', app, ours: ['Stack/Vault/'], acknowledged: [] };
}

function planOnly(): SetUp {
  const { app, stack } = oneStack();
  const plan = new ProtectionPlan(stack, 'Plan', {
    rules: [ProtectionRule.daily({ indexedType: ProtectedResourceType.EBS, malwareScan: MalwareScanMode.INCREMENTAL })],
    malwareScanning: {
      resourceTypes: [ProtectedResourceType.EBS],
      scannerRole: Role.fromRoleArn(stack, 'Scanner', `arn:${stack.partition}:iam::${stack.account}:role/scanner`),
    },
  });
  plan.addSelection('Volumes', ResourceSelector.byType(ProtectedResourceType.EBS));
  return {
    name: 'a plan only, which indexes and scans',
    app,
    ours: ['Stack/Plan/'],
    acknowledged: [
      policyOf('Stack/Plan/BackupRole', 'service-role/AWSBackupServiceRolePolicyForBackup', MAINTAINED),
      policyOf('Stack/Plan/BackupRole', 'AWSBackupServiceRolePolicyForIndexing', `${MAINTAINED} Attached only because a rule indexes EBS backups.`),
      policyOf('Stack/Plan/BackupRole', 'AWSBackupServiceRolePolicyForScans', `${MAINTAINED} Attached only because a rule scans for malware.`),
    ],
  };
}

function oneStack() {
  const app = testApp();
  return { app, stack: new Stack(app, 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } }) };
}

function policyOf(path: string, policy: string, reason: string): Acknowledgement {
  return { path, id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`, reason };
}

describe('cdk-nag and what the library makes', () => {
  describe.each([shop(), vaultWithNotifications(), planOnly()])('$name', ({ app, ours, acknowledged }) => {
    const findings = nagFindings(app);

    test('no pack finds anything on our resources', () => {
      expect(findings.filter(({ path }) => ours.some(prefix => path.startsWith(prefix)))).toEqual([]);
    });

    test('we acknowledge these findings, on these constructs, for these reasons, and nothing else', () => {
      expect(acknowledgements(app).filter(({ id }) => id !== OF_CDK)).toEqual(acknowledged);
    });
  });

  test("packs do look: the same managed policy on a role of somebody else's is found", () => {
    const { app, stack } = oneStack();
    new Role(stack, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup')],
    });

    expect(nagFindings(app)).toEqual([{
      path: 'Stack/Role/Resource',
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
    }]);
  });

  test('a subscription without a dead-letter queue is found, as it is one of the user', () => {
    const { app, stack } = oneStack();
    new SecureVault(stack, 'Vault', { notifications: VaultNotifications.failuresOnly() })
      .addFailureSubscription(new EmailSubscription('on-call@example.com'));

    expect(nagFindings(app)).toEqual([{ path: 'Stack/Vault/Topic/on-call@example.com/Resource', id: 'Serverless-SNSRedrivePolicy' }]);
  });

  describe('whether a table is in a backup plan', () => {
    const RULES = ['HIPAA.Security-DynamoDBInBackupPlan', 'NIST.800.53.R4-DynamoDBInBackupPlan', 'NIST.800.53.R5-DynamoDBInBackupPlan'];

    function tableFindings(protectIt: (backup: CompliantBackup, table: Table) => void): string[] {
      const { app, stack } = oneStack();
      const table = new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });
      protectIt(new CompliantBackup(stack, 'Backup', { level: ProtectionLevel.baseline() }), table);
      return nagFindings(app, table).map(({ id }) => id).filter(id => id.endsWith('InBackupPlan'));
    }

    test('protect satisfies the packs', () => {
      expect(tableFindings((backup, table) => backup.protect(table))).toEqual([]);
    });

    test('a tag does not, and the library does not silence them: no template tells what the tag will select', () => {
      expect(tableFindings(backup => backup.addSelection('Tagged', ResourceSelector.byTag('backup', 'true')))).toEqual(RULES);
    });
  });
});
