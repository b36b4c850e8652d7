import { CfnCondition, CfnParameter, Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { BackupGlobalSettings, BackupRegionSettings, ProtectedResourceType } from '../../src';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import { nagFindings } from '../nag/packs';

function stack(): Stack {
  return new Stack(testApp(), 'Settings', { env: { account: '111122223333', region: 'eu-west-1' } });
}

test('asks for types by the names that AWS Backup has for them, each once', () => {
  const settings = stack();
  new BackupRegionSettings(settings, 'Region', {
    optIn: [ProtectedResourceType.S3, ProtectedResourceType.FSX_LUSTRE, ProtectedResourceType.FSX_WINDOWS],
    optInNames: ['DSQL'],
    fullManagement: [ProtectedResourceType.DYNAMODB],
    revision: '2',
  });

  const template = Template.fromStack(settings);
  template.hasResourceProperties('Custom::BackupRegionSettings', {
    ServiceToken: Match.anyValue(), Scope: 'Region', OptIn: ['DSQL', 'FSx', 'S3'], FullManagement: ['DynamoDB'], Revision: '2',
  });
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        { Sid: 'MergeRegionSettings', Effect: 'Allow', Action: ['backup:DescribeRegionSettings', 'backup:UpdateRegionSettings'], Resource: '*' },
      ]),
    },
  });
});

test('asks for settings of the organization', () => {
  const settings = stack();
  new BackupGlobalSettings(settings, 'Global', { crossAccountBackup: true, delegatedAdministrator: true });

  Template.fromStack(settings).hasResourceProperties('Custom::BackupGlobalSettings', {
    Scope: 'Global', Settings: ['isCrossAccountBackupEnabled', 'isDelegatedAdministratorEnabled'], Revision: Match.absent(),
  });
});

test('one function serves a stack, with the permissions of those who ask', () => {
  const settings = stack();
  new BackupRegionSettings(settings, 'A', { optIn: [ProtectedResourceType.S3] });
  new BackupRegionSettings(settings, 'B', { optIn: [ProtectedResourceType.EFS] });
  new BackupGlobalSettings(settings, 'Global', { multiPartyApproval: true });

  const template = Template.fromStack(settings);
  template.resourceCountIs('Custom::BackupRegionSettings', 2);
  // Ours, and the one of aws-cdk-lib that calls it and answers CloudFormation.
  template.resourceCountIs('AWS::Lambda::Function', 2);
  template.resourceCountIs('AWS::IAM::Policy', 0);
  const statements = Object.values(template.findResources('AWS::IAM::ManagedPolicy'))
    .flatMap(({ Properties }) => (Properties as { PolicyDocument: { Statement: { Sid: string }[] } }).PolicyDocument.Statement);
  expect(statements.map(({ Sid }) => Sid).sort()).toEqual(['Call', 'Log', 'Log', 'MergeGlobalSettings', 'MergeRegionSettings']);
});

test('takes what is known at deployment', () => {
  const settings = stack();
  const revision = new CfnParameter(settings, 'Revision').valueAsString;
  const known = Token.asAny(new CfnCondition(settings, 'Known')) as unknown as boolean;
  new BackupRegionSettings(settings, 'Region', { optInNames: [revision], revision });
  new BackupGlobalSettings(settings, 'Global', { crossAccountBackup: known });

  Template.fromStack(settings).hasResourceProperties('Custom::BackupRegionSettings', { OptIn: [{ Ref: 'Revision' }], Revision: { Ref: 'Revision' } });
});

test('passes cdk-nag, with reasons for what it does not follow', () => {
  const app = testApp();
  new BackupRegionSettings(new Stack(app, 'Settings'), 'Region', { optIn: [ProtectedResourceType.S3] });

  expect(nagFindings(app)).toEqual([]);
});

describeRefusals('refused', [
  {
    name: 'nothing for a Region',
    write: () => new BackupRegionSettings(stack(), 'Region', {}),
    message: 'The settings of the Region must switch something on, got nothing: name types in optIn or fullManagement, or leave the construct out [Settings/Region] (CB-SET-001)',
  },
  {
    name: 'full management of a type that has none',
    write: () => new BackupRegionSettings(stack(), 'Region', { fullManagement: [ProtectedResourceType.RDS] }),
    message: 'Type for full management must be one that AWS Backup can manage fully, got RDS DB instance: leave it out; its backups work without [Settings/Region] (CB-SET-002)',
  },
  {
    name: 'nothing for an organization',
    write: () => new BackupGlobalSettings(stack(), 'Global', {}),
    message: 'The settings of the organization must switch something on, got nothing: set one of them to true, or leave the construct out [Settings/Global] (CB-SET-003)',
  },
  {
    name: 'something off',
    write: () => new BackupGlobalSettings(stack(), 'Global', { crossAccountBackup: false, multiPartyApproval: true }),
    message: 'Setting isCrossAccountBackupEnabled must be true, or left out, got false: switch it off by hand, where somebody sees what relies on it [Settings/Global] (CB-SET-004)',
  },
]);
