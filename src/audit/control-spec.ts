import { Duration, Token, Tokenization } from 'aws-cdk-lib';
import type { ControlModel, ControlParameterModel } from '../model/audit/framework-model';
import { leaf } from '../model/known';

export interface ScopeTag {
  readonly key: string;
  readonly value?: string;
}

/** Which resources a control evaluates; at most one of types, ids and tag is what a user can ask for. */
export interface ScopeSpec {
  readonly types?: readonly string[];
  readonly ids?: readonly string[];
  readonly tag?: ScopeTag;
}

/** A control as it goes into the template, tokens included. */
export interface ControlSpec {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly scope?: ScopeSpec;
}

/** The parameters that are set, in their order. */
export function parametersOf({ parameters }: ControlSpec): { readonly name: string; readonly value: string }[] {
  return Object.entries(parameters).flatMap(([name, value]) => value === undefined ? [] : [{ name, value }]);
}

/** The spec as the diagnostics see it. */
export function controlModel(spec: ControlSpec): ControlModel {
  const { scope } = spec;
  const parameters = parametersOf(spec).map(({ name, value }): ControlParameterModel => ({ name, value: leaf(value) }));
  return {
    controlName: leaf(spec.name),
    inputParameters: parameters.length > 0 ? parameters : undefined,
    scope: scope && {
      complianceResourceTypes: scope.types?.map(type => leaf(type)),
      complianceResourceIds: scope.ids?.map(id => leaf(id)),
      tags: scope.tag && [{ key: leaf(scope.tag.key), value: leaf(scope.tag.value) }],
    },
  };
}

/** Days as AWS Backup takes them, as text. */
export function inDays(duration: Duration | undefined): string | undefined {
  if (!duration) return undefined;
  return text(duration.isUnresolved() ? duration.toDays() : duration.toDays({ integral: false }));
}

/** Minutes as text. */
export function inMinutes(duration: Duration): string {
  return text(duration.isUnresolved() ? duration.toMinutes() : duration.toMinutes({ integral: false }));
}

/** A time as unit and value: days where they are whole, else hours. */
export function age(duration: Duration): { readonly unit: string; readonly value: string } {
  const hours = duration.isUnresolved() ? duration.unitLabel() === 'hours' : !Number.isInteger(duration.toDays({ integral: false }));
  if (!hours) return { unit: 'days', value: inDays(duration)! };
  return { unit: 'hours', value: text(duration.isUnresolved() ? duration.toHours() : duration.toHours({ integral: false })) };
}

function text(number: number): string {
  return Token.isUnresolved(number) ? Tokenization.stringifyNumber(number) : String(number);
}
