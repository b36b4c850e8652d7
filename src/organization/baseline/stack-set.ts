import { CfnStackSet } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { STACK_SET_LIMITS } from '../../model/organization/stack-set-limits';
import { physicalName } from '../../private/physical-name';
import type { MemberAccountsOptions } from './stack-set-options';

export const OPERATION_DEFAULTS = { failureTolerancePercentage: 10, maxConcurrentPercentage: 25, parallelRegions: true } as const;

interface StackSetContent {
  readonly description: string;
  readonly templateBody: string;
  readonly regions: readonly string[];
  /** What the template does with roles. */
  readonly capability: 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | undefined;
}

/** A stack set that AWS Organizations gives the permissions for. What its stacks made stays when an account leaves. */
export function stackSet(scope: Construct, id: string, content: StackSetContent, options: MemberAccountsOptions): CfnStackSet {
  const { organizationalUnitIds, excludedAccounts = [], autoDeployment = true, delegatedAdministrator = false } = options;
  const operation = { ...OPERATION_DEFAULTS, ...options.operation };
  return new CfnStackSet(scope, id, {
    stackSetName: physicalName({ scope, id, maxLength: STACK_SET_LIMITS.nameMaxLength.value, identity: [] }),
    description: content.description,
    permissionModel: 'SERVICE_MANAGED',
    callAs: delegatedAdministrator ? 'DELEGATED_ADMIN' : 'SELF',
    autoDeployment: { enabled: autoDeployment, retainStacksOnAccountRemoval: autoDeployment ? true : undefined },
    managedExecution: { Active: true },
    capabilities: content.capability && [content.capability],
    templateBody: content.templateBody,
    stackInstancesGroup: [{
      deploymentTargets: {
        organizationalUnitIds,
        ...excludedAccounts.length > 0 && { accounts: excludedAccounts, accountFilterType: 'DIFFERENCE' },
      },
      regions: [...content.regions],
    }],
    operationPreferences: {
      failureTolerancePercentage: operation.failureTolerancePercentage,
      maxConcurrentPercentage: operation.maxConcurrentPercentage,
      // Strictly, one more account than may fail would be worked on at a time.
      concurrencyMode: 'SOFT_FAILURE_TOLERANCE',
      regionConcurrencyType: operation.parallelRegions ? 'PARALLEL' : 'SEQUENTIAL',
      regionOrder: operation.parallelRegions ? undefined : [...content.regions],
    },
  });
}
