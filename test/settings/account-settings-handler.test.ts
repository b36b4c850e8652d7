import {
  BackupClient, DescribeGlobalSettingsCommand, DescribeRegionSettingsCommand, UpdateGlobalSettingsCommand, UpdateRegionSettingsCommand,
} from '@aws-sdk/client-backup';
import {
  EnableAWSServiceAccessCommand, EnablePolicyTypeCommand, OrganizationsClient, RegisterDelegatedAdministratorCommand,
} from '@aws-sdk/client-organizations';
import { mockClient } from 'aws-sdk-client-mock';
import { handler } from '../../assets/account-settings';

const backup = mockClient(BackupClient);
const organizations = mockClient(OrganizationsClient);
const region = { Scope: 'Region' } as const;
const global = { Scope: 'Global' } as const;

beforeEach(() => {
  backup.reset();
  organizations.reset();
  process.env.AWS_REGION = 'eu-west-1';
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  backup.on(DescribeRegionSettingsCommand).resolves({
    ResourceTypeOptInPreference: { Aurora: false, DynamoDB: true, S3: false },
    ResourceTypeManagementPreference: { DynamoDB: false, EFS: true },
  });
  backup.on(DescribeGlobalSettingsCommand).resolves({ GlobalSettings: { isCrossAccountBackupEnabled: 'false', isMpaEnabled: 'true' } });
  backup.on(UpdateRegionSettingsCommand).resolves({});
  backup.on(UpdateGlobalSettingsCommand).resolves({});
});

test('switches on what is wanted, and sends the rest back as it is', async () => {
  const answer = await handler({ RequestType: 'Create', ResourceProperties: { ...region, OptIn: ['S3'], FullManagement: ['DynamoDB'] } });

  expect(answer).toEqual({ PhysicalResourceId: 'aws-backup-region-settings' });
  expect(backup.commandCalls(UpdateRegionSettingsCommand).map(call => call.args[0].input)).toEqual([{
    ResourceTypeOptInPreference: { Aurora: false, DynamoDB: true, S3: true },
    ResourceTypeManagementPreference: { DynamoDB: true, EFS: true },
  }]);
});

test('writes nothing where all is on already', async () => {
  await handler({ RequestType: 'Update', PhysicalResourceId: 'mine', ResourceProperties: { ...region, OptIn: ['DynamoDB'], FullManagement: ['EFS'] } });

  expect(backup.commandCalls(UpdateRegionSettingsCommand)).toEqual([]);
});

test('fails for types that the Region does not have, before anything is written', async () => {
  const asked = handler({ RequestType: 'Create', ResourceProperties: { ...region, OptIn: ['S3', 'EKS'] } });

  await expect(asked).rejects.toThrow('Types for service opt-in must be known to AWS Backup in eu-west-1, got EKS; known are Aurora, DynamoDB, S3');
  expect(backup.commandCalls(UpdateRegionSettingsCommand)).toEqual([]);
});

test('merges the settings of an organization', async () => {
  await handler({ RequestType: 'Create', ResourceProperties: { ...global, Settings: ['isCrossAccountBackupEnabled', 'isMpaEnabled'] } });

  expect(backup.commandCalls(UpdateGlobalSettingsCommand).map(call => call.args[0].input)).toEqual([
    { GlobalSettings: { isCrossAccountBackupEnabled: 'true', isMpaEnabled: 'true' } },
  ]);
});

test('writes no settings of an organization that are on already', async () => {
  await handler({ RequestType: 'Create', ResourceProperties: { ...global, Settings: ['isMpaEnabled'] } });

  expect(backup.commandCalls(UpdateGlobalSettingsCommand)).toEqual([]);
});

test.each([region, global])('leaves everything on when the resource goes: $Scope', async scope => {
  const wanted = { ...scope, OptIn: ['S3'], Settings: ['isMpaEnabled'] };
  const answer = await handler({ RequestType: 'Delete', PhysicalResourceId: 'mine', ResourceProperties: wanted });

  expect(answer).toEqual({ PhysicalResourceId: 'mine' });
  expect(backup.calls()).toEqual([]);
});

test('keeps its id when settings change', async () => {
  const answer = await handler({ RequestType: 'Update', PhysicalResourceId: 'mine', ResourceProperties: { ...region, OptIn: ['S3'] } });

  expect(answer).toEqual({ PhysicalResourceId: 'mine' });
});

test('what AWS Backup refuses fails the deployment', async () => {
  backup.on(UpdateGlobalSettingsCommand).rejects(new Error('not the management account'));

  const asked = handler({ RequestType: 'Create', ResourceProperties: { ...global, Settings: ['isCrossAccountBackupEnabled'] } });

  await expect(asked).rejects.toThrow('not the management account');
});

describe('an administrator of backups', () => {
  const wanted = { Scope: 'Organization', Administrator: '444455556666', PolicyRoot: 'r-ab12' } as const;
  const named = (name: string) => Object.assign(new Error(name), { name });

  test('is registered after trusted access, and policies are switched on', async () => {
    organizations.resolves({});
    await handler({ RequestType: 'Create', ResourceProperties: wanted });

    expect(organizations.calls().map(call => [call.args[0].constructor.name, call.args[0].input])).toEqual([
      ['EnableAWSServiceAccessCommand', { ServicePrincipal: 'backup.amazonaws.com' }],
      ['RegisterDelegatedAdministratorCommand', { AccountId: '444455556666', ServicePrincipal: 'backup.amazonaws.com' }],
      ['EnablePolicyTypeCommand', { RootId: 'r-ab12', PolicyType: 'BACKUP_POLICY' }],
    ]);
  });

  test('may be there already', async () => {
    organizations.on(EnableAWSServiceAccessCommand).resolves({});
    organizations.on(RegisterDelegatedAdministratorCommand).rejects(named('AccountAlreadyRegisteredException'));
    organizations.on(EnablePolicyTypeCommand).rejects(named('PolicyTypeAlreadyEnabledException'));

    await expect(handler({ RequestType: 'Create', ResourceProperties: wanted })).resolves.toEqual({ PhysicalResourceId: 'aws-backup-organization-settings' });
  });

  test('that is refused fails the deployment', async () => {
    organizations.on(EnableAWSServiceAccessCommand).resolves({});
    organizations.on(RegisterDelegatedAdministratorCommand).rejects(named('ConstraintViolationException'));

    await expect(handler({ RequestType: 'Create', ResourceProperties: wanted })).rejects.toThrow('ConstraintViolationException');
  });

  test('asks for what was wanted alone', async () => {
    organizations.resolves({});
    await handler({ RequestType: 'Create', ResourceProperties: { Scope: 'Organization' } });

    expect(organizations.calls()).toEqual([]);
  });
});
