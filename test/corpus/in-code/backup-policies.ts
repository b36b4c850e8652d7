import { CfnParameter, TimeZone } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import {
  BackupSchedule, CopyDestination, MemberAccountBaseline, OrganizationBackupPolicy, ProtectedResourceType, ProtectionLevel, ProtectionRule,
  ResourceSelector, SecureVault,
} from '../../../src';
import type { OrganizationBackupPolicyProps, OrganizationPlan } from '../../../src';
import { inCode } from './entry';
import type { InCode } from './entry';

const plan: OrganizationPlan = {
  planName: 'central', regions: ['eu-west-1'], backupVaultName: 'central', backupRoleName: 'backup', rules: [ProtectionRule.daily()],
  selections: { tagged: ResourceSelector.byTag('backup', 'true') },
};
const policy = (stack: Stack, more: Partial<OrganizationPlan>, props: Partial<OrganizationBackupPolicyProps> = {}) =>
  new OrganizationBackupPolicy(stack, 'Policy', { targetIds: ['ou-ab12-11111111'], plans: [{ ...plan, ...more }], assumeExisting: true, ...props });
const there = 'eu-central-1';
/** Rules with eight tags of 200 characters each. */
const longRules = (count: number) => Array.from({ length: count }, (_, i) => ProtectionRule.daily({
  ruleName: `rule${i}`,
  recoveryPointTags: Object.fromEntries(Array.from({ length: 8 }, (__, k) => [`tag${k}`, 'x'.repeat(200)])),
}));
/** So many selections by two tags. */
const selections = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [
  `team${i}`, ResourceSelector.byAllTags({ team: `${i}`.padEnd(200, 'x'), stage: 'production' }),
]));

/** Backup policies of an organization. */
export const BACKUP_POLICIES: readonly InCode[] = [
  inCode('CB-ORG-201', 'no Region',
    stack => policy(stack, { regions: [] }),
    stack => policy(stack, { regions: ['eu-west-1'] }),
  ),
  inCode('CB-ORG-202', 'the root without a yes',
    stack => policy(stack, {}, { targetIds: ['r-ab12'] }),
    stack => policy(stack, {}, { targetIds: ['r-ab12'], acknowledgeOrganizationRoot: true }),
  ),
  inCode('CB-ORG-203', 'two plans of one name',
    stack => policy(stack, {}, { plans: [plan, { ...plan, planName: 'Central' }] }),
    stack => policy(stack, {}, { plans: [plan, { ...plan, planName: 'further' }] }),
  ),
  inCode('CB-ORG-204', 'a level and rules',
    stack => policy(stack, { level: ProtectionLevel.baseline(), rules: [ProtectionRule.daily()] }),
    stack => policy(stack, { rules: [ProtectionRule.daily()] }),
  ),
  inCode('CB-ORG-205', 'a copy to a vault of the app',
    stack => policy(stack, { copyTo: [CopyDestination.vault(new SecureVault(stack, 'Vault'))] }),
    stack => policy(stack, { copyTo: [CopyDestination.region('eu-central-1')] }),
  ),
  inCode('CB-ORG-206', 'a copy that names an account',
    stack => policy(stack, { copyTo: [CopyDestination.vaultArn('arn:aws:backup:eu-central-1:111122223333:backup-vault:central')] }),
    stack => policy(stack, { copyTo: [CopyDestination.vaultArn('arn:aws:backup:eu-central-1:$account:backup-vault:central')] }),
  ),
  inCode('CB-ORG-207', 'a Region that is copied to itself',
    stack => policy(stack, { regions: ['eu-west-1', 'eu-central-1'], copyTo: [CopyDestination.region(there)] }),
    stack => policy(stack, { regions: ['eu-west-1', 'eu-west-3'], copyTo: [CopyDestination.region(there)] }),
  ),
  inCode('CB-ORG-208', 'a single volume',
    stack => policy(stack, { selections: { one: ResourceSelector.byArn('arn:aws:ec2:eu-west-1:111122223333:volume/vol-1') } }),
    stack => policy(stack, { selections: { all: ResourceSelector.byType(ProtectedResourceType.EBS) } }),
  ),
  inCode('CB-ORG-209', 'a type that AWS does not list',
    stack => policy(stack, { selections: { all: ResourceSelector.byType(ProtectedResourceType.EKS) } }),
    stack => policy(stack, { selections: { all: ResourceSelector.byType(ProtectedResourceType.EBS) } }),
  ),
  inCode('CB-ORG-210', 'a vault of the app',
    stack => policy(stack, { rules: [ProtectionRule.daily({ backupVault: new SecureVault(stack, 'Vault') })] }),
    stack => policy(stack, { rules: [ProtectionRule.daily()] }),
  ),
  inCode('CB-ORG-211', 'a plan that is too long by itself',
    stack => policy(stack, { rules: longRules(9) }),
    stack => policy(stack, { rules: longRules(2) }),
  ),
  inCode('CB-ORG-212', 'sixty selections by long tags',
    stack => policy(stack, { selections: selections(60) }),
    stack => policy(stack, { selections: selections(6) }),
  ),
  inCode('CB-ORG-213', 'eleven long plans',
    stack => policy(stack, {}, { plans: Array.from({ length: 11 }, (_, i) => ({ ...plan, planName: `plan${i}`, rules: longRules(4) })) }),
    stack => policy(stack, {}, { plans: Array.from({ length: 4 }, (_, i) => ({ ...plan, planName: `plan${i}`, rules: longRules(4) })) }),
  ),
  inCode('CB-ORG-214', 'Regions of two partitions',
    stack => policy(stack, { regions: ['eu-west-1', 'cn-north-1'] }),
    stack => policy(stack, { regions: ['eu-west-1', 'eu-west-3'] }),
  ),
  inCode('CB-ORG-215', 'another time zone',
    stack => policy(stack, { rules: [ProtectionRule.daily({ schedule: BackupSchedule.daily({ timeZone: TimeZone.EUROPE_BERLIN }) })] }),
    stack => policy(stack, { rules: [ProtectionRule.daily({ schedule: BackupSchedule.daily() })] }),
  ),
  inCode('CB-ORG-216', 'a vault that nothing makes',
    stack => policy(stack, {}, { assumeExisting: false }),
    stack => policy(stack, {}, { assumeExisting: true }),
  ),
  inCode('CB-ORG-217', 'another vault than that of the baseline',
    stack => {
      new MemberAccountBaseline(stack, 'Baseline', {
        organizationalUnitIds: ['ou-ab12-11111111'], regions: ['eu-west-1'], backupVaultName: 'backups', backupRoleName: 'backup',
      });
      policy(stack, { backupVaultName: 'central' }, { assumeExisting: false });
    },
    stack => {
      new MemberAccountBaseline(stack, 'Baseline', {
        organizationalUnitIds: ['ou-ab12-11111111'], regions: ['eu-west-1'], backupVaultName: 'central', backupRoleName: 'backup',
      });
      policy(stack, { backupVaultName: 'central' }, { assumeExisting: false });
    },
  ),
  inCode('CB-ORG-218', 'a name that is known at deployment',
    stack => policy(stack, { planName: new CfnParameter(stack, 'Name').valueAsString }),
    stack => policy(stack, { planName: 'central' }),
  ),
  inCode('CB-ORG-219', 'two rules of one name',
    stack => policy(stack, { rules: [ProtectionRule.daily(), ProtectionRule.daily({ ruleName: 'daily' })] }),
    stack => policy(stack, { rules: [ProtectionRule.daily(), ProtectionRule.daily({ ruleName: 'Evening' })] }),
  ),
];
