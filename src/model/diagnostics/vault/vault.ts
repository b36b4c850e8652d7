import { isArnOf } from '../../arn-shapes';
import { isKnown } from '../../known';
import { LIMITS } from '../../limits';
import type { VaultModel } from '../../plan/plan-model';
import { api, derived, guide, ours } from '../../sources';
import { KEYS_ARE_REGIONAL } from '../../vault/key-region';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';
import { VAULT_ACCESS_DIAGNOSTICS } from './vault-access';
import { VAULT_NOTIFICATION_DIAGNOSTICS } from './vault-notifications';

const { vaultName } = LIMITS;

const VAULT_ARN = /^arn:[^:]+:backup:[^:]*:[^:]*:backup-vault:[^:]+$/;

/** Whether nobody will be able to take the lock off the vault. */
function isLockedForGood({ airGapped, lock }: VaultModel): boolean {
  return airGapped === true || (isKnown(lock) && lock.changeableForDays !== undefined);
}

/** The vault itself; what is in its policy and its notifications has files of its own. */
export const VAULT_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-VAULT-001',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'A vault name has 2 to 50 letters, digits, hyphens and underscores.',
    why: 'AWS Backup refuses the vault.',
    source: vaultName.source,
    check({ name }, place) {
      if (!isKnown(name) || vaultName.value.test(name)) return undefined;
      return { what: `name of ${place.label}`, must: 'have 2 to 50 letters, digits, hyphens or underscores', got: `'${name}'`, leaf: 'name' };
    },
  }),
  diagnostic({
    id: 'CB-VAULT-002',
    severity: 'warning',
    when: 'part',
    on: 'vault',
    title: 'The vault is the account\'s Default vault.',
    why: 'AWS Backup owns that name, and a vault of another account cannot copy into it.',
    source: guide('create-cross-account-backup'),
    check({ name }, place) {
      if (name !== 'Default') return undefined;
      return { what: `name of ${place.label}`, must: 'not be the one that AWS Backup uses itself', got: '\'Default\'', leaf: 'name' };
    },
  }),
  diagnostic({
    id: 'CB-VAULT-003',
    severity: 'warning',
    when: 'part',
    on: 'vault',
    title: 'A vault goes with its stack.',
    why: 'A deleted or replaced vault takes the backups with it where it is empty, and blocks the stack where it is not.',
    source: ours('backups outlive what they back up'),
    check(vault, place) {
      if (vault.retained !== false || isLockedForGood(vault)) return undefined;
      return { what: `removal policy of ${place.label}`, must: 'retain it', got: 'DESTROY', leaf: 'retained' };
    },
  }),
  diagnostic({
    id: 'CB-VAULT-004',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'A vault with a compliance lock, or a logically air-gapped one, is to be destroyed.',
    why: 'Once the lock is final, which that of an air-gapped vault is from the start, the vault cannot be deleted while it holds a recovery point, and neither can the stack.',
    source: guide('vault-lock'),
    check(vault, place) {
      if (vault.retained !== false || !isLockedForGood(vault)) return undefined;
      return {
        what: `removal policy of ${place.label}`,
        must: 'retain it, because its compliance lock cannot be removed',
        got: 'DESTROY',
        fix: vault.airGapped ? 'leave the removal policy of an air-gapped vault alone' : 'leave removalPolicy out, or use a governance lock',
        leaf: 'retained',
      };
    },
  }),
  diagnostic({
    id: 'CB-VAULT-005',
    severity: 'warning',
    when: 'part',
    on: 'vault',
    title: 'A vault that is not air-gapped has no encryption key of its own.',
    why: 'It is encrypted with the key that AWS manages, whose policy cannot be changed, so its recovery points cannot be copied to another account.',
    source: guide('encryption'),
    check({ encryptionKeyArn: key, airGapped }, place) {
      // The key that AWS owns, which is the one that an air-gapped vault should have, is another one.
      if (key !== undefined || airGapped) return undefined;
      return { what: place.label, must: 'have a customer managed key', got: 'the key that AWS manages', leaf: 'encryptionKeyArn' };
    },
  }),
  diagnostic({
    id: 'CB-VAULT-006',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'The encryption key of a vault is given as the ARN of an alias.',
    why: 'The property takes the ARN of a key; an alias that moves on would leave the recovery points behind.',
    source: api('CreateBackupVault'),
    check({ encryptionKeyArn: key }, place) {
      if (!isKnown(key) || !/(?:^|:)alias\//.test(key)) return undefined;
      return { what: `encryption key of ${place.label}`, must: 'be a key, not an alias', got: `'${key}'`, fix: 'pass the key that the alias stands for', leaf: 'encryptionKeyArn' };
    },
  }),
  diagnostic({
    id: 'CB-VAULT-007',
    severity: 'warning',
    when: 'part',
    on: 'vault',
    title: 'The ARN of the encryption key is known at deployment only, so the vault name cannot follow it.',
    why: 'Another key replaces the vault, and the new vault would meet the retained one under the same name: the deployment fails.',
    source: derived('EncryptionKeyArn is create-only and the name is unique in account and Region'),
    check({ naming }, place) {
      if (!naming || naming.fixed || naming.followsKey) return undefined;
      return {
        what: `ARN of the encryption key of ${place.label}`,
        must: 'be known at synth for the vault name to change with it',
        got: 'a token',
        fix: 'set another generation whenever the key changes',
        leaf: 'encryptionKeyArn',
      };
    },
  }),
  diagnostic({
    id: 'CB-VAULT-008',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'A vault has both a name and a generation.',
    why: 'The generation is part of the name that is made where none is given; it would do nothing.',
    source: ours('an option that does nothing is a mistake'),
    check({ naming }, place) {
      if (!naming?.fixed || naming.generation === undefined) return undefined;
      return {
        what: `generation of ${place.label}`,
        must: 'be left out where backupVaultName is given',
        got: isKnown(naming.generation) ? `'${naming.generation}'` : 'a token',
        leaf: 'naming.generation',
      };
    },
  }),
  diagnostic({
    id: 'CB-VAULT-009',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'The ARN of an existing vault has the form of a vault ARN.',
    why: 'Account, Region and name are read from it.',
    source: api('CreateBackupVault'),
    check({ arn }, place) {
      if (!isKnown(arn) || VAULT_ARN.test(arn)) return undefined;
      return { what: `ARN of ${place.label}`, must: 'have the form arn:<partition>:backup:<region>:<account>:backup-vault:<name>', got: `'${arn}'`, leaf: 'arn' };
    },
  }),
  ...VAULT_ACCESS_DIAGNOSTICS,
  ...VAULT_NOTIFICATION_DIAGNOSTICS,
  diagnostic({
    id: 'CB-VAULT-020',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'The encryption key of a vault is the ARN of a key.',
    why: 'AWS Backup refuses the vault.',
    source: api('CreateBackupVault'),
    check({ encryptionKeyArn: key }, place) {
      // An alias has a rule of its own.
      if (!isKnown(key) || /(?:^|:)alias\//.test(key) || isArnOf('key', key)) return undefined;
      return { what: `encryption key of ${place.label}`, must: 'be the ARN of a key', got: `'${key}'`, leaf: 'encryptionKeyArn' };
    },
  }),
  diagnostic({
    id: 'CB-VAULT-021',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'The encryption key of a vault is a key of its Region.',
    why: 'A key is used in its own Region only, so the deployment fails.',
    source: KEYS_ARE_REGIONAL,
    check({ region, keyRegion }, place) {
      if (!isKnown(region) || !isKnown(keyRegion) || keyRegion === region) return undefined;
      return {
        what: `encryption key of ${place.label}`, must: `be in the Region of the vault, '${region}'`, got: `'${keyRegion}'`,
        fix: 'pass a key of that Region; a multi-Region key has an ARN of its own in each', leaf: 'keyRegion',
      };
    },
  }),
];
