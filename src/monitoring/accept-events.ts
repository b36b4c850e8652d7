import * as iam from 'aws-cdk-lib/aws-iam';
import type { SourceAccounts } from '../copy/source-accounts';
import { BACKUP_EVENT_SOURCE } from '../model/monitoring/event-types';
import { accountsBelow } from '../model/organization/organization-ids';

/** One call carries several events, so the key has several values. */
const OF_BACKUP = { 'ForAllValues:StringEquals': { 'events:source': [BACKUP_EVENT_SOURCE] }, 'Null': { 'events:source': 'false' } };

/**
 * What the policy of a central bus says: events of AWS Backup from those who were named, and none of any other source,
 * not even of its own account. EventBridge itself lets nobody put events whose source begins with `aws.`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html
 */
export function acceptEvents(acceptFrom: readonly SourceAccounts[], busArn: string): iam.PolicyStatement[] {
  const organizations = unique(acceptFrom.flatMap(sources => sources._organizationIds));
  const paths = unique(acceptFrom.flatMap(sources => sources._organizationalUnitPaths)).map(accountsBelow);
  const accounts = unique(acceptFrom.flatMap(sources => sources._accountIds));
  const statement = (sid: string, rest: Pick<iam.PolicyStatementProps, 'effect' | 'principals' | 'conditions'>) =>
    new iam.PolicyStatement({ sid, principals: [new iam.StarPrincipal()], actions: ['events:PutEvents'], resources: [busArn], ...rest });
  return [
    ...organizations.length > 0 ? [statement('AllowOrganization', { conditions: { ...OF_BACKUP, StringEquals: { 'aws:PrincipalOrgID': organizations } } })] : [],
    ...paths.length > 0 ? [statement('AllowOrganizationalUnits', { conditions: { ...OF_BACKUP, 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': paths } } })] : [],
    ...accounts.length > 0 ? [statement('AllowAccounts', { principals: accounts.map(account => new iam.AccountPrincipal(account)), conditions: OF_BACKUP })] : [],
    statement('DenyOtherSources', { effect: iam.Effect.DENY, conditions: { 'ForAnyValue:StringNotEquals': { 'events:source': [BACKUP_EVENT_SOURCE] } } }),
  ];
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
