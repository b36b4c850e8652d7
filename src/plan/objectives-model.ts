import { minutesOf } from '../model/known';
import type { ObjectivesModel, RuleModel } from '../model/plan/plan-model';
import type { RecoveryObjectives } from './recovery-objectives';

/** The objectives beside the rules that have to keep them. */
export function objectivesModel(objectives: RecoveryObjectives, rules: readonly RuleModel[]): ObjectivesModel {
  return { rpoMinutes: minutesOf(objectives.rpo), rtoMinutes: minutesOf(objectives.rto), rules };
}
