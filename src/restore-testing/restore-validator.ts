import { Stack } from 'aws-cdk-lib';
import type { Duration, IResource } from 'aws-cdk-lib';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { judgeAlone } from '../model/diagnostics/judge';
import { leaf, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import type { RestoreValidatorModel } from '../model/restore-testing/restore-validator-model';
import type { PlaceModel } from '../model/vault/key-model';
import { report, reportAtSynth } from '../private/report';
import { undeliveredEvents } from '../private/undelivered-events';
import type { BoundValidator, ValidationContext } from './validation/bound-validator';
import { BUILT_IN_DEFAULTS, BuiltInValidator } from './validation/built-in-validator';
import { letAnswer } from './validation/let-answer';
import { letInvoke, starterRole } from './validation/let-invoke';
import { validationRule } from './validation/validation-rule';
import type { BuiltInValidatorOptions, RestoreValidatorOptions } from './validation/validator-options';

const PLACE = { label: 'the validator', path: '' };

/**
 * What looks at restored resources after a restore test, and tells AWS Backup whether they are of use.
 *
 * It is called for each restore job of the plan that is COMPLETED, and once more where an event is delivered twice. An
 * event that nobody could answer ends in a dead-letter queue: watch it, because AWS Backup ends such a validation as
 * TIMED_OUT without a word.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-validation.html
 */
export abstract class RestoreValidator {
  /**
   * A Lambda function of this library, which always answers SUCCESSFUL or FAILED, with a message that says what that
   * proves and what not.
   *
   * It checks DynamoDB tables (state, keys, items can be read), S3 buckets (objects are there and can be read), EBS
   * volumes, EC2 instances, EFS file systems (state), and databases of RDS, Aurora, Neptune and DocumentDB (state, engine
   * version). It answers FAILED for other types. It reads no content beyond samples and connects to no database: that is
   * for a validator of your own.
   *
   * Throws at the construct that it is for where an option is out of its range.
   */
  public static builtIn(options: BuiltInValidatorOptions = {}): RestoreValidator {
    return new BuiltIn(options);
  }

  /**
   * A function of your own, in the account and Region of the plan. It gets the event `Restore Job State Change` and must
   * call `PutRestoreValidationResult` with its `detail.restoreJobId`.
   *
   * Its role gets the permission to answer where this app can change it. Where the function is imported without its role,
   * or the role must not be changed, the role must have `backup:PutRestoreValidationResult`, and a warning says so.
   */
  public static function(target: lambda.IFunction, options: RestoreValidatorOptions = {}): RestoreValidator {
    return new OwnFunction(target, options);
  }

  /**
   * A state machine of your own, in the account and Region of the plan. Its input is the event `Restore Job State Change`,
   * and it must call `PutRestoreValidationResult` with its `detail.restoreJobId`, also where a step of it fails.
   *
   * Its role gets the permission to answer where this app can change it. Where the state machine is imported, its role
   * must have `backup:PutRestoreValidationResult`, and a warning says so.
   */
  public static stateMachine(target: sfn.IStateMachine, options: RestoreValidatorOptions = {}): RestoreValidator {
    return new OwnStateMachine(target, options);
  }

  /**
   * Makes the rule, its queue and what else is needed, below `scope`.
   *
   * @internal
   */
  public abstract _bind(scope: Construct, context: ValidationContext): BoundValidator;
}

class BuiltIn extends RestoreValidator {
  constructor(private readonly options: BuiltInValidatorOptions) {
    super();
  }

  public override _bind(scope: Construct, context: ValidationContext): BoundValidator {
    const { minimumItems, sampleSize, timeout = BUILT_IN_DEFAULTS.timeout } = this.options;
    const timeoutSeconds = secondsOf(timeout);
    judgeValidator(scope, context, this.options, { kind: 'builtIn', minimumItems: leaf(minimumItems), sampleSize: leaf(sampleSize), timeoutSeconds });

    const validation = new Construct(scope, 'Validation');
    const queue = queueFor(validation, this.options);
    const validator = new BuiltInValidator(validation, 'Validator', { ...this.options, ...context, deadLetterQueue: queue });
    const rule = validationRule(validation, context.restoreTestingPlanArn, { arn: validator.function.functionArn }, queue);
    letInvoke(validation, validator.function, rule);
    return { rule, deadLetterQueue: queue, function: validator.function, logGroup: validator.logGroup };
  }
}

class OwnFunction extends RestoreValidator {
  constructor(private readonly target: lambda.IFunction, private readonly options: RestoreValidatorOptions) {
    super();
  }

  public override _bind(scope: Construct, context: ValidationContext): BoundValidator {
    const validation = new Construct(scope, 'Validation');
    judgeValidator(scope, context, this.options, { kind: 'function', target: placeOf(this.target), permitted: letAnswer(validation, this.target) });

    const queue = queueFor(validation, this.options);
    const rule = validationRule(validation, context.restoreTestingPlanArn, { arn: this.target.functionArn }, queue);
    letInvoke(validation, this.target, rule);
    return { rule, deadLetterQueue: queue, function: this.target };
  }
}

class OwnStateMachine extends RestoreValidator {
  constructor(private readonly target: sfn.IStateMachine, private readonly options: RestoreValidatorOptions) {
    super();
  }

  public override _bind(scope: Construct, context: ValidationContext): BoundValidator {
    const validation = new Construct(scope, 'Validation');
    judgeValidator(scope, context, this.options, { kind: 'stateMachine', target: placeOf(this.target), permitted: letAnswer(validation, this.target) });

    const queue = queueFor(validation, this.options);
    const { roleArn } = starterRole(validation, this.target);
    const rule = validationRule(validation, context.restoreTestingPlanArn, { arn: this.target.stateMachineArn, roleArn }, queue);
    return { rule, deadLetterQueue: queue, stateMachine: this.target };
  }
}

/** Says what is wrong, at the line that made `scope`. */
function judgeValidator(
  scope: Construct, context: ValidationContext, options: RestoreValidatorOptions, own: Pick<RestoreValidatorModel, 'kind'> & Partial<RestoreValidatorModel>,
): void {
  const model: RestoreValidatorModel = {
    target: placeOf(scope),
    plan: placeOf(scope),
    permitted: true,
    types: UNKNOWN,
    validationWindowHours: undefined,
    deadLetterQueueIsFifo: leaf(options.deadLetterQueue?.fifo),
    ...own,
  };
  report(scope, judgeAlone('restoreValidator', model, PLACE, 'part'), scope.constructor);
  reportAtSynth(scope, () => judgeAlone('restoreValidator', {
    ...model, types: context.types().map(type => leaf(type)), validationWindowHours: context.validationWindowHours?.(),
  }, PLACE, 'whole'));
}

function queueFor(scope: Construct, { deadLetterQueue: own }: RestoreValidatorOptions): sqs.IQueue {
  return own ?? undeliveredEvents(scope, 'DeadLetters');
}

function placeOf(of: Construct | IResource): PlaceModel {
  const { account, region } = 'env' in of ? of.env : Stack.of(of);
  return { account: leaf(account), region: leaf(region) };
}

function secondsOf(duration: Duration): Leaf<number> {
  return duration.isUnresolved() ? UNKNOWN : duration.toSeconds({ integral: false });
}
