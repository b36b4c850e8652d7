import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Finding } from '../model/diagnostics/diagnostic';
import { DiagnosticError, errorsOf, told } from '../model/diagnostics/error';

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

/** Judges at synth, when no later call can cure anything any more. */
export function reportAtSynth(scope: IConstruct, judgeNow: () => readonly Finding[]): void {
  scope.node.addValidation({
    validate: () => {
      const findings = judgeNow();
      warn(scope, findings);
      return errorsOf(findings).map(error => told(error));
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
  return scope.node.scopes.some(({ node }) => node.metadata.some(({ type, data }) =>
    type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY
    && Object.keys(data as Record<string, string>).some(acknowledged => acknowledged.replace(/^.*::/, '') === id)));
}

/** Whether the construct, or one above it in the same stack, has already told its user so. */
export function isTold(scope: IConstruct, { id, message }: Finding): boolean {
  return scope.node.scopes.some(({ node }) => node.metadata.some(({ data }) =>
    typeof data === 'string' && data.startsWith(message) && data.includes(id)));
}
