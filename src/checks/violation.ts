import type { PolicyViolatingResource, PolicyViolation } from 'aws-cdk-lib';
import type { Diagnostic, Finding } from '../model/diagnostics/diagnostic';

/** What a plugin reports of a finding. The title of a rule says what is wrong, so it is no fix. */
export function violationOf({ why, source }: Diagnostic, { id, message, severity, fix }: Finding, at: PolicyViolatingResource): PolicyViolation {
  return {
    ruleName: id,
    description: message,
    severity,
    fix,
    ruleMetadata: {
      why,
      source: source.url ?? source.title,
      ...(severity === 'warning' ? { acknowledge: `Validations.of(construct).acknowledge({ id: '${id}', reason: '…' })` } : {}),
    },
    violatingResources: [at],
  };
}
