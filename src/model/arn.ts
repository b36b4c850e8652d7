import { Token, Tokenization } from 'aws-cdk-lib';
import { UNKNOWN } from './known';
import type { Leaf } from './known';
import type { ArnForm } from './resources/resource-type-facts';
import { RESOURCE_TYPES } from './resources/resource-types';

/**
 * Stands in an ARN for a piece that is known at deployment only, most often the partition. No ARN has this character,
 * so a placeholder that somebody wrote by hand is never taken for it.
 */
export const HOLE = '…';

/** An ARN as the model holds it: pieces that are tokens become holes; one that begins with a token is `UNKNOWN`. */
export function arnLeaf(arn: string): Leaf<string> {
  if (!Token.isUnresolved(arn)) return arn;
  const text = Tokenization.reverseString(arn).mapTokens({ mapToken: () => HOLE }).join({ join: (left, right) => `${left}${right}` }) as string;
  return text.startsWith(HOLE) ? UNKNOWN : text;
}

export interface ArnParts {
  readonly partition: string;
  readonly service: string;
  readonly region?: string;
  readonly account?: string;
  /** Missing where a wildcard ends the ARN before. */
  readonly resource?: string;
}

/** Parts of an ARN or of a pattern of ARNs; undefined where the text is neither. */
export function parseArn(text: string): ArnParts | undefined {
  const [arn, partition, service, region, account, ...rest] = text.split(':');
  if (arn !== 'arn' || !partition || !service) return undefined;
  if (rest.length === 0 && !text.endsWith('*')) return undefined;
  return { partition, service, region, account, resource: rest.length > 0 ? rest.join(':') : undefined };
}

export function hasWildcard(arn: string): boolean {
  return arn.includes('*');
}

/** Whether every wildcard is one that AWS documents: a whole Region or account, or the end. */
export function wildcardsAreSupported(arn: string): boolean {
  const body = arn.replace(/\*$/, '');
  if (!hasWildcard(body)) return true;
  const parts = body.split(':');
  return parts.every((part, i) => !hasWildcard(part) || ((i === 3 || i === 4) && part === '*'));
}

/** Ids of the types that an ARN, or a pattern, can stand for; none where AWS Backup supports none of them. */
export function typesOfArn(text: string): readonly string[] | 'any' {
  const parts = parseArn(text);
  if (text === '*' || !parts || parts.service.includes(HOLE) || parts.service === '*') return 'any';
  return RESOURCE_TYPES.filter(({ arn }) => arn.service === parts.service && isOfForm(parts.resource, arn)).map(facts => facts.id);
}

/** Whether the resource part of an ARN says which kind of resource it is. */
export function namesItsType(text: string): boolean {
  const parts = parseArn(text);
  return RESOURCE_TYPES.some(({ arn }) => arn.service === parts?.service && parts.resource?.startsWith(arn.resource));
}

function isOfForm(resource: string | undefined, form: ArnForm): boolean {
  if (resource === undefined || resource.startsWith(HOLE)) return true;
  if (resource.endsWith('*') && form.resource.startsWith(resource.slice(0, -1))) return true;
  if (!resource.startsWith(form.resource)) return false;
  const name = resource.slice(form.resource.length);
  return name !== '' && (form.nested === true || !/[/:]/.test(name));
}

/** Whether a pattern stands for a text; `*` is any run of characters. */
export function matchesPattern(text: string, pattern: string): boolean {
  const wildcard = pattern.indexOf('*');
  if (wildcard < 0) return text === pattern;
  if (wildcard === pattern.length - 1) return text.startsWith(pattern.slice(0, -1));
  const expression = pattern.split('*').map(piece => piece.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')).join('.*');
  return new RegExp(`^${expression}$`, 's').test(text);
}
