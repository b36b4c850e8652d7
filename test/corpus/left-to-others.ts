import { at, att, attribute, ref, sub, without, wrong } from './entry';
import type { Wrong } from './entry';
import { DAILY } from './plans';

/** Not in our catalogue. */
const NONE = '';

/**
 * Mistakes of CloudFormation that have nothing to do with backups, and that our checks leave to tools for all services.
 * Measured, so that nobody thinks that ours makes the others needless.
 */
export const LEFT_TO_OTHERS: readonly Wrong[] = [
  wrong(NONE, 'Ref of a resource that is not there', DAILY, at('Plan', 'BackupPlan.BackupPlanRule.0.TargetBackupVault', ref('Vaults'))),
  wrong(NONE, 'an attribute that a vault does not have', DAILY, at('Plan', 'BackupPlan.BackupPlanRule.0.TargetBackupVault', att('Vault', 'Name'))),
  wrong(NONE, 'Sub of a parameter that is not there', DAILY, at('Plan', 'BackupPlan.BackupPlanName', sub('${Stage}-daily'))),
  wrong(NONE, 'Join of a text', DAILY, at('Plan', 'BackupPlan.BackupPlanName', { 'Fn::Join': ['-', 'daily'] })),
  wrong(NONE, 'If of a condition that is not there', DAILY, at('Plan', 'BackupPlan.BackupPlanName', { 'Fn::If': ['IsProduction', 'prod', 'dev'] })),
  wrong(NONE, 'a dependency that is not there', DAILY, attribute('Plan', 'DependsOn', 'Vaults')),
  wrong(NONE, 'two resources that wait for each other', DAILY, attribute('Vault', 'DependsOn', 'Plan')),
  wrong(NONE, 'a type that is misspelt', DAILY, attribute('Plan', 'Type', 'AWS::Backup::Plan')),
  wrong(NONE, 'a key without a policy', DAILY, without('Key', 'KeyPolicy')),
  wrong(NONE, 'a property that roles do not have', DAILY, at('Role', 'ManagedPolicies', ['AdministratorAccess'])),
  wrong(NONE, 'a deletion policy that is misspelt', DAILY, attribute('Vault', 'DeletionPolicy', 'Retained')),
  wrong(NONE, 'a section in the resource that is misspelt', DAILY, attribute('Key', 'Property', { Enabled: true })),
];
