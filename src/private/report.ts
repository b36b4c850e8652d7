import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Finding } from '../model/diagnostics/diagnostic';
import { DiagnosticError } from '../model/diagnostics/error';

/**
 * Hands findings to the user of a construct: errors are thrown at the line that called `from`, warnings become
 * acknowledgeable annotations of the construct.
 */
export function report(scope: IConstruct, findings: readonly Finding[], from: Function): void {
  const errors = findings.filter(finding => finding.severity === 'error');
  if (errors.length > 0) throw new DiagnosticError(errors, scope.node.path, from);
  for (const warning of findings) Validations.of(scope).addWarning(warning.id, warning.message);
}
