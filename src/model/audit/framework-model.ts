import type { Leaf } from '../known';
import type { TagModel } from '../plan/plan-model';

/*
 * Audit frameworks and report plans, in the words of the AWS Backup API.
 */

export interface ControlParameterModel {
  readonly name: Leaf<string>;
  /** Text, for numbers too. */
  readonly value: Leaf<string>;
}

/** Which resources a control evaluates; nothing set: all that it can. */
export interface ControlScopeModel {
  readonly complianceResourceTypes: Leaf<readonly Leaf<string>[]>;
  readonly complianceResourceIds: Leaf<readonly Leaf<string>[]>;
  readonly tags: Leaf<readonly TagModel[]>;
}

export interface ControlModel {
  readonly controlName: Leaf<string>;
  readonly inputParameters: Leaf<readonly ControlParameterModel[]>;
  readonly scope: Leaf<ControlScopeModel>;
}

export interface FrameworkModel {
  /** undefined: CloudFormation makes a name. */
  readonly name: Leaf<string>;
  readonly description: Leaf<string>;
  readonly controls: Leaf<readonly ControlModel[]>;
}

export interface ReportPlanModel {
  /** undefined: CloudFormation makes a name. */
  readonly name: Leaf<string>;
  readonly description: Leaf<string>;
  readonly reportTemplate: Leaf<string>;
  readonly frameworkArns: Leaf<readonly Leaf<string>[]>;
  /** `ROOT`, or account ids. */
  readonly accounts: Leaf<readonly Leaf<string>[]>;
  readonly organizationUnits: Leaf<readonly Leaf<string>[]>;
  /** `*`, or names of Regions. */
  readonly regions: Leaf<readonly Leaf<string>[]>;
  readonly bucketName: Leaf<string>;
  readonly keyPrefix: Leaf<string>;
  /** undefined: CSV. */
  readonly formats: Leaf<readonly Leaf<string>[]>;
}
