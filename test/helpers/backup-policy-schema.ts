import Ajv from 'ajv';
import type { ErrorObject } from 'ajv';

/*
 * Backup policies as the syntax page of the AWS Organizations User Guide describes them, written from that page alone and
 * not from the grammar in src/.
 */

type Schema = Readonly<Record<string, unknown>>;

const CONTROL = '@@operators_allowed_for_child_policies';
const CHILD_CONTROL: Schema = {
  type: 'array', minItems: 1, uniqueItems: true, items: { enum: ['@@all', '@@none', '@@assign', '@@append', '@@remove'] },
};

/** One value: only @@assign. */
function value(form: Schema): Schema {
  return { type: 'object', additionalProperties: false, required: ['@@assign'], properties: { '@@assign': { type: 'string', ...form }, [CONTROL]: CHILD_CONTROL } };
}

function list(items: Schema): Schema {
  const values: Schema = { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', ...items } };
  return {
    type: 'object', additionalProperties: false,
    anyOf: ['@@assign', '@@append', '@@remove'].map(operator => ({ required: [operator] })),
    properties: { '@@assign': values, '@@append': values, '@@remove': values, [CONTROL]: CHILD_CONTROL },
  };
}

function group(properties: Readonly<Record<string, Schema>>, required: readonly string[] = [], more: Schema = {}): Schema {
  return { type: 'object', additionalProperties: false, required, properties: { ...properties, [CONTROL]: CHILD_CONTROL }, ...more };
}

function named(of: Schema, name = '^(?!@@).*\\S'): Schema {
  return { type: 'object', properties: { [CONTROL]: CHILD_CONTROL }, patternProperties: { [name]: of }, additionalProperties: false };
}

const TEXT = value({ minLength: 1 });
const DAYS = value({ pattern: '^[1-9][0-9]*$' });
const FLAG = value({ enum: ['true', 'false'] });
const SWITCH = value({ enum: ['enabled', 'disabled'] });
const ROLE = value({ pattern: '^arn:aws[a-z-]*:iam::(\\$account|[0-9]{12}):role/.+$' });
const COPY = '^arn:aws[a-z-]*:backup:[a-z0-9-]+:(\\$account|[0-9]{12}):backup-vault:[a-zA-Z0-9_-]{2,50}$';
const LIFECYCLE = group({ move_to_cold_storage_after_days: DAYS, delete_after_days: DAYS, opt_in_to_archive_for_supported_resources: FLAG });
const TAGS = named(group({ tag_key: TEXT, tag_value: value({}) }, ['tag_key', 'tag_value']));
const CONDITION = named(group({ condition_key: value({ pattern: '^aws:ResourceTag/.+' }), condition_value: value({}) }, ['condition_key', 'condition_value']));
const CONDITIONS = group({ string_equals: CONDITION, string_not_equals: CONDITION, string_like: CONDITION, string_not_like: CONDITION });
const TYPES = list({ pattern: '^(\\*|arn:aws[a-z-]*:.+)$' });

const RULE = group({
  schedule_expression: value({ pattern: '^cron\\(.+\\)$' }),
  target_backup_vault_name: value({ pattern: '^[a-zA-Z0-9_-]{2,50}$' }),
  target_logically_air_gapped_backup_vault_arn: value({ pattern: '^arn:aws[a-z-]*:backup:\\$region:\\$account:backup-vault:[a-zA-Z0-9_-]{2,50}$' }),
  start_backup_window_minutes: value({ pattern: '^([6-9][0-9]|[1-9][0-9]{2,})$' }),
  complete_backup_window_minutes: DAYS,
  enable_continuous_backup: FLAG,
  lifecycle: LIFECYCLE,
  copy_actions: named(group({ target_backup_vault_arn: value({ pattern: COPY }), lifecycle: LIFECYCLE }, ['target_backup_vault_arn']), COPY),
  recovery_point_tags: TAGS,
  index_actions: group({ resource_types: list({ enum: ['EBS', 'S3'] }) }, ['resource_types']),
  scan_actions: group({ GUARDDUTY: group({ scan_mode: value({ enum: ['FULL_SCAN', 'INCREMENTAL_SCAN'] }) }, ['scan_mode']) }, ['GUARDDUTY']),
}, ['schedule_expression', 'target_backup_vault_name']);

const BY_TAG = group({ iam_role_arn: ROLE, tag_key: TEXT, tag_value: list({}), conditions: CONDITIONS }, ['iam_role_arn', 'tag_key', 'tag_value']);
const BY_TYPE = group({ iam_role_arn: ROLE, resource_types: TYPES, not_resource_types: TYPES, conditions: CONDITIONS }, ['iam_role_arn', 'resource_types']);

const PLAN = group({
  regions: list({ pattern: '^[a-z]{2,5}(-[a-z]+)+-[0-9]$' }),
  rules: named(RULE),
  selections: group({ tags: named(BY_TAG), resources: named(BY_TYPE) }, [], { oneOf: [{ required: ['tags'] }, { required: ['resources'] }] }),
  advanced_backup_settings: group({ ec2: group({ windows_vss: SWITCH }), s3: group({ backup_acls: SWITCH, backup_object_tags: SWITCH }) }),
  backup_plan_tags: TAGS,
  scan_settings: group({
    GUARDDUTY: group({ resource_types: list({ enum: ['EBS', 'EC2', 'S3', 'ALL'] }), scanner_role_arn: ROLE }, ['resource_types', 'scanner_role_arn']),
  }),
}, ['regions', 'rules', 'selections']);

const POLICY: Schema = { type: 'object', additionalProperties: false, required: ['plans'], properties: { plans: named(PLAN) } };

const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false }).compile(POLICY);

/** What the schema has against a policy that is complete by itself. */
export function schemaErrors(document: unknown): string[] {
  return validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }: ErrorObject) => `${instancePath} ${message ?? ''}`);
}
