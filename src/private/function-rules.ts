/*
 * Rules of cdk-nag that functions of this library do not follow, and why.
 */

const IN_NO_VPC = 'It calls public endpoints of AWS alone, and has nothing in a network to talk to.';
const RUNTIME = 'The runtime is the one that the handler was written and tested for; it comes with the AWS SDK and changes with a release of this library.';

/** What only those who make a function can say. */
export interface FunctionReasons {
  /** Why it has no concurrency of its own. */
  readonly concurrency: string;
  /** Why it is not traced. */
  readonly tracing: string;
  /** Why what it could not do goes nowhere; without it the function has a dead-letter queue. */
  readonly deadLetters?: string;
}

export function functionRules({ concurrency, tracing, deadLetters }: FunctionReasons): Record<string, string> {
  return {
    ...rules(RUNTIME, 'AwsSolutions-L1', 'Serverless-LambdaLatestVersion'),
    ...rules(concurrency, 'HIPAA.Security-LambdaConcurrency', 'NIST.800.53.R5-LambdaConcurrency'),
    ...rules(IN_NO_VPC, 'HIPAA.Security-LambdaInsideVPC', 'NIST.800.53.R4-LambdaInsideVPC', 'NIST.800.53.R5-LambdaInsideVPC', 'PCI.DSS.321-LambdaInsideVPC'),
    ...rules(tracing, 'Serverless-LambdaTracing'),
    ...deadLetters === undefined ? {} : rules(deadLetters, 'HIPAA.Security-LambdaDLQ', 'NIST.800.53.R5-LambdaDLQ', 'Serverless-LambdaDLQ'),
  };
}

/** Of a log group without a key of its own. */
export function logRules(reason: string): Record<string, string> {
  return rules(reason, ...['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321'].map(pack => `${pack}-CloudWatchLogGroupEncrypted`));
}

function rules(reason: string, ...ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(ids.map(id => [id, reason]));
}
