import { Fn, Token, Tokenization } from 'aws-cdk-lib';

/** A value of the restore metadata before it becomes text. */
export type MetadataValue = string | number | boolean | readonly MetadataValue[] | { readonly [key: string]: MetadataValue | undefined };
export type Metadata = Readonly<Record<string, MetadataValue | undefined>>;

/** Restore metadata as it goes into the template: every value is text, lists and objects are JSON. */
export function renderMetadata(metadata: Metadata): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).flatMap(([key, value]) => value === undefined ? [] : [[key, plainText(value)]]));
}

/** An object without what is not set; nothing where nothing is. */
export function filled(object: Metadata): Metadata | undefined {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function plainText(value: MetadataValue): string {
  return typeof value === 'string' ? value : jsonText(value);
}

/**
 * JSON in which tokens survive. `Stack.toJsonString` would make a custom resource for a list that is known at deployment
 * only.
 */
function jsonText(value: MetadataValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return Token.isUnresolved(value) ? Tokenization.stringifyNumber(value) : String(value);
  if (typeof value === 'boolean') return String(value);
  if (isList(value)) return Token.isUnresolved(value) ? `["${Fn.join('","', value as string[])}"]` : `[${value.map(jsonText).join(',')}]`;
  return `{${Object.entries(value).flatMap(([key, inner]) => inner === undefined ? [] : [`${JSON.stringify(key)}:${jsonText(inner)}`]).join(',')}}`;
}

function isList(value: MetadataValue): value is readonly MetadataValue[] {
  return Array.isArray(value);
}
