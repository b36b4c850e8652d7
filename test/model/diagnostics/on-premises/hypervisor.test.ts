import { UNKNOWN } from '../../../../src/model/known';
import type { HypervisorModel, TagMappingModel } from '../../../../src/model/on-premises/hypervisor-model';
import { diagnosticCases } from '../../../helpers/diagnostic-cases';

const LOGS = 'arn:aws:logs:eu-west-1:111122223333:log-group:backup';
const MAPPING: TagMappingModel = { vmwareCategory: 'Backup', vmwareTagName: 'Daily', awsTagKey: 'backup', awsTagValue: 'daily' };
const HYPERVISOR: HypervisorModel = {
  name: 'vcenter-1', host: 'vcenter.example.com', username: 'backup@vsphere.local', password: UNKNOWN, kmsKeyArn: undefined, logGroupArn: undefined,
};

diagnosticCases('hypervisor', HYPERVISOR, 'the hypervisor', ['GW'], [
  {
    name: 'an underscore in the name', wrong: { name: 'my_vcenter' }, right: { name: 'a'.repeat(100) },
    says: ["CB-GW-001 at name: Name of the hypervisor must have 1 to 100 letters, digits or hyphens, got 'my_vcenter'"],
  },
  {
    name: 'a host too short', wrong: { host: 'vc' }, right: { host: 'esx' },
    says: ['CB-GW-002 at host: Host of the hypervisor must have 3 to 128 characters, got 2'],
  },
  {
    name: 'a URL', wrong: { host: 'https://vcenter.example.com' }, right: { host: '10.0.0.1' },
    says: ["CB-GW-008 at host: Host of the hypervisor must be a name or an IP address, got 'https://vcenter.example.com'"],
  },
  {
    name: 'a domain before the user', wrong: { username: 'CORP\\backup' }, right: { username: 'backup@corp' },
    says: ["CB-GW-003 at username: User name of the hypervisor must have 1 to 100 printable ASCII characters without '/' and '\\', got 'CORP\\backup': write 'user@domain'"],
  },
  {
    name: 'an empty user name', wrong: { username: ' ' }, right: { username: 'a' },
    says: ["CB-GW-003 at username: User name of the hypervisor must have 1 to 100 printable ASCII characters without '/' and '\\', got ' '"],
  },
  {
    name: 'a password in plain text', wrong: { password: 'secret' }, right: { password: UNKNOWN },
    says: ["CB-GW-005 at password: Password of the hypervisor must be a reference to a secret, got plain text: use '{{resolve:secretsmanager:…}}', which SecretValue.secretsManager writes"],
  },
  {
    name: 'a password with other letters', wrong: { password: 'pässword' }, right: {}, says: [
      'CB-GW-004 at password: Password of the hypervisor must have 1 to 100 printable ASCII characters, got another text',
      "CB-GW-005 at password: Password of the hypervisor must be a reference to a secret, got plain text: use '{{resolve:secretsmanager:…}}', which SecretValue.secretsManager writes",
    ],
  },
  {
    name: 'a log group without its streams', wrong: { logGroupArn: LOGS }, right: { logGroupArn: `${LOGS}:*` },
    says: ["CB-GW-006 at logGroupArn: Log group of the hypervisor must be the ARN of a log group with ':*' at its end, got 'arn:aws:logs:eu-west-1:111122223333:log-group:backup': add ':*'"],
  },
  {
    name: 'the name of a log group', wrong: { logGroupArn: '/backup' }, right: { logGroupArn: '' },
    says: ["CB-GW-006 at logGroupArn: Log group of the hypervisor must be the ARN of a log group with ':*' at its end, got '/backup'"],
  },
  {
    name: 'the id of a key', wrong: { kmsKeyArn: '1234abcd-12ab-34cd-56ef-1234567890ab' }, right: { kmsKeyArn: 'alias/backup' },
    says: ["CB-GW-007 at kmsKeyArn: Key of the hypervisor must be the ARN of a key or alias, or 'alias/<name>', got '1234abcd-12ab-34cd-56ef-1234567890ab'"],
  },
  {
    name: 'eleven mappings', wrong: { tagMappings: Array.from({ length: 11 }, () => MAPPING) }, right: { tagMappings: Array.from({ length: 10 }, () => MAPPING) },
    says: ['CB-GW-009 at tagMappings: Tag mappings of the hypervisor must be at most 10, got 11'], counts: true,
  },
  {
    name: 'a mapping of nothing', wrong: { tagMappings: [{ ...MAPPING, vmwareCategory: '', vmwareTagName: 'x'.repeat(81) }] }, right: { tagMappings: [MAPPING] },
    says: [
      'CB-GW-010 at tagMappings[0].vmwareCategory: VMware category of a mapping of the hypervisor must have 1 to 80 characters, got 0',
      'CB-GW-010 at tagMappings[0].vmwareTagName: VMware tag of a mapping of the hypervisor must have 1 to 80 characters, got 81',
    ],
  },
  {
    name: 'a mapping to a tag of AWS itself', wrong: { tagMappings: [{ ...MAPPING, awsTagKey: 'aws:backup' }] }, right: { tagMappings: [{ ...MAPPING, awsTagValue: '' }] },
    says: ["CB-GW-010 at tagMappings[0].awsTagKey: AWS tag key of a mapping of the hypervisor must have 1 to 128 letters, digits, spaces or any of _.:/=+-@, and not begin with 'aws:', got 'aws:backup'"],
  },
  {
    name: 'a value that is too long', wrong: { tagMappings: [{ ...MAPPING, awsTagValue: 'x'.repeat(257) }] }, right: { tagMappings: [{ ...MAPPING, awsTagValue: 'x'.repeat(256) }] },
    says: ['CB-GW-010 at tagMappings[0].awsTagValue: AWS tag value of a mapping of the hypervisor must have at most 256 characters, got 257'],
  },
  {
    name: 'a key for nobody', wrong: { kmsKeyArn: 'alias/backup', rolesDecrypt: false }, right: { kmsKeyArn: 'alias/backup', rolesDecrypt: true },
    says: [
      'CB-GW-011 at kmsKeyArn: Key of the hypervisor must be open to the roles that back up and restore its machines, got no grant: call grantDecrypt for the backup role and the restore role',
    ],
  },
], { alwaysKnown: ['tagMappings'] });
