import { copyLabel, vaultLabel } from '../../../src/model/diagnostics/labels';
import { UNKNOWN } from '../../../src/model/known';
import type { VaultModel } from '../../../src/model/plan/plan-model';

const vault = (known: Partial<VaultModel>): VaultModel => ({
  name: UNKNOWN, account: UNKNOWN, region: UNKNOWN, arn: UNKNOWN, lock: UNKNOWN,
  encryptionKeyArn: UNKNOWN, notificationEvents: UNKNOWN, retained: UNKNOWN, ...known,
});

test.each<[Partial<VaultModel>, string, string]>([
  [{ name: 'a', region: 'eu-west-1' }, "vault 'a'", "the copy to vault 'a' in eu-west-1"],
  [{ name: 'a' }, "vault 'a'", "the copy to vault 'a'"],
  [{ region: 'eu-west-1' }, 'its vault', 'the copy to a vault in eu-west-1'],
  [{}, 'its vault', 'the copy to another vault'],
  [{ airGapped: true, name: 'a', region: 'eu-west-1' }, "air-gapped vault 'a'", "the copy to air-gapped vault 'a' in eu-west-1"],
  [{ airGapped: true, region: 'eu-west-1' }, 'its air-gapped vault', 'the copy to an air-gapped vault in eu-west-1'],
  [{ airGapped: true }, 'its air-gapped vault', 'the copy to another air-gapped vault'],
])('%j reads as words', (known, alone, asCopy) => {
  expect(vaultLabel(vault(known))).toBe(alone);
  expect(copyLabel({ destination: vault(known), lifecycle: undefined })).toBe(asCopy);
});
