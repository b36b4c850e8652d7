import { at, att, right, risky, sub, wrong } from './entry';
import type { Area } from './entry';
import { KEY } from './parts';

export const VCENTER = right('a vCenter whose password is a secret', {
  Resources: {
    Key: KEY,
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/backup/gateway', RetentionInDays: 90 } },
    Hypervisor: {
      Type: 'AWS::BackupGateway::Hypervisor',
      Properties: {
        Name: 'vcenter-dublin',
        Host: 'vcenter.dublin.example.com',
        Username: 'backup@vsphere.local',
        Password: '{{resolve:secretsmanager:vcenter-dublin:SecretString:password}}',
        KmsKeyArn: att('Key', 'Arn'),
        LogGroupArn: att('Logs', 'Arn'),
        Tags: [{ Key: 'site', Value: 'dublin' }],
      },
    },
  },
});

const ESXI = right('an ESXi host by its address', {
  Parameters: { Password: { Type: 'String', NoEcho: true } },
  Resources: {
    Hypervisor: { Type: 'AWS::BackupGateway::Hypervisor', Properties: { Name: 'esxi-1', Host: '10.0.0.12', Username: 'root', Password: { Ref: 'Password' } } },
  },
});

export const HYPERVISORS: Area = {
  name: 'Hypervisors',
  right: [VCENTER, ESXI],
  wrong: [
    wrong('CB-GW-001', 'an underscore in the name', VCENTER, at('Hypervisor', 'Name', 'vcenter_dublin')),
    wrong('CB-GW-002', 'a host of two characters', VCENTER, at('Hypervisor', 'Host', 'vc')),
    wrong('CB-GW-003', 'a user with a domain', VCENTER, at('Hypervisor', 'Username', 'VSPHERE\\backup')),
    wrong('CB-GW-005', 'a password for all to read', VCENTER, at('Hypervisor', 'Password', 'Winter2026!')),
    wrong('CB-GW-006', 'a log group without the star', VCENTER, at('Hypervisor', 'LogGroupArn', sub('arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/backup/gateway'))),
    wrong('CB-GW-007', 'the id of the key', VCENTER, at('Hypervisor', 'KmsKeyArn', '1234abcd-12ab-34cd-56ef-1234567890ab')),
    risky('CB-GW-008', 'an address of a browser', VCENTER, at('Hypervisor', 'Host', 'https://vcenter.dublin.example.com')),
    wrong('CB-TAG-002', 'a tag twice', VCENTER, at('Hypervisor', 'Tags.1', { Key: 'site', Value: 'cork' })),
  ],
};
