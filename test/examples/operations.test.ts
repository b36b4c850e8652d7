import { Match } from 'aws-cdk-lib/assertions';
import { Example, only, typesIn } from './synthesized';

describe('vmware', () => {
  const template = Example.run('vmware').template('Datacenter');

  test('is a hypervisor with its logs, a plan with its vault, and three roles', () => {
    expect(typesIn(template)).toEqual({
      'AWS::Backup::BackupPlan': 1,
      'AWS::Backup::BackupSelection': 1,
      'AWS::Backup::BackupVault': 1,
      'AWS::BackupGateway::Hypervisor': 1,
      'AWS::IAM::Role': 3,
      'AWS::KMS::Key': 3,
      'AWS::Logs::LogGroup': 1,
      'AWS::SNS::Subscription': 1,
      'AWS::SNS::Topic': 1,
      'AWS::SNS::TopicPolicy': 1,
    });
  });

  test('has no secret in it', () => {
    const { Username, Password } = only(Example.run('vmware'), 'Datacenter', 'AWS::BackupGateway::Hypervisor');
    for (const text of [Username, Password]) expect(JSON.stringify(text)).toMatch(/\{\{resolve:secretsmanager:.*on-premises\/vcenter:SecretString:(username|password)::\}\}/);
  });

  test('backs up the machines with the tag that the command maps', () => {
    template.hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupSelection: {
        Resources: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':backup-gateway:*:*:vm/*']] }],
        Conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/backup', ConditionValue: 'daily' }] },
      },
    });
    const { MapTags } = template.findOutputs('MapTags') as { MapTags: { Value: unknown } };
    expect(JSON.stringify(MapTags.Value)).toContain('\\"AwsTagKey\\":\\"backup\\",\\"AwsTagValue\\":\\"daily\\"');
  });
});

describe('restore-tests', () => {
  const template = Example.run('restore-tests').template('Shop');

  test('restores each resource, the database into the network that it is in', () => {
    template.resourceCountIs('AWS::Backup::RestoreTestingSelection', 3);
    template.hasResourceProperties('AWS::Backup::RestoreTestingSelection', {
      ProtectedResourceType: 'RDS',
      RestoreMetadataOverrides: {
        dbInstanceClass: 'db.t4g.micro', dbSubnetGroupName: { Ref: Match.stringLikeRegexp('^AccountsSubnetGroup') }, vpcSecurityGroupIds: Match.anyValue(), multiAz: 'false',
      },
      ValidationWindowHours: 4,
    });
  });
});
