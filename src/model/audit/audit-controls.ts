import { guide } from '../sources';
import type { Source } from '../sources';

/** What the value of a parameter looks like; all values are text. */
export type ParameterForm =
  | { readonly kind: 'number'; readonly least: number; readonly most?: number }
  /** A number whose bounds depend on the unit that another parameter names; the service's default unit is days. */
  | { readonly kind: 'age'; readonly unit: string; readonly hours: Bounds; readonly days: Bounds }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  /** Separated by commas. */
  | { readonly kind: 'list'; readonly of: 'accounts' | 'regions' | 'principals'; readonly most?: number };

export interface Bounds {
  readonly least: number;
  readonly most: number;
}

export interface ControlParameter {
  readonly name: string;
  readonly form: ParameterForm;
  readonly required?: boolean;
  /** What holds where it is left out. */
  readonly serviceDefault?: string;
}

/** What a scope can say beside nothing at all: resource types, one tag, or one resource. */
export type ScopeKind = 'types' | 'tags' | 'resource';

/** A control of AWS Backup Audit Manager. */
export interface AuditControlFacts {
  readonly name: string;
  /** What it finds out, as a clause. */
  readonly label: string;
  readonly parameters: readonly ControlParameter[];
  readonly scopes: readonly ScopeKind[];
  readonly source: Source;
}

const UNITS = ['hours', 'days'];
const RESOURCES: readonly ScopeKind[] = ['types', 'tags', 'resource'];
const DEFAULT_RETENTION = '35';

function unit(name: string): ControlParameter {
  return { name, form: { kind: 'word', words: UNITS }, serviceDefault: 'days' };
}

function age(name: string, unitName: string, hours: Bounds, days: Bounds): ControlParameter {
  return { name, form: { kind: 'age', unit: unitName, hours, days }, serviceDefault: '1' };
}

function retention(name: string, serviceDefault?: string): ControlParameter {
  return { name, form: { kind: 'number', least: 1 }, serviceDefault };
}

/** The controls, in the order of the guide. */
export const AUDIT_CONTROLS: readonly AuditControlFacts[] = [
  control('BACKUP_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'resources are in a backup plan', RESOURCES, []),
  control('BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK', 'backup plans run often enough and keep long enough', ['tags', 'resource'], [
    unit('requiredFrequencyUnit'),
    age('requiredFrequencyValue', 'requiredFrequencyUnit', { least: 1, most: 24 }, { least: 1, most: 31 }),
    retention('requiredRetentionDays', DEFAULT_RETENTION),
  ]),
  control('BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED', 'vaults deny that recovery points are deleted by hand', ['tags', 'resource'], [
    { name: 'principalArnList', form: { kind: 'list', of: 'principals', most: 5 } },
  ]),
  control('BACKUP_RECOVERY_POINT_ENCRYPTED', 'recovery points are encrypted', ['tags'], []),
  control('BACKUP_RECOVERY_POINT_MINIMUM_RETENTION_CHECK', 'recovery points are kept long enough', ['tags'], [
    retention('requiredRetentionDays', DEFAULT_RETENTION),
  ]),
  control('BACKUP_RESOURCES_PROTECTED_BY_CROSS_REGION', 'resources have a copy in another Region', RESOURCES, [
    { name: 'crossRegionList', form: { kind: 'list', of: 'regions' } },
  ]),
  control('BACKUP_RESOURCES_PROTECTED_BY_CROSS_ACCOUNT', 'resources have a copy in another account', RESOURCES, [
    { name: 'crossAccountList', form: { kind: 'list', of: 'accounts', most: 5 } },
  ]),
  control('BACKUP_RESOURCES_PROTECTED_BY_BACKUP_VAULT_LOCK', 'resources have backups in a locked vault', RESOURCES, [
    retention('minRetentionDays'), retention('maxRetentionDays'),
  ]),
  control('BACKUP_LAST_RECOVERY_POINT_CREATED', 'resources have a recovery point that is young enough', RESOURCES, [
    unit('recoveryPointAgeUnit'),
    age('recoveryPointAgeValue', 'recoveryPointAgeUnit', { least: 1, most: 744 }, { least: 1, most: 31 }),
  ]),
  control('RESTORE_TIME_FOR_RESOURCES_MEET_TARGET', 'resources are restored fast enough', RESOURCES, [
    { name: 'maxRestoreTime', form: { kind: 'number', least: 1 }, required: true },
  ]),
  control('RESOURCES_IN_LOGICALLY_AIR_GAPPED_VAULT', 'resources have a recent copy in a logically air-gapped vault', ['types', 'resource'], [
    unit('recoveryPointAgeUnit'),
    age('recoveryPointAgeValue', 'recoveryPointAgeUnit', { least: 24, most: 2_184 }, { least: 1, most: 91 }),
  ]),
];

const BY_NAME = new Map(AUDIT_CONTROLS.map(facts => [facts.name, facts]));

/** Facts of a control; undefined where there is none of this name. */
export function auditControl(name: string): AuditControlFacts | undefined {
  return BY_NAME.get(name);
}

function control(name: string, label: string, scopes: readonly ScopeKind[], parameters: readonly ControlParameter[]): AuditControlFacts {
  return { name, label, parameters, scopes, source: guide('controls-and-remediation') };
}
