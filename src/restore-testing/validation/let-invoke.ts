import type * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** Lets the rule call a function, an imported one too: its L2 leaves that out where the account of its ARN is not known. */
export function letInvoke(scope: Construct, target: lambda.IFunction, rule: events.CfnRule): void {
  new lambda.CfnPermission(scope, 'MayInvoke', {
    action: 'lambda:InvokeFunction', functionName: target.functionArn, principal: 'events.amazonaws.com', sourceArn: rule.attrArn,
  });
}

/** The role with which EventBridge starts executions of a state machine. */
export function starterRole(scope: Construct, stateMachine: sfn.IStateMachine): iam.Role {
  return new iam.Role(scope, 'Starter', {
    description: 'Assumed by EventBridge to start the validation of restore tests',
    assumedBy: new iam.ServicePrincipal('events.amazonaws.com'),
    managedPolicies: [new iam.ManagedPolicy(scope, 'StarterPolicy', {
      description: 'Starts the validation of restore tests',
      statements: [new iam.PolicyStatement({ sid: 'Start', actions: ['states:StartExecution'], resources: [stateMachine.stateMachineArn] })],
    })],
  });
}
