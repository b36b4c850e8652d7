import { at, att, drop, many, ref, resource, right, risky, sub, toldOf, without, wrong } from './entry';
import type { Area, Json, JsonObject, Right } from './entry';
import { AROUND_A_PLAN, RESTORE_ROLE } from './parts';

const TESTS: JsonObject = {
  Type: 'AWS::Backup::RestoreTestingPlan',
  Properties: {
    RestoreTestingPlanName: 'weekly_tests',
    ScheduleExpression: 'cron(0 6 ? * SUN *)',
    ScheduleExpressionTimezone: 'Europe/Berlin',
    StartWindowHours: 8,
    RecoveryPointSelection: { Algorithm: 'RANDOM_WITHIN_WINDOW', RecoveryPointTypes: ['SNAPSHOT', 'CONTINUOUS'], IncludeVaults: ['*'], SelectionWindowDays: 14 },
    Tags: [{ Key: 'owner', Value: 'operations' }],
  },
};

function testing(title: string, selection: JsonObject, others: Readonly<Record<string, JsonObject>> = {}): Right {
  return right(title, {
    Resources: {
      Role: RESTORE_ROLE,
      Tests: TESTS,
      Selection: {
        Type: 'AWS::Backup::RestoreTestingSelection',
        Properties: { RestoreTestingPlanName: ref('Tests'), IamRoleArn: att('Role', 'Arn'), ...selection },
      },
      ...others,
    },
  });
}

const VOLUMES = testing('volumes by tag, on another volume type', {
  RestoreTestingSelectionName: 'volumes',
  ProtectedResourceType: 'EBS',
  ProtectedResourceArns: ['*'],
  ProtectedResourceConditions: { StringEquals: [{ Key: 'aws:ResourceTag/backup', Value: 'daily' }], StringNotEquals: [{ Key: 'aws:ResourceTag/stage', Value: 'dev' }] },
  ValidationWindowHours: 4,
  RestoreMetadataOverrides: { volumetype: 'gp3', availabilityZone: 'eu-west-1a' },
});

const SERVERS = testing('servers in a subnet that leads nowhere', {
  RestoreTestingSelectionName: 'servers',
  ProtectedResourceType: 'EC2',
  ProtectedResourceArns: ['*'],
  RestoreMetadataOverrides: { instanceType: 't3.small', subnetId: 'subnet-0123456789abcdef0', securityGroupIds: '["sg-0123456789abcdef0"]', requireImdsV2: 'true' },
});

const WINDOWS_FILES = testing('Windows file servers, with what AWS cannot infer', {
  RestoreTestingSelectionName: 'file_servers',
  ProtectedResourceType: 'FSx',
  ProtectedResourceArns: [sub('arn:${AWS::Partition}:fsx:${AWS::Region}:${AWS::AccountId}:file-system/fs-0123456789abcdef0')],
  RestoreMetadataOverrides: { subnetIds: '["subnet-0123456789abcdef0"]', windowsConfiguration: '{"activeDirectoryId":"d-0123456789"}' },
});

const DATABASES = testing('a database of the stack, restored small', {
  RestoreTestingSelectionName: 'orders_database',
  ProtectedResourceType: 'RDS',
  ProtectedResourceArns: [att('Database', 'DBInstanceArn')],
  RestoreMetadataOverrides: { dbInstanceClass: 'db.t4g.medium', multiAz: 'false', vpcSecurityGroupIds: '["sg-0123456789abcdef0"]' },
}, {
  Database: {
    Type: 'AWS::RDS::DBInstance',
    Properties: { Engine: 'postgres', DBInstanceClass: 'db.m7g.large', AllocatedStorage: '100', MasterUsername: 'postgres', ManageMasterUserPassword: true, StorageEncrypted: true },
    DeletionPolicy: 'Snapshot',
    UpdateReplacePolicy: 'Snapshot',
  },
});

const BUCKETS = testing('buckets and tables', {
  RestoreTestingSelectionName: 'buckets',
  ProtectedResourceType: 'S3',
  ProtectedResourceArns: ['*'],
  RestoreMetadataOverrides: { encryptionType: 'SSE-S3' },
}, {
  Tables: {
    Type: 'AWS::Backup::RestoreTestingSelection',
    Properties: {
      RestoreTestingPlanName: ref('Tests'), IamRoleArn: att('Role', 'Arn'), RestoreTestingSelectionName: 'tables', ProtectedResourceType: 'DynamoDB', ProtectedResourceArns: ['*'],
      RestoreMetadataOverrides: { encryptionType: 'Default' },
    },
  },
});

/** The backups and their test in one stack. */
const WHOLE = right('weekly backups and a monthly test of the latest', {
  Resources: {
    ...AROUND_A_PLAN,
    RestoreRole: RESTORE_ROLE,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'weekly',
          BackupPlanRule: [{ RuleName: 'weekly', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 5 ? * SUN *)', StartWindowMinutes: 60, Lifecycle: { DeleteAfterDays: 90 } }],
        },
      },
    },
    Tests: {
      Type: 'AWS::Backup::RestoreTestingPlan',
      Properties: {
        RestoreTestingPlanName: 'monthly_tests',
        ScheduleExpression: 'cron(0 12 1 * ? *)',
        RecoveryPointSelection: { Algorithm: 'LATEST_WITHIN_WINDOW', RecoveryPointTypes: ['SNAPSHOT'], IncludeVaults: [att('Vault', 'BackupVaultArn')], SelectionWindowDays: 10 },
      },
    },
    TestedFiles: {
      Type: 'AWS::Backup::RestoreTestingSelection',
      Properties: {
        RestoreTestingPlanName: ref('Tests'), RestoreTestingSelectionName: 'file_systems', ProtectedResourceType: 'EFS', ProtectedResourceArns: ['*'], IamRoleArn: att('RestoreRole', 'Arn'),
      },
    },
  },
});

const points = (name: string, to: Json) => at('Tests', `RecoveryPointSelection.${name}`, to);
const selection = (name: string, to: Json) => at('Selection', name, to);
const vault = (name: string) => `arn:aws:backup:eu-west-1:111122223333:backup-vault:${name}`;
const plan = (name: string): JsonObject => ({ ...TESTS, Properties: { ...TESTS.Properties as JsonObject, RestoreTestingPlanName: name } });
const tests = (name: string, planName: Json = ref('Tests')): JsonObject => ({
  Type: 'AWS::Backup::RestoreTestingSelection',
  Properties: { RestoreTestingPlanName: planName, IamRoleArn: att('Role', 'Arn'), RestoreTestingSelectionName: name, ProtectedResourceType: 'EFS', ProtectedResourceArns: ['*'] },
});

export const RESTORE_TESTING: Area = {
  name: 'Restore testing',
  right: [VOLUMES, SERVERS, WINDOWS_FILES, DATABASES, BUCKETS, WHOLE],
  wrong: [
    wrong('CB-RTEST-001', 'a hyphen in the name', VOLUMES, at('Tests', 'RestoreTestingPlanName', 'weekly-tests')),
    wrong('CB-RTEST-002', 'half an algorithm', VOLUMES, points('Algorithm', 'LATEST')),
    wrong('CB-RTEST-003', 'no type of recovery point', VOLUMES, points('RecoveryPointTypes', [])),
    wrong('CB-RTEST-003', 'a type in lower case', VOLUMES, points('RecoveryPointTypes', ['snapshot'])),
    toldOf('Selection', risky('CB-RTEST-029', 'only continuous backups, of volumes, which have none', VOLUMES, points('RecoveryPointTypes', ['CONTINUOUS']))),
    wrong('CB-RTEST-004', 'the name of a vault', WHOLE, points('IncludeVaults', ['Central'])),
    wrong('CB-RTEST-004', 'Ref of a vault, which is its name', WHOLE, points('IncludeVaults.0', ref('Vault'))),
    wrong('CB-RTEST-004', 'no vault', VOLUMES, points('IncludeVaults', [])),
    wrong('CB-RTEST-004', 'a star beside a vault', VOLUMES, points('IncludeVaults', ['*', vault('Central')])),
    wrong('CB-RTEST-005', 'leaves out the name of a vault', VOLUMES, points('ExcludeVaults', ['dev-backups'])),
    wrong('CB-RTEST-006', 'leaves out what it takes', WHOLE, points('IncludeVaults', [vault('Central')]), points('ExcludeVaults', [vault('Central')])),
    wrong('CB-RTEST-007', '31 vaults', VOLUMES, points('IncludeVaults', many(31, i => vault(`vault-${i}`)))),
    wrong('CB-RTEST-008', 'a window of no days', VOLUMES, points('SelectionWindowDays', 0)),
    wrong('CB-RTEST-008', 'a window of more than a year', VOLUMES, points('SelectionWindowDays', 400)),
    wrong('CB-RTEST-009', 'no time to start', VOLUMES, at('Tests', 'StartWindowHours', 0)),
    wrong('CB-RTEST-009', 'more than a week to start', VOLUMES, at('Tests', 'StartWindowHours', 169)),
    risky('CB-RTEST-010', 'a day to look for a weekly backup', WHOLE, points('SelectionWindowDays', 1)),
    wrong('CB-SCHED-001', 'a schedule as Unix has it', VOLUMES, at('Tests', 'ScheduleExpression', 'cron(0 6 * * 0)')),
    wrong('CB-SCHED-002', 'rate()', VOLUMES, at('Tests', 'ScheduleExpression', 'rate(7 days)')),
    wrong('CB-SCHED-004', 'a time zone by its letters', VOLUMES, at('Tests', 'ScheduleExpressionTimezone', 'CET/CEST')),
    wrong('CB-RTEST-011', 'a hyphen in the name of the selection', VOLUMES, selection('RestoreTestingSelectionName', 'ebs-volumes')),
    wrong('CB-RTEST-012', 'a type of CloudFormation', VOLUMES, selection('ProtectedResourceType', 'AWS::EC2::Volume'), without('Selection', 'RestoreMetadataOverrides')),
    wrong('CB-RTEST-012', 'a type in lower case', BUCKETS, selection('ProtectedResourceType', 's3')),
    wrong('CB-RTEST-012', 'a type that cannot be tested', BUCKETS, selection('ProtectedResourceType', 'Timestream'), without('Selection', 'RestoreMetadataOverrides')),
    wrong('CB-RTEST-013', 'a star beside an ARN', DATABASES, selection('ProtectedResourceArns.1', '*')),
    wrong('CB-RTEST-013', 'an ARN and conditions', VOLUMES, selection('ProtectedResourceArns', ['arn:aws:ec2:eu-west-1:111122223333:volume/vol-0123456789abcdef0'])),
    risky('CB-RTEST-014', 'neither ARNs nor conditions', SERVERS, without('Selection', 'ProtectedResourceArns')),
    wrong('CB-RTEST-015', '31 ARNs', DATABASES, selection('ProtectedResourceArns', many(31, i => `arn:aws:rds:eu-west-1:111122223333:db:orders-${i}`))),
    wrong('CB-RTEST-016', 'a table among databases', DATABASES, selection('ProtectedResourceArns', ['arn:aws:dynamodb:eu-west-1:111122223333:table/orders'])),
    wrong('CB-RTEST-016', 'Ref of the database, which is its name', DATABASES, selection('ProtectedResourceArns.0', ref('Database'))),
    wrong('CB-RTEST-016', 'the id of a volume', VOLUMES, selection('ProtectedResourceArns', ['vol-0123456789abcdef0']), without('Selection', 'ProtectedResourceConditions')),
    wrong('CB-RTEST-017', 'a pattern', VOLUMES, selection('ProtectedResourceConditions', { StringLike: [{ Key: 'aws:ResourceTag/name', Value: 'prod-*' }] })),
    risky('CB-RTEST-018', 'the plain tag key', VOLUMES, selection('ProtectedResourceConditions.StringEquals.0.Key', 'backup')),
    wrong('CB-RTEST-019', 'the name of the role', VOLUMES, selection('IamRoleArn', ref('Role'))),
    wrong('CB-RTEST-020', 'more than a week to validate', VOLUMES, selection('ValidationWindowHours', 169)),
    risky('CB-RTEST-021', 'a file server without a subnet', WINDOWS_FILES, without('Selection', 'RestoreMetadataOverrides')),
    risky('CB-RTEST-022', 'a key that is nearly one', VOLUMES, selection('RestoreMetadataOverrides', { volumeSizes: '100' })),
    risky('CB-RTEST-023', 'a list with commas', SERVERS, selection('RestoreMetadataOverrides.securityGroupIds', 'sg-0123456789abcdef0,sg-0123456789abcdef1')),
    toldOf('Second', wrong('CB-RTEST-024', 'two plans of one name', VOLUMES, resource('Second', plan('weekly_tests')))),
    toldOf('Second', wrong('CB-RTEST-025', 'two selections of one name', BUCKETS, resource('Second', tests('buckets')))),
    toldOf('More29', risky('CB-RTEST-026', '31 selections', VOLUMES, resource('More0', tests('more_0')), ...Array.from({ length: 29 }, (_, i) => resource(`More${i + 1}`, tests(`more_${i + 1}`))))),
    toldOf('Many99', risky('CB-RTEST-027', '101 plans', VOLUMES, resource('Many0', plan('many_0')), ...Array.from({ length: 99 }, (_, i) => resource(`Many${i + 1}`, plan(`many_${i + 1}`))),
      ...Array.from({ length: 100 }, (_, i) => resource(`Tests${i}`, tests('file_systems', ref(`Many${i}`)))))),
    toldOf('Tests', risky('CB-RTEST-028', 'no selection', VOLUMES, drop('Selection'))),
  ],
};
