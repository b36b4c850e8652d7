import { isKnown, UNKNOWN } from '../../known';
import { LIMITS } from '../../limits';
import { derived, guide, ours } from '../../sources';
import { sameVault } from '../../vault/vault-identity';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { copyLabel } from '../labels';
import { ACCOUNT_COPY_DIAGNOSTICS } from './account-copy';
import { COPY_PLACE_DIAGNOSTICS } from './copy-places';

const { copiesPerRule, vaultName } = LIMITS;

const REGION = LIMITS.region.value;

const BACKUP_VAULT_ARN = new RegExp(`^arn:[^:]+:backup:[a-z0-9-]+:\\d{12}:backup-vault:${vaultName.value.source.slice(1)}`);

/** Copies to other vaults, and the replica vaults that the library makes for them. */
export const COPY_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-COPY-001',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'A rule has at most 5 copy actions.',
    why: 'AWS Backup refuses the plan.',
    source: copiesPerRule.source,
    check({ copies }, place) {
      if (!isKnown(copies) || copies.length <= copiesPerRule.value) return undefined;
      return { what: `copies of ${place.label}`, must: `be at most ${copiesPerRule.value}`, got: `${copies.length}`, leaf: 'copies' };
    },
  }),
  diagnostic({
    id: 'CB-COPY-002',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'A rule copies to each vault only once.',
    why: 'A second copy in the same vault costs money and protects nothing more.',
    source: ours('a copy beside its twin is a mistake, not a plan'),
    check({ copies }, place) {
      if (!isKnown(copies)) return undefined;
      return copies.flatMap((copy, i): Problem[] => {
        const first = copies.findIndex(other => sameVault(other.destination, copy.destination));
        if (first === i || first < 0) return [];
        return [{
          what: `copies of ${place.label}`,
          must: 'go to different vaults',
          got: `${copyLabel(copy)} twice`,
          leaf: `copies[${i}]`,
        }];
      });
    },
  }),
  diagnostic({
    id: 'CB-COPY-003',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'A rule does not copy into the vault it backs up to.',
    why: 'A copy beside the original is lost together with it, and AWS Backup refuses it.',
    source: derived('a copy action names another vault than the one of its rule'),
    check({ vault, copies }, place) {
      if (!isKnown(copies)) return undefined;
      return copies.flatMap((copy, i): Problem[] => sameVault(vault, copy.destination)
        ? [{ what: `${copyLabel(copy)} in ${place.label}`, must: 'go to another vault than the rule itself', got: isKnown(vault.name) ? `'${vault.name}'` : 'the same vault', leaf: `copies[${i}]` }]
        : []);
    },
  }),
  diagnostic({
    id: 'CB-COPY-004',
    severity: 'error',
    when: 'part',
    on: 'copy',
    title: 'A copy destination is the ARN of a backup vault.',
    why: 'AWS Backup refuses the plan, or the copy job fails.',
    source: guide('recov-point-create-a-copy'),
    check({ destination: { arn } }, place) {
      if (!isKnown(arn) || BACKUP_VAULT_ARN.test(arn)) return undefined;
      return { what: `destination of ${place.label}`, must: "be the ARN of a backup vault, 'arn:<partition>:backup:<region>:<account>:backup-vault:<name>'", got: `'${arn}'`, leaf: 'destination' };
    },
  }),
  diagnostic({
    id: 'CB-COPY-005',
    severity: 'error',
    when: 'part',
    on: 'replica',
    title: 'A copy to a Region needs a stack whose own Region is known at synth.',
    why: 'Without it nobody can tell whether the copy leaves the Region, and no replica stack can be placed.',
    source: ours('a copy inside the same Region must not pass for a copy to another one'),
    check({ sourceRegion, region }) {
      if (sourceRegion !== UNKNOWN && sourceRegion !== undefined) return undefined;
      return {
        what: `the stack that copies to Region ${isKnown(region) ? `'${region}'` : '(token)'}`,
        must: 'have a Region of its own',
        got: 'an environment-agnostic stack',
        fix: "give the stack { env: { region: '…' } }, or copy to a vault that exists with CopyDestination.vaultArn",
        leaf: 'sourceRegion',
      };
    },
  }),
  diagnostic({
    id: 'CB-COPY-006',
    severity: 'error',
    when: 'part',
    on: 'replica',
    title: 'A copy to a Region leaves the Region of its stack.',
    why: 'Both vaults would be lost together.',
    source: ours('a Region copy is asked for to survive the loss of the Region'),
    check({ sourceRegion, region }) {
      if (!isKnown(region) || region !== sourceRegion) return undefined;
      return { what: 'Region of a copy', must: 'differ from the Region of the stack', got: `'${region}' for both`, fix: 'to copy inside the Region use CopyDestination.vault', leaf: 'region' };
    },
  }),
  diagnostic({
    id: 'CB-COPY-007',
    severity: 'error',
    when: 'part',
    on: 'region',
    title: 'The Region of a copy is known at synth and has the form of an AWS Region.',
    why: 'A stack cannot be placed in a Region that is a token or that does not exist, and an ARN with it names nothing.',
    source: ours('a misspelled Region would fail at deployment only'),
    check({ region, listed, placed }, place) {
      if (isKnown(region) ? listed || REGION.test(region) : !placed) return undefined;
      return { what: `Region of ${place.label}`, must: "be the code of an AWS Region, for example 'eu-central-1'", got: isKnown(region) ? `'${region}'` : 'a token' };
    },
  }),
  diagnostic({
    id: 'CB-COPY-008',
    severity: 'warning',
    when: 'part',
    on: 'region',
    title: 'The Region of a copy is not in the list of the installed aws-cdk-lib.',
    why: 'It may be new, or misspelled; the list lags behind AWS.',
    source: ours('the list of Regions in aws-cdk-lib'),
    check({ region, listed }, place) {
      if (!isKnown(region) || listed || !REGION.test(region)) return undefined;
      return { what: `Region of ${place.label}`, must: 'be one that aws-cdk-lib knows', got: `'${region}'`, fix: 'check the spelling, or acknowledge this if the Region is new' };
    },
  }),
  diagnostic({
    id: 'CB-COPY-009',
    severity: 'error',
    when: 'part',
    on: 'replica',
    title: 'All copies of one vault to one Region agree on the options of the replica vault.',
    why: 'They share one replica vault, and the later options would be dropped without a word.',
    source: ours('one replica vault for each vault and Region'),
    check({ region, conflict }) {
      if (!conflict) return undefined;
      return { what: `'${conflict}' of the copies to Region ${isKnown(region) ? `'${region}'` : '(token)'}`, must: 'be the same wherever one vault is copied there', got: 'two values', fix: 'share one CopyDestination, or set the option once', leaf: 'conflict' };
    },
  }),
  ...ACCOUNT_COPY_DIAGNOSTICS,
  ...COPY_PLACE_DIAGNOSTICS,
];
