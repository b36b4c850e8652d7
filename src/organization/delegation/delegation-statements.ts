import * as iam from 'aws-cdk-lib/aws-iam';

/** Whom the management of backup policies is given to, and where. */
export interface Delegation {
  readonly accountId: string;
  readonly organizationId: string;
  readonly managementAccountId: string;
  readonly partition: string;
}

const BACKUP_POLICIES = { StringEquals: { 'organizations:PolicyType': 'BACKUP_POLICY' } };

/**
 * What a delegated administrator needs to see the organization and to manage its backup policies, and no policies of another type.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies_example_consolidate_permissions.html
 */
export function delegationStatements({ accountId, organizationId, managementAccountId, partition }: Delegation): iam.PolicyStatement[] {
  const principals = [new iam.ArnPrincipal(`arn:${partition}:iam::${accountId}:root`)];
  const arn = (kind: string, name: string) => `arn:${partition}:organizations::${managementAccountId}:${kind}/${organizationId}/${name}`;
  const policies = arn('policy', 'backup_policy/p-*');
  return [
    new iam.PolicyStatement({
      sid: 'SeeTheOrganization',
      principals,
      actions: [
        'organizations:DescribeAccount', 'organizations:DescribeOrganization', 'organizations:DescribeOrganizationalUnit', 'organizations:ListAccounts',
        'organizations:ListAccountsForParent', 'organizations:ListChildren', 'organizations:ListOrganizationalUnitsForParent', 'organizations:ListParents',
        'organizations:ListRoots', 'organizations:ListTagsForResource',
      ],
      resources: ['*'],
    }),
    new iam.PolicyStatement({
      sid: 'SeeBackupPolicies',
      principals,
      actions: [
        'organizations:DescribeEffectivePolicy', 'organizations:DescribePolicy', 'organizations:ListPolicies', 'organizations:ListPoliciesForTarget',
        'organizations:ListTargetsForPolicy',
      ],
      resources: ['*'],
      conditions: BACKUP_POLICIES,
    }),
    new iam.PolicyStatement({
      sid: 'ManageBackupPolicies',
      principals,
      actions: ['organizations:AttachPolicy', 'organizations:CreatePolicy', 'organizations:DeletePolicy', 'organizations:DetachPolicy', 'organizations:UpdatePolicy'],
      resources: [policies, arn('account', '*'), arn('ou', '*'), arn('root', '*')],
      conditions: BACKUP_POLICIES,
    }),
  ];
}
