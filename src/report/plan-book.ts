import { planModel } from '../checks/read-plan';
import { PLAN } from '../checks/read-selection';
import type { TemplateIndex } from '../checks/template/template-index';
import type { TemplateResource } from '../checks/template/template-resource';
import type { CoveringPlan } from '../model/app-coverage/coverage-model';
import { isKnown, UNKNOWN } from '../model/known';
import type { RuleModel } from '../model/plan/plan-model';

/** A rule as the template has it. */
export interface WrittenRule {
  readonly model: RuleModel;
  /** What the rule refers to as its vault. */
  readonly vault: TemplateResource | undefined;
}

/** The rules of all plans of an app, each read once. */
export class PlanBook {
  private readonly plans: ReadonlyMap<string, TemplateResource>;
  private readonly rules = new Map<CoveringPlan, readonly WrittenRule[] | undefined>();

  constructor(private readonly index: TemplateIndex) {
    this.plans = new Map(index.ofType(PLAN).map(plan => [plan.constructPath, plan]));
  }

  /** undefined where nobody knows: plans that were declared, or that lie outside the app. */
  public rulesOf(plan: CoveringPlan): readonly WrittenRule[] | undefined {
    if (!this.rules.has(plan)) this.rules.set(plan, this.read(plan));
    return this.rules.get(plan);
  }

  private read(plan: CoveringPlan): readonly WrittenRule[] | undefined {
    const resource = plan.assumed ? undefined : this.plans.get(plan.path);
    if (!resource) return undefined;
    // Who is selected is told by coverage.
    const { rules = [] } = planModel(resource, [], this.index);
    if (rules === UNKNOWN) return undefined;
    const written = resource.properties.inside('BackupPlan').list('BackupPlanRule');
    return rules.map((model, i) => ({ model, vault: isKnown(written) ? written[i].target('TargetBackupVault')?.resource : undefined }));
  }
}
