import { CfnResource, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ResourceType } from 'aws-cdk-lib/aws-config';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AuditControl, AuditedResources, AuditFramework, ProtectedResourceType, ProtectionPlan, ProtectionRule, ResourceSelector } from '../../src';
import { recordedTypes } from '../../src/audit/config-recorder';
import { knownProperties } from '../helpers/registry';
import { evaluated, isAllowed } from '../helpers/simulation';
import type { Json } from '../helpers/simulation';
import { ACCOUNT, shop, warnings } from '../helpers/stacks';

const ALWAYS = ['AWS::Backup::BackupPlan', 'AWS::Backup::BackupSelection', 'AWS::Backup::BackupVault', 'AWS::Backup::RecoveryPoint'];

function recording(controls: AuditControl[], bucket?: (stack: Stack) => s3.IBucketRef): Stack {
  const stack = shop();
  new AuditFramework(stack, 'Framework', { controls, recordConfiguration: true, configurationBucket: bucket?.(stack) });
  return stack;
}

function typesOf(stack: Stack): string[] {
  const [recorder] = Object.values(Template.fromStack(stack).findResources('AWS::Config::ConfigurationRecorder'));
  return (recorder.Properties as { RecordingGroup: { ResourceTypes: string[] } }).RecordingGroup.ResourceTypes;
}

describe('what is recorded', () => {
  test.each<[string, AuditControl[], string[]]>([
    ['controls for backups alone', [AuditControl.recoveryPointsEncrypted(), AuditControl.planFrequencyAndRetention()], []],
    ['types of a scope', [AuditControl.resourcesInBackupPlan({ resources: AuditedResources.ofTypes(ProtectedResourceType.EBS, ProtectedResourceType.DYNAMODB) })],
      ['AWS::EC2::Volume', 'AWS::DynamoDB::Table']],
  ])('%s', (_, controls, types) => {
    expect(typesOf(recording(controls))).toEqual([...ALWAYS, ...types]);
  });

  test('a tag can be on anything', () => {
    expect(typesOf(recording([AuditControl.resourcesInBackupPlan({ resources: AuditedResources.tagged('backup') })]))).toEqual(recordedTypes('any'));
  });

  test('what plans select, later too', () => {
    const stack = shop();
    const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily()] });
    AuditFramework.fromPlan(stack, 'Framework', { plans: [plan], recordConfiguration: true });
    plan.addSelection('Files', ResourceSelector.byType(ProtectedResourceType.EFS));

    expect(typesOf(stack)).toEqual([...ALWAYS, 'AWS::EFS::FileSystem']);
  });

  test('AWS Config knows every type that can come', () => {
    const known = Object.values(ResourceType as unknown as Record<string, ResourceType>).map(type => type.complianceResourceType);

    expect(recordedTypes('any').filter(type => !known.includes(type))).toEqual([]);
  });
});

describe('the recorder', () => {
  test('is off by default, and its lack is told', () => {
    const stack = shop();
    new AuditFramework(stack, 'Framework', { controls: [AuditControl.recoveryPointsEncrypted()] });

    Template.fromStack(stack).resourceCountIs('AWS::Config::ConfigurationRecorder', 0);
    expect(warnings(stack)).toEqual(['CB-AUDIT-034']);
  });

  test('comes before the framework, with a channel into a bucket of its own', () => {
    const stack = recording([AuditControl.recoveryPointsEncrypted()]);
    const template = Template.fromStack(stack);
    const [recorder] = Object.keys(template.findResources('AWS::Config::ConfigurationRecorder'));

    template.hasResource('AWS::Backup::Framework', { DependsOn: Match.arrayWith([recorder]) });
    template.hasResourceProperties('AWS::Config::DeliveryChannel', { S3BucketName: { Ref: Match.stringLikeRegexp('^FrameworkRecorderBucket') } });
    expect(warnings(stack)).toEqual([]);
  });

  test('one in another Region does not count', () => {
    const stack = shop();
    const elsewhere = new Stack(stack.node.root, 'Elsewhere', { env: { account: ACCOUNT, region: 'eu-central-1' } });
    new CfnResource(elsewhere, 'Recorder', { type: 'AWS::Config::ConfigurationRecorder', properties: { RoleARN: 'arn:aws:iam::111122223333:role/config' } });
    new AuditFramework(stack, 'Framework', { controls: [AuditControl.recoveryPointsEncrypted()] });

    expect(warnings(stack)).toEqual(['CB-AUDIT-034']);
  });

  test('a bucket of your own is used as it is', () => {
    const template = Template.fromStack(recording([AuditControl.recoveryPointsEncrypted()], stack => new s3.Bucket(stack, 'Mine')));

    template.resourceCountIs('AWS::S3::Bucket', 1);
    template.resourceCountIs('AWS::S3::BucketPolicy', 0);
  });

  test('has no property that CloudFormation does not know', () => {
    const template = Template.fromStack(recording([AuditControl.recoveryPointsEncrypted()]));

    for (const type of ['AWS::Config::ConfigurationRecorder', 'AWS::Config::DeliveryChannel']) {
      const [resource] = Object.values(template.findResources(type)) as { Properties: object }[];
      expect(knownProperties(type)).toEqual(expect.arrayContaining(Object.keys(resource.Properties)));
    }
  });

  test('its role may deliver for its account, and a stranger without the permission may not go without TLS', async () => {
    const template = Template.fromStack(recording([AuditControl.recoveryPointsEncrypted()]));
    const [[, policy]] = Object.entries(template.findResources('AWS::S3::BucketPolicy')).filter(([id]) => !id.includes('AccessLogs'));
    const text = JSON.stringify(evaluated(policy.Properties.PolicyDocument))
      .replace(/\{"Fn::GetAtt":\["FrameworkRecorderBucket[^"]*","Arn"\]\}/g, '"arn:aws:s3:::recorded"')
      .replace(/\{"Fn::GetAtt":\["FrameworkRecorderRole[^"]*","Arn"\]\}/g, `"arn:aws:iam::${ACCOUNT}:role/recorder"`);
    const call = {
      principal: `arn:aws:iam::${ACCOUNT}:role/recorder`, action: 's3:PutObject', resource: `arn:aws:s3:::recorded/AWSLogs/${ACCOUNT}/Config/x`,
      account: ACCOUNT, resourcePolicy: evaluated(JSON.parse(text)) as Json,
    };

    expect(await isAllowed({ ...call, context: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SecureTransport': 'true' } })).toBe(true);
    expect(await isAllowed({ ...call, context: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SecureTransport': 'false' } })).toBe(false);
  });
});
