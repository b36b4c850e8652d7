import { BootstraplessSynthesizer, Fn, Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { leaf, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';

/*
 * What the policies of vaults and keys have in common: a Deny for everybody but a few, who are compared by ARN.
 */

/**
 * The role that CloudFormation deploys the stack with, where the synthesizer knows it.
 *
 * Without an own answer the bootstrapless synthesizer names the role of the default bootstrap, which it exists to
 * do without, so its answer counts as none.
 */
export function deploymentRole(stack: Stack): string | undefined {
  if (stack.synthesizer instanceof BootstraplessSynthesizer) return undefined;
  const role = stack.synthesizer.cloudFormationExecutionRole;
  // The placeholders for partition, account and Region are those of Fn::Sub.
  return role && !Token.isUnresolved(role) && role.includes('${') ? Fn.sub(role) : role;
}

/** Denies the actions to everybody but the exceptions. */
export function deny(sid: string, actions: readonly string[], exceptions: readonly string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid,
    effect: iam.Effect.DENY,
    principals: [new iam.StarPrincipal()],
    actions: [...actions],
    resources: ['*'],
    conditions: exceptions.length > 0 ? { ArnNotEquals: { 'aws:PrincipalArn': exceptions } } : undefined,
  });
}

/** The list as the diagnostics see it. */
export function leaves(arns: readonly string[]): Leaf<readonly Leaf<string>[]> {
  return Token.isUnresolved(arns) ? UNKNOWN : arns.map(arn => leaf(arn));
}
