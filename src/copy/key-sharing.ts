import * as iam from 'aws-cdk-lib/aws-iam';

/** What AWS asks for on a source key, by whether a grant is involved. */
const USE = ['kms:DescribeKey', 'kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];
const GRANTS = ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'];

/**
 * Statements for the policy of a key that encrypts what is copied to other accounts.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
 */
export function keySharingStatements(accounts: readonly string[]): iam.PolicyStatement[] {
  const principals = accounts.map(account => new iam.AccountPrincipal(account));
  return [
    new iam.PolicyStatement({ sid: 'AllowCopiesOfBackups', principals, actions: USE, resources: ['*'] }),
    new iam.PolicyStatement({
      sid: 'AllowGrantsForCopiesOfBackups', principals, actions: GRANTS, resources: ['*'],
      conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  ];
}
