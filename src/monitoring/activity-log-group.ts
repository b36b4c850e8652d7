import { Aws, Stack } from 'aws-cdk-lib';
import type { RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** Who writes on behalf of EventBridge. */
const WRITERS = ['events.amazonaws.com', 'delivery.logs.amazonaws.com'];

export interface ActivityLogGroupProps {
  readonly logGroupName: string;
  readonly retention: logs.RetentionDays;
  readonly encryptionKey?: kms.IKey;
  readonly removalPolicy: RemovalPolicy;
  readonly resourcePolicyName?: string;
}

/** An encrypted log group into which EventBridge may write, without a Lambda to say so. */
export class ActivityLogGroup extends Construct {
  public readonly logGroup: logs.LogGroup;
  public readonly encryptionKey: kms.IKey;
  /** Without the `:*` at the end that policies want. */
  public readonly logGroupArn: string;

  constructor(scope: Construct, id: string, props: ActivityLogGroupProps) {
    super(scope, id);
    const { logGroupName, removalPolicy } = props;
    // From its name, so that key and log group do not wait for each other.
    this.logGroupArn = `arn:${Aws.PARTITION}:logs:${Stack.of(this).region}:${Stack.of(this).account}:log-group:${logGroupName}`;
    this.encryptionKey = props.encryptionKey ?? new kms.Key(this, 'Key', {
      description: `Activity log ${scope.node.path}`, enableKeyRotation: true, removalPolicy,
    });
    this.letLogsUseTheKey();
    this.logGroup = new logs.LogGroup(this, 'Resource', { logGroupName, retention: props.retention, encryptionKey: this.encryptionKey, removalPolicy });
    if (props.resourcePolicyName) this.letEventsIn(props.resourcePolicyName);
  }

  /** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
  private letLogsUseTheKey(): void {
    this.encryptionKey.addToResourcePolicy(new iam.PolicyStatement({
      sid: `AllowLogs${this.node.addr.slice(-8)}`,
      principals: [new iam.ServicePrincipal(`logs.${Stack.of(this).region}.amazonaws.com`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': this.logGroupArn } },
    }));
  }

  /**
   * The target of aws-cdk-lib would write this with a custom resource. Without a condition on the rule: AWS documents none
   * for log groups, and one that never holds would keep the log empty.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-cloudwatchlogs-permissions
   */
  private letEventsIn(resourcePolicyName: string): void {
    new logs.ResourcePolicy(this, 'Policy', {
      resourcePolicyName,
      policyStatements: [new iam.PolicyStatement({
        sid: 'AllowEventsOfAWSBackup',
        principals: WRITERS.map(name => new iam.ServicePrincipal(name)),
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [`${this.logGroupArn}:*`],
      })],
    });
  }
}
