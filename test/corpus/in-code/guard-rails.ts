import { BackupGuardRails, BackupServiceControlPolicy } from '../../../src';
import { inCode } from './entry';
import type { InCode } from './entry';

const targetIds = ['ou-ab12-11111111'];
const deploymentRoles = ['arn:*:iam::*:role/cdk-*-cfn-exec-role-*'];
const guardRails = [BackupGuardRails.protectVaults({ deploymentRoles })];
/** A role whose name has so many characters. */
const roleOf = (length: number) => `arn:*:iam::*:role/${'x'.repeat(length)}`;
const protectRole = (roleArn: string) => BackupGuardRails.protectRoles({ roleArns: [roleArn], deploymentRoles });

/** Guard rails of an organization. */
export const GUARD_RAILS: readonly InCode[] = [
  inCode('CB-ORG-101', 'the name of a vault',
    () => BackupGuardRails.restrictCopyTargets({ backupVaultArns: ['bunker'] }),
    () => BackupGuardRails.restrictCopyTargets({ backupVaultArns: ['arn:aws:backup:*:999988887777:backup-vault:bunker'] }),
  ),
  inCode('CB-ORG-102', 'a unit by its id alone',
    () => BackupGuardRails.restrictCopyTargets({ organizationPaths: ['ou-ab12-11111111'] }),
    () => BackupGuardRails.restrictCopyTargets({ organizationPaths: ['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/'] }),
  ),
  inCode('CB-ORG-103', 'copies to the whole organization',
    stack => new BackupServiceControlPolicy(stack, 'Policy', { targetIds, guardRails: [BackupGuardRails.restrictCopyTargets({ organizationPaths: ['o-a1b2c3d4e5/*'] })] }),
    stack => new BackupServiceControlPolicy(stack, 'Policy', {
      targetIds, guardRails: [BackupGuardRails.restrictCopyTargets({ organizationPaths: ['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*'] })],
    }),
  ),
  inCode('CB-ORG-104', 'copies to nowhere',
    () => BackupGuardRails.restrictCopyTargets({ allowOwnAccount: false }),
    () => BackupGuardRails.restrictCopyTargets({ allowOwnAccount: true }),
  ),
  inCode('CB-ORG-105', 'every role',
    () => BackupGuardRails.protectRoles({ roleArns: ['arn:aws:iam::*:role/*'] }),
    () => BackupGuardRails.protectRoles({ roleArns: ['arn:aws:iam::*:role/backup-*'] }),
  ),
  inCode('CB-ORG-106', 'no role',
    () => BackupGuardRails.protectRoles({ roleArns: [] }),
    () => BackupGuardRails.protectRoles({ roleArns: ['arn:aws:iam::*:role/backup-*'] }),
  ),
  inCode('CB-ORG-107', 'an exception for everybody',
    () => BackupGuardRails.protectVaults({ deploymentRoles: ['*'] }),
    () => BackupGuardRails.protectVaults({ deploymentRoles: ['arn:*:iam::*:role/cdk-*-cfn-exec-role-*'] }),
  ),
  inCode('CB-ORG-108', 'nobody who deploys',
    stack => new BackupServiceControlPolicy(stack, 'Policy', { targetIds, guardRails: [BackupGuardRails.protectVaults()] }),
    stack => new BackupServiceControlPolicy(stack, 'Policy', { targetIds, guardRails: [BackupGuardRails.protectVaults({ deploymentRoles })] }),
  ),
  inCode('CB-ORG-109', 'no targets',
    stack => new BackupServiceControlPolicy(stack, 'Policy', { guardRails, targetIds: [] }),
    stack => new BackupServiceControlPolicy(stack, 'Policy', { guardRails, targetIds: ['ou-ab12-11111111'] }),
  ),
  inCode('CB-ORG-110', 'the name of a unit',
    stack => new BackupServiceControlPolicy(stack, 'Policy', { guardRails, targetIds: ['Production'] }),
    stack => new BackupServiceControlPolicy(stack, 'Policy', { guardRails, targetIds: ['ou-ab12-11111111'] }),
  ),
  inCode('CB-ORG-111', 'the root without a yes',
    stack => new BackupServiceControlPolicy(stack, 'Policy', { guardRails, targetIds: ['r-ab12'] }),
    stack => new BackupServiceControlPolicy(stack, 'Policy', { guardRails, targetIds: ['r-ab12'], acknowledgeOrganizationRoot: true }),
  ),
  inCode('CB-ORG-112', 'more than 5,120 characters',
    stack => new BackupServiceControlPolicy(stack, 'Policy', { targetIds, guardRails: [protectRole(roleOf(5_120))] }),
    stack => new BackupServiceControlPolicy(stack, 'Policy', { targetIds, guardRails: [protectRole('arn:*:iam::*:role/backup-*')] }),
  ),
  inCode('CB-ORG-113', 'more than 10,240 characters',
    stack => new BackupServiceControlPolicy(stack, 'Policy', { targetIds, guardRails: [protectRole(roleOf(10_240))] }),
    stack => new BackupServiceControlPolicy(stack, 'Policy', { targetIds, guardRails: [protectRole('arn:*:iam::*:role/backup-*')] }),
  ),
  inCode('CB-ORG-114', 'a name of nothing',
    stack => new BackupServiceControlPolicy(stack, 'Policy', { guardRails, targetIds, policyName: '' }),
    stack => new BackupServiceControlPolicy(stack, 'Policy', { guardRails, targetIds, policyName: 'backup-guard-rails' }),
  ),
];
