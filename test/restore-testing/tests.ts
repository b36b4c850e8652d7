import type { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RestoreTesting } from '../../src';
import type { RestoreTestingProps, RestoreTestTarget } from '../../src';
import { shop } from '../helpers/stacks';

export interface SelectionProperties {
  readonly RestoreTestingSelectionName: string;
  readonly ProtectedResourceType: string;
  readonly ProtectedResourceArns: unknown[];
  readonly ProtectedResourceConditions?: unknown;
  readonly RestoreMetadataOverrides?: Record<string, unknown>;
  readonly ValidationWindowHours?: number;
}

/** Restore tests of some targets, in a stack of their own. */
export function tested(targets: (stack: Stack) => RestoreTestTarget[], props: RestoreTestingProps = {}, app?: App): Stack {
  const stack = shop({}, 'Shop', app);
  new RestoreTesting(stack, 'Tests', { ...props, targets: targets(stack) });
  return stack;
}

export function selectionsIn(stack: Stack): SelectionProperties[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::Backup::RestoreTestingSelection')).map(({ Properties }) => Properties as SelectionProperties);
}

export function planIn(stack: Stack): Record<string, unknown> {
  const [plan] = Object.values(Template.fromStack(stack).findResources('AWS::Backup::RestoreTestingPlan'));
  return plan.Properties as Record<string, unknown>;
}
