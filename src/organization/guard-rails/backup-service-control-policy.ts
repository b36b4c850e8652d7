import { Resource, Token } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { CfnPolicy } from 'aws-cdk-lib/aws-organizations';
import type { Construct } from 'constructs';
import { judgeAlone } from '../../model/diagnostics/judge';
import { leaf, UNKNOWN } from '../../model/known';
import type { Leaf } from '../../model/known';
import { GUARD_RAIL_LIMITS } from '../../model/organization/guard-rail-limits';
import type { ServiceControlPolicyModel } from '../../model/organization/guard-rail-model';
import { physicalName } from '../../private/physical-name';
import { report } from '../../private/report';
import { BackupGuardRails } from './backup-guard-rails';

/** Properties of a `BackupServiceControlPolicy`. */
export interface BackupServiceControlPolicyProps {
  /** What the policy denies; at least one. */
  readonly guardRails: BackupGuardRails[];

  /**
   * Ids of the accounts, OUs or roots that the policy is attached to, at least one. An OU stands for all accounts below
   * it.
   */
  readonly targetIds: string[];

  /**
   * The name of the policy, 1 to 128 characters.
   *
   * @default - a name made of stack, path and a hash
   */
  readonly policyName?: string;

  /**
   * What the policy is for.
   *
   * @default 'Guard rails for backups'
   */
  readonly description?: string;

  /**
   * Must be `true` where a target is the root of the organization: the policy then binds every account but the
   * management account at once.
   *
   * @default false
   */
  readonly acknowledgeOrganizationRoot?: boolean;
}

/**
 * A service control policy that holds guard rails for backups.
 *
 * It is deployed from the management account of the organization, or from a delegated administrator who may manage
 * policies, and service control policies have to be enabled there. It goes with its stack, and the protection with it.
 *
 * Throws for targets in another form, for the root of the organization without a yes, and for a document that is too
 * long.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export class BackupServiceControlPolicy extends Resource {
  /** The id of the policy. */
  public readonly policyId: string;
  /** The ARN of the policy. */
  public readonly policyArn: string;
  /** What the policy says. */
  public readonly document: iam.PolicyDocument;

  constructor(scope: Construct, id: string, props: BackupServiceControlPolicyProps) {
    super(scope, id);
    const { guardRails, targetIds } = props;
    const rails = BackupGuardRails.combine(...guardRails);
    const name = props.policyName ?? physicalName({ scope, id, maxLength: GUARD_RAIL_LIMITS.policyNameMaxLength.value, identity: [] });
    this.document = rails.toPolicyDocument();
    // A document without statements has no JSON.
    const content = (this.document.toJSON() ?? {}) as object;
    const model: ServiceControlPolicyModel = {
      name: leaf(name),
      guardRails: guardRails.length,
      targetIds: Token.isUnresolved(targetIds) ? UNKNOWN : targetIds.map(target => leaf(target)),
      rootAcknowledged: props.acknowledgeOrganizationRoot === true,
      documentLength: lengthOf(content),
    };
    report(this, [
      ...judgeAlone('serviceControlPolicy', model, { label: 'the service control policy', path: '' }, 'part'),
      ...rails._findings(),
    ], BackupServiceControlPolicy);
    const resource = new CfnPolicy(this, 'Resource', {
      name,
      description: props.description ?? 'Guard rails for backups',
      type: 'SERVICE_CONTROL_POLICY',
      content,
      targetIds: Token.isUnresolved(targetIds) ? targetIds : [...new Set(targetIds)],
    });
    this.policyId = resource.attrId;
    this.policyArn = resource.attrArn;
  }
}

/** Characters of the document; tokens have lengths of their own, as text and as list. */
function lengthOf(content: object): Leaf<number> {
  const text = JSON.stringify(content);
  return /[$#]\{Token\[/.test(text) ? UNKNOWN : text.length;
}
