import type { Stack } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { ACTIVITY_PATTERNS } from '../../model/monitoring/activity-patterns';
import { forwardingRole } from '../../private/forwarding-role';
import { letRuleSend, undeliveredEvents } from '../../private/undelivered-events';

/** Sends what AWS Backup does, and what CloudTrail records of it, to a bus elsewhere; what does not arrive in a day waits in a queue. */
export function forwardEvents(stack: Stack, eventBusArn: string): void {
  const role = forwardingRole(stack, 'ForwardingRole', eventBusArn);
  const queue = undeliveredEvents(stack, 'UndeliveredEvents');
  const rule = new CfnRule(stack, 'ForwardEvents', {
    description: 'Forwards events of AWS Backup',
    eventPattern: ACTIVITY_PATTERNS.withCalls,
    targets: [{ id: 'Forward', arn: eventBusArn, roleArn: role.roleArn, deadLetterConfig: { arn: queue.queueArn } }],
  });
  rule.node.addDependency(role);
  letRuleSend(queue, rule.attrArn);
}
