import { LIMITS } from '../limits';
import { cloudformation } from '../sources';

/*
 * Names of things in AWS Organizations: organizations, roots, organizational units and accounts.
 */

export function isAccountId(text: string): boolean {
  return LIMITS.accountId.value.test(text);
}

export function isOrganizationId(text: string): boolean {
  return LIMITS.organizationId.value.test(text);
}

/**
 * Whether a text is the path of an organizational unit, as `aws:PrincipalOrgPaths` has it:
 * `o-…/r-…/ou-…/`, with every unit from the root down. The slash at the end may be missing, and `*` may follow it.
 */
export function isOrganizationalUnitPath(text: string): boolean {
  const [organization, root, ...units] = text.replace(/\/?\*?$/, '').split('/');
  return isOrganizationId(organization)
    && isRootId(root ?? '')
    && units.length > 0 && units.every(isOrganizationalUnitId);
}

/** Where the form of targets was read. */
export const POLICY_TARGETS = cloudformation('AWS::Organizations::Policy');

/** Whether a text is the id of a root, an organizational unit or an account, which policies are attached to. */
export function isPolicyTarget(text: string): boolean {
  return isAccountId(text) || isRootId(text) || isOrganizationalUnitId(text);
}

export function isRootId(text: string): boolean {
  return LIMITS.organizationRootId.value.test(text);
}

export function isOrganizationalUnitId(text: string): boolean {
  return LIMITS.organizationalUnitId.value.test(text);
}

/** The pattern that stands for all accounts in an organizational unit and in those below it. */
export function accountsBelow(path: string): string {
  return `${path.replace(/\/?\*?$/, '')}/*`;
}
