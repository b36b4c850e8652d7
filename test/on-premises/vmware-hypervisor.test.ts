import { RemovalPolicy, SecretValue, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { BackupRole, HypervisorCredentials, RestoreRole, VmwareHypervisor } from '../../src';
import type { VmwareHypervisorProps, VmwareTagMapping } from '../../src';
import { describeRefusals } from '../helpers/refusals';
import { knownProperties } from '../helpers/registry';
import { evaluated } from '../helpers/simulation';
import type { Json } from '../helpers/simulation';
import { ACCOUNT, shop, tokens, warnings } from '../helpers/stacks';

const TYPE = 'AWS::BackupGateway::Hypervisor';
const KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const DAILY: VmwareTagMapping = { vmwareCategory: 'Backup', vmwareTagName: 'Daily', awsTagKey: 'backup', awsTagValue: 'daily' };
const credentials = HypervisorCredentials.fromUsername('backup@vsphere.local', SecretValue.secretsManager('vcenter'));

const hypervisorWith = (props: Partial<VmwareHypervisorProps> = {}, stack = shop()) =>
  new VmwareHypervisor(stack, 'VCenter', { host: 'vcenter.example.com', credentials, ...props });
const templateWith = (props: Partial<VmwareHypervisorProps> = {}) => Template.fromStack(hypervisorWith(props).stack);
const propertiesOf = (template: Template) => Object.values(template.findResources(TYPE)).map(({ Properties }) => Properties as Json)[0];

describe('minimal', () => {
  const template = templateWith();

  test('a hypervisor that logs, with a key that AWS owns', () => {
    template.hasResourceProperties(TYPE, {
      Name: Match.stringLikeRegexp('^Shop-VCenter-[0-9a-f]{8}$'),
      Host: 'vcenter.example.com',
      Username: 'backup@vsphere.local',
      Password: '{{resolve:secretsmanager:vcenter:SecretString:::}}',
      KmsKeyArn: Match.absent(),
      LogGroupArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^VCenterLogs'), 'Arn'] },
    });
    template.resourceCountIs('AWS::IAM::Role', 0);
  });

  test('logs are encrypted, kept for a year, and stay', () => {
    template.hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: { RetentionInDays: 365, KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^VCenterLogKey'), 'Arn'] } },
    });
    template.hasResource('AWS::KMS::Key', { DeletionPolicy: 'RetainExceptOnCreate', Properties: { EnableKeyRotation: true } });
  });

  test('construct ids are a contract', () => {
    expect(hypervisorWith().node.children.map(({ node }) => node.id)).toEqual(['LogKey', 'Logs', 'Resource']);
  });

  test('warns about nothing', () => {
    expect(warnings(hypervisorWith().stack)).toEqual([]);
  });

  test('every property is one that CloudFormation knows', () => {
    expect(knownProperties(TYPE)).toEqual(expect.arrayContaining(Object.keys(propertiesOf(template))));
  });
});

describe('maximal', () => {
  const stack = shop();
  const key = new kms.Key(stack, 'Key');
  const hypervisor = hypervisorWith({
    hypervisorName: 'vcenter-1',
    credentials: HypervisorCredentials.fromSecret(new Secret(stack, 'Secret')),
    encryptionKey: key,
    logGroup: logs.LogGroup.fromLogGroupArn(stack, 'Logs', `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:backup`),
    tagMappings: [DAILY, { ...DAILY, vmwareTagName: "Bob's", awsTagValue: 'weekly' }],
  }, stack);
  for (const role of [new BackupRole(stack, 'BackupRole'), new RestoreRole(stack, 'RestoreRole')]) hypervisor.grantDecrypt(role);
  Tags.of(hypervisor).add('site', 'dublin');
  const template = Template.fromStack(stack);

  test('renders every property', () => {
    template.hasResourceProperties(TYPE, {
      Name: 'vcenter-1',
      KmsKeyArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
      LogGroupArn: `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:backup:*`,
      Tags: [{ Key: 'site', Value: 'dublin' }],
    });
    expect(knownProperties(TYPE)).toEqual(expect.arrayContaining(Object.keys(propertiesOf(template))));
    template.resourceCountIs('AWS::Logs::LogGroup', 0);
  });

  test('no part of a secret is in the template', () => {
    const { Username, Password } = propertiesOf(template);
    for (const text of [Username, Password]) expect(JSON.stringify(text)).toContain('{{resolve:secretsmanager:');
  });

  test('roles of jobs may decrypt with the key, and nothing else', () => {
    for (const role of ['BackupRole', 'RestoreRole']) {
      template.hasResourceProperties('AWS::IAM::Policy', {
        PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] } }] },
        Roles: [{ Ref: Match.stringLikeRegexp(`^${role}`) }],
      });
    }
  });

  test('a role tags virtual machines, for both services that AWS names', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: ['backup.amazonaws.com', 'backup-gateway.amazonaws.com'].map(Service => ({ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service } })),
      },
      ManagedPolicyArns: [{
        'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWSBackupGatewayServiceRolePolicyForVirtualMachineMetadataSync']],
      }],
    });
  });

  test('the command tells the gateway both mappings', () => {
    const [command, ...parts] = (stack.resolve(hypervisor.tagMappingCommand) as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1];
    expect(command).toBe('aws backup-gateway put-hypervisor-property-mappings --region eu-west-1 --hypervisor-arn ');
    const mappings = /--vmware-to-aws-tag-mappings '(.*)'$/.exec(String(parts.at(-1)))?.[1].replaceAll("'\\''", "'");
    expect(JSON.parse(mappings!)).toEqual([
      { VmwareCategory: 'Backup', VmwareTagName: 'Daily', AwsTagKey: 'backup', AwsTagValue: 'daily' },
      { VmwareCategory: 'Backup', VmwareTagName: "Bob's", AwsTagKey: 'backup', AwsTagValue: 'weekly' },
    ]);
  });

  test('hands out its parts, and warns about nothing', () => {
    expect(hypervisor.encryptionKey).toBe(key);
    expect(stack.resolve(hypervisor.hypervisorRef)).toEqual({ hypervisorArn: { 'Fn::GetAtt': [expect.stringMatching(/^VCenter/), 'HypervisorArn'] } });
    expect(warnings(stack)).toEqual([]);
  });
});

test('the key of the logs is open to CloudWatch Logs of the Region, for log groups of this account', () => {
  const [key] = Object.values(templateWith().findResources('AWS::KMS::Key'));
  const { Statement } = evaluated((key.Properties as Json).KeyPolicy) as { Statement: Json[] };
  expect(Statement.filter(({ Principal }) => 'Service' in (Principal as object))).toEqual([{
    Sid: 'AllowCloudWatchLogsOfThisAccount',
    Effect: 'Allow',
    Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
    Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    Resource: '*',
    Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:*` } },
  }]);
});

describe('options', () => {
  test('a key without a role that may use it is a warning, from the construct alone', () => {
    const stack = shop();
    hypervisorWith({ encryptionKey: new kms.Key(stack, 'Key') }, stack);
    expect(warnings(stack)).toEqual(['CB-GW-011']);
  });

  test('where AWS owns the key there is nothing to grant', () => {
    const hypervisor = hypervisorWith();
    hypervisor.grantDecrypt(new BackupRole(hypervisor.stack, 'Role'));
    Template.fromStack(hypervisor.stack).resourceCountIs('AWS::IAM::Policy', 0);
  });

  test('another key has another name, so that the new hypervisor never meets the old one', () => {
    const names = [KEY_ARN, `${KEY_ARN.slice(0, -1)}c`].map(arn => {
      const stack = shop();
      return hypervisorWith({ encryptionKey: kms.Key.fromKeyArn(stack, 'Key', arn) }, stack).hypervisorName;
    });
    expect(new Set([...names, hypervisorWith().hypervisorName]).size).toBe(3);
  });

  test('logs can go with the stack', () => {
    templateWith({ logRemovalPolicy: RemovalPolicy.DESTROY }).hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' });
  });

  test('a log group by its name gets its streams', () => {
    const stack = shop();
    hypervisorWith({ logGroup: logs.LogGroup.fromLogGroupName(stack, 'Logs', '/backup') }, stack);
    expect(JSON.stringify(propertiesOf(Template.fromStack(stack)).LogGroupArn)).toMatch(/:log-group:\/backup:\*"/);
  });

  test('tokens are taken as they are', () => {
    const stack = shop();
    const { text } = tokens(stack);
    const hypervisor = hypervisorWith({
      host: text, hypervisorName: text, credentials: HypervisorCredentials.fromUsername(text, SecretValue.unsafePlainText(text)),
      encryptionKey: kms.Key.fromKeyArn(stack, 'Key', text), tagMappings: [{ vmwareCategory: text, vmwareTagName: text, awsTagKey: text, awsTagValue: text }],
    }, stack);
    hypervisor.grantDecrypt(iam.Role.fromRoleArn(stack, 'Role', `arn:aws:iam::${ACCOUNT}:role/backup`));
    expect(warnings(stack)).toEqual([]);
  });
});

describeRefusals('refused', [
  {
    name: 'a password in plain text', write: () => hypervisorWith({ credentials: HypervisorCredentials.fromUsername('u', SecretValue.unsafePlainText('hunter2')) }),
    message: "Password of the hypervisor must be a reference to a secret, got plain text: use '{{resolve:secretsmanager:…}}', which SecretValue.secretsManager writes [Shop/VCenter] (CB-GW-005)",
  },
  {
    name: 'a domain before the user', write: () => hypervisorWith({ credentials: HypervisorCredentials.fromUsername('CORP\\backup', SecretValue.secretsManager('vcenter')) }),
    message: "User name of the hypervisor must have 1 to 100 printable ASCII characters without '/' and '\\', got 'CORP\\backup': write 'user@domain' [Shop/VCenter] (CB-GW-003)",
  },
  {
    name: 'a name with an underscore', write: () => hypervisorWith({ hypervisorName: 'my_vcenter' }),
    message: "Name of the hypervisor must have 1 to 100 letters, digits or hyphens, got 'my_vcenter' [Shop/VCenter] (CB-GW-001)",
  },
  {
    name: 'a host that is too short', write: () => hypervisorWith({ host: 'vc' }),
    message: 'Host of the hypervisor must have 3 to 128 characters, got 2 [Shop/VCenter] (CB-GW-002)',
  },
  {
    name: 'eleven mappings', write: () => hypervisorWith({ tagMappings: Array.from({ length: 11 }, () => DAILY) }),
    message: 'Tag mappings of the hypervisor must be at most 10, got 11 [Shop/VCenter] (CB-GW-009)',
  },
  {
    name: 'a mapping to a tag that AWS keeps for itself', write: () => hypervisorWith({ tagMappings: [{ ...DAILY, awsTagKey: 'aws:backup' }] }),
    message: "AWS tag key of a mapping of the hypervisor must have 1 to 128 letters, digits, spaces or any of _.:/=+-@, and not begin with 'aws:', got 'aws:backup' [Shop/VCenter] (CB-GW-010)",
  },
]);
