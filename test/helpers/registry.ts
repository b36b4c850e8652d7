import { createRequire } from 'node:module';

interface Entity {
  readonly name: string;
  readonly properties: object;
}

interface Registry {
  lookup(entity: 'resource', index: 'cloudFormationType', predicate: 'equals', type: string): { only(): Entity };
  follow(relation: 'usesType', from: Entity): readonly { readonly entity: Entity }[];
}

// The registry schemas of CloudFormation that cloudformation-diff comes with.
const load = createRequire(require.resolve('@aws-cdk/cloudformation-diff')) as (id: string) => { loadAwsServiceSpecSync(): Registry };
let registry: Registry | undefined;

/** Names of the properties that CloudFormation knows of a resource type, or of one of the types within it. */
export function knownProperties(type: string, within?: string): string[] {
  registry ??= load('@aws-cdk/aws-service-spec').loadAwsServiceSpecSync();
  const resource = registry.lookup('resource', 'cloudFormationType', 'equals', type).only();
  const entity = within === undefined ? resource : registry.follow('usesType', resource).map(used => used.entity).find(({ name }) => name === within);
  if (!entity) throw new Error(`${type} has no ${within}`);
  return Object.keys(entity.properties);
}
