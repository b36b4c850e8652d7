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

describe('activity-log', () => {
  const example = Example.run('activity-log');

  test('is two apps in one, without Lambda or custom resource', () => {
    expect(example.stacks).toEqual(expect.arrayContaining(['Operations', 'Shop']));
    for (const stack of example.stacks) {
      const types = Object.keys(typesIn(example.template(stack)));
      expect(types.filter(type => type.startsWith('Custom::') || type === 'AWS::Lambda::Function')).toEqual([]);
    }
  });

  test('what the shop forwards goes to the bus of operations', () => {
    const [bus] = Object.values(example.template('Operations').findResources('AWS::Events::EventBus'));
    const [role] = Object.values(example.template('Shop').findResources('AWS::IAM::ManagedPolicy'));
    const [{ Action, Resource }] = role.Properties.PolicyDocument.Statement;
    expect(Action).toBe('events:PutEvents');
    expect(Resource).toEqual(bus.Properties.Policy.Statement[0].Resource);
    expect(JSON.stringify(Resource)).toContain(`event-bus/${bus.Properties.Name}`);
  });

  test('says what is on its dashboards, and what the queries are', () => {
    const lines: string[] = [];
    const log = jest.spyOn(console, 'log').mockImplementation(line => lines.push(String(line)));
    jest.isolateModules(() => {
      jest.requireActual('../../examples/activity-log/show');
    });
    log.mockRestore();
    const said = lines.join('\n');
    expect(said).toMatch(/Dashboard backups-of-all-accounts in stack Operations: \d+ widgets, \d{4,5} bytes/);
    expect(said).toMatch(/Dashboard backups-of-the-shop in stack Shop: \d+ widgets, \d{4,5} bytes/);
    expect(said).toMatch(/Vault .+ in eu-central-1/);
    expect(lines.filter(line => /^\n.*\/(Who|What|When|How|Which) .*\n {2}fields /.test(line))).toHaveLength(16);
  });
});

describe('monitored', () => {
  const example = Example.run('monitored');
  const template = example.template('Shop');

  test('tells of failures, tampering and changed plans, by mail and in Slack', () => {
    template.resourceCountIs('AWS::Events::Rule', 35);
    template.resourceCountIs('AWS::Chatbot::SlackChannelConfiguration', 1);
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', FilterPolicy: Match.absent() });
  });

  test('raises an alarm where a type is not backed up within the RPO, and where no restore is validated for a week', () => {
    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')) as { Properties: { TreatMissingData: string; EvaluationPeriods: number } }[];
    const stale = alarms.filter(({ Properties }) => Properties.TreatMissingData === 'breaching').map(({ Properties }) => Properties.EvaluationPeriods);
    expect(stale.sort((a, b) => a - b)).toEqual([26, 26, 168]);
  });

  test('has no Lambda and no custom resource', () => {
    expect(Object.keys(typesIn(template)).filter(type => /Lambda|Custom/.test(type))).toEqual([]);
  });
});
