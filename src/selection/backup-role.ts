import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { isKnown, UNKNOWN } from '../model/known';
import type { Unknown } from '../model/known';
import type { RuleModel } from '../model/plan/plan-model';
import { policiesFor, RolePolicies, serviceRoleProps, WHY_ONLY_WHERE_NEEDED } from './service-role';
import type { BackupServiceRoleProps } from './service-role-props';

/** Properties of a BackupRole. */
export interface BackupRoleProps extends BackupServiceRoleProps {}

/**
 * The role that AWS Backup assumes to take backups and copy them.
 *
 * Carries AWS's managed policy for backups; the one for S3 comes when a plan selects something that can be a bucket,
 * those for indexes and malware scans when a rule asks for them.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/iam-service-roles.html
 */
export class BackupRole extends iam.Role {
  private readonly policies: RolePolicies;

  constructor(scope: Construct, id: string, props: BackupRoleProps = {}) {
    super(scope, id, serviceRoleProps(scope, props, 'Assumed by AWS Backup to take backups and copy them'));
    this.policies = new RolePolicies(this);
    this.policies.attach(['backup']);
  }

  /**
   * Makes room for types that can be selected from now on.
   *
   * @internal
   */
  public _admit(types: readonly string[] | 'any' | Unknown): void {
    this.policies.attach(policiesFor(types === UNKNOWN ? 'any' : types, 'backupPolicies'), WHY_ONLY_WHERE_NEEDED);
  }

  /**
   * Makes room for what a rule does beside backups.
   *
   * @internal
   */
  public _admitActions(rule: Pick<RuleModel, 'indexActions' | 'scanActions'>): void {
    const { indexActions, scanActions } = rule;
    if (isKnown(indexActions) && indexActions.flat().includes('EBS')) this.policies.attach(['indexing'], ' Attached only because a rule indexes EBS backups.');
    if (isKnown(scanActions) && scanActions.length > 0) this.policies.attach(['malwareScan'], ' Attached only because a rule scans for malware.');
  }
}
