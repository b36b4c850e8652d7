import { Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { BackupAccessPoint } from '../../src';
import type { BackupAccessPointProps } from '../../src';
import { fragmentApp } from '../helpers/app';
import { describeRefusals, messageOf } from '../helpers/refusals';
import { evaluated, isAllowed } from '../helpers/simulation';
import type { Json } from '../helpers/simulation';
import { ACCOUNT, shop, tokens, warnings } from '../helpers/stacks';

const TYPE = 'AWS::Backup::BackupAccessPoint';
/** AWS's validator does not know the type yet. */
const unvalidated = () => shop({}, 'Shop', fragmentApp());
const POINT = 'arn:aws:backup:eu-west-1:111122223333:recovery-point:bucket-20260101-0a1b2c3d';
const OTHER_ACCOUNT = '444455556666';
const pointWith = (props: Partial<BackupAccessPointProps> = {}, stack = unvalidated()) =>
  new BackupAccessPoint(stack, 'Reading', { recoveryPointArn: POINT, ...props });
const propertiesOf = (point: BackupAccessPoint) =>
  Object.values(Template.fromStack(point.stack).findResources(TYPE)).map(({ Properties }) => Properties as Json)[0];
const role = (name: string, account = ACCOUNT) => `arn:aws:iam::${account}:role/${name}`;

test('minimal: no policy, a name of its own in lower case', () => {
  expect(propertiesOf(pointWith())).toEqual({ RecoveryPointArn: POINT, Name: expect.stringMatching(/^shop-reading-[0-9a-f]{8}$/) });
});

test('maximal', () => {
  const stack = unvalidated();
  const point = pointWith({
    accessPointName: 'forensics', accessPointInTime: '2026-01-31T03:30:27Z', readers: [new iam.ArnPrincipal(role('auditor'))],
  }, stack);
  Tags.of(point).add('case', '1');

  expect(propertiesOf(point)).toEqual({
    RecoveryPointArn: POINT, Name: 'forensics', AccessPointInTime: '2026-01-31T03:30:27Z', Tags: [{ Key: 'case', Value: '1' }],
    AccessPointPolicy: { Version: '2012-10-17', Statement: [expect.objectContaining({ Action: 's3:ListBucket' }), expect.objectContaining({ Action: 's3:GetObject' })] },
  });
  const attribute = (name: string) => ({ 'Fn::GetAtt': [expect.stringMatching(/^Reading/), name] });
  expect(stack.resolve([point.accessPointArn, point.s3AccessPointArn, point.s3AccessPointAlias]))
    .toEqual([attribute('Arn'), attribute('AccessPointMetadata.S3AccessPointArn'), attribute('AccessPointMetadata.S3AccessPointAlias')]);
  expect(warnings(stack)).toEqual([]);
});

test('another recovery point, or moment, has another name', () => {
  const names = [pointWith(), pointWith({ recoveryPointArn: `${POINT}-2` }), pointWith({ accessPointInTime: '2026-01-31' })].map(point => point.accessPointName);
  expect(new Set(names).size).toBe(3);
});

describe('the policy', () => {
  const point = pointWith({ accessPointName: 'forensics', readers: [new iam.ArnPrincipal(role('auditor')), new iam.ArnPrincipal(role('auditor', OTHER_ACCOUNT))] });
  const resourcePolicy = evaluated(propertiesOf(point).AccessPointPolicy) as Json;
  const S3_POINT = `arn:aws:s3:eu-west-1:${ACCOUNT}:accesspoint/forensics`;

  test.each([
    ['a reader reads an object', role('auditor', OTHER_ACCOUNT), 's3:GetObject', `${S3_POINT}/object/a/b.txt`, true],
    ['a reader does not write', role('auditor', OTHER_ACCOUNT), 's3:PutObject', `${S3_POINT}/object/a/b.txt`, false],
    ['a reader does not read through another access point', role('auditor', OTHER_ACCOUNT), 's3:GetObject', `${S3_POINT}-2/object/a/b.txt`, false],
    ['somebody else of the other account does not read', role('developer', OTHER_ACCOUNT), 's3:GetObject', `${S3_POINT}/object/a/b.txt`, false],
  ])('%s', async (_, principal, action, resource, allowed) => {
    expect(await isAllowed({ principal, action, resource, account: ACCOUNT, resourcePolicy })).toBe(allowed);
  });
});

describe('grantRead', () => {
  test('gives a role of the account a permission, and leaves the policy alone', () => {
    const stack = unvalidated();
    const point = pointWith({ accessPointName: 'forensics' }, stack);
    point.grantRead(new iam.Role(stack, 'Auditor', { assumedBy: new iam.AccountRootPrincipal() }));

    const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    expect(evaluated((policy.Properties as Json).PolicyDocument)).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 's3:ListBucket', Resource: `arn:aws:s3:eu-west-1:${ACCOUNT}:accesspoint/forensics` },
        { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:eu-west-1:${ACCOUNT}:accesspoint/forensics/object/*` },
      ],
    });
    expect(propertiesOf(point)).not.toHaveProperty('AccessPointPolicy');
  });

  test('a role of another account stands in the policy', () => {
    const stack = unvalidated();
    const point = pointWith({}, stack);
    point.grantRead(iam.Role.fromRoleArn(stack, 'Auditor', role('auditor', OTHER_ACCOUNT)));
    expect(propertiesOf(point).AccessPointPolicy).toMatchObject({ Statement: [{ Principal: { AWS: role('auditor', OTHER_ACCOUNT) } }, { Action: 's3:GetObject' }] });
  });
});

test('tokens are taken as they are', () => {
  const stack = unvalidated();
  const { text } = tokens(stack);
  pointWith({ recoveryPointArn: text, accessPointName: text, accessPointInTime: text, readers: [new iam.ArnPrincipal(text)] }, stack);
  expect(warnings(stack)).toEqual([]);
});

test('a policy that is too long is refused where it becomes so', () => {
  const point = pointWith();
  const statement = new iam.PolicyStatement({
    actions: ['s3:GetObject'], resources: ['x'.repeat(200_000)], principals: [new iam.ArnPrincipal(role('auditor'))],
  });
  expect(messageOf(() => point.addToResourcePolicy(statement))).toMatch(/^Policy of the access point must have at most 200000 characters, got 2\d{5} \[Shop\/Reading\] \(CB-AP-003\)$/);
});

describeRefusals('refused', [
  {
    name: 'a name in capitals', write: () => pointWith({ accessPointName: 'Forensics' }),
    message: "Name of the access point must have 3 to 50 lower-case letters, digits or hyphens, and begin and end with a letter or digit, got 'Forensics' [Shop/Reading] (CB-AP-001)",
  },
  {
    name: 'the ARN of a bucket', write: () => pointWith({ recoveryPointArn: 'arn:aws:s3:::media' }),
    message: "Recovery point of the access point must be the ARN of a recovery point of Amazon S3, got 'arn:aws:s3:::media' [Shop/Reading] (CB-AP-002)",
  },
  {
    name: 'a moment to come', write: () => pointWith({ accessPointInTime: '2999-01-01T00:00:00Z' }),
    message: "Point in time of the access point must be one of the past such as '2026-01-31T03:30:27Z', got '2999-01-01T00:00:00Z' [Shop/Reading] (CB-AP-004)",
  },
]);
