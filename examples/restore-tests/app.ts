import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { DatabaseInstance, DatabaseInstanceEngine, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ProtectionPlan, ProtectionRule, RecoveryPointChoice, ResourceSelector, RestoreTesting, RestoreTestTarget } from 'cdk-compliant-backup';

const app = new App();
const stack = new Stack(app, 'Shop', { env: { region: 'eu-west-1' } });

const orders = new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });
const media = new Bucket(stack, 'Media', { versioned: true });
const vpc = new Vpc(stack, 'Vpc', { natGateways: 0 });
const accounts = new DatabaseInstance(stack, 'Accounts', {
  engine: DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_16_4 }),
  vpc,
  vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
  storageEncrypted: true,
  removalPolicy: RemovalPolicy.RETAIN,
});

const plan = new ProtectionPlan(stack, 'Backups', { rules: [ProtectionRule.daily()] });
plan.addSelection('Shop', ResourceSelector.fromConstruct(orders, media, accounts));

new RestoreTesting(stack, 'RestoreTests', {
  vaults: [plan.backupVault],
  recoveryPoints: RecoveryPointChoice.latest({ within: Duration.days(7) }),
  validationWindow: Duration.hours(4),
  targets: [
    RestoreTestTarget.dynamoDb({ resources: [orders] }),
    RestoreTestTarget.s3({ resources: [media] }),
    // Subnet group and security groups are those of the database; a smaller class is cheaper.
    RestoreTestTarget.rds({ resources: [accounts], instanceClass: 'db.t4g.micro', multiAz: false }),
  ],
});
