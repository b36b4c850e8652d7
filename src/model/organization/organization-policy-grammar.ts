/*
 * The grammar of backup policies: AWS Organizations User Guide, orgs_manage_policies_backup_syntax, read 2026-11.
 */

/** What a value has to look like; every single value is text. */
export type ValueForm = 'text' | 'number' | 'boolean' | 'switch';

export type GrammarNode =
  /** Keys that are given. */
  | { readonly kind: 'group'; readonly keys: Readonly<Record<string, GrammarNode>>; readonly required: readonly string[] }
  /** Keys that whoever writes the policy chooses. */
  | { readonly kind: 'named'; readonly of: GrammarNode; readonly what: string }
  | { readonly kind: 'value'; readonly form: ValueForm }
  | { readonly kind: 'list' };

export const ASSIGN = '@@assign';
export const APPEND = '@@append';
export const REMOVE = '@@remove';
export const VALUE_OPERATORS: readonly string[] = [ASSIGN, APPEND, REMOVE];
/** Which operators policies further down may use; may stand beside any key. */
export const CHILD_CONTROL = '@@operators_allowed_for_child_policies';
export const CHILD_OPERATORS: readonly string[] = ['@@all', '@@none', ...VALUE_OPERATORS];

export const POLICY_SCAN_TYPES: readonly string[] = ['EBS', 'EC2', 'S3', 'ALL'];

const TEXT: GrammarNode = { kind: 'value', form: 'text' };
const NUMBER: GrammarNode = { kind: 'value', form: 'number' };
const BOOLEAN: GrammarNode = { kind: 'value', form: 'boolean' };
const SWITCH: GrammarNode = { kind: 'value', form: 'switch' };
const LIST: GrammarNode = { kind: 'list' };

const LIFECYCLE = group({
  move_to_cold_storage_after_days: NUMBER, delete_after_days: NUMBER, opt_in_to_archive_for_supported_resources: BOOLEAN,
});
const TAGS = named('tag', group({ tag_key: TEXT, tag_value: TEXT }, ['tag_key', 'tag_value']));
const CONDITION = named('condition', group({ condition_key: TEXT, condition_value: TEXT }, ['condition_key', 'condition_value']));
const CONDITIONS = group({ string_equals: CONDITION, string_not_equals: CONDITION, string_like: CONDITION, string_not_like: CONDITION });

const RULE = group({
  schedule_expression: TEXT,
  schedule_expression_timezone: TEXT,
  target_backup_vault_name: TEXT,
  target_logically_air_gapped_backup_vault_arn: TEXT,
  start_backup_window_minutes: NUMBER,
  complete_backup_window_minutes: NUMBER,
  enable_continuous_backup: BOOLEAN,
  lifecycle: LIFECYCLE,
  copy_actions: named('copy', group({ target_backup_vault_arn: TEXT, lifecycle: LIFECYCLE }, ['target_backup_vault_arn'])),
  recovery_point_tags: TAGS,
  index_actions: group({ resource_types: LIST }),
  scan_actions: group({ GUARDDUTY: group({ scan_mode: TEXT }, ['scan_mode']) }),
}, ['schedule_expression', 'target_backup_vault_name']);

const SELECTIONS = group({
  tags: named('selection', group({ iam_role_arn: TEXT, tag_key: TEXT, tag_value: LIST, conditions: CONDITIONS }, ['iam_role_arn', 'tag_key', 'tag_value'])),
  resources: named('selection', group({ iam_role_arn: TEXT, resource_types: LIST, not_resource_types: LIST, conditions: CONDITIONS }, ['iam_role_arn', 'resource_types'])),
});

const PLAN = group({
  regions: LIST,
  rules: named('rule', RULE),
  selections: SELECTIONS,
  advanced_backup_settings: group({ ec2: group({ windows_vss: SWITCH }), s3: group({ backup_acls: SWITCH, backup_object_tags: SWITCH }) }),
  backup_plan_tags: TAGS,
  scan_settings: group({ GUARDDUTY: group({ resource_types: LIST, scanner_role_arn: TEXT }, ['resource_types', 'scanner_role_arn']) }),
}, ['regions', 'rules', 'selections']);

export const POLICY_GRAMMAR = group({ plans: named('plan', PLAN) }, ['plans']);

function group(keys: Readonly<Record<string, GrammarNode>>, required: readonly string[] = []): GrammarNode {
  return { kind: 'group', keys, required };
}

function named(what: string, of: GrammarNode): GrammarNode {
  return { kind: 'named', of, what };
}
