import { isKnown } from '../../known';
import type { Leaf } from '../../known';
import { LIMITS } from '../../limits';
import { isAccountId, isOrganizationalUnitPath, isOrganizationId } from '../../organization/organization-ids';
import { guide, ours } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';

const CROSS_ACCOUNT = guide('create-cross-account-backup');

/** The receiving side of copies from other accounts. */
export const DESTINATION_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-DEST-001',
    severity: 'error',
    when: 'part',
    on: 'destination',
    title: 'A backup destination accepts copies from somebody.',
    why: 'Its policy would refuse every copy.',
    source: CROSS_ACCOUNT,
    check({ acceptFrom }, place) {
      if (acceptFrom.some(sources => Object.values(sources).flat().length > 0)) return undefined;
      return { what: `acceptFrom of ${place.label}`, must: 'name an organization, organizational units or accounts', got: 'none', leaf: 'acceptFrom' };
    },
  }),
  diagnostic({
    id: 'CB-DEST-002',
    severity: 'error',
    when: 'part',
    on: 'sourceAccounts',
    title: "The id of an organization has the form 'o-' and 10 to 32 lower-case letters or digits.",
    why: 'The condition would match nobody, and every copy job would fail.',
    source: LIMITS.organizationId.source,
    check: ({ organizationIds }) => wrong(organizationIds, isOrganizationId, 'organization that copies are accepted from', "be the id of an organization, 'o-' and 10 to 32 lower-case letters or digits", 'organizationIds'),
  }),
  diagnostic({
    id: 'CB-DEST-003',
    severity: 'error',
    when: 'part',
    on: 'sourceAccounts',
    title: 'An organizational unit is named by its path from the organization down.',
    why: 'aws:PrincipalOrgPaths holds whole paths; the id of a unit alone matches nobody.',
    source: guide('create-cross-account-backup'),
    check: ({ organizationalUnitPaths }) => wrong(organizationalUnitPaths, isOrganizationalUnitPath, 'organizational unit that copies are accepted from', "be a path of the form 'o-…/r-…/ou-…/', with every unit from the root down", 'organizationalUnitPaths'),
  }),
  diagnostic({
    id: 'CB-DEST-004',
    severity: 'error',
    when: 'part',
    on: 'sourceAccounts',
    title: 'An account that copies are accepted from has 12 digits.',
    why: 'AWS Backup refuses a policy with a principal that does not exist.',
    source: LIMITS.accountId.source,
    check: ({ accountIds }) => wrong(accountIds, isAccountId, 'account that copies are accepted from', 'have 12 digits', 'accountIds'),
  }),
  diagnostic({
    id: 'CB-DEST-005',
    severity: 'error',
    when: 'part',
    on: 'destination',
    title: 'A backup destination lies in another account than those it accepts copies from.',
    why: 'Whoever takes over the account has the backups and the copies.',
    source: ours('a backup account is there to survive the loss of the others'),
    check({ account, acceptFrom }, place) {
      if (!isKnown(account) || !acceptFrom.some(({ accountIds }) => accountIds.includes(account))) return undefined;
      return { what: `account of ${place.label}`, must: 'differ from the accounts it accepts copies from', got: `'${account}' for both`, fix: 'make the destination in a backup account', leaf: 'account' };
    },
  }),
  diagnostic({
    id: 'CB-DEST-006',
    severity: 'error',
    when: 'part',
    on: 'destination',
    title: 'A backup destination is not the Default vault.',
    why: 'AWS Backup does not copy into the Default vault of another account.',
    source: CROSS_ACCOUNT,
    check({ vaultName }, place) {
      if (vaultName !== 'Default') return undefined;
      return { what: `backupVaultName of ${place.label}`, must: 'be a name of its own', got: "'Default'", leaf: 'vaultName' };
    },
  }),
  diagnostic({
    id: 'CB-DEST-007',
    severity: 'error',
    when: 'part',
    on: 'destination',
    title: 'A backup destination in several Regions needs a stack whose own Region is known at synth.',
    why: 'Nobody could tell which of the Regions has a vault already.',
    source: ours('a vault must not be made twice in one Region'),
    check({ region, regions }, place) {
      if (regions.length === 0 || isKnown(region)) return undefined;
      return { what: `stack of ${place.label}`, must: 'have a Region of its own where regions are given', got: 'an environment-agnostic stack', fix: "give the stack { env: { account: '…', region: '…' } }", leaf: 'region' };
    },
  }),
];

function wrong(texts: readonly Leaf<string>[], isRight: (text: string) => boolean, what: string, must: string, leaf: string): Problem[] {
  return texts.flatMap((text, i) => isKnown(text) && !isRight(text) ? [{ what, must, got: `'${text}'`, leaf: `${leaf}[${i}]` }] : []);
}
