import { Arn, ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import type * as events from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { parseArn } from '../model/arn';
import { leaf } from '../model/known';
import type { EventBusModel } from '../model/monitoring/activity-model';

/** Where a bus is. */
export interface EventBusPlace {
  readonly account: string;
  readonly region: string;
  readonly eventBusName: string;
}

/** The ARN of a bus anywhere, in the partition of whoever deploys. */
export function eventBusArnAt({ account, region, eventBusName }: EventBusPlace): string {
  return Arn.format({ partition: Aws.PARTITION, service: 'events', account, region, resource: 'event-bus', resourceName: eventBusName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
}

/** The bus to which AWS Backup sends, where `scope` is. */
export function defaultBus(scope: Construct): EventBusModel {
  const { account, region } = Stack.of(scope);
  return { account: leaf(account), region: leaf(region), name: 'default' };
}

/** A bus, also one that somebody imported by an ARN of another account. */
export function eventBusModel(bus: events.IEventBusRef): EventBusModel {
  const { eventBusArn, eventBusName } = bus.eventBusRef;
  const arn = leaf(eventBusArn);
  const parts = typeof arn === 'string' ? parseArn(arn) : undefined;
  return {
    account: leaf(parts?.account ?? bus.env.account),
    region: leaf(parts?.region ?? bus.env.region),
    name: leaf(parts?.resource?.replace(/^event-bus\//, '') ?? eventBusName),
  };
}
