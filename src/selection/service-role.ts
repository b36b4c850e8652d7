import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { MANAGED_POLICIES } from '../model/managed-policies';
import type { ManagedPolicyKey } from '../model/managed-policies';
import { BACKUP_SERVICE } from '../model/principals';
import { resourceType } from '../model/resources/resource-types';
import { acknowledgeNag } from '../private/nag';
import type { BackupServiceRoleProps } from './service-role-props';

/** Why a managed policy of AWS is attached, and not a copy of it. */
function reason(whose: string): string {
  return `AWS documents and maintains this managed policy as the permissions of ${whose}; a copy would fall behind when AWS adds resource types.`;
}

/** What `iam.Role` gets for a role that AWS Backup assumes. */
export function serviceRoleProps(scope: Construct, props: BackupServiceRoleProps, description: string): iam.RoleProps {
  return {
    assumedBy: new iam.ServicePrincipal(BACKUP_SERVICE, props.confusedDeputyProtection
      ? { conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } } }
      : {}),
    roleName: props.roleName,
    permissionsBoundary: props.permissionsBoundary,
    description,
  };
}

/** Managed policies of a role, each attached once, with the reason for those who ask. */
export class RolePolicies {
  private readonly attached = new Set<ManagedPolicyKey>();

  constructor(private readonly role: iam.Role, private readonly whose = 'the AWS Backup service role') {}

  public attach(policies: readonly ManagedPolicyKey[], why = ''): void {
    for (const policy of policies) {
      if (this.attached.has(policy)) continue;
      this.attached.add(policy);
      const { name } = MANAGED_POLICIES[policy];
      this.role.addManagedPolicy(awsManaged(name));
      acknowledgeNag(this.role, { [`AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`]: `${reason(this.whose)}${why}` });
    }
  }
}

const AWS_MANAGED = new Map<string, iam.IManagedPolicy>();

/** A policy of AWS is the same for every role and app. */
function awsManaged(name: string): iam.IManagedPolicy {
  const policy = AWS_MANAGED.get(name) ?? iam.ManagedPolicy.fromAwsManagedPolicyName(name);
  AWS_MANAGED.set(name, policy);
  return policy;
}

/**
 * What the types need. Where any type can come, everything that common types need is attached, but not what asks for
 * software of a vendor on the instances (SAP HANA): name that type.
 */
export function policiesFor(types: readonly string[] | 'any', of: 'backupPolicies' | 'restorePolicies'): readonly ManagedPolicyKey[] {
  return (types === 'any' ? ['s3'] : types).flatMap(type => resourceType(type)[of]);
}

export const WHY_ONLY_WHERE_NEEDED = ' Attached only because the type can be selected.';
