import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { arnLeaf, parseArn } from '../model/arn';
import { isKnown, leaf } from '../model/known';
import type { ForeignResource } from '../model/plan/placed-selection';
import type { SelectedResource } from './selection-spec';

/** Resources that surely lie in another account or Region than the stack of the plan. */
export function foreignTo(scope: IConstruct, resources: readonly SelectedResource[]): ForeignResource[] {
  const plan = environment(Stack.of(scope));
  return resources.flatMap(({ arn, construct }) => {
    const text = arnLeaf(arn);
    const own = construct ? environmentOf(construct) : environmentOfArn(isKnown(text) ? text : '');
    const differs = (['account', 'region'] as const).filter(part => own[part] !== undefined && plan[part] !== undefined && own[part] !== plan[part]);
    if (differs.length === 0) return [];
    const place = (of: Environment) => differs.map(part => of[part]).join('/');
    return [{ resource: construct ? construct.node.path : String(text), place: place(own), planPlace: place(plan) }];
  });
}

interface Environment {
  readonly account?: string;
  readonly region?: string;
}

function environment({ account, region }: { readonly account: string; readonly region: string }): Environment {
  const known = (text: string) => {
    const value = leaf(text);
    return isKnown(value) ? value : undefined;
  };
  return { account: known(account), region: known(region) };
}

/** Imported resources know where they are; it need not be where their stack is. */
function environmentOf(construct: IConstruct): Environment {
  const env: unknown = Reflect.get(construct, 'env');
  if (isEnvironment(env)) return environment(env);
  return environment(Stack.of(construct));
}

function isEnvironment(env: unknown): env is { account: string; region: string } {
  return typeof env === 'object' && env !== null && 'account' in env && 'region' in env && typeof env.account === 'string' && typeof env.region === 'string';
}

function environmentOfArn(arn: string): Environment {
  const parts = parseArn(arn);
  return {
    account: /^\d{12}$/.test(parts?.account ?? '') ? parts?.account : undefined,
    region: /^[a-z]{2}(-[a-z]+)+-\d+$/.test(parts?.region ?? '') ? parts?.region : undefined,
  };
}
