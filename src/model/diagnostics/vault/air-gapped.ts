import { isKnown } from '../../known';
import { isAccountId } from '../../organization/organization-ids';
import type { LockModel, VaultModel } from '../../plan/plan-model';
import { derived, guide } from '../../sources';
import { AIR_GAPPED_LIMITS } from '../../vault/air-gapped-limits';
import type { AirGapModel } from '../../vault/vault-parts';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { inDays } from '../labels';
import { unlessWholeDays } from '../plan/whole-days';

const { minRetentionDays: shortest, maxRetentionDays: longest, absentRegions, approvalTeamArn: teamArn } = AIR_GAPPED_LIMITS;

/** The bounds of a vault that is air-gapped, as far as they are known. */
function boundsOf({ airGapped, lock }: VaultModel): Partial<LockModel> {
  return airGapped && isKnown(lock) ? lock : {};
}

function sharedWith({ airGap }: VaultModel): readonly AirGapModel['keyAccount'][] {
  return isKnown(airGap?.sharedWith) ? airGap.sharedWith : [];
}

/** Logically air-gapped vaults as such; what a rule has to obey that uses one stands with rules and copies. */
export const AIR_GAPPED_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-LAG-001',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'The minimum retention of an air-gapped vault is a whole number of days between 7 and 36,500.',
    why: 'AWS Backup refuses the vault.',
    source: shortest.source,
    check: (vault, place) => unlessWholeDays(boundsOf(vault).minRetentionDays, shortest, longest, `minimum retention of ${place.label}`, 'lock.minRetentionDays'),
  }),
  diagnostic({
    id: 'CB-LAG-002',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'The maximum retention of an air-gapped vault is a whole number of days between 7 and 36,500.',
    why: 'It is not shorter than the minimum, and no recovery point is kept longer.',
    source: longest.source,
    check: (vault, place) => unlessWholeDays(boundsOf(vault).maxRetentionDays, shortest, longest, `maximum retention of ${place.label}`, 'lock.maxRetentionDays'),
  }),
  diagnostic({
    id: 'CB-LAG-003',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'The maximum retention of an air-gapped vault is not shorter than its minimum.',
    why: 'No recovery point could fit into the vault, and its bounds can never be changed.',
    source: shortest.source,
    check(vault, place) {
      const { minRetentionDays: min, maxRetentionDays: max } = boundsOf(vault);
      if (!isKnown(min) || !isKnown(max) || max >= min) return undefined;
      return { what: `maximum retention of ${place.label}`, must: `be at least the minimum of ${inDays(min)}`, got: inDays(max), leaf: 'lock.maxRetentionDays' };
    },
  }),
  diagnostic({
    id: 'CB-LAG-004',
    severity: 'warning',
    when: 'part',
    on: 'vault',
    title: 'An air-gapped vault is in a Region for which AWS does not list such vaults.',
    why: 'Where the list still holds, the deployment fails.',
    source: absentRegions.source,
    check({ airGapped, region }, place) {
      if (!airGapped || !isKnown(region) || !absentRegions.value.includes(region)) return undefined;
      return { what: `Region of ${place.label}`, must: 'be one where AWS Backup has logically air-gapped vaults', got: `'${region}'`, leaf: 'region' };
    },
  }),
  diagnostic({
    id: 'CB-LAG-005',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'An air-gapped vault is shared with single accounts, by their ids of 12 digits.',
    why: 'AWS RAM refuses to share the vault with an organization or an organizational unit.',
    source: guide('logicallyairgappedvault'),
    check(vault, place): Problem[] {
      return sharedWith(vault).filter(isKnown).filter(account => !isAccountId(account)).map(account => ({
        what: `account that ${place.label} is shared with`,
        must: 'have 12 digits',
        got: `'${account}'`,
        fix: /^\d*$/.test(account) ? undefined : 'AWS shares these vaults with accounts only, not with organizations, organizational units, roles or users; name each account',
        leaf: 'airGap.sharedWith',
      }));
    },
  }),
  diagnostic({
    id: 'CB-LAG-006',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'An air-gapped vault is shared with other accounts than its own.',
    why: 'The account that owns the vault has access anyway, and cannot be invited.',
    source: derived('sharing gives other accounts what the owner has'),
    check(vault, place) {
      const { account } = vault;
      if (!isKnown(account) || !sharedWith(vault).includes(account)) return undefined;
      return { what: `account that ${place.label} is shared with`, must: 'be another than its own', got: `'${account}'`, leaf: 'airGap.sharedWith' };
    },
  }),
  diagnostic({
    id: 'CB-LAG-007',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'The approval team of an air-gapped vault is given by the ARN of a multi-party approval team.',
    why: 'The deployment fails.',
    source: teamArn.source,
    check({ airGap }, place) {
      const arn = airGap?.approvalTeamArn;
      if (!isKnown(arn) || teamArn.value.test(arn)) return undefined;
      return {
        what: `approval team of ${place.label}`,
        must: 'have the form arn:<partition>:mpa:<region>:<account>:approval-team/<name>',
        got: `'${arn}'`,
        leaf: 'airGap.approvalTeamArn',
      };
    },
  }),
  diagnostic({
    id: 'CB-LAG-008',
    severity: 'warning',
    when: 'part',
    on: 'vault',
    title: 'The bounds of an air-gapped vault are known at deployment only, so the vault name cannot follow them.',
    why: 'Other bounds replace the vault, and the new vault would meet the retained one under the same name: the deployment fails.',
    source: derived('MinRetentionDays and MaxRetentionDays are create-only and the name is unique in account and Region'),
    check({ naming }, place) {
      if (!naming || naming.fixed || naming.followsBounds) return undefined;
      return {
        what: `retention bounds of ${place.label}`,
        must: 'be known at synth for the vault name to change with them',
        got: 'a token',
        fix: 'set another generation whenever a bound changes',
        leaf: 'lock',
      };
    },
  }),
  diagnostic({
    id: 'CB-LAG-009',
    severity: 'warning',
    when: 'part',
    on: 'vault',
    title: 'An air-gapped vault is encrypted with a key of its own account.',
    why: 'Whoever takes over the account can delete the key, and every backup with it. AWS advises its own key, or one of an account that serves recovery only.',
    source: guide('logicallyairgappedvault'),
    check({ airGap, account }, place) {
      if (!isKnown(airGap?.keyAccount) || airGap.keyAccount !== account) return undefined;
      return {
        what: `encryption key of ${place.label}`,
        must: 'be in another account, out of reach of whoever takes over this one',
        got: `a key of account ${account}`,
        fix: 'leave encryptionKey out, or take a key of the recovery account',
        leaf: 'airGap.keyAccount',
      };
    },
  }),
];
