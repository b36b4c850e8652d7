import { isKnown } from '../../known';
import { LIMITS } from '../../limits';
import { isAccountId, isOrganizationId, isRootId } from '../../organization/organization-ids';
import { guide, organizations } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';

/** The account that manages backups for an organization. */
export const DELEGATION_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-BASE-101',
    severity: 'error',
    when: 'part',
    on: 'delegation',
    title: 'A delegated administrator, its organization and its root are named by ids of their form.',
    why: 'AWS Organizations refuses others.',
    source: LIMITS.organizationId.source,
    check({ accountId, organizationId, rootId }) {
      return [
        ...isKnown(accountId) && !isAccountId(accountId)
          ? [{ what: 'delegated administrator', must: 'be an account id of 12 digits', got: `'${accountId}'`, leaf: 'accountId' }] : [],
        ...isKnown(organizationId) && !isOrganizationId(organizationId)
          ? [{ what: 'id of the organization', must: 'have the form o-…', got: `'${organizationId}'`, leaf: 'organizationId' }] : [],
        ...isKnown(rootId) && !isRootId(rootId)
          ? [{ what: 'root in which backup policies are switched on', must: 'have the form r-…', got: `'${rootId}'`, leaf: 'rootId' }] : [],
      ];
    },
  }),
  diagnostic({
    id: 'CB-BASE-102',
    severity: 'error',
    when: 'part',
    on: 'delegation',
    title: 'A delegated administrator is not the management account.',
    why: 'AWS Organizations registers member accounts only; the management account can do all of it anyway.',
    source: organizations('RegisterDelegatedAdministrator'),
    check({ accountId, managementAccountId }) {
      if (!isKnown(accountId) || accountId !== managementAccountId) return undefined;
      return { what: 'delegated administrator', must: 'be a member account', got: `the account of the stack, '${accountId}'`, leaf: 'accountId' };
    },
  }),
  diagnostic({
    id: 'CB-BASE-103',
    severity: 'warning',
    when: 'part',
    on: 'delegation',
    title: 'A delegated administrator is named in a stack whose account is known.',
    why: 'The delegation works from the management account only, and in another account the deployment fails.',
    source: guide('manage-cross-account'),
    check({ managementAccountId }, place) {
      if (isKnown(managementAccountId)) return undefined;
      return {
        what: `stack of ${place.label}`, must: 'be deployed in the management account', got: 'an account that is not known at synth',
        fix: 'set env.account of the stack', leaf: 'managementAccountId',
      };
    },
  }),
];
