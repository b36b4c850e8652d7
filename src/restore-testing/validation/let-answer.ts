import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeNag } from '../../private/nag';

export const NO_RESOURCES = 'IAM knows no resources for this action.';

/** The permission to say how a restore test went. */
export function answerStatement(): iam.PolicyStatement {
  return new iam.PolicyStatement({ sid: 'Answer', actions: ['backup:PutRestoreValidationResult'], resources: ['*'] });
}

/**
 * Gives a validator that others made the permission to answer; false where its role is not known or cannot be changed.
 *
 * To a role of this app as a managed policy of ours, so that nothing is said about other permissions of the role.
 */
export function letAnswer(scope: Construct, { grantPrincipal: principal }: iam.IGrantable): boolean {
  if (iam.Role.isRole(principal)) {
    const policy = new iam.ManagedPolicy(scope, 'AnswerPolicy', {
      description: 'Lets a validator of restore tests answer', statements: [answerStatement()], roles: [principal],
    });
    acknowledgeNag(policy, { 'AwsSolutions-IAM5[Resource::*]': NO_RESOURCES });
    return true;
  }
  // Would warn by itself, in words of IAM.
  if (principal instanceof iam.UnknownPrincipal) return false;
  // A role that must not be changed says that the statement was added; only one that can be has a policy to show.
  const { policyDependable: policy } = principal.addToPrincipalPolicy(answerStatement());
  if (!Construct.isConstruct(policy)) return false;
  acknowledgeNag(policy, { 'AwsSolutions-IAM5[Resource::*]': NO_RESOURCES });
  return true;
}
