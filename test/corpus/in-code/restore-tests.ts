import { Duration, Stack, Validations } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import {
  BackupSchedule, CompliantBackup, ProtectedResourceType, ProtectionLevel, ResourceSelector, RestoreTesting, RestoreTestTarget,
  RestoreValidator, SecureVault,
} from '../../../src';
import { inCode } from './entry';
import type { InCode } from './entry';

const targets = [RestoreTestTarget.dynamoDb()];
const level = ProtectionLevel.baseline();
const keySchema = [{ attributeName: 'id', keyType: 'HASH' }];
const vaultIn = (stack: Construct, region: string) => SecureVault.fromBackupVaultArn(stack, 'Vault', `arn:aws:backup:${region}:111122223333:backup-vault:shop`);
const functionArn = 'arn:aws:lambda:eu-west-1:111122223333:function:check';
const functionIn = (stack: Construct, region: string) => lambda.Function.fromFunctionArn(stack, 'Function', `arn:aws:lambda:${region}:111122223333:function:check`);
const tested = (stack: Stack, validator: RestoreValidator) => new RestoreTesting(stack, 'Tests', { targets, validator });

/** Restore tests and what validates them. */
export const RESTORE_TESTS: readonly InCode[] = [
  inCode('CB-RTEST-030', 'a file system of FSx without subnets',
    stack => new RestoreTesting(stack, 'Tests', {
      targets: [RestoreTestTarget.fsxLustre()],
    }),
    stack => new RestoreTesting(stack, 'Tests', {
      targets: [RestoreTestTarget.fsxLustre({ subnets: [ec2.CfnSubnet.fromSubnetId(stack, 'Subnet', 'subnet-1')] })],
    }),
  ),
  inCode('CB-RTEST-031', 'a topic where a bucket is meant',
    stack => new RestoreTesting(stack, 'Tests', { targets: [RestoreTestTarget.s3({ resources: [new sns.Topic(stack, 'Topic')] })] }),
    stack => new RestoreTesting(stack, 'Tests', { targets: [RestoreTestTarget.s3({ resources: [new s3.Bucket(stack, 'Bucket')] })] }),
  ),
  inCode('CB-RTEST-032', 'a table of another Region',
    stack => {
      const there = new Stack(stack.node.root, 'There', { env: { account: '111122223333', region: 'eu-central-1' } });
      const table = new dynamodb.CfnTable(there, 'Table', { keySchema });
      new RestoreTesting(stack, 'Tests', { targets: [RestoreTestTarget.dynamoDb({ resources: [table] })] });
    },
    stack => {
      const there = new Stack(stack.node.root, 'There', { env: { account: '111122223333', region: 'eu-central-1' } });
      const table = new dynamodb.CfnTable(there, 'Table', { keySchema });
      new RestoreTesting(there, 'Tests', { targets: [RestoreTestTarget.dynamoDb({ resources: [table] })] });
    },
  ),
  inCode('CB-RTEST-033', 'the windows of a backup',
    stack => new RestoreTesting(stack, 'Tests', { targets, schedule: BackupSchedule.daily({ startWindow: Duration.hours(8) }) }),
    stack => new RestoreTesting(stack, 'Tests', { targets, schedule: BackupSchedule.daily(), startWindow: Duration.hours(8) }),
  ),
  inCode('CB-RTEST-034', 'a vault of another Region',
    stack => new RestoreTesting(stack, 'Tests', { targets, vaults: [vaultIn(stack, 'eu-central-1')] }),
    stack => new RestoreTesting(stack, 'Tests', { targets, vaults: [vaultIn(stack, 'eu-west-1')] }),
  ),
  inCode('CB-RTEST-035', 'a protected file system of FSx for Windows that joins no managed directory',
    stack => {
      const windowsConfiguration = { throughputCapacity: 32 };
      const files = new fsx.CfnFileSystem(stack, 'Files', { fileSystemType: 'WINDOWS', subnetIds: ['subnet-1'], windowsConfiguration });
      new CompliantBackup(stack, 'Backup', { level, restoreTesting: {} }).protect(files, new dynamodb.CfnTable(stack, 'Table', { keySchema }));
    },
    stack => {
      const windowsConfiguration = { throughputCapacity: 32, activeDirectoryId: 'd-1234567890' };
      const files = new fsx.CfnFileSystem(stack, 'Files', { fileSystemType: 'WINDOWS', subnetIds: ['subnet-1'], windowsConfiguration });
      new CompliantBackup(stack, 'Backup', { level, restoreTesting: {} }).protect(files, new dynamodb.CfnTable(stack, 'Table', { keySchema }));
    },
  ),
  inCode('CB-RTEST-036', 'a type that restore testing does not have',
    stack => new CompliantBackup(stack, 'Backup', {
      level, restoreTesting: {}, resources: ResourceSelector.byType(ProtectedResourceType.EFS, ProtectedResourceType.EKS),
    }),
    stack => {
      const backup = new CompliantBackup(stack, 'Backup', {
        level, restoreTesting: {}, resources: ResourceSelector.byType(ProtectedResourceType.EFS, ProtectedResourceType.EKS),
      });
      Validations.of(backup).acknowledge({ id: 'CB-RTEST-036', reason: 'clusters are restored by hand twice a year, see the runbook' });
    },
  ),
  inCode('CB-RTEST-040', 'a function whose role nobody named',
    stack => {
      const validator = lambda.Function.fromFunctionAttributes(stack, 'Function', { functionArn });
      new RestoreTesting(stack, 'Tests', { targets, validator: RestoreValidator.function(validator) });
    },
    stack => {
      const validator = lambda.Function.fromFunctionAttributes(stack, 'Function', { functionArn, role: iam.Role.fromRoleName(stack, 'Role', 'check') });
      new RestoreTesting(stack, 'Tests', { targets, validator: RestoreValidator.function(validator) });
    },
  ),
  inCode('CB-RTEST-041', 'a function of another Region',
    stack => tested(stack, RestoreValidator.function(functionIn(stack, 'eu-central-1'))),
    stack => tested(stack, RestoreValidator.function(functionIn(stack, 'eu-west-1'))),
  ),
  inCode('CB-RTEST-042', 'a type that the built-in validator does not know',
    stack => {
      const target = RestoreTestTarget.of(ProtectedResourceType.FSX_LUSTRE, { restoreMetadata: { subnetIds: '["subnet-1"]' } });
      new RestoreTesting(stack, 'Tests', { targets: [target], validator: RestoreValidator.builtIn() });
    },
    stack => {
      const target = RestoreTestTarget.of(ProtectedResourceType.FSX_LUSTRE, { restoreMetadata: { subnetIds: '["subnet-1"]' } });
      new RestoreTesting(stack, 'Tests', { targets: [target], validator: RestoreValidator.function(functionIn(stack, 'eu-west-1')) });
    },
  ),
  inCode('CB-RTEST-043', 'more items than a page has',
    stack => tested(stack, RestoreValidator.builtIn({ minimumItems: 5000 })),
    stack => tested(stack, RestoreValidator.builtIn({ minimumItems: 1000 })),
  ),
  inCode('CB-RTEST-044', 'half a minute',
    stack => tested(stack, RestoreValidator.builtIn({ timeout: Duration.seconds(30) })),
    stack => tested(stack, RestoreValidator.builtIn({ timeout: Duration.minutes(5) })),
  ),
  inCode('CB-RTEST-045', 'no time to look at it',
    stack => new RestoreTesting(stack, 'Tests', { targets, validator: RestoreValidator.builtIn(), validationWindow: Duration.hours(0) }),
    stack => new RestoreTesting(stack, 'Tests', { targets, validator: RestoreValidator.builtIn(), validationWindow: Duration.hours(4) }),
  ),
  inCode('CB-RTEST-046', 'a FIFO queue',
    stack => tested(stack, RestoreValidator.builtIn({ deadLetterQueue: new sqs.Queue(stack, 'Queue', { fifo: true }) })),
    stack => tested(stack, RestoreValidator.builtIn({ deadLetterQueue: new sqs.Queue(stack, 'Queue') })),
  ),
];
