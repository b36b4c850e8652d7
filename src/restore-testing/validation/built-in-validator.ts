import { join } from 'node:path';
import { Aspects, Duration, RemovalPolicy, Stack, Tokenization } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledgeNag } from '../../private/nag';
import type { ValidationContext } from './bound-validator';
import { FUNCTION_RULES } from './function-rules';
import { MAX_EVENT_AGE_SECONDS } from './validation-rule';
import type { BuiltInValidatorOptions } from './validator-options';
import { validatorPermissions } from './validator-permissions';

/** As it is shipped, beside src/ and beside lib/ (docs/decisions/0021-restore-validator.md). */
const HANDLER = join(__dirname, '..', '..', '..', 'assets', 'restore-validator');

export const BUILT_IN_DEFAULTS = { minimumItems: 1, sampleSize: 10, timeout: Duration.minutes(5) } as const;

export interface BuiltInValidatorProps extends BuiltInValidatorOptions, ValidationContext {
  readonly deadLetterQueue: sqs.IQueue;
}

/** The function that validates restore tests, with a role, a log and a key of its own. */
export class BuiltInValidator extends Construct {
  public readonly function: lambda.Function;
  public readonly logGroup: logs.LogGroup;

  constructor(scope: Construct, id: string, props: BuiltInValidatorProps) {
    super(scope, id);
    this.logGroup = this.log(props);
    const role = this.role(props);
    this.function = new lambda.Function(this, 'Function', {
      description: 'Validates restore tests of AWS Backup',
      // The runtime has the AWS SDK, so nothing is bundled.
      runtime: lambda.Runtime.NODEJS_22_X,
      code: lambda.Code.fromAsset(HANDLER),
      handler: 'index.handler',
      memorySize: 256,
      timeout: props.timeout ?? BUILT_IN_DEFAULTS.timeout,
      role,
      logGroup: this.logGroup,
      maxEventAge: Duration.seconds(MAX_EVENT_AGE_SECONDS),
      retryAttempts: 2,
      environment: {
        RESTORE_TESTING_PLAN_ARN: props.restoreTestingPlanArn,
        MINIMUM_ITEMS: Tokenization.stringifyNumber(props.minimumItems ?? BUILT_IN_DEFAULTS.minimumItems),
        SAMPLE_SIZE: Tokenization.stringifyNumber(props.sampleSize ?? BUILT_IN_DEFAULTS.sampleSize),
        ALLOW_OTHER_ENGINE_VERSION: String(props.allowOtherEngineVersion ?? false),
      },
    });
    // Not through the L2, which would add an inline policy to the role.
    (this.function.node.defaultChild as lambda.CfnFunction).deadLetterConfig = { targetArn: props.deadLetterQueue.queueArn };
    acknowledgeNag(this.function, FUNCTION_RULES);
  }

  private log({ encryptionKey, logRetention, removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE }: BuiltInValidatorProps): logs.LogGroup {
    const key = encryptionKey ?? new kms.Key(this, 'Key', {
      description: `Log of the validator of restore tests: ${this.node.path}`,
      enableKeyRotation: true,
      removalPolicy,
    });
    const { partition, region, account } = Stack.of(this);
    key.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'AllowTheLogOfTheValidator',
      principals: [new iam.ServicePrincipal(`logs.${region}.amazonaws.com`)],
      actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      resources: ['*'],
      // The name of the log group is made after the key.
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*` } },
    }));
    return new logs.LogGroup(this, 'Log', { encryptionKey: key, retention: logRetention ?? logs.RetentionDays.ONE_YEAR, removalPolicy });
  }

  private role({ types, decryptWith = [], deadLetterQueue: queue }: BuiltInValidatorProps): iam.Role {
    const policy = new iam.ManagedPolicy(this, 'Policy', {
      description: 'What the validator of restore tests reads, and that it answers',
      statements: [
        new iam.PolicyStatement({ sid: 'Log', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [this.logGroup.logGroupArn] }),
        new iam.PolicyStatement({ sid: 'PutAside', actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
        ...queue.encryptionMasterKey ? [new iam.PolicyStatement({
          sid: 'EncryptWhatIsPutAside', actions: ['kms:GenerateDataKey', 'kms:Decrypt'], resources: [queue.encryptionMasterKey.keyArn],
        })] : [],
      ],
    });
    this.whenAllIsSaid(() => {
      const { statements, reasons } = validatorPermissions(this, types(), decryptWith);
      policy.addStatements(...statements);
      acknowledgeNag(policy, reasons);
    });
    return new iam.Role(this, 'Role', {
      description: 'Assumed by the validator of restore tests',
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: [policy],
    });
  }

  /** Targets can be added until synth, and those that follow from plans are known then only. */
  private whenAllIsSaid(act: () => void): void {
    let isDone = false;
    Aspects.of(this).add({
      visit: node => {
        if (node !== this || isDone) return;
        isDone = true;
        act();
      },
    });
  }
}
