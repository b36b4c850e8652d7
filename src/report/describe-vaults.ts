import { AIR_GAPPED_VAULT, VAULT, vaultModel } from '../checks/read-vault';
import type { TemplateIndex } from '../checks/template/template-index';
import type { TemplateResource } from '../checks/template/template-resource';
import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import type { VaultModel } from '../model/plan/plan-model';
import { known, placeOf } from './known-or-null';
import type { Bound, LockMode, PostureLock, PostureTarget, PostureVault } from './posture';

/** The vaults that the app makes. */
export function describeVaults(index: TemplateIndex): PostureVault[] {
  return [VAULT, AIR_GAPPED_VAULT].flatMap(type => index.ofType(type).map((resource): PostureVault => {
    const model = vaultModel(resource, index);
    const { access, notificationEvents } = model;
    return {
      path: resource.constructPath,
      ...describeTarget(model),
      customerKey: hasOwnKey(resource, model),
      denyDelete: access ? access.exceptions !== undefined : resource.properties.find('AccessPolicy').value === undefined ? false : null,
      notifies: notificationEvents === UNKNOWN ? null : (notificationEvents?.length ?? 0) > 0,
      retained: known(model.retained),
    };
  }));
}

/** A vault without a key has one that AWS manages. */
function hasOwnKey({ properties }: TemplateResource, { encryptionKeyArn }: VaultModel): boolean | null {
  if (properties.target('EncryptionKeyArn')) return true;
  return encryptionKeyArn === UNKNOWN ? null : encryptionKeyArn !== undefined;
}

/** A vault as a rule or a copy names it. */
export function describeTarget(vault: VaultModel): PostureTarget {
  return { name: known(vault.name), ...placeOf(vault), lock: describeLock(vault) };
}

function describeLock({ lock, airGapped }: VaultModel): PostureLock {
  const bounds = isKnown(lock) ? lock : undefined;
  return {
    mode: airGapped ? 'air-gapped' : modeOf(lock),
    minDays: bounds ? boundOf(bounds.minRetentionDays) : null,
    maxDays: bounds ? boundOf(bounds.maxRetentionDays) : null,
    changeableForDays: known(bounds?.changeableForDays),
  };
}

function boundOf(days: Leaf<number>): Bound {
  return days === undefined ? 'none' : known(days);
}

function modeOf(lock: VaultModel['lock']): LockMode | null {
  if (lock === UNKNOWN) return null;
  if (lock === undefined) return 'none';
  return lock.changeableForDays === undefined ? 'governance' : 'compliance';
}
