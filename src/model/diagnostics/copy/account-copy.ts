import { isKnown } from '../../known';
import { LIMITS } from '../../limits';
import { guide, ours } from '../../sources';
import { leavesAccount } from '../../vault/vault-identity';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { copyLabel } from '../labels';

const CROSS_ACCOUNT = guide('create-cross-account-backup');
const { accountId } = LIMITS;

/** Copies that leave the account. */
export const ACCOUNT_COPY_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-COPY-010',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'A copy to another account does not go to its Default vault.',
    why: 'AWS Backup does not copy into the Default vault of another account, so every copy job fails.',
    source: CROSS_ACCOUNT,
    check(rule, place) {
      const copies = isKnown(rule.copies) ? rule.copies : [];
      return copies.flatMap((copy, i): Problem[] => copy.destination.name === 'Default' && leavesAccount(rule, copy)
        ? [{
          what: `${copyLabel(copy)} in ${place.label}`, must: 'go to a vault that was made for it', got: "'Default' of another account",
          fix: 'make a BackupDestination there', leaf: `copies[${i}].destination`,
        }]
        : []);
    },
  }),
  diagnostic({
    id: 'CB-COPY-011',
    severity: 'error',
    when: 'part',
    on: 'accountCopy',
    title: 'The account of a copy has 12 digits.',
    why: 'An ARN with anything else names no vault.',
    source: accountId.source,
    check({ account }) {
      if (!isKnown(account) || accountId.value.test(account)) return undefined;
      return { what: 'account of a copy', must: 'have 12 digits', got: `'${account}'`, leaf: 'account' };
    },
  }),
  diagnostic({
    id: 'CB-COPY-012',
    severity: 'error',
    when: 'part',
    on: 'accountCopy',
    title: 'A copy to another account leaves the account of its stack.',
    why: 'Whoever takes over the account has the backup and the copy.',
    source: ours('a copy to another account is asked for to survive the loss of the account'),
    check({ account, sourceAccount }) {
      if (!isKnown(account) || account !== sourceAccount) return undefined;
      return {
        what: 'account of a copy', must: 'differ from the account of the stack', got: `'${account}' for both`,
        fix: 'name the backup account, or use CopyDestination.region or .vault inside the account', leaf: 'account',
      };
    },
  }),
  diagnostic({
    id: 'CB-COPY-013',
    severity: 'warning',
    when: 'whole',
    on: 'plan',
    title: 'A resource is copied to another account and encrypted with a key that AWS manages.',
    why: 'Backups of types that AWS Backup does not manage fully keep the key of the resource, and no policy can open a key that AWS manages to another account: every copy job fails.',
    source: guide('encryption'),
    check({ sourceKeys }) {
      return sourceKeys?.filter(({ key, accounts }) => key === 'managed' && accounts.length > 0).map(({ resource, accounts }) => ({
        what: `resource '${resource}'`, must: `be encrypted with a customer managed key to be copied to account ${accounts.join(', ')}`, got: 'the default one',
        fix: 'give it a key of your own; most resources are replaced by that', leaf: 'selections',
      }));
    },
  }),
  diagnostic({
    id: 'CB-COPY-014',
    severity: 'warning',
    when: 'whole',
    on: 'plan',
    title: 'A resource is copied to another account and encrypted with a key whose policy is not in this app.',
    why: 'The other account has to be allowed to use the key, and nobody can tell here whether it is.',
    source: CROSS_ACCOUNT,
    check({ sourceKeys }) {
      return sourceKeys?.filter(({ key, accounts }) => key === 'elsewhere' && accounts.length > 0).map(({ resource, accounts }) => ({
        what: `key of resource '${resource}'`, must: `allow account ${accounts.join(', ')} to use it`, got: 'a key whose policy is not in this app',
        fix: `add the statements of CopyDestination.keySharingStatements('${accounts[0]}') to its policy, and acknowledge this`, leaf: 'selections',
      }));
    },
  }),
  diagnostic({
    id: 'CB-COPY-015',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'The vault of another account accepts copies from the account of the rule.',
    why: 'Its access policy refuses every copy job.',
    source: CROSS_ACCOUNT,
    check(rule, place) {
      const copies = isKnown(rule.copies) ? rule.copies : [];
      return copies.flatMap((copy, i): Problem[] => {
        const accepted = copy.destination.access?.accepts;
        const { account } = rule.vault;
        if (typeof accepted !== 'object' || !accepted.every(isKnown) || !isKnown(account) || accepted.includes(account) || !leavesAccount(rule, copy)) return [];
        return [{
          what: `${copyLabel(copy)} in ${place.label}`, must: `go to a vault that accepts copies from account ${account}`,
          got: `one that accepts ${accepted.map(String).join(', ')}`, fix: 'add the account to acceptFrom of the BackupDestination', leaf: `copies[${i}].destination`,
        }];
      });
    },
  }),
];
