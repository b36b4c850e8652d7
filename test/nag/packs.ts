import type { App } from 'aws-cdk-lib';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** Something that a cdk-nag pack holds against a resource. */
export interface NagFinding {
  readonly path: string;
  readonly id: string;
}

/** A finding that somebody accepted, and why. */
export interface Acknowledgement extends NagFinding {
  readonly reason: string;
}

/** What all packs find below `scope`, in a finished app, less what is acknowledged. */
export function nagFindings(app: App, scope: IConstruct = app): NagFinding[] {
  // Aspects and validations add to the tree, so it is finished only after synth.
  app.synth();
  const packs = [AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks];
  return packs.flatMap(Pack => new Pack().validateScope(scope).violations.flatMap(violation =>
    violation.violatingResources.map(resource => ({ path: String(resource.constructPath), id: violation.ruleName })),
  ));
}

/** Every acknowledgement below `scope`. */
export function acknowledgements(scope: IConstruct): Acknowledgement[] {
  return scope.node.findAll().flatMap(construct => construct.node.metadata
    .filter(entry => entry.type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(entry => Object.entries(entry.data as Record<string, string>))
    .map(([id, reason]) => ({ path: construct.node.path, id: id.replace(/^annotation::/i, ''), reason })));
}
