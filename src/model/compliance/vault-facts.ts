import { isKnown, UNKNOWN } from '../known';
import type { Leaf } from '../known';
import type { LockModel } from '../plan/plan-model';
import type { DesignModel } from './design';
import type { DesignFactSheet, Fact } from './fact';
import { witnesses } from './fact-tools';

type VaultFactName = 'customer-key' | 'governance-lock' | 'compliance-lock' | 'deny-delete' | 'failure-notifications';

/** How the vault is encrypted, locked, guarded and heard of. */
export function vaultFacts(design: DesignModel): Pick<DesignFactSheet, VaultFactName> {
  const { vault, customerKey } = design;
  const { lock, airGapped, access, notificationEvents } = vault.model;
  const bounds = witnesses([vault], airGapped ? 'Properties' : 'Properties.LockConfiguration', () => isKnown(lock) ? showLock(lock) : '');
  const locked = (kind: 'governance' | 'compliance'): Fact => {
    const value = airGapped ? kind === 'compliance' : kindOf(lock) === UNKNOWN ? UNKNOWN : kindOf(lock) === kind;
    return { value, shownBy: value === true ? bounds : [] };
  };
  const denied: Leaf<boolean> = access ? access.exceptions !== undefined : UNKNOWN;
  const heard = hears(notificationEvents);
  return {
    'customer-key': { value: customerKey.model, shownBy: customerKey.model === true ? witnesses([customerKey], 'Properties', () => 'customer managed key') : [] },
    'governance-lock': locked('governance'),
    'compliance-lock': locked('compliance'),
    'deny-delete': { value: denied, shownBy: denied === true ? witnesses([vault], 'Properties.AccessPolicy', () => `denied but to ${countOf(access?.exceptions)}`) : [] },
    'failure-notifications': { value: heard, shownBy: heard === true ? witnesses([vault], 'Properties.Notifications', () => 'BACKUP_JOB_COMPLETED and others') : [] },
  };
}

function hears(events: Leaf<readonly Leaf<string>[]>): Leaf<boolean> {
  if (!isKnown(events)) return events === UNKNOWN ? UNKNOWN : false;
  return events.includes('BACKUP_JOB_COMPLETED') || (events.includes(UNKNOWN) ? UNKNOWN : false);
}

function kindOf(lock: Leaf<LockModel>): Leaf<'governance' | 'compliance'> {
  if (!isKnown(lock)) return lock;
  return lock.changeableForDays === undefined ? 'governance' : 'compliance';
}

function showLock({ minRetentionDays, maxRetentionDays }: LockModel): string {
  const days = (value: Leaf<number>, none: string) => value === undefined ? none : value === UNKNOWN ? 'known at deployment only' : `${value} days`;
  return `at least ${days(minRetentionDays, 'no time')}, at most ${days(maxRetentionDays, 'for ever')}`;
}

function countOf(exceptions: Leaf<readonly unknown[]>): string {
  if (!isKnown(exceptions)) return 'principals that are known at deployment only';
  return exceptions.length === 0 ? 'nobody' : `${exceptions.length} principal${exceptions.length === 1 ? '' : 's'}`;
}
