import type { Leaf } from '../known';
import type { PolicyObject, PolicyValue } from './organization-policy-model';
import { policyEntries } from './organization-policy-plans';
import { isObject } from './organization-policy-walk';

/** What leaves of the model are called in a policy. */
const NAMES: Readonly<Record<string, string>> = {
  lifecycle: 'lifecycle',
  deleteAfterDays: 'delete_after_days',
  moveToColdStorageAfterDays: 'move_to_cold_storage_after_days',
  optInToArchive: 'opt_in_to_archive_for_supported_resources',
  expression: 'schedule_expression',
  timeZone: 'schedule_expression_timezone',
  startWindowMinutes: 'start_backup_window_minutes',
  completionWindowMinutes: 'complete_backup_window_minutes',
  continuous: 'enable_continuous_backup',
  vault: 'target_backup_vault_name',
  airGappedVault: 'target_logically_air_gapped_backup_vault_arn',
  recoveryPointTags: 'recovery_point_tags',
  indexActions: 'index_actions',
  scanActions: 'scan_actions',
  advancedSettings: 'advanced_backup_settings',
  scanSettings: 'scan_settings',
  conditions: 'conditions',
  resources: 'resource_types',
  notResources: 'not_resource_types',
  listOfTags: 'tag_key',
};
/** Lists of the model that are objects in a policy. */
const LISTS: Readonly<Record<string, string>> = { plans: 'plans', rules: 'rules', copies: 'copy_actions' };

/** From a path in the model of a policy's plan (`plans[0].rules[1].schedule.expression`) to one in the policy, with slashes. */
export function policyPath(content: Leaf<PolicyValue>, modelPath: string): string {
  const path: string[] = [];
  let here: PolicyValue | undefined = content;
  const steps = modelPath.match(/[^.[\]]+/g) ?? [];
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    // The leaves of the schedule belong to the rule itself.
    if (step === 'schedule') continue;
    const index = Number(steps[i + 1] ?? NaN);
    const found: readonly string[] | undefined = isObject(here) ? below(here, step, index) : undefined;
    if (!found) break;
    path.push(...found);
    here = found.reduce<PolicyValue | undefined>((value, key) => isObject(value) ? value[key] : undefined, here);
    if (found.length > 1) i++;
  }
  return path.join('/');
}

function below(here: PolicyObject, step: string, index: number): readonly string[] | undefined {
  if (step === 'selections') {
    const selections = isObject(here.selections) ? here.selections : {};
    const all = ['tags', 'resources'].flatMap(kind => policyEntries(selections[kind]).map(([name]) => ['selections', kind, name]));
    return all[index] ?? ['selections'];
  }
  if (Object.hasOwn(LISTS, step)) {
    const entry = policyEntries(here[LISTS[step]])[index] as [string, PolicyObject] | undefined;
    return entry ? [LISTS[step], entry[0]] : [LISTS[step]];
  }
  return Object.hasOwn(NAMES, step) && NAMES[step] in here ? [NAMES[step]] : undefined;
}
