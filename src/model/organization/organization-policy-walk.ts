import { UNKNOWN } from '../known';
import { CHILD_CONTROL, CHILD_OPERATORS, POLICY_GRAMMAR, VALUE_OPERATORS } from './organization-policy-grammar';
import type { GrammarNode, ValueForm } from './organization-policy-grammar';
import type { PolicyObject, PolicyValue } from './organization-policy-model';

/** What is wrong with a place of a policy, apart from what its values mean. */
export type PolicyFault =
  | { readonly kind: 'unknownKey'; readonly path: string; readonly got: string; readonly known: readonly string[] }
  | { readonly kind: 'unknownOperator'; readonly path: string; readonly got: string; readonly known: readonly string[] }
  | { readonly kind: 'noOperator'; readonly path: string; readonly got: string }
  | { readonly kind: 'notAnObject'; readonly path: string; readonly got: string }
  | { readonly kind: 'notText'; readonly path: string; readonly got: string }
  | { readonly kind: 'listForValue'; readonly path: string; readonly got: string }
  | { readonly kind: 'valueForList'; readonly path: string; readonly got: string }
  | { readonly kind: 'wrongForm'; readonly path: string; readonly got: string; readonly form: ValueForm }
  | { readonly kind: 'missing'; readonly path: string; readonly key: string }
  | { readonly kind: 'emptyName'; readonly path: string; readonly what: string };

const FORMS: Readonly<Record<ValueForm, RegExp>> = {
  text: /^/,
  number: /^-?\d+$/,
  boolean: /^(true|false)$/i,
  switch: /^(enabled|disabled)$/,
};

/** Every fault of a document against the grammar; paths have slashes, as names may have dots. */
export function policyFaults(content: PolicyObject): PolicyFault[] {
  return walk(POLICY_GRAMMAR, content, '');
}

export function isObject(value: PolicyValue | undefined): value is PolicyObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How a value of a policy reads in a message. */
export function showValue(value: PolicyValue): string {
  if (value === UNKNOWN) return 'a value that is known at deployment only';
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value, (_, inner: unknown) => typeof inner === 'symbol' ? '…' : inner);
}

function walk(node: GrammarNode, value: PolicyValue, path: string): PolicyFault[] {
  if (value === UNKNOWN) return [];
  if (node.kind === 'value' || node.kind === 'list') return walkValue(node, value, path);
  if (!isObject(value)) return [{ kind: 'notAnObject', path, got: showValue(value) }];
  const keys = Object.keys(value).filter(key => key !== CHILD_CONTROL);
  const faults = CHILD_CONTROL in value ? childControl(value[CHILD_CONTROL], below(path, CHILD_CONTROL)) : [];
  if (node.kind === 'named') {
    return [...faults, ...keys.flatMap((key): PolicyFault[] => key.trim() === '' || key.startsWith('@@')
      ? [{ kind: 'emptyName', path: below(path, key), what: node.what }]
      : walk(node.of, value[key], below(path, key)))];
  }
  const known = Object.keys(node.keys);
  return [
    ...faults,
    ...keys.flatMap((key): PolicyFault[] => known.includes(key)
      ? walk(node.keys[key], value[key], below(path, key))
      : [{ kind: key.startsWith('@@') ? 'unknownOperator' : 'unknownKey', path: below(path, key), got: key, known: key.startsWith('@@') ? [CHILD_CONTROL] : known }]),
    ...node.required.filter(key => !keys.includes(key)).map((key): PolicyFault => ({ kind: 'missing', path, key })),
  ];
}

function walkValue(node: GrammarNode, value: PolicyValue, path: string): PolicyFault[] {
  if (!isObject(value)) return [{ kind: 'noOperator', path, got: showValue(value) }];
  return Object.entries(value).flatMap(([operator, operand]): PolicyFault[] => {
    const at = below(path, operator);
    if (operator === CHILD_CONTROL) return childControl(operand, at);
    if (!VALUE_OPERATORS.includes(operator)) return [{ kind: 'unknownOperator', path: at, got: operator, known: [...VALUE_OPERATORS, CHILD_CONTROL] }];
    if (operand === UNKNOWN) return [];
    if (Array.isArray(operand)) {
      if (node.kind !== 'list') return [{ kind: 'listForValue', path: at, got: showValue(operand) }];
      return operand.flatMap((item: PolicyValue, i): PolicyFault[] => item === UNKNOWN || typeof item === 'string' ? [] : [{ kind: 'notText', path: below(at, String(i)), got: showValue(item) }]);
    }
    if (node.kind === 'list') return [{ kind: 'valueForList', path: at, got: showValue(operand) }];
    if (typeof operand !== 'string') return [{ kind: 'notText', path: at, got: showValue(operand) }];
    const form = node.kind === 'value' ? node.form : 'text';
    return FORMS[form].test(operand) ? [] : [{ kind: 'wrongForm', path: at, got: showValue(operand), form }];
  });
}

function childControl(value: PolicyValue, path: string): PolicyFault[] {
  if (value === UNKNOWN) return [];
  if (!Array.isArray(value)) return [{ kind: 'valueForList', path, got: showValue(value) }];
  return value.flatMap((item: PolicyValue): PolicyFault[] => item === UNKNOWN || (typeof item === 'string' && CHILD_OPERATORS.includes(item))
    ? []
    : [{ kind: 'unknownOperator', path, got: typeof item === 'string' ? item : showValue(item), known: CHILD_OPERATORS }]);
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}/${key}`;
}
