import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { UNKNOWN } from '../model/known';
import type { Unknown } from '../model/known';
import { policiesFor, RolePolicies, serviceRoleProps, WHY_ONLY_WHERE_NEEDED } from './service-role';
import type { BackupServiceRoleProps } from './service-role-props';

/** Properties of a RestoreRole. */
export interface RestoreRoleProps extends BackupServiceRoleProps {}

/**
 * The role that AWS Backup assumes to restore: separate from the backup role, because it creates resources and writes
 * data.
 *
 * Carries AWS's managed policy for restores; the one for S3 comes when something can be a bucket. To restore an EC2
 * instance with its instance profile, grant `iam:PassRole` on the role of that profile.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/iam-service-roles.html
 */
export class RestoreRole extends iam.Role {
  private readonly policies: RolePolicies;

  constructor(scope: Construct, id: string, props: RestoreRoleProps = {}) {
    super(scope, id, serviceRoleProps(scope, props, 'Assumed by AWS Backup to restore'));
    this.policies = new RolePolicies(this);
    this.policies.attach(['restore']);
  }

  /**
   * Makes room for types that can be restored from now on.
   *
   * @internal
   */
  public _admit(types: readonly string[] | 'any' | Unknown): void {
    this.policies.attach(policiesFor(types === UNKNOWN ? 'any' : types, 'restorePolicies'), WHY_ONLY_WHERE_NEEDED);
  }
}
