import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { DelegatedBackupAdministrator, MemberAccountBaseline } from '../../../src';
import { inCode } from './entry';
import type { InCode } from './entry';

const regions = ['eu-west-1'];
const organizationalUnitIds = ['ou-ab12-11111111'];
const organizationId = 'o-a1b2c3d4e5';
const accountId = '444455556666';
const roleArns = (count: number) => Array.from({ length: count }, (_, i) => `arn:aws:iam::111122223333:role/administrator-${i}`);
const nameOf = (stack: Construct) => new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() }).roleName;

/** What member accounts get, and who manages backups for them. */
export const MEMBER_ACCOUNTS: readonly InCode[] = [
  inCode('CB-BASE-001', 'an account as unit',
    stack => new MemberAccountBaseline(stack, 'Baseline', { regions, organizationalUnitIds: ['444455556666'] }),
    stack => new MemberAccountBaseline(stack, 'Baseline', { regions, organizationalUnitIds: ['ou-ab12-11111111'] }),
  ),
  inCode('CB-BASE-002', 'the root without a yes',
    stack => new MemberAccountBaseline(stack, 'Baseline', { regions, organizationalUnitIds: ['r-ab12'] }),
    stack => new MemberAccountBaseline(stack, 'Baseline', { regions, organizationalUnitIds: ['r-ab12'], acknowledgeOrganizationRoot: true }),
  ),
  inCode('CB-BASE-003', 'no Region',
    stack => new MemberAccountBaseline(stack, 'Baseline', { organizationalUnitIds, regions: [] }),
    stack => new MemberAccountBaseline(stack, 'Baseline', { organizationalUnitIds, regions: ['eu-west-1'] }),
  ),
  inCode('CB-BASE-004', 'the name of a role of this app',
    stack => new MemberAccountBaseline(stack, 'Baseline', { regions, organizationalUnitIds, backupRoleName: nameOf(stack) }),
    stack => new MemberAccountBaseline(stack, 'Baseline', { regions, organizationalUnitIds, backupRoleName: 'backup' }),
  ),
  inCode('CB-BASE-005', 'a name with a space',
    stack => new MemberAccountBaseline(stack, 'Baseline', { regions, organizationalUnitIds, backupVaultName: 'our backups' }),
    stack => new MemberAccountBaseline(stack, 'Baseline', { regions, organizationalUnitIds, backupVaultName: 'our-backups' }),
  ),
  inCode('CB-BASE-006', 'no account at a time',
    stack => new MemberAccountBaseline(stack, 'Baseline', { regions, organizationalUnitIds, operation: { maxConcurrentPercentage: 0 } }),
    stack => new MemberAccountBaseline(stack, 'Baseline', { regions, organizationalUnitIds, operation: { maxConcurrentPercentage: 10 } }),
  ),
  inCode('CB-BASE-007', 'a thousand administrators',
    stack => new MemberAccountBaseline(stack, 'Baseline', { regions, organizationalUnitIds, policyAdministrators: roleArns(1000) }),
    stack => new MemberAccountBaseline(stack, 'Baseline', { regions, organizationalUnitIds, policyAdministrators: roleArns(1) }),
  ),
  inCode('CB-BASE-008', 'a unit that is left out',
    stack => new MemberAccountBaseline(stack, 'Baseline', { regions, organizationalUnitIds, excludedAccounts: ['ou-ab12-22222222'] }),
    stack => new MemberAccountBaseline(stack, 'Baseline', { regions, organizationalUnitIds, excludedAccounts: ['444455556666'] }),
  ),
  inCode('CB-BASE-101', 'a root for an organization',
    stack => new DelegatedBackupAdministrator(stack, 'Administrator', { accountId, organizationId: 'r-ab12' }),
    stack => new DelegatedBackupAdministrator(stack, 'Administrator', { accountId, organizationId: 'o-a1b2c3d4e5' }),
  ),
  inCode('CB-BASE-102', 'the management account itself',
    stack => new DelegatedBackupAdministrator(stack, 'Administrator', { organizationId, accountId: '111122223333' }),
    stack => new DelegatedBackupAdministrator(stack, 'Administrator', { organizationId, accountId: '444455556666' }),
  ),
  inCode('CB-BASE-103', 'a stack whose account is not known',
    stack => new DelegatedBackupAdministrator(new Stack(stack.node.root, 'Organization'), 'Administrator', { accountId, organizationId }),
    stack => new DelegatedBackupAdministrator(stack, 'Administrator', { accountId, organizationId }),
  ),
];
