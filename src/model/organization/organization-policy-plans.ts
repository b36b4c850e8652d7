import { parseArn } from '../arn';
import { isKnown, UNKNOWN } from '../known';
import type { Leaf } from '../known';
import { LIMITS } from '../limits';
import type {
  AdvancedSettingModel, ConditionModel, ConditionOperator, CopyModel, LifecycleModel, PlanModel, RuleModel, ScanSettingModel, SelectionModel,
  VaultModel,
} from '../plan/plan-model';
import { ASSIGN } from './organization-policy-grammar';
import type { PolicyObject, PolicyValue } from './organization-policy-model';
import { isObject } from './organization-policy-walk';

/** A plan of a policy as any other plan. */
export interface PolicyPlan {
  readonly name: string;
  readonly plan: PlanModel;
}

/** Whether a missing key may come from a policy further up, which shares the names of plans and rules. */
type Absent = undefined | typeof UNKNOWN;

const CONDITION_KEYS: Readonly<Record<string, ConditionOperator>> = {
  string_equals: 'StringEquals', string_not_equals: 'StringNotEquals', string_like: 'StringLike', string_not_like: 'StringNotLike',
};

/** The plans of a document; what it does not assign itself is not known. */
export function policyPlans(content: Leaf<PolicyValue>): PolicyPlan[] {
  if (content === undefined || !isObject(content) || !isObject(content.plans)) return [];
  return policyEntries(content.plans).map(([name, plan]) => {
    const complete = ['regions', 'rules', 'selections'].every(key => key in plan);
    return {
      name,
      plan: {
        name, account: UNKNOWN, region: UNKNOWN,
        rules: rulesOf(plan.rules, complete),
        selections: complete ? selectionsOf(plan) : UNKNOWN,
        advancedSettings: advancedOf(plan),
        scanSettings: complete ? scanSettingsOf(plan) : UNKNOWN,
      },
    };
  });
}

/** Rules of a plan that is only a part of one are judged all the same. */
function rulesOf(rules: PolicyValue | undefined, complete: boolean): Leaf<readonly RuleModel[]> {
  if (!isObject(rules) || hidesEntries(rules)) return UNKNOWN;
  const entries = policyEntries(rules);
  return complete || entries.length > 0 ? entries.map(([name, rule]) => ruleOf(name, rule)) : UNKNOWN;
}

/** Whether an entry is not known, so that nobody knows what the object holds. */
function hidesEntries(value: PolicyObject): boolean {
  return Object.values(value).some(entry => entry === UNKNOWN);
}

function ruleOf(name: string, rule: PolicyObject): RuleModel {
  const absent: Absent = 'schedule_expression' in rule && 'target_backup_vault_name' in rule ? undefined : UNKNOWN;
  const scan = object(object(rule.scan_actions)?.GUARDDUTY);
  const index = object(rule.index_actions);
  return {
    name,
    schedule: {
      expression: text(rule.schedule_expression, absent),
      timeZone: text(rule.schedule_expression_timezone, absent),
      startWindowMinutes: number(rule.start_backup_window_minutes, absent),
      completionWindowMinutes: number(rule.complete_backup_window_minutes, absent),
    },
    lifecycle: lifecycleOf(rule.lifecycle, absent),
    continuous: flag(rule.enable_continuous_backup, absent),
    vault: { ...ANY_VAULT, name: vaultName(text(rule.target_backup_vault_name, absent)) },
    airGappedVault: rule.target_logically_air_gapped_backup_vault_arn === undefined ? absent : UNKNOWN,
    copies: copiesOf(rule.copy_actions, absent),
    recoveryPointTags: tagsOf(rule.recovery_point_tags, absent),
    indexActions: index ? indexOf(index) : absent,
    scanActions: scan ? [{ malwareScanner: 'GUARDDUTY', scanMode: text(scan.scan_mode, UNKNOWN) }] : absent,
  };
}

/** The vault exists once in each account and Region that the policy reaches. */
const ANY_VAULT: VaultModel = {
  name: UNKNOWN, account: UNKNOWN, region: UNKNOWN, arn: UNKNOWN, lock: UNKNOWN, encryptionKeyArn: UNKNOWN, notificationEvents: UNKNOWN,
  retained: UNKNOWN,
};

/** A policy has a rule of its own for names that are none. */
function vaultName(name: Leaf<string>): Leaf<string> {
  return isKnown(name) && !LIMITS.vaultName.value.test(name) ? UNKNOWN : name;
}

function copiesOf(copies: PolicyValue | undefined, absent: Absent): RuleModel['copies'] {
  if (copies === undefined) return absent;
  if (!isObject(copies) || hidesEntries(copies)) return UNKNOWN;
  return policyEntries(copies).map(([key, copy]) => copyOf(key, copy));
}

function copyOf(key: string, copy: PolicyObject): CopyModel {
  const parts = parseArn(key);
  const known = (part: string | undefined): Leaf<string> => part?.includes('$') ? UNKNOWN : part;
  return {
    destination: {
      ...ANY_VAULT, name: parts?.resource?.replace(/^backup-vault:/, ''), region: known(parts?.region), account: known(parts?.account),
    },
    lifecycle: lifecycleOf(copy.lifecycle, undefined),
  };
}

function lifecycleOf(value: PolicyValue | undefined, absent: Absent): Leaf<LifecycleModel> {
  if (value === undefined) return absent;
  const lifecycle = object(value);
  return lifecycle ? {
    deleteAfterDays: number(lifecycle.delete_after_days, absent),
    moveToColdStorageAfterDays: number(lifecycle.move_to_cold_storage_after_days, absent),
    optInToArchive: flag(lifecycle.opt_in_to_archive_for_supported_resources, absent),
  } : UNKNOWN;
}

function indexOf(index: PolicyObject): RuleModel['indexActions'] {
  const types = list(index.resource_types, UNKNOWN);
  if (types === undefined || types === UNKNOWN) return UNKNOWN;
  const known = types.filter(type => typeof type === 'string');
  return known.length === types.length ? [known] : UNKNOWN;
}

function selectionsOf({ selections }: PolicyObject): Leaf<readonly SelectionModel[]> {
  if (!isObject(selections) || hidesEntries(selections)) return UNKNOWN;
  if (Object.values(selections).some(kind => isObject(kind) && hidesEntries(kind))) return UNKNOWN;
  const byTag = policyEntries(selections.tags).map(([name, selection]): SelectionModel => {
    const values = list(selection.tag_value, UNKNOWN);
    const key = text(selection.tag_key, UNKNOWN);
    return {
      name, resources: undefined, notResources: undefined, conditions: conditionsOf(selection.conditions), everything: false, types: 'any',
      listOfTags: values === undefined || values === UNKNOWN ? UNKNOWN : values.map(value => ({ key, value })),
    };
  });
  const byType = policyEntries(selections.resources).map(([name, selection]): SelectionModel => {
    const resources = list(selection.resource_types, UNKNOWN);
    return {
      name, resources, notResources: list(selection.not_resource_types, undefined), listOfTags: undefined,
      conditions: conditionsOf(selection.conditions),
      // Nobody writes the wildcard into a list of types by accident.
      everything: Array.isArray(resources) && resources.includes('*'), types: 'any',
    };
  });
  return [...byTag, ...byType];
}

function conditionsOf(value: PolicyValue | undefined): Leaf<readonly ConditionModel[]> {
  const conditions = object(value);
  if (!conditions) return value === undefined ? undefined : UNKNOWN;
  if (hidesEntries(conditions) || Object.values(conditions).some(list => isObject(list) && hidesEntries(list))) return UNKNOWN;
  return Object.entries(CONDITION_KEYS).flatMap(([key, operator]) => policyEntries(conditions[key]).map(([, condition]) => ({
    operator, key: text(condition.condition_key, UNKNOWN), value: text(condition.condition_value, UNKNOWN),
  })));
}

function advancedOf(plan: PolicyObject): Leaf<readonly AdvancedSettingModel[]> {
  const settings = object(plan.advanced_backup_settings);
  if (!settings) return UNKNOWN;
  const options = (type: string, names: Readonly<Record<string, string>>): AdvancedSettingModel[] => {
    const given = object(settings[type]);
    if (!given) return [];
    const entries = Object.entries(names).flatMap(([key, option]) => key in given ? [[option, onOrOff(text(given[key], UNKNOWN))] as const] : []);
    return [{ resourceType: type.toUpperCase(), options: Object.fromEntries(entries) }];
  };
  return [...options('ec2', { windows_vss: 'WindowsVSS' }), ...options('s3', { backup_acls: 'BackupACLs', backup_object_tags: 'BackupObjectTags' })];
}

function onOrOff(value: Leaf<string>): Leaf<string> {
  return value === 'enabled' || value === 'disabled' ? value : UNKNOWN;
}

function scanSettingsOf(plan: PolicyObject): Leaf<readonly ScanSettingModel[]> {
  const scanner = object(object(plan.scan_settings)?.GUARDDUTY);
  if (!scanner) return plan.scan_settings === undefined ? undefined : UNKNOWN;
  // Types and role of a policy have forms of their own.
  return [{ malwareScanner: 'GUARDDUTY', resourceTypes: UNKNOWN, scannerRoleArn: UNKNOWN }];
}

function tagsOf(value: PolicyValue | undefined, absent: Absent): RuleModel['recoveryPointTags'] {
  if (value === undefined) return absent;
  const tags = object(value);
  if (!tags) return UNKNOWN;
  if (hidesEntries(tags)) return UNKNOWN;
  const pairs = policyEntries(tags).map(([, tag]) => [text(tag.tag_key, UNKNOWN), text(tag.tag_value, UNKNOWN)] as const);
  const known = pairs.filter((pair): pair is readonly [string, Leaf<string>] => typeof pair[0] === 'string');
  return known.length === pairs.length ? Object.fromEntries(known) : UNKNOWN;
}

/** The entries that have a name and are objects. */
export function policyEntries(value: PolicyValue | undefined): [string, PolicyObject][] {
  return Object.entries(isObject(value) ? value : {}).filter((entry): entry is [string, PolicyObject] => entry[0].trim() !== '' && !entry[0].startsWith('@@') && isObject(entry[1]));
}

function object(value: PolicyValue | undefined): PolicyObject | undefined {
  return isObject(value) ? value : undefined;
}

/** What is assigned; what is only added to or taken off something inherited is not known. */
function assigned(value: PolicyValue | undefined, absent: Absent): PolicyValue | Absent {
  if (value === undefined) return absent;
  return isObject(value) ? value[ASSIGN] ?? UNKNOWN : UNKNOWN;
}

function text(value: PolicyValue | undefined, absent: Absent): Leaf<string> {
  const given = assigned(value, absent);
  return given === undefined || typeof given === 'string' ? given : UNKNOWN;
}

function number(value: PolicyValue | undefined, absent: Absent): Leaf<number> {
  const given = text(value, absent);
  if (given === undefined || given === UNKNOWN) return given;
  return /^-?\d+$/.test(given) ? Number(given) : UNKNOWN;
}

function flag(value: PolicyValue | undefined, absent: Absent): Leaf<boolean> {
  const given = text(value, absent);
  if (given === undefined || given === UNKNOWN) return given;
  return /^(true|false)$/i.test(given) ? given.toLowerCase() === 'true' : UNKNOWN;
}

function list(value: PolicyValue | undefined, absent: Absent): Leaf<readonly Leaf<string>[]> {
  const given = assigned(value, absent);
  if (given === undefined || !Array.isArray(given)) return given === undefined ? undefined : UNKNOWN;
  return given.map((item: PolicyValue) => typeof item === 'string' ? item : UNKNOWN);
}
