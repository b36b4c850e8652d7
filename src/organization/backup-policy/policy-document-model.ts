import { Token } from 'aws-cdk-lib';
import { arnLeaf } from '../../model/arn';
import { UNKNOWN } from '../../model/known';
import type { PolicyObject, PolicyValue } from '../../model/organization/organization-policy-model';
import { isObject } from '../../model/organization/organization-policy-walk';

/** A document as the diagnostics see it: what is a token is not known. */
export function documentModel(document: PolicyObject): PolicyObject {
  return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, valueModel(value)]));
}

function valueModel(value: PolicyValue): PolicyValue {
  if (typeof value === 'string') return arnLeaf(value) ?? UNKNOWN;
  if (Array.isArray(value)) return Token.isUnresolved(value) ? UNKNOWN : value.map((item: PolicyValue) => valueModel(item));
  return isObject(value) ? documentModel(value) : value;
}

/** Places that have a name which is a token, with slashes. */
export function unknownNames(document: PolicyObject, path = ''): string[] {
  const found = Object.entries(document).flatMap(([key, value]): string[] => {
    if (Token.isUnresolved(key)) return [path];
    return isObject(value) ? unknownNames(value, path === '' ? key : `${path}/${key}`) : [];
  });
  return [...new Set(found)];
}
