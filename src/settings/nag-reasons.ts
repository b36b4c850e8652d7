/*
 * Rules of cdk-nag that the function behind settings does not follow, and why.
 */

const IN_NO_VPC = 'The function calls public endpoints of AWS alone, and has nothing in a network to talk to.';
const SHARED_CONCURRENCY = 'It runs when its stack is deployed, which needs no share of its own.';
const RUNTIME = 'The runtime is the one that the handler was written and tested for; it comes with the AWS SDK and changes with a release of this library.';
const CALLED_AND_AWAITED = 'It is called by a deployment that waits for it: what fails, fails the deployment and nothing is lost.';

export const FUNCTION_RULES: Readonly<Record<string, string>> = {
  'AwsSolutions-L1': RUNTIME,
  'Serverless-LambdaLatestVersion': RUNTIME,
  'HIPAA.Security-LambdaConcurrency': SHARED_CONCURRENCY,
  'NIST.800.53.R5-LambdaConcurrency': SHARED_CONCURRENCY,
  'HIPAA.Security-LambdaDLQ': CALLED_AND_AWAITED,
  'NIST.800.53.R5-LambdaDLQ': CALLED_AND_AWAITED,
  'Serverless-LambdaDLQ': CALLED_AND_AWAITED,
  'Serverless-LambdaAsyncFailureDestination': CALLED_AND_AWAITED,
  'HIPAA.Security-LambdaInsideVPC': IN_NO_VPC,
  'NIST.800.53.R4-LambdaInsideVPC': IN_NO_VPC,
  'NIST.800.53.R5-LambdaInsideVPC': IN_NO_VPC,
  'PCI.DSS.321-LambdaInsideVPC': IN_NO_VPC,
  'Serverless-LambdaDefaultMemorySize': 'Two calls of an API need no more.',
  'Serverless-LambdaTracing': 'One function that runs in deployments only; its log has what a trace would show.',
};

const ENCRYPTED_BY_LOGS = 'CloudWatch Logs encrypts what it keeps; the log names settings that were switched on, and holds no data.';

export const LOG_RULES: Readonly<Record<string, string>> = {
  'HIPAA.Security-CloudWatchLogGroupEncrypted': ENCRYPTED_BY_LOGS,
  'NIST.800.53.R4-CloudWatchLogGroupEncrypted': ENCRYPTED_BY_LOGS,
  'NIST.800.53.R5-CloudWatchLogGroupEncrypted': ENCRYPTED_BY_LOGS,
  'PCI.DSS.321-CloudWatchLogGroupEncrypted': ENCRYPTED_BY_LOGS,
};

export const POLICY_RULES: Readonly<Record<string, string>> = {
  'AwsSolutions-IAM5[Resource::*]': 'The actions on settings of AWS Backup take no resources.',
};
