import { Token } from 'aws-cdk-lib';
import { isKnown } from '../known';
import type { Leaf } from '../known';
import type {
  AdvancedSettingModel, ConditionModel, ConditionOperator, CopyModel, LifecycleModel, PlanModel, RuleModel, ScanSettingModel, SelectionModel,
} from '../plan/plan-model';
import { ASSIGN } from './organization-policy-grammar';
import type { PolicyObject, PolicyValue } from './organization-policy-model';

/** What a plan of a policy says that the model of a plan does not hold. */
export interface PolicyPlanExtras {
  readonly regions: readonly string[];
  readonly partition: string;
  readonly planTags: Readonly<Record<string, string>>;
  /** The operator that sets lists: to replace what is inherited, or to add to it. */
  readonly listOperator: '@@assign' | '@@append';
}

const CONDITION_KEYS: Readonly<Record<ConditionOperator, string>> = {
  StringEquals: 'string_equals', StringNotEquals: 'string_not_equals', StringLike: 'string_like', StringNotLike: 'string_not_like',
};

/** Options of advanced settings as a policy calls them. */
const ADVANCED: Readonly<Record<string, string>> = { WindowsVSS: 'windows_vss', BackupACLs: 'backup_acls', BackupObjectTags: 'backup_object_tags' };

/**
 * One plan of a backup policy. The leaves of the model hold what goes into the document, tokens included; an account that
 * is not known is that of each member, `$account`.
 */
export function renderPolicyPlan(plan: PlanModel, extras: PolicyPlanExtras): PolicyObject {
  const rules = isKnown(plan.rules) ? plan.rules : [];
  const selections = isKnown(plan.selections) ? plan.selections : [];
  const list = (values: readonly string[]): PolicyObject => ({ [extras.listOperator]: values });
  return compact({
    regions: list(extras.regions),
    rules: named(rules, ({ name }) => name, rule => renderRule(rule, extras.partition)),
    selections: compact({
      tags: named(selections.filter(isByTag), ({ name }) => name, selection => byTag(selection, list)),
      resources: named(selections.filter(selection => !isByTag(selection)), ({ name }) => name, selection => byType(selection, list)),
    }),
    advanced_backup_settings: advanced(plan.advancedSettings),
    backup_plan_tags: tags(extras.planTags),
    scan_settings: scanSettings(plan.scanSettings),
  });
}

function renderRule(rule: RuleModel, partition: string): PolicyObject {
  const { schedule, airGappedVault, indexActions, scanActions } = rule;
  const copies = isKnown(rule.copies) ? rule.copies : [];
  return compact({
    schedule_expression: set(schedule.expression),
    schedule_expression_timezone: set(schedule.timeZone),
    start_backup_window_minutes: set(schedule.startWindowMinutes),
    complete_backup_window_minutes: set(schedule.completionWindowMinutes),
    target_backup_vault_name: set(rule.vault.name),
    target_logically_air_gapped_backup_vault_arn: isKnown(airGappedVault) && isKnown(airGappedVault.name)
      ? set(`arn:${partition}:backup:$region:$account:backup-vault:${airGappedVault.name}`) : undefined,
    enable_continuous_backup: set(rule.continuous === true ? true : undefined),
    lifecycle: lifecycle(rule.lifecycle),
    copy_actions: named(copies, copy => copyArn(copy, partition), copy => compact({
      target_backup_vault_arn: set(copyArn(copy, partition)), lifecycle: lifecycle(copy.lifecycle),
    })),
    recovery_point_tags: tags(rule.recoveryPointTags),
    index_actions: isKnown(indexActions) ? { resource_types: { [ASSIGN]: indexActions.flat() } } : undefined,
    scan_actions: isKnown(scanActions) && scanActions.length > 0
      ? Object.fromEntries(scanActions.map(({ malwareScanner, scanMode }) => [known(malwareScanner), { scan_mode: set(scanMode) ?? {} }]))
      : undefined,
  });
}

/** The ARN of the vault that a copy goes to; the account of each member where no other is named. */
export function copyArn({ destination }: CopyModel, partition: string): string {
  const { arn, account, region, name } = destination;
  if (isKnown(arn)) return arn;
  return `arn:${partition}:backup:${known(region)}:${isKnown(account) ? account : '$account'}:backup-vault:${known(name)}`;
}

function lifecycle(model: Leaf<LifecycleModel>): PolicyObject | undefined {
  if (!isKnown(model)) return undefined;
  const rendered = compact({
    move_to_cold_storage_after_days: set(model.moveToColdStorageAfterDays),
    delete_after_days: set(model.deleteAfterDays),
    opt_in_to_archive_for_supported_resources: set(model.optInToArchive),
  });
  return Object.keys(rendered).length > 0 ? rendered : undefined;
}

function isByTag({ listOfTags }: SelectionModel): boolean {
  return isKnown(listOfTags) && listOfTags.length > 0;
}

function byTag(selection: SelectionModel, list: (values: readonly string[]) => PolicyObject): PolicyObject {
  const pairs = isKnown(selection.listOfTags) ? selection.listOfTags : [];
  return compact({
    iam_role_arn: set(selection.iamRoleArn),
    tag_key: set(pairs[0].key),
    tag_value: list(pairs.map(({ value }) => known(value))),
    conditions: conditions(selection.conditions),
  });
}

function byType(selection: SelectionModel, list: (values: readonly string[]) => PolicyObject): PolicyObject {
  const texts = (leaf: Leaf<readonly Leaf<string>[]>) => isKnown(leaf) ? leaf.map(known) : [];
  const excluded = texts(selection.notResources);
  return compact({
    iam_role_arn: set(selection.iamRoleArn),
    resource_types: list(texts(selection.resources)),
    not_resource_types: excluded.length > 0 ? list(excluded) : undefined,
    conditions: conditions(selection.conditions),
  });
}

/** Conditions have names, which say nothing; they are counted over all operators, so that none stands twice. */
function conditions(model: Leaf<readonly ConditionModel[]>): PolicyObject | undefined {
  if (!isKnown(model) || model.length === 0) return undefined;
  const groups: Record<string, Record<string, PolicyValue>> = {};
  model.forEach(({ operator, key, value }, i) => {
    (groups[CONDITION_KEYS[operator]] ??= {})[`C${i + 1}`] = { condition_key: set(key) ?? {}, condition_value: set(value) ?? {} };
  });
  return groups;
}

function advanced(settings: Leaf<readonly AdvancedSettingModel[]>): PolicyObject | undefined {
  if (!isKnown(settings) || settings.length === 0) return undefined;
  return Object.fromEntries(settings.map(({ resourceType, options }) => [
    known(resourceType).toLowerCase(),
    Object.fromEntries(Object.entries(isKnown(options) ? options : {}).map(([option, value]) => [ADVANCED[option] ?? option, set(value) ?? {}])),
  ]));
}

function scanSettings(settings: Leaf<readonly ScanSettingModel[]>): PolicyObject | undefined {
  if (!isKnown(settings) || settings.length === 0) return undefined;
  return Object.fromEntries(settings.map(({ malwareScanner, resourceTypes, scannerRoleArn }) => [known(malwareScanner), compact({
    resource_types: { [ASSIGN]: isKnown(resourceTypes) ? resourceTypes.map(known) : [] }, scanner_role_arn: set(scannerRoleArn),
  })]));
}

/** Tags are named by their keys. */
function tags(model: Leaf<Readonly<Record<string, Leaf<string>>>>): PolicyObject | undefined {
  if (!isKnown(model)) return undefined;
  const entries = Object.entries(model).map(([key, value]) => [key, { tag_key: { [ASSIGN]: key }, tag_value: set(value) ?? {} }]);
  return entries.length > 0 ? Object.fromEntries(entries) as PolicyObject : undefined;
}

/** Every value is text. */
function set(value: Leaf<string | number | boolean>): PolicyObject | undefined {
  if (!isKnown(value)) return undefined;
  return { [ASSIGN]: typeof value === 'number' && Token.isUnresolved(value) ? Token.asString(value) : String(value) };
}

function known(value: Leaf<string>): string {
  return isKnown(value) ? value : '';
}

function named<T>(items: readonly T[], name: (item: T) => Leaf<string>, render: (item: T) => PolicyObject): PolicyObject | undefined {
  return items.length > 0 ? Object.fromEntries(items.map(item => [known(name(item)), render(item)])) : undefined;
}

function compact(object: Readonly<Record<string, PolicyValue | undefined>>): PolicyObject {
  return Object.fromEntries(Object.entries(object).filter((entry): entry is [string, PolicyValue] => entry[1] !== undefined));
}
