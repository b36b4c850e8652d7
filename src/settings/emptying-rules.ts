import type { CfnResource, Stack } from 'aws-cdk-lib';
import { functionRules, logRules } from '../private/function-rules';

/*
 * Rules of cdk-nag that the emptying of vaults does not follow, and why.
 */

const FRAMEWORK = 'The provider framework of aws-cdk-lib makes it; it runs in development only, when a stack is deleted.';
const WAITED_FOR = 'CloudFormation waits for the functions, one call after the other, and fails the stack where they fail.';

/** Of everything in it. */
export const EMPTYING_RULES: Readonly<Record<string, string>> = functionRules({
  concurrency: WAITED_FOR,
  tracing: 'What it does is told in the log of the functions; a trace of a loop would show no more.',
  deadLetters: WAITED_FOR,
});

/** Of its log. */
export const LOG_RULES: Readonly<Record<string, string>> = logRules(
  'It holds how many recovery points of a development vault were deleted, which CloudWatch Logs encrypts by itself.',
);

/** Of its policy, which names these resources. */
export function policyRules(stack: Stack, arns: readonly string[]): Record<string, string> {
  const reason = 'Recovery points have ARNs of their services, made when a backup is; no ARN of theirs names the vault.';
  return Object.fromEntries(arns.map(arn => [`AwsSolutions-IAM5[Resource::${written(stack.resolve(arn))}]`, reason]));
}

/** Of the roles that call these functions. */
export function callerRules(stack: Stack, functions: readonly CfnResource[]): Record<string, string> {
  return Object.fromEntries(functions.map(({ logicalId }) => [`AwsSolutions-IAM5[Resource::<${String(stack.resolve(logicalId))}.Arn>:*]`, FRAMEWORK]));
}

/** Of what aws-cdk-lib makes. */
export const FRAMEWORK_RULES: Readonly<Record<string, string>> = {
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]': FRAMEWORK,
  'AwsSolutions-SF1': FRAMEWORK,
  'AwsSolutions-SF2': FRAMEWORK,
  'Serverless-LambdaDefaultMemorySize': FRAMEWORK,
  'Serverless-StepFunctionStateMachineXray': FRAMEWORK,
  'HIPAA.Security-IAMNoInlinePolicy': FRAMEWORK,
  'NIST.800.53.R4-IAMNoInlinePolicy': FRAMEWORK,
  'NIST.800.53.R5-IAMNoInlinePolicy': FRAMEWORK,
  'PCI.DSS.321-IAMNoInlinePolicy': FRAMEWORK,
};

/** An ARN as cdk-nag writes it into the ids of its findings. */
function written(arn: unknown): string {
  if (typeof arn === 'string') return arn;
  const { 'Fn::Join': join, Ref: ref } = arn as { 'Fn::Join'?: [string, unknown[]]; 'Ref'?: string };
  return join ? join[1].map(written).join(join[0]) : `<${ref}>`;
}
