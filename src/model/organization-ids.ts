import { LIMITS } from './limits';

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
    && LIMITS.organizationRootId.value.test(root ?? '')
    && units.length > 0 && units.every(unit => LIMITS.organizationalUnitId.value.test(unit));
}

/** The pattern that stands for all accounts in an organizational unit and in those below it. */
export function accountsBelow(path: string): string {
  return `${path.replace(/\/?\*?$/, '')}/*`;
}
