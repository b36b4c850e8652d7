import type * as iam from 'aws-cdk-lib/aws-iam';

/** Properties that backup and restore roles share. */
export interface BackupServiceRoleProps {
  /**
   * Name of the role.
   *
   * @default - a name that CloudFormation makes
   */
  readonly roleName?: string;

  /**
   * Limits what the role can do, whatever its policies say.
   *
   * @default - no boundary
   */
  readonly permissionsBoundary?: iam.IManagedPolicy;

  /**
   * Trusts AWS Backup only when it works for the account of this stack (`aws:SourceAccount`).
   *
   * AWS advises such a condition for services in general, but documents for no kind of job that AWS Backup sends the
   * key when it assumes a role; where it does not, every job fails. Try it with one job of each kind that you use.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
   * @default false
   */
  readonly confusedDeputyProtection?: boolean;
}
