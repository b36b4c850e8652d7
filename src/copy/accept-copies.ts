import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { accountsBelow } from '../model/organization/organization-ids';
import { BACKUP_SERVICE_LINKED_ROLES } from '../model/principals';
import type { SourceAccounts } from './source-accounts';

const COPY_INTO = 'backup:CopyIntoBackupVault';

/** Roles that AWS Backup made for itself and that nobody else can assume. */
const SERVICE_LINKED_ROLES = `arn:${Aws.PARTITION}:iam::*:${BACKUP_SERVICE_LINKED_ROLES}`;

/**
 * What the policy of a backup destination says (docs/decisions/0012-backup-destination.md): copies from the accounts
 * that were named, from nobody else, and no backup jobs of its own account.
 *
 * AWS Backup looks at one action only across accounts, and wants `*` as the resource.
 */
export function acceptCopies(acceptFrom: readonly SourceAccounts[]): iam.PolicyStatement[] {
  const organizations = unique(acceptFrom.flatMap(sources => sources._organizationIds));
  const paths = unique(acceptFrom.flatMap(sources => sources._organizationalUnitPaths)).map(accountsBelow);
  const accounts = unique(acceptFrom.flatMap(sources => sources._accountIds));
  return [
    ...(organizations.length > 0 ? [statement('AllowCopiesFromOrganization', { conditions: { StringEquals: { 'aws:PrincipalOrgID': organizations } } })] : []),
    ...(paths.length > 0 ? [statement('AllowCopiesFromOrganizationalUnits', { conditions: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': paths } } })] : []),
    ...(accounts.length > 0 ? [statement('AllowCopiesFromAccounts', { principals: accounts.map(account => new iam.AccountPrincipal(account)) })] : []),
    statement('DenyCopiesFromElsewhere', { effect: iam.Effect.DENY, conditions: elsewhere(organizations, paths, accounts) }),
    statement('DenyBackupJobs', { effect: iam.Effect.DENY, actions: ['backup:StartBackupJob'] }),
  ];
}

/**
 * True for principals that no statement above lets in. All conditions have to hold together, and those that say "not"
 * hold for a principal without the key, such as an account outside any organization.
 *
 * AWS Backup does not document which of its principals touches the vault at the end of a copy, so its own are left out.
 */
function elsewhere(organizations: readonly string[], paths: readonly string[], accounts: readonly string[]): Record<string, Record<string, unknown>> {
  const neither = {
    ...(organizations.length > 0 ? { 'aws:PrincipalOrgID': organizations } : {}),
    ...(accounts.length > 0 ? { 'aws:PrincipalAccount': accounts } : {}),
  };
  return {
    ...(Object.keys(neither).length > 0 ? { StringNotEquals: neither } : {}),
    ...(paths.length > 0 ? { 'ForAllValues:StringNotLike': { 'aws:PrincipalOrgPaths': paths } } : {}),
    ArnNotLike: { 'aws:PrincipalArn': SERVICE_LINKED_ROLES },
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
  };
}

function statement(sid: string, rest: Pick<iam.PolicyStatementProps, 'effect' | 'principals' | 'actions' | 'conditions'>): iam.PolicyStatement {
  return new iam.PolicyStatement({ sid, principals: [new iam.StarPrincipal()], actions: [COPY_INTO], resources: ['*'], ...rest });
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
