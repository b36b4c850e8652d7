import type { AlertFacts, CallSubject, StateAlert } from './alert-facts';
import { BACKUP_CALL_SOURCE, BACKUP_EVENT_SOURCE, BACKUP_EVENT_TYPES, CALL_DETAIL_TYPE, SERVICE_DETAIL_TYPE } from './event-types';
import type { BackupEventType, EventField } from './event-types';

/** Vaults and plans that are watched. */
export interface AlertScope {
  readonly vaults: readonly { readonly name: string; readonly arn: string }[];
  /** Ids of plans. */
  readonly plans: readonly string[];
}

/** A pattern of EventBridge, as its API has it. */
export interface EventPatternJson {
  readonly 'source': readonly string[];
  readonly 'detail-type': readonly string[];
  readonly 'detail': Json;
}

type Json = Readonly<Record<string, unknown>>;

/** How calls name what they are about, below `detail`. */
const CALL_FIELDS: Readonly<Record<CallSubject, Pick<BackupEventType, 'vaults' | 'plans'>>> = {
  vault: { vaults: [{ path: 'requestParameters.backupVaultName', holds: 'name' }], plans: [] },
  recoveryPoint: { vaults: [{ path: 'requestParameters.backupVaultName', holds: 'name' }], plans: [] },
  plan: { vaults: [], plans: [{ path: 'requestParameters.backupPlanId', holds: 'name' }] },
  account: { vaults: [], plans: [] },
  restoreTest: { vaults: [], plans: [] },
  organizationPlan: { vaults: [], plans: [] },
};

/**
 * The pattern of an alert.
 *
 * An event that can say which vault or plan it is about has to name one that is watched; one that cannot say so matches
 * whatever is watched.
 *
 * @param alert what it is about
 * @param scope undefined: everything in the account and Region
 * @returns undefined where the alert is about things of which none is watched
 */
export function alertPattern(alert: AlertFacts, scope?: AlertScope): EventPatternJson | undefined {
  const { detailTypes, fields, detail } = isOnState(alert) ? ofState(alert) : ofCall(alert);
  const named = [...fields.vaults, ...fields.plans];
  const within = scope && alternatives(fields, scope);
  if (within?.length === 0 && named.length > 0) return undefined;
  return { 'source': [BACKUP_EVENT_SOURCE], 'detail-type': detailTypes, 'detail': { ...detail, ...narrowed(detail, within ?? []) } };
}

/** The pattern of every event that names a vault: AWS Backup's own, and calls. */
export function vaultEventPattern(vault: AlertScope['vaults'][number]): Pick<EventPatternJson, 'source' | 'detail'> {
  const types: readonly Pick<BackupEventType, 'vaults'>[] = [...Object.values(BACKUP_EVENT_TYPES), ...Object.values(CALL_FIELDS)];
  const fields = types.flatMap(({ vaults }) => vaults);
  const once = [...new Map(fields.map(field => [field.path, field])).values()];
  return { source: [BACKUP_EVENT_SOURCE], detail: { $or: alternatives({ vaults: once, plans: [] }, { vaults: [vault], plans: [] }) } };
}

export function isOnState(alert: AlertFacts): alert is StateAlert {
  return 'on' in alert;
}

function ofState(alert: StateAlert) {
  const type: BackupEventType = BACKUP_EVENT_TYPES[alert.on];
  return {
    detailTypes: [type.detailType, ...type.alsoCalled ?? []],
    fields: type,
    detail: { ...alert.states && { [type.stateField]: alert.states }, ...alert.detail } as Json,
  };
}

function ofCall(alert: Exclude<AlertFacts, StateAlert>) {
  return {
    detailTypes: [alert.byService ? SERVICE_DETAIL_TYPE : CALL_DETAIL_TYPE],
    fields: CALL_FIELDS[alert.about],
    detail: { eventSource: [BACKUP_CALL_SOURCE], eventName: alert.calls, ...alert.detail } as Json,
  };
}

/** What an event may say of which one is enough. */
function alternatives({ vaults, plans }: Pick<BackupEventType, 'vaults' | 'plans'>, scope: AlertScope): Json[] {
  return [
    ...vaults.map(field => at(field, scope.vaults.map(vault => field.holds === 'arn' ? vault.arn : vault.name))),
    ...plans.map(field => at(field, scope.plans)),
  ].filter(found => found !== undefined);
}

function at({ path }: EventField, values: readonly string[]): Json | undefined {
  if (values.length === 0) return undefined;
  return path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), [...new Set(values)]) as Json;
}

function narrowed(detail: Json, within: readonly Json[]): Json {
  if (within.length !== 1) return within.length === 0 ? {} : { $or: within };
  // Nobody writes both of a field: what alerts match beside the scope stands elsewhere, or beside it in the same object.
  return Object.fromEntries(Object.entries(within[0]).map(([key, inner]) => {
    const beside = detail[key];
    return [key, beside && !Array.isArray(inner) ? { ...beside, ...inner as Json } : inner];
  }));
}
