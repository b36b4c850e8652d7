import { functionRules } from '../../private/function-rules';

/** Rules of cdk-nag that the built-in validator does not follow, and why. */
export const FUNCTION_RULES: Readonly<Record<string, string>> = {
  ...functionRules({
    concurrency: 'A restore test now and then needs no share of its own; an event that is held back is tried again for an hour, and then put aside.',
    tracing: 'One function that nobody waits for; its log has what a trace would show.',
  }),
  'Serverless-LambdaAsyncFailureDestination': 'What it could not answer goes to its dead-letter queue, which other rules ask for; with a destination as well it would come twice.',
};
