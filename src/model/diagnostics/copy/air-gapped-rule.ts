import { isKnown } from '../../known';
import type { Leaf } from '../../known';
import type { RuleModel, VaultModel } from '../../plan/plan-model';
import { api, guide } from '../../sources';
import { AIR_GAPPED_LIMITS } from '../../vault/air-gapped-limits';
import { sameVault } from '../../vault/vault-identity';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { copyLabel, vaultLabel } from '../labels';

const AIR_GAPPED = guide('logicallyairgappedvault');

function copiesOf({ copies }: RuleModel) {
  return isKnown(copies) ? copies : [];
}

function differ(here: Leaf<string>, there: Leaf<string>): boolean {
  return isKnown(here) && isKnown(there) && here !== there;
}

function placeOf({ account, region }: VaultModel): string {
  return [account, region].filter(isKnown).join('/');
}

/** Rules that send backups or copies into logically air-gapped vaults. */
export const AIR_GAPPED_RULE_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-LAG-010',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'The vault of a rule is an ordinary one; a logically air-gapped vault stands beside it.',
    why: 'AWS Backup wants an ordinary vault in every rule, for types that cannot go into the other one and for temporary snapshots.',
    source: api('BackupRuleInput'),
    check({ vault }, place) {
      if (vault.airGapped !== true) return undefined;
      return { what: `backup vault of ${place.label}`, must: 'be an ordinary vault', got: `the ${vaultLabel(vault)}`, fix: 'name it in airGappedVault of the rule', leaf: 'vault' };
    },
  }),
  diagnostic({
    id: 'CB-LAG-011',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'A vault that is named as logically air-gapped is one.',
    why: 'AWS Backup refuses the plan; or backups that were meant to be out of reach lie in a vault like any other.',
    source: AIR_GAPPED,
    check(rule, place) {
      const direct: Problem[] = isKnown(rule.airGappedVault) && rule.airGappedVault.airGapped === false
        ? [{ what: `air-gapped vault of ${place.label}`, must: 'be logically air-gapped', got: `the ordinary ${vaultLabel(rule.airGappedVault)}`, fix: 'make an AirGappedVault', leaf: 'airGappedVault' }]
        : [];
      return [...direct, ...copiesOf(rule).flatMap((copy, i): Problem[] => copy.toAirGapped === true && copy.destination.airGapped === false
        ? [{ what: `${copyLabel(copy)} in ${place.label}`, must: 'go to a logically air-gapped vault', got: 'an ordinary one', fix: 'make an AirGappedVault, or use CopyDestination.vault', leaf: `copies[${i}].destination` }]
        : [])];
    },
  }),
  diagnostic({
    id: 'CB-LAG-012',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'A logically air-gapped vault that takes backups directly lies in account and Region of the rule.',
    why: 'AWS Backup refuses the plan.',
    source: api('BackupRuleInput'),
    check({ vault, airGappedVault }, place) {
      if (!isKnown(airGappedVault)) return undefined;
      if (!differ(vault.account, airGappedVault.account) && !differ(vault.region, airGappedVault.region)) return undefined;
      return {
        what: `air-gapped vault of ${place.label}`, must: `lie in ${placeOf(vault)} like its backup vault`, got: placeOf(airGappedVault),
        fix: 'make one there, or copy with CopyDestination.airGapped', leaf: 'airGappedVault',
      };
    },
  }),
  diagnostic({
    id: 'CB-LAG-013',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'A rule does not copy into the logically air-gapped vault that its backups go to.',
    why: 'The recovery points are there already; the copy jobs fail.',
    source: AIR_GAPPED,
    check(rule, place) {
      const { airGappedVault } = rule;
      if (!isKnown(airGappedVault)) return undefined;
      return copiesOf(rule).flatMap((copy, i): Problem[] => sameVault(copy.destination, airGappedVault)
        ? [{ what: `${copyLabel(copy)} in ${place.label}`, must: 'go to another vault than the air-gapped vault of the rule', got: 'the same', leaf: `copies[${i}].destination` }]
        : []);
    },
  }),
  diagnostic({
    id: 'CB-LAG-014',
    severity: 'warning',
    when: 'part',
    on: 'rule',
    title: 'A rule indexes backups that go into a logically air-gapped vault.',
    why: 'Logically air-gapped vaults hold no backup indexes, so nothing can be searched.',
    source: AIR_GAPPED,
    check({ airGappedVault, indexActions }, place) {
      if (airGappedVault === undefined || !isKnown(indexActions) || indexActions.length === 0) return undefined;
      return { what: `index of ${place.label}`, must: 'be left out where backups go into a logically air-gapped vault', got: indexActions.flat().map(type => `'${type}'`).join(', '), leaf: 'indexActions' };
    },
  }),
  diagnostic({
    id: 'CB-LAG-015',
    severity: 'warning',
    when: 'part',
    on: 'rule',
    title: 'A copy from another Region or account does not go into a logically air-gapped vault in a Region that has no such copies.',
    why: 'The copy jobs fail.',
    source: AIR_GAPPED_LIMITS.noCopyIntoRegions.source,
    check(rule, place) {
      return copiesOf(rule).flatMap((copy, i): Problem[] => {
        const { account, region, airGapped } = copy.destination;
        if (!(airGapped || copy.toAirGapped) || !isKnown(region) || !AIR_GAPPED_LIMITS.noCopyIntoRegions.value.includes(region)) return [];
        if (!differ(region, rule.vault.region) && !differ(account, rule.vault.account)) return [];
        return [{
          what: `${copyLabel(copy)} in ${place.label}`, must: 'go to a Region in which air-gapped vaults take copies from elsewhere', got: `'${region}'`,
          leaf: `copies[${i}].destination`,
        }];
      });
    },
  }),
  diagnostic({
    id: 'CB-LAG-016',
    severity: 'warning',
    when: 'whole',
    on: 'plan',
    title: 'A resource goes into a logically air-gapped vault and is encrypted with a key that AWS manages.',
    why: 'Backups of types that AWS Backup does not manage fully keep the key of the resource, and with one that AWS manages they do not get into such a vault.',
    source: AIR_GAPPED,
    check({ sourceKeys }) {
      return sourceKeys?.filter(({ key, airGapped }) => key === 'managed' && airGapped).map(({ resource }) => ({
        what: `resource '${resource}'`, must: 'be encrypted with a customer managed key to get into an air-gapped vault', got: 'the default one',
        fix: 'give it a key of your own; most resources are replaced by that', leaf: 'selections',
      }));
    },
  }),
];
