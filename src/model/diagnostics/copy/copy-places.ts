import { HOLE, parseArn } from '../../arn';
import { isKnown } from '../../known';
import { LIMITS } from '../../limits';
import { partitionOf } from '../../partitions';
import type { VaultModel } from '../../plan/plan-model';
import { page } from '../../sources';
import { KEYS_ARE_REGIONAL } from '../../vault/key-region';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { copyLabel } from '../labels';

const PARTITIONS = page('AWS Fault Isolation Boundaries, Partitions', 'https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html');

/** Where copies cannot get to. */
export const COPY_PLACE_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-COPY-016',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'A copy stays in the partition of its rule.',
    why: 'Accounts and Regions of one partition, such as those of China or GovCloud, know nothing of another: AWS Backup refuses the plan, or every copy job fails.',
    source: PARTITIONS,
    check({ vault: { region }, copies }) {
      if (!isKnown(region) || !isKnown(copies)) return undefined;
      const own = partitionOf(region);
      return copies.flatMap((copy, i): Problem[] => {
        const other = partitionsOf(copy.destination).find(partition => partition !== own);
        return other === undefined ? [] : [{
          what: copyLabel(copy), must: `stay in partition '${own}', in which ${region} is`, got: `'${other}'`, leaf: `copies[${i}].destination`,
        }];
      });
    },
  }),
  diagnostic({
    id: 'CB-COPY-017',
    severity: 'error',
    when: 'part',
    on: 'replica',
    title: 'The encryption key of a replica vault is a key of the Region of the replica.',
    why: 'A key is used in its own Region only, so the deployment of the replica fails.',
    source: KEYS_ARE_REGIONAL,
    check({ region, keyRegion }) {
      if (!isKnown(region) || !isKnown(keyRegion) || keyRegion === region) return undefined;
      return {
        what: `encryption key of the copies to Region '${region}'`, must: 'be in that Region', got: `'${keyRegion}'`,
        fix: 'pass a key of that Region, or none to get one there; a multi-Region key has an ARN of its own in each', leaf: 'keyRegion',
      };
    },
  }),
  diagnostic({
    id: 'CB-COPY-018',
    severity: 'error',
    when: 'part',
    on: 'accountCopy',
    title: 'The vault of a copy to another account is given by its name.',
    why: 'The ARN of the vault is made of account, Region and name; with anything else for a name, AWS Backup refuses the plan.',
    source: LIMITS.vaultName.source,
    check({ vaultName }) {
      if (!isKnown(vaultName) || LIMITS.vaultName.value.test(vaultName)) return undefined;
      return {
        what: 'backupVaultName of a copy', must: 'have 2 to 50 letters, digits, hyphens or underscores', got: `'${vaultName}'`,
        fix: vaultName.startsWith('arn:') ? 'use CopyDestination.vaultArn for an ARN' : undefined, leaf: 'vaultName',
      };
    },
  }),
];

/** The partition that the Region of a vault is in, and the one that its ARN names. */
function partitionsOf({ arn, region }: VaultModel): string[] {
  const named = isKnown(arn) ? parseArn(arn)?.partition : undefined;
  return [...isKnown(region) && region !== '' ? [partitionOf(region)] : [], ...named === undefined || named.includes(HOLE) ? [] : [named]];
}
