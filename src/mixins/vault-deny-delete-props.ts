/** Whom `VaultDenyDelete` leaves out, and what of. */
export interface VaultDenyDeleteProps {
  /**
   * ARNs of roles that may change the access policy of the vault, but not delete recovery points.
   *
   * @default - the role that CloudFormation deploys the stack with, alone
   */
  readonly policyAdministrators?: string[];

  /**
   * ARNs of roles that may delete recovery points.
   *
   * @default - nobody
   */
  readonly breakGlassRoles?: string[];

  /**
   * Denies everybody else to change or remove the access policy, without which the rest could be taken away first.
   *
   * @default true
   */
  readonly blockAccessPolicyChanges?: boolean;
}
