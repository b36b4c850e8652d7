import { runSimulation } from '@cloud-copilot/iam-simulate';
import { ACCOUNT } from './stacks';

export type Json = { readonly [key: string]: unknown };

const EVERYTHING = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/** A call that is to be judged. */
export interface Call {
  /** ARN of a role, or of the root of an account; it is allowed everything by its own permissions. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** Account of the resource. */
  readonly account: string;
  readonly resourcePolicy: Json;
  readonly context?: Readonly<Record<string, string | string[]>>;
}

/** Whether IAM would allow the call. */
export async function isAllowed(call: Call): Promise<boolean> {
  const [, , , , account, name] = call.principal.split(':');
  // A session of a role calls; the condition key carries the role.
  const session = name === 'root' ? call.principal : `arn:aws:sts::${account}:assumed-role/${name.split('/').pop()}/session`;
  const result = await runSimulation({
    request: {
      principal: session,
      action: call.action,
      resource: { resource: call.resource, accountId: call.account },
      contextVariables: { 'aws:PrincipalArn': call.principal, 'aws:PrincipalAccount': account, ...call.context },
    },
    identityPolicies: [{ name: 'all', policy: EVERYTHING }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy: call.resourcePolicy,
  }, {});
  if (result.resultType === 'error') throw new Error(JSON.stringify(result.errors));
  return result.overallResult === 'Allowed';
}

/** A policy as AWS gets it: intrinsic functions worked out for the account and Region of the tests. */
export function evaluated(value: unknown, account = ACCOUNT, region = 'eu-west-1'): unknown {
  if (Array.isArray(value)) return value.map(item => evaluated(item, account, region));
  if (typeof value !== 'object' || value === null) return value;
  const { 'Fn::Sub': sub, 'Fn::Join': join, Ref: ref } = value as { 'Fn::Sub'?: unknown; 'Fn::Join'?: [string, unknown[]]; 'Ref'?: string };
  if (typeof sub === 'string') {
    return sub.replace('${AWS::Partition}', 'aws').replaceAll('${AWS::AccountId}', account).replaceAll('${AWS::Region}', region);
  }
  if (join) return join[1].map(part => evaluated(part, account, region)).join(join[0]);
  if (ref === 'AWS::Partition') return 'aws';
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, evaluated(inner, account, region)]));
}
