import { Validations } from 'aws-cdk-lib';
import type { IConstruct, Node } from 'constructs';
import type { Finding } from '../model/diagnostics/diagnostic';
import { DiagnosticError, errorsOf, told } from '../model/diagnostics/error';
import { madeAt } from './made-at';

/**
 * Hands findings to the user of a construct: errors are thrown at the line that called `from`, warnings become
 * acknowledgeable annotations of the construct.
 */
export function report(scope: IConstruct, findings: readonly Finding[], from: Function): void {
  refuseErrors(scope, findings, from);
  warn(scope, findings);
}

/** Throws what is wrong, under the path of `scope`, and leaves warnings to whoever is told later. */
export function refuseErrors(scope: IConstruct, findings: readonly Finding[], from: Function): void {
  const errors = errorsOf(findings);
  if (errors.length > 0) throw new DiagnosticError(errors, scope.node.path, from);
}

/** Judges at synth, when no later call can cure anything any more, and says where the construct was made. */
export function reportAtSynth(scope: IConstruct, judgeNow: () => readonly Finding[]): void {
  const where = madeAt();
  scope.node.addValidation({
    validate: () => {
      const findings = judgeNow();
      warn(scope, findings);
      const errors = errorsOf(findings).map(error => told(error));
      const place = errors.length > 0 ? where() : undefined;
      return place === undefined ? errors : [...errors, `made at ${place}`];
    },
  });
}

function warn(scope: IConstruct, findings: readonly Finding[]): void {
  for (const { id, severity, message } of findings) {
    if (severity === 'warning' && !isAcknowledged(scope, id)) Validations.of(scope).addWarning(id, message);
  }
}

/**
 * Whether somebody acknowledged a diagnostic here or above. aws-cdk-lib looks above only when a warning comes after
 * its acknowledgement, and so do all that are found at synth.
 */
export function isAcknowledged(scope: IConstruct, id: string): boolean {
  return scope.node.scopes.some(({ node }) => acknowledgedIn(node).some(([acknowledged]) => acknowledged.replace(/^.*::/, '') === id));
}

/** Whether an id is acknowledged here or above with the name of the plugin, by which aws-cdk-lib drops even errors. */
export function isDropped(scope: IConstruct, plugin: string, id: string): boolean {
  return scope.node.scopes.some(({ node }) => acknowledgedIn(node).some(([acknowledged]) => acknowledged === `${plugin}::${id}`));
}

/** What is acknowledged on a construct itself: ids as aws-cdk-lib keeps them, with a prefix, and reasons. */
export function acknowledgedIn(node: Node): (readonly [id: string, reason: unknown])[] {
  return node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data as Record<string, unknown>));
}

/** What a construct has warned of itself; aws-cdk-lib writes the id behind the text. */
export function toldOn(node: Node): Pick<Finding, 'id' | 'message'>[] {
  return node.metadata.flatMap(({ type, data }) => {
    if (type !== 'aws:cdk:warning' || typeof data !== 'string') return [];
    const [, message, id] = /^([^]*) \[ack: (?:\w+::)?(CB-[A-Z]+-\d{3})\]$/.exec(data) ?? [];
    return message === undefined ? [] : [{ id, message }];
  });
}

/** Whether the construct, or one above it, has already told its user so. */
export function isTold(scope: IConstruct, { id, message }: Finding): boolean {
  return scope.node.scopes.some(({ node }) => toldOn(node).some(said => said.id === id && saysSame(said.message, message)));
}

/** A construct and a template call a thing differently; what is wrong with it they say in the same words. */
function saysSame(one: string, other: string): boolean {
  if (one === other) return true;
  const [[oneLabel, ...oneFault], [otherLabel, ...otherFault]] = [one, other].map(message => message.split(' must '));
  if (oneFault.join() !== otherFault.join()) return false;
  const [few, many] = [oneLabel, otherLabel].map((label): string[] => label.match(/'[^']*'/g) ?? []).sort((names, more) => names.length - more.length);
  return few.every(name => many.includes(name));
}
