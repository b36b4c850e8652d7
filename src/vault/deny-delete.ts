import type { Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { VaultAccessModel } from '../model/vault/vault-parts';
import { union } from '../private/list-union';
import { topLevelStack } from '../private/physical-name';
import { deny, deploymentRole, leaves } from './deny-statement';

const DELETION = ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'];
const POLICY_CHANGE = 'backup:PutBackupVaultAccessPolicy';
const POLICY_REMOVAL = 'backup:DeleteBackupVaultAccessPolicy';

export interface DenyDeleteOptions {
  /** Whether changes of the access policy are denied too. */
  readonly policyChanges: boolean;
  /** May change the access policy, and nothing else that is denied. */
  readonly policyAdministrators: readonly string[];
  /** Are not denied anything. */
  readonly breakGlass: readonly string[];
}

/** The statements that keep people from deleting backups, and what the diagnostics have to know about them. */
export interface DenyDelete {
  readonly statements: readonly iam.PolicyStatement[];
  readonly model: Pick<VaultAccessModel, 'exceptions' | 'deployerExcepted'>;
  /** Principals whom the statement that audits look for leaves out; undefined where there is no such statement. */
  readonly audited: readonly string[] | undefined;
}

/**
 * Denies manual deletion (docs/decisions/0010-deny-delete.md).
 *
 * The first statement is the one that the audit control looks for: all three actions in one. Its exceptions hold
 * the role that CloudFormation deploys with, which must not be able to delete; the second statement takes that
 * away again. The third closes the way round: who cannot replace the policy must not remove it either.
 */
export function denyDelete(scope: Stack, options: DenyDeleteOptions): DenyDelete {
  const { policyChanges, policyAdministrators, breakGlass } = options;
  if (!policyChanges) {
    return {
      statements: [deny('DenyManualDeletion', DELETION, breakGlass)],
      model: { exceptions: leaves(breakGlass), deployerExcepted: undefined },
      audited: undefined,
    };
  }
  const deployer = deploymentRole(topLevelStack(scope));
  const exceptions = union(deployer ? [deployer] : [], policyAdministrators, breakGlass);
  return {
    statements: [
      deny('DenyManualDeletion', [...DELETION, POLICY_CHANGE], exceptions),
      deny('DenyDeletionToPolicyAdministrators', DELETION, breakGlass),
      deny('DenyPolicyRemoval', [POLICY_REMOVAL], exceptions),
    ],
    model: { exceptions: leaves(exceptions), deployerExcepted: deployer !== undefined || policyAdministrators.length > 0 },
    audited: exceptions,
  };
}
