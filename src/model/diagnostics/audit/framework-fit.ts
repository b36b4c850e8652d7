import { auditControl } from '../../audit/audit-controls';
import type { ControlModel } from '../../audit/framework-model';
import { isKnown, UNKNOWN } from '../../known';
import type { PlanModel, RuleModel } from '../../plan/plan-model';
import { guide } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { inDays } from '../labels';

const PLAN_CONTROL = 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK';
const RECOVERY_POINT_CONTROL = 'BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK';

/** Whether the plans of an account can meet what its frameworks ask. */
export const FRAMEWORK_FIT_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-AUDIT-021',
    severity: 'warning',
    when: 'whole',
    on: 'estate',
    title: 'A framework asks for a longer retention than a plan of the same account and Region has.',
    why: 'The control reports the plan, or its recovery points, as non-compliant from the first day on.',
    source: guide('controls-and-remediation'),
    check: ({ frameworks, plans }) => frameworks.flatMap(({ controls }, f) => (isKnown(controls) ? controls : []).flatMap((control, c): Problem[] => {
      const wanted = retentionOf(control);
      if (wanted === undefined) return [];
      return plans.flatMap((plan): Problem[] => {
        const has = control.controlName === PLAN_CONTROL ? retentionOfPlan(plan, Math.max) : retentionOfPlan(plan, Math.min);
        if (has === undefined || has >= wanted) return [];
        return [{
          what: `retention that control '${String(control.controlName)}' asks for`, must: `be met by plan '${String(plan.name)}'`, got: `${inDays(wanted)} against ${inDays(has)}`,
          fix: 'keep longer, lower requiredRetentionDays, or give the control a scope', leaf: `frameworks[${f}].controls[${c}]`,
        }];
      });
    })),
  }),
];

/** Days that a control without a scope asks for; undefined where it asks for none, or it is not known for how many. */
function retentionOf({ controlName, inputParameters, scope }: ControlModel): number | undefined {
  if (scope !== undefined || (controlName !== PLAN_CONTROL && controlName !== RECOVERY_POINT_CONTROL)) return undefined;
  if (inputParameters === UNKNOWN) return undefined;
  const known = auditControl(controlName)?.parameters.find(({ name }) => name === 'requiredRetentionDays');
  const given = inputParameters?.find(({ name }) => name === known?.name);
  const value = given ? given.value : known?.serviceDefault;
  return isKnown(value) && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** The longest or shortest retention of the rules of a plan; undefined where one is not known. */
function retentionOfPlan({ rules }: PlanModel, pick: (...days: number[]) => number): number | undefined {
  if (!isKnown(rules) || rules.length === 0) return undefined;
  const days = rules.map(daysOf).filter(one => one !== undefined);
  return days.length === rules.length ? pick(...days) : undefined;
}

/** For ever is longer than anything. */
function daysOf({ lifecycle }: RuleModel): number | undefined {
  if (lifecycle === UNKNOWN) return undefined;
  const days = lifecycle?.deleteAfterDays;
  return days === undefined ? Infinity : isKnown(days) ? days : undefined;
}
