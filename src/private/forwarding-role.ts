import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * The role with which EventBridge puts events on one bus, and does nothing else. A bus whose policy names an organization
 * asks for it, and AWS advises it for all.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html
 */
export function forwardingRole(scope: Construct, id: string, busArn: string): iam.Role {
  const role = new iam.Role(scope, id, {
    assumedBy: new iam.ServicePrincipal('events.amazonaws.com'),
    description: 'Forwards events of AWS Backup',
  });
  // Not an inline policy, which auditors do not like.
  new iam.ManagedPolicy(role, 'Policy', {
    roles: [role],
    statements: [new iam.PolicyStatement({ sid: 'ForwardEvents', actions: ['events:PutEvents'], resources: [busArn] })],
  });
  return role;
}
