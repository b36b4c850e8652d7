import type { RuleModel } from '../../../../src/model/plan/plan-model';
import type { RestoreTestingPlanModel, RestoreTestingSelectionModel } from '../../../../src/model/restore-testing/restore-testing-model';
import { diagnosticCases, said } from '../../../helpers/diagnostic-cases';
import { RULE } from '../../../helpers/raw-models';

const VAULT = 'arn:aws:backup:eu-west-1:111122223333:backup-vault:vault';
const WEEKLY = at('cron(0 5 ? * SUN *)');
const ONCE = at(`cron(0 5 1 1 ? ${new Date().getUTCFullYear()})`);
const NEVER = at('cron(0 5 31 2 ? *)');
const PLAN: RestoreTestingPlanModel = {
  name: 'Weekly', schedule: { expression: 'cron(0 5 ? * SUN *)', timeZone: undefined, startWindowMinutes: undefined, completionWindowMinutes: undefined },
  startWindowHours: 24, algorithm: 'LATEST_WITHIN_WINDOW', recoveryPointTypes: ['SNAPSHOT'], includeVaults: ['*'], excludeVaults: undefined,
  selectionWindowDays: undefined,
};

describe('restore testing plans', () => {
  diagnosticCases('restoreTestingPlan', PLAN, 'the restore testing plan', ['RTEST'], [
    {
      name: 'a hyphen in the name', wrong: { name: 'weekly-test' }, right: { name: 'weekly_test' },
      says: ["CB-RTEST-001 at name: Name of the restore testing plan must have 1 to 50 letters, digits or underscores, got 'weekly-test'"],
    },
    {
      name: 'an algorithm cut short', wrong: { algorithm: 'LATEST' }, right: { algorithm: 'RANDOM_WITHIN_WINDOW' },
      says: ["CB-RTEST-002 at algorithm: Algorithm of the restore testing plan must be 'LATEST_WITHIN_WINDOW' or 'RANDOM_WITHIN_WINDOW', got 'LATEST'"],
    },
    {
      name: 'no recovery point types', wrong: { recoveryPointTypes: [] }, right: { recoveryPointTypes: ['SNAPSHOT', 'CONTINUOUS'] },
      says: ["CB-RTEST-003 at recoveryPointTypes: Recovery point types of the restore testing plan must be 'SNAPSHOT' or 'CONTINUOUS', or both, got none"],
    },
    {
      name: 'a recovery point type in lower case', wrong: { recoveryPointTypes: ['snapshot'] }, right: {},
      says: ["CB-RTEST-003 at recoveryPointTypes[0]: Recovery point types of the restore testing plan must be 'SNAPSHOT' or 'CONTINUOUS', or both, got 'snapshot'"],
    },
    {
      name: 'no vaults', wrong: { includeVaults: [] }, right: {},
      says: ["CB-RTEST-004 at includeVaults: Included vaults of the restore testing plan must be '*', or ARNs of vaults, got none"],
    },
    {
      name: 'the name of a vault', wrong: { includeVaults: ['vault'] }, right: { includeVaults: [VAULT] },
      says: ["CB-RTEST-004 at includeVaults[0]: Included vaults of the restore testing plan must be '*', or the ARN of a vault, 'arn:<partition>:backup:<region>:<account>:backup-vault:<name>', got 'vault'"],
    },
    {
      name: 'the wildcard beside a vault', wrong: { includeVaults: ['*', VAULT] }, right: { includeVaults: ['arn:aws:backup:*:*:backup-vault:prod-*'] },
      says: ["CB-RTEST-004 at includeVaults[0]: Included vaults of the restore testing plan must be '*' alone, or ARNs of vaults, got '*' beside others"],
    },
    {
      name: 'the name of an excluded vault', wrong: { excludeVaults: ['vault'] }, right: { excludeVaults: [VAULT] },
      says: ["CB-RTEST-005 at excludeVaults[0]: Excluded vaults of the restore testing plan must be the ARN of a vault, 'arn:<partition>:backup:<region>:<account>:backup-vault:<name>', got 'vault'"],
    },
    {
      name: 'all vaults excluded', wrong: { includeVaults: [VAULT], excludeVaults: ['arn:aws:backup:*:*:backup-vault:*'] }, right: { includeVaults: [VAULT], excludeVaults: [`${VAULT}2`] },
      says: ['CB-RTEST-006 at excludeVaults: Excluded vaults of the restore testing plan must leave an included one, got arn:aws:backup:*:*:backup-vault:*'],
    },
    {
      name: 'too many vaults', wrong: { includeVaults: vaults(31) }, right: { includeVaults: vaults(30) },
      says: ['CB-RTEST-007 at includeVaults: Included vaults of the restore testing plan must be at most 30, got 31: use a wildcard'],
    },
    {
      name: 'no selection window', wrong: { selectionWindowDays: 0 }, right: { selectionWindowDays: 1 },
      says: ['CB-RTEST-008 at selectionWindowDays: Selection window of the restore testing plan must be a whole number of days from 1 to 365, got 0'],
    },
    {
      name: 'a selection window of more than a year', wrong: { selectionWindowDays: 366 }, right: { selectionWindowDays: 365 },
      says: ['CB-RTEST-008 at selectionWindowDays: Selection window of the restore testing plan must be a whole number of days from 1 to 365, got 366'],
    },
    {
      name: 'half an hour of start window', wrong: { startWindowHours: 0.5 }, right: { startWindowHours: 1 },
      says: ['CB-RTEST-009 at startWindowHours: Start window of the restore testing plan must be a whole number of hours from 1 to 168, got 0.5'],
    },
    {
      name: 'more than a week of start window', wrong: { startWindowHours: 169 }, right: { startWindowHours: 168 },
      says: ['CB-RTEST-009 at startWindowHours: Start window of the restore testing plan must be a whole number of hours from 1 to 168, got 169'],
    },
    {
      name: 'a window shorter than the interval', wrong: { selectionWindowDays: 6, feeds: [WEEKLY] }, right: { selectionWindowDays: 8, feeds: [WEEKLY] },
      says: ['CB-RTEST-010 at selectionWindowDays: Selection window of the restore testing plan must be at least the 8 days that can lie between two backups and their start windows, got 6 days'],
    },
    {
      name: 'vaults that no further backup reaches', wrong: { feeds: [ONCE] }, right: { feeds: [NEVER] },
      says: ['CB-RTEST-010 at selectionWindowDays: Selection window of the restore testing plan must hold a backup, got 30 days'],
    },
  ], { alwaysKnown: ['feeds'] });

  test('the schedule is judged like any other', () => {
    const schedule = { ...PLAN.schedule, expression: 'rate(1 day)', timeZone: 'Mars/Olympus' };
    expect(said('restoreTestingPlan', { ...PLAN, schedule }, 'the restore testing plan')).toEqual([
      "CB-SCHED-002 at schedule.expression: Schedule of the restore testing plan must be a cron expression, got 'rate(1 day)': AWS Backup does not take rate(), use BackupSchedule.everyHours, daily or weekly",
      "CB-SCHED-004 at schedule.timeZone: Time zone of the restore testing plan must be a name of the IANA time zone database, got 'Mars/Olympus': for example 'Europe/Berlin' or 'Etc/UTC'",
    ]);
  });
});

const SELECTION: RestoreTestingSelectionModel = {
  planName: 'Weekly', name: 'Volumes', protectedResourceType: 'EBS', iamRoleArn: 'arn:aws:iam::111122223333:role/Restore', protectedResourceArns: ['*'],
  protectedResourceConditions: undefined, restoreMetadataOverrides: undefined, validationWindowHours: undefined,
};
const VOLUME = 'arn:aws:ec2:eu-west-1:111122223333:volume/vol-1';
const BACKUP = { operator: 'StringEquals', key: 'aws:ResourceTag/backup', value: 'true' };
const SUBNETS = { subnetIds: '["subnet-1"]' };

describe('restore testing selections', () => {
  diagnosticCases('restoreTestingSelection', SELECTION, 'the selection', ['RTEST'], [
    {
      name: 'a hyphen in the name', wrong: { name: 's-1' }, right: { name: 's_1' },
      says: ["CB-RTEST-011 at name: Name of the selection must have 1 to 50 letters, digits or underscores, got 's-1'"],
    },
    {
      name: 'a type of CloudFormation', wrong: { protectedResourceType: 'AWS::EC2::Volume' }, right: {},
      says: ["CB-RTEST-012 at protectedResourceType: Resource type of the selection must be 'Aurora', 'DocumentDB', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'FSx', 'Neptune', 'RDS' or 'S3', got 'AWS::EC2::Volume'"],
    },
    {
      name: 'a type in lower case', wrong: { protectedResourceType: 'dynamodb' }, right: { protectedResourceType: 'DynamoDB' },
      says: ["CB-RTEST-012 at protectedResourceType: Resource type of the selection must be 'Aurora', 'DocumentDB', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'FSx', 'Neptune', 'RDS' or 'S3', got 'dynamodb': did you mean 'DynamoDB'"],
    },
    {
      name: 'a resource and the wildcard', wrong: { protectedResourceArns: [VOLUME, '*'] }, right: { protectedResourceArns: [VOLUME] },
      says: ["CB-RTEST-013 at protectedResourceArns: Resources of the selection must be '*' alone, or ARNs, got both"],
    },
    {
      name: 'a resource and a condition', wrong: { protectedResourceArns: [VOLUME], protectedResourceConditions: [BACKUP] }, right: { protectedResourceConditions: [BACKUP] },
      says: ["CB-RTEST-013 at protectedResourceConditions: Conditions of the selection must be left out where resources are named, got both: set ProtectedResourceArns to ['*']"],
    },
    {
      name: 'neither', wrong: { protectedResourceArns: undefined, protectedResourceConditions: [] }, right: { protectedResourceArns: undefined, protectedResourceConditions: [BACKUP] },
      says: ["CB-RTEST-014 at protectedResourceArns: The selection must name resources or conditions, got none: ProtectedResourceArns ['*'] takes all of the type"],
    },
    {
      name: 'too many resources', wrong: { protectedResourceArns: volumes(31) }, right: { protectedResourceArns: volumes(30) },
      says: ['CB-RTEST-015 at protectedResourceArns: ARNs of the selection must be at most 30, got 31'],
    },
    {
      name: 'too many conditions', wrong: { protectedResourceConditions: Array(31).fill(BACKUP) }, right: { protectedResourceConditions: Array(30).fill(BACKUP) },
      says: ['CB-RTEST-015 at protectedResourceConditions: Conditions of the selection must be at most 30, got 31'],
    },
    {
      name: 'the id of a volume', wrong: { protectedResourceArns: ['vol-1'] }, right: { protectedResourceArns: [VOLUME] },
      says: ["CB-RTEST-016 at protectedResourceArns[0]: Resource of the selection must be an ARN, or '*', got 'vol-1'"],
    },
    {
      name: 'a resource of another type', wrong: { protectedResourceArns: ['arn:aws:dynamodb:eu-west-1:111122223333:table/t'] }, right: { protectedResourceArns: [VOLUME] },
      says: ["CB-RTEST-016 at protectedResourceArns[0]: Resource of the selection must be of type 'EBS' like its selection, got 'arn:aws:dynamodb:eu-west-1:111122223333:table/t'"],
    },
    {
      name: 'a pattern', wrong: { protectedResourceConditions: [{ ...BACKUP, operator: 'StringLike' }] }, right: { protectedResourceConditions: [{ ...BACKUP, operator: 'StringNotEquals' }] },
      says: ["CB-RTEST-017 at protectedResourceConditions: Conditions of the selection must be 'StringEquals' or 'StringNotEquals', got 'StringLike'"],
    },
    {
      name: 'a plain tag key', wrong: { protectedResourceConditions: [{ ...BACKUP, key: 'backup' }] }, right: { protectedResourceConditions: [BACKUP] },
      says: ["CB-RTEST-018 at protectedResourceConditions[0].key: Condition key of the selection must start with 'aws:ResourceTag/', got 'backup'"],
    },
    {
      name: 'the name of a role', wrong: { iamRoleArn: 'Restore' }, right: {},
      says: ["CB-RTEST-019 at iamRoleArn: Role of the selection must be the ARN of a role, got 'Restore'"],
    },
    {
      name: 'more than a week of validation', wrong: { validationWindowHours: 169 }, right: { validationWindowHours: 0 },
      says: ['CB-RTEST-020 at validationWindowHours: Validation window of the selection must be a whole number of hours from 0 to 168, got 169'],
    },
    {
      name: 'a file system without subnets', wrong: { protectedResourceType: 'FSx' }, right: { protectedResourceType: 'FSx', restoreMetadataOverrides: SUBNETS },
      says: ['CB-RTEST-021 at restoreMetadataOverrides: Restore metadata of the selection must have subnetIds or ontapConfiguration, which AWS Backup cannot infer, got neither'],
    },
    {
      name: 'a misspelt key', wrong: { restoreMetadataOverrides: { volumeSizes: '10' } }, right: { restoreMetadataOverrides: { VolumeSize: '10' } },
      says: ["CB-RTEST-022 at restoreMetadataOverrides: Restore metadata of the selection must be known for EBS, got 'volumeSizes': did you mean 'volumesize'"],
    },
    {
      name: 'a key of another type', wrong: { restoreMetadataOverrides: { dbSubnetGroupName: 'x' } }, right: {},
      says: ["CB-RTEST-022 at restoreMetadataOverrides: Restore metadata of the selection must be known for EBS, got 'dbSubnetGroupName': AWS names availabilityZone, iops, kmsKeyId, throughput, volumesize, volumetype"],
    },
    {
      name: 'a list with commas', wrong: { protectedResourceType: 'FSx', restoreMetadataOverrides: { subnetIds: 'subnet-1,subnet-2' } },
      right: { protectedResourceType: 'FSx', restoreMetadataOverrides: SUBNETS },
      says: ['CB-RTEST-023 at restoreMetadataOverrides: \'subnetIds\' in the restore metadata of the selection must be a JSON list in text, such as ["a","b"], got \'subnet-1,subnet-2\''],
    },
    {
      name: 'a kind of file system without what it needs', wrong: { protectedResourceType: 'FSx', lackingMetadata: ['subnetIds', 'windowsConfiguration.activeDirectoryId'] },
      right: { protectedResourceType: 'FSx', lackingMetadata: [] }, counts: true,
      says: ['CB-RTEST-030 at restoreMetadataOverrides: Restore metadata of the selection must have subnetIds and windowsConfiguration.activeDirectoryId, which AWS Backup cannot infer, got none'],
    },
  ], { alwaysKnown: ['lackingMetadata'] });
});

function at(expression: string): RuleModel {
  return { ...RULE, schedule: { ...RULE.schedule, expression } };
}

function vaults(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${VAULT}${i}`);
}

function volumes(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${VOLUME}${i}`);
}
