import { Duration, RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  AirGappedVault, BackupRole, CopyDestination, HypervisorCredentials, LegalHold, ProtectedResourceType, ProtectionPlan, ProtectionRule,
  ResourceSelector, VmwareHypervisor,
} from '../../../src';
import type { VmwareHypervisorProps } from '../../../src';
import { inCode } from './entry';
import type { InCode } from './entry';

const BAHRAIN = { env: { account: '111122223333', region: 'me-south-1' } };
const DAILY = { vmwareCategory: 'Backup', vmwareTagName: 'Daily', awsTagKey: 'backup', awsTagValue: 'daily' };
const credentials = HypervisorCredentials.fromUsername('backup@vsphere.local', SecretValue.secretsManager('vcenter'));
const vcenter = (stack: Stack, props: Partial<VmwareHypervisorProps>) => new VmwareHypervisor(stack, 'VCenter', { host: 'vcenter.example.com', credentials, ...props });
const ontap = ResourceSelector.byType(ProtectedResourceType.FSX_ONTAP);
const volumes = ResourceSelector.byType(ProtectedResourceType.EBS);
const clusters = ResourceSelector.byType(ProtectedResourceType.EKS);
const held = { title: 'Case 1', description: 'Asked for by a court', resourceArns: ['arn:aws:ec2:eu-west-1:111122223333:volume/vol-0123456789abcdef0'] };

/** What Regions lack, machines on premises, and legal holds. */
export const FURTHER_TYPES: readonly InCode[] = [
  inCode('CB-TYPE-007', 'a type that a Region does not copy',
    stack => {
      const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.region('eu-west-1')] })] });
      plan.addSelection('Files', ontap);
    },
    stack => {
      const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.region('eu-west-1')] })] });
      plan.addSelection('Files', volumes);
    },
    BAHRAIN,
  ),
  inCode('CB-TYPE-008', 'a type that a Region does not take into an air gap',
    stack => {
      const vault = new AirGappedVault(stack, 'Vault', { minRetention: Duration.days(7), maxRetention: Duration.days(400) });
      const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ airGappedVault: vault })] });
      plan.addSelection('Clusters', clusters);
    },
    stack => {
      const vault = new AirGappedVault(stack, 'Vault', { minRetention: Duration.days(7), maxRetention: Duration.days(400) });
      const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ airGappedVault: vault })] });
      plan.addSelection('Clusters', volumes);
    },
    BAHRAIN,
  ),
  inCode('CB-GW-009', 'eleven tag mappings',
    stack => vcenter(stack, { tagMappings: Array.from({ length: 11 }, () => DAILY) }),
    stack => vcenter(stack, { tagMappings: [DAILY] }),
  ),
  inCode('CB-GW-010', 'a tag that AWS keeps for itself',
    stack => vcenter(stack, { tagMappings: [{ ...DAILY, awsTagKey: 'aws:backup' }] }),
    stack => vcenter(stack, { tagMappings: [{ ...DAILY, awsTagKey: 'backup' }] }),
  ),
  inCode('CB-GW-011', 'a key that no role may decrypt with',
    stack => {
      vcenter(stack, { encryptionKey: new Key(stack, 'Key') });
    },
    stack => {
      const hypervisor = vcenter(stack, { encryptionKey: new Key(stack, 'Key') });
      hypervisor.grantDecrypt(new BackupRole(stack, 'BackupRole'));
    },
  ),
  inCode('CB-HOLD-008', 'a hold that goes with its stack',
    stack => new LegalHold(stack, 'Hold', { ...held, removalPolicy: RemovalPolicy.DESTROY }),
    stack => new LegalHold(stack, 'Hold', held),
  ),
];
