import { OrganizationBackupPolicy, ProtectionRule, ResourceSelector } from '../../../src';
import type { OrganizationBackupPolicyProps, OrganizationPlan } from '../../../src';
import { shop } from '../../helpers/stacks';

export const OU = 'ou-ab12-11111111';

/** A value of a backup policy. */
export const set = (value: unknown) => ({ '@@assign': value });

/** A plan in two Regions. */
export function plan(more: Partial<OrganizationPlan> = {}): OrganizationPlan {
  return {
    planName: 'central', regions: ['eu-west-1', 'eu-west-3'], backupVaultName: 'central', backupRoleName: 'backup-role',
    selections: { tagged: ResourceSelector.byTag('backup', 'true') }, rules: [ProtectionRule.daily()], ...more,
  };
}

/** A policy of some plans, whose vaults and roles exist. */
export function policyOf(
  plans: readonly OrganizationPlan[], props: Partial<OrganizationBackupPolicyProps> = {}, stack = shop(),
): OrganizationBackupPolicy {
  return new OrganizationBackupPolicy(stack, 'Policy', { targetIds: [OU], plans: [...plans], assumeExisting: true, ...props });
}
