import { functionRules, logRules } from '../private/function-rules';

/*
 * Rules of cdk-nag that the function behind settings does not follow, and why.
 */

const CALLED_AND_AWAITED = 'It is called by a deployment that waits for it: what fails, fails the deployment and nothing is lost.';

export const FUNCTION_RULES: Readonly<Record<string, string>> = {
  ...functionRules({
    concurrency: 'It runs when its stack is deployed, which needs no share of its own.',
    tracing: 'One function that runs in deployments only; its log has what a trace would show.',
    deadLetters: CALLED_AND_AWAITED,
  }),
  'Serverless-LambdaAsyncFailureDestination': CALLED_AND_AWAITED,
  'Serverless-LambdaDefaultMemorySize': 'Two calls of an API need no more.',
};

export const LOG_RULES: Readonly<Record<string, string>> = logRules(
  'CloudWatch Logs encrypts what it keeps; the log names settings that were switched on, and holds no data.',
);

export const POLICY_RULES: Readonly<Record<string, string>> = {
  'AwsSolutions-IAM5[Resource::*]': 'The actions on settings of AWS Backup take no resources.',
};
