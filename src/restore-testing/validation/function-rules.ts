/*
 * Rules of cdk-nag that the built-in validator does not follow, and why.
 */

const IN_NO_VPC = 'The function calls public endpoints of AWS alone, and has nothing in a network to talk to.';
const SHARED_CONCURRENCY = 'A restore test now and then needs no share of its own; an event that is held back is tried again for an hour, and then put aside.';
const RUNTIME = 'The runtime is the one that the handler was written and tested for; it comes with the AWS SDK and changes with a release of this library.';

export const FUNCTION_RULES: Readonly<Record<string, string>> = {
  'AwsSolutions-L1': RUNTIME,
  'Serverless-LambdaLatestVersion': RUNTIME,
  'HIPAA.Security-LambdaConcurrency': SHARED_CONCURRENCY,
  'NIST.800.53.R5-LambdaConcurrency': SHARED_CONCURRENCY,
  'HIPAA.Security-LambdaInsideVPC': IN_NO_VPC,
  'NIST.800.53.R4-LambdaInsideVPC': IN_NO_VPC,
  'NIST.800.53.R5-LambdaInsideVPC': IN_NO_VPC,
  'PCI.DSS.321-LambdaInsideVPC': IN_NO_VPC,
  'Serverless-LambdaTracing': 'One function that nobody waits for; its log has what a trace would show.',
  'Serverless-LambdaAsyncFailureDestination': 'What it could not answer goes to its dead-letter queue, which other rules ask for; with a destination as well it would come twice.',
};
