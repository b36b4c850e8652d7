import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sns from 'aws-cdk-lib/aws-sns';
import {
  BackupSchedule, ProtectedResourceType, ProtectionPlan, ProtectionRule, RecoveryPointChoice, RestoreTesting, RestoreTestTarget, SecureVault,
  TagCondition,
} from '../../src';
import type { RestoreTestingProps } from '../../src';
import { describeRefusals } from '../helpers/refusals';
import { ACCOUNT, shop } from '../helpers/stacks';

const TABLES = () => [RestoreTestTarget.dynamoDb()];
const VAULT = `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:others`;
const SUBNETS = ['subnet-1'];

function refused(props: (stack: Stack) => RestoreTestingProps): () => unknown {
  return () => {
    const stack = shop();
    return new RestoreTesting(stack, 'Tests', props(stack));
  };
}

function refusedTarget(target: (stack: Stack) => RestoreTestTarget): () => unknown {
  return refused(stack => ({ targets: [target(stack)] }));
}

describeRefusals('refused', [
  {
    name: 'a hyphen in the name of the plan',
    write: refused(() => ({ restoreTestingPlanName: 'weekly-tests' })),
    message: "Name of the restore tests must have 1 to 50 letters, digits or underscores, got 'weekly-tests' [Shop/Tests] (CB-RTEST-001)",
  },
  {
    name: 'a hyphen in the name of a selection',
    write: refusedTarget(() => RestoreTestTarget.s3({ selectionName: 'my-buckets' })),
    message: "Name of target 'S3' must have 1 to 50 letters, digits or underscores, got 'my-buckets' [Shop/Tests] (CB-RTEST-011)",
  },
  {
    name: 'no recovery point types',
    write: refused(() => ({ recoveryPoints: RecoveryPointChoice.latest({ types: [] }) })),
    message: "Recovery point types of the restore tests must be 'SNAPSHOT' or 'CONTINUOUS', or both, got none [Shop/Tests] (CB-RTEST-003)",
  },
  {
    name: 'no vault',
    write: refused(() => ({ vaults: [] })),
    message: "Included vaults of the restore tests must be '*', or ARNs of vaults, got none [Shop/Tests] (CB-RTEST-004)",
  },
  {
    name: 'every vault excluded',
    write: refused(stack => {
      const vaults = [SecureVault.fromBackupVaultArn(stack, 'Others', VAULT)];
      return { vaults, excludedVaults: vaults };
    }),
    message: `Excluded vaults of the restore tests must leave an included one, got ${VAULT} [Shop/Tests] (CB-RTEST-006)`,
  },
  {
    name: '31 vaults',
    write: refused(stack => ({ vaults: Array.from({ length: 31 }, (_, i) => SecureVault.fromBackupVaultArn(stack, `V${i}`, `${VAULT}${i}`)) })),
    message: 'Included vaults of the restore tests must be at most 30, got 31: use a wildcard [Shop/Tests] (CB-RTEST-007)',
  },
  {
    name: 'a selection window of more than a year',
    write: refused(() => ({ recoveryPoints: RecoveryPointChoice.random({ within: Duration.days(366) }) })),
    message: 'Selection window of the restore tests must be a whole number of days from 1 to 365, got 366 [Shop/Tests] (CB-RTEST-008)',
  },
  {
    name: 'a selection window of half a day',
    write: refused(() => ({ recoveryPoints: RecoveryPointChoice.latest({ within: Duration.hours(12) }) })),
    message: 'Selection window of the restore tests must be a whole number of days from 1 to 365, got 0.5 [Shop/Tests] (CB-RTEST-008)',
  },
  {
    name: 'a start window of more than a week',
    write: refused(() => ({ startWindow: Duration.hours(169) })),
    message: 'Start window of the restore tests must be a whole number of hours from 1 to 168, got 169 [Shop/Tests] (CB-RTEST-009)',
  },
  {
    name: 'a start window of minutes',
    write: refused(() => ({ startWindow: Duration.minutes(90) })),
    message: 'Start window of the restore tests must be a whole number of hours from 1 to 168, got 1.5 [Shop/Tests] (CB-RTEST-009)',
  },
  {
    name: 'a validation window of more than a week',
    write: refusedTarget(() => RestoreTestTarget.efs({ validationWindow: Duration.days(8) })),
    message: "Validation window of target 'Efs' must be a whole number of hours from 0 to 168, got 192 [Shop/Tests] (CB-RTEST-020)",
  },
  {
    name: 'windows of a schedule',
    write: refused(() => ({ schedule: BackupSchedule.daily({ startWindow: Duration.hours(8), completionWindow: Duration.hours(9) }) })),
    message: 'Schedule of the restore tests must have no windows, got startWindow and completionWindow: use startWindow of the restore tests [Shop/Tests] (CB-RTEST-033)',
  },
  {
    name: 'a type that restore testing does not have',
    write: refusedTarget(() => RestoreTestTarget.of(ProtectedResourceType.TIMESTREAM)),
    message: "Resource type of target 'Other' must be 'Aurora', 'DocumentDB', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'FSx', 'Neptune', 'RDS' or 'S3', got 'Timestream' [Shop/Tests] (CB-RTEST-012)",
  },
  {
    name: 'ARNs together with the wildcard',
    write: refusedTarget(() => RestoreTestTarget.s3({ arns: ['*', 'arn:aws:s3:::media'] })),
    message: "Resources of target 'S3' must be '*' alone, or ARNs, got both [Shop/Tests] (CB-RTEST-013)",
  },
  {
    name: 'ARNs together with conditions',
    write: refusedTarget(() => RestoreTestTarget.s3({ arns: ['arn:aws:s3:::media'], conditions: [TagCondition.equalTo('a', 'b')] })),
    message: "Conditions of target 'S3' must be left out where resources are named, got both: set ProtectedResourceArns to ['*'] [Shop/Tests] (CB-RTEST-013)",
  },
  {
    name: '31 conditions',
    write: refusedTarget(() => RestoreTestTarget.s3({ conditions: Array.from({ length: 31 }, (_, i) => TagCondition.notEqualTo('stage', `${i}`)) })),
    message: "Conditions of target 'S3' must be at most 30, got 31 [Shop/Tests] (CB-RTEST-015)",
  },
  {
    name: 'an ARN of another type',
    write: refusedTarget(() => RestoreTestTarget.s3({ arns: [`arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders`] })),
    message: `Resource of target 'S3' must be of type 'S3' like its selection, got 'arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders' [Shop/Tests] (CB-RTEST-016)`,
  },
  {
    name: 'a pattern in a condition',
    write: refusedTarget(() => RestoreTestTarget.s3({ conditions: [TagCondition.like('stage', 'prod*')] })),
    message: "Conditions of target 'S3' must be 'StringEquals' or 'StringNotEquals', got 'StringLike' [Shop/Tests] (CB-RTEST-017)",
  },
  {
    name: 'an ARN that is none of a role',
    write: refused(stack => ({ targets: TABLES(), role: iam.Role.fromRoleArn(stack, 'Role', `arn:aws:iam::${ACCOUNT}:user/restore`) })),
    message: `Role of target 'DynamoDb' must be the ARN of a role, got 'arn:aws:iam::${ACCOUNT}:user/restore' [Shop/Tests] (CB-RTEST-019)`,
  },
  {
    name: 'FSx for Lustre without subnets',
    write: refusedTarget(() => RestoreTestTarget.fsxLustre()),
    message: "Restore metadata of target 'FsxLustre' must have subnetIds, which AWS Backup cannot infer, got none [Shop/Tests] (CB-RTEST-030)",
  },
  {
    name: 'FSx for Windows without anything',
    write: refusedTarget(() => RestoreTestTarget.fsxWindows()),
    message: "Restore metadata of target 'FsxWindows' must have subnetIds and windowsConfiguration.activeDirectoryId, which AWS Backup cannot infer, got none [Shop/Tests] (CB-RTEST-030)",
  },
  {
    name: 'FSx for Windows without a directory',
    write: refusedTarget(stack => RestoreTestTarget.fsxWindows({ subnets: [ec2.Subnet.fromSubnetId(stack, 'Subnet', 'subnet-1')], throughputCapacity: 8 })),
    message: "Restore metadata of target 'FsxWindows' must have windowsConfiguration.activeDirectoryId, which AWS Backup cannot infer, got none [Shop/Tests] (CB-RTEST-030)",
  },
  {
    name: 'FSx for Windows in a directory of your own',
    write: refusedTarget(stack => RestoreTestTarget.fsxWindows({
      resources: [new fsx.CfnFileSystem(stack, 'Files', {
        fileSystemType: 'WINDOWS', subnetIds: SUBNETS, windowsConfiguration: { throughputCapacity: 8, selfManagedActiveDirectoryConfiguration: {} },
      })],
    })),
    message: "Restore metadata of target 'FsxWindows' must have windowsConfiguration.activeDirectoryId, which AWS Backup cannot infer, got none [Shop/Tests] (CB-RTEST-030)",
  },
  {
    name: 'FSx for ONTAP without a storage virtual machine',
    write: refusedTarget(() => RestoreTestTarget.fsxOntap({ junctionPath: '/restored' })),
    message: "Restore metadata of target 'FsxOntap' must have ontapConfiguration.storageVirtualMachineId, which AWS Backup cannot infer, got none [Shop/Tests] (CB-RTEST-030)",
  },
  {
    name: 'the same through the hatch',
    write: refusedTarget(() => RestoreTestTarget.of(ProtectedResourceType.FSX_LUSTRE, { restoreMetadata: { kmsKeyId: 'x' } })),
    message: "Restore metadata of target 'FsxLustre' must have subnetIds, which AWS Backup cannot infer, got none [Shop/Tests] (CB-RTEST-030)",
  },
  {
    name: 'no resources',
    write: refusedTarget(() => RestoreTestTarget.s3({ resources: [] })),
    message: "Resources of target 'S3' must be at least one, got none: leave them out to test all of the type [Shop/Tests] (CB-RTEST-031)",
  },
  {
    name: 'a topic',
    write: refusedTarget(stack => RestoreTestTarget.s3({ resources: [new sns.Topic(stack, 'Topic')] })),
    message: "Resources of target 'S3' must hold the S3 bucket that is tested, got Shop/Topic with AWS::SNS::Topic [Shop/Tests] (CB-RTEST-031)",
  },
  {
    name: 'a table of another Region',
    write: refusedTarget(stack => {
      const far = new Stack(stack.node.root, 'Far', { env: { account: ACCOUNT, region: 'eu-central-1' } });
      return RestoreTestTarget.dynamoDb({ resources: [new dynamodb.Table(far, 'Orders', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } })] });
    }),
    message: "Resources of target 'DynamoDb' must be in eu-west-1 like the restore tests, got Far/Orders/Resource in eu-central-1: test it there [Shop/Tests] (CB-RTEST-032)",
  },
  {
    name: 'no plan to follow',
    write: () => RestoreTesting.fromPlans(shop(), 'Tests', { plans: [] }),
    message: 'Plans of the restore tests must be at least one, got none [Shop/Tests]',
  },
  {
    name: 'a plan of another Region',
    write: () => {
      const stack = shop();
      const far = new Stack(stack.node.root, 'Far', { env: { account: ACCOUNT, region: 'eu-central-1' } });
      return RestoreTesting.fromPlans(stack, 'Tests', { plans: [new ProtectionPlan(far, 'Plan', { rules: [ProtectionRule.daily()] })] });
    },
    message: 'Plans of the restore tests must be of their account and Region, got Far/Plan of another: make restore tests beside that plan [Shop/Tests]',
  },
  {
    name: 'a token in another unit',
    write: refused(stack => ({ startWindow: Duration.days(new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber) })),
    message: 'Start window must be given in hours where it is a token, got days: use Duration.hours',
  },
]);
