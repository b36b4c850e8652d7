import type * as events from 'aws-cdk-lib/aws-events';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Leaf } from '../../model/known';

/** The restore tests that a validator is for. */
export interface ValidationContext {
  /** Only tests of this plan are validated. */
  readonly restoreTestingPlanArn: string;
  /** Types that the plan tests, in AWS Backup's own names; asked for at synth, when nothing is added any more. */
  readonly types: () => readonly string[];
  /** The shortest validation window of the plan's selections, 0 where one has none; asked for at synth. */
  readonly validationWindowHours?: () => Leaf<number>;
}

/** A validator with all that it needs. */
export interface BoundValidator {
  /** Calls the validator for each COMPLETED restore job of the plan. */
  readonly rule: events.CfnRule;
  /** What lies here was never validated. */
  readonly deadLetterQueue: sqs.IQueue;
  readonly function?: lambda.IFunction;
  readonly stateMachine?: sfn.IStateMachine;
  /** Of the built-in one. */
  readonly logGroup?: logs.ILogGroup;
}
