import { join } from 'node:path';
import { CustomResource, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { acknowledgeNag } from '../private/nag';
import { FUNCTION_RULES, LOG_RULES, POLICY_RULES } from './nag-reasons';

/** As it is shipped, beside src/ and beside lib/. */
const HANDLER = join(__dirname, '..', '..', 'assets', 'account-settings');
const ID = 'CompliantBackupAccountSettings';
const DESCRIPTION = 'Switches settings of AWS Backup on, and never off';

/** The function behind settings that have no type in CloudFormation, one for each stack that asks for it. */
export class SettingsProvider extends Construct {
  /** That of the stack of a construct, made where it does not exist yet. */
  public static of(scope: Construct): SettingsProvider {
    const stack = Stack.of(scope);
    return stack.node.tryFindChild(ID) as SettingsProvider | undefined ?? new SettingsProvider(stack, ID);
  }

  /** What custom resources name as their service. */
  public readonly serviceToken: string;
  private readonly policy: iam.ManagedPolicy;
  private readonly allowed = new Set<string>();

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    // What it writes is in CloudTrail too, so the log may go with the stack.
    const logGroup = new logs.LogGroup(this, 'Log', { retention: logs.RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.DESTROY });
    acknowledgeNag(logGroup, LOG_RULES);
    this.policy = this.managedPolicy('Policy', 'What changes settings of AWS Backup', logGroup);
    const handler = new lambda.Function(this, 'Function', {
      description: DESCRIPTION,
      // The runtime has the AWS SDK, so nothing is bundled.
      runtime: lambda.Runtime.NODEJS_22_X,
      code: lambda.Code.fromAsset(HANDLER),
      handler: 'index.handler',
      timeout: Duration.minutes(1),
      role: this.role('Role', this.policy),
      logGroup,
    });
    acknowledgeNag(handler, FUNCTION_RULES);
    const invoke = this.managedPolicy('FrameworkPolicy', 'What calls the function that changes settings of AWS Backup', logGroup);
    invoke.addStatements(new iam.PolicyStatement({ sid: 'Call', actions: ['lambda:InvokeFunction', 'lambda:GetFunction'], resources: [handler.functionArn] }));
    const provider = new Provider(this, 'Provider', {
      onEventHandler: handler,
      logGroup,
      // Its own permissions would come as an inline policy with a wildcard.
      frameworkOnEventRole: this.role('FrameworkRole', invoke).withoutPolicyUpdates(),
    });
    acknowledgeNag(provider, FUNCTION_RULES);
    this.serviceToken = provider.serviceToken;
  }

  /** Lets the function do what a custom resource needs. */
  public allow(statement: iam.PolicyStatement): void {
    const text = JSON.stringify(statement.toStatementJson());
    if (this.allowed.has(text)) return;
    this.allowed.add(text);
    this.policy.addStatements(statement);
    acknowledgeNag(this.policy, POLICY_RULES);
  }

  /** Has something switched on when the stack is deployed. */
  public switchOn(scope: Construct, id: string, resourceType: string, properties: Readonly<Record<string, unknown>>): void {
    new CustomResource(scope, id, { resourceType, serviceToken: this.serviceToken, properties }).node.addDependency(this);
  }

  private managedPolicy(id: string, description: string, logGroup: logs.ILogGroup): iam.ManagedPolicy {
    return new iam.ManagedPolicy(this, id, {
      description,
      statements: [new iam.PolicyStatement({ sid: 'Log', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] })],
    });
  }

  private role(id: string, policy: iam.ManagedPolicy): iam.Role {
    return new iam.Role(this, id, { description: DESCRIPTION, assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'), managedPolicies: [policy] });
  }
}
