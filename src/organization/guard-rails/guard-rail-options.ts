/** Who is left out of a guard rail. */
export interface GuardRailOptions {
  /**
   * ARNs of roles, or patterns of such ARNs, that this guard rail does not bind, for example those that CloudFormation
   * deploys with: `arn:*:iam::*:role/cdk-*-cfn-exec-role-*`. Their own permissions still do.
   *
   * Sessions count as their role. A pattern for every role is refused.
   *
   * @default - none: nobody, CloudFormation included, which a warning says
   */
  readonly deploymentRoles?: string[];
}

/** Who is left out of the guard rail for vaults. */
export interface VaultGuardRailOptions extends GuardRailOptions {
  /**
   * ARNs of roles, or patterns of such ARNs, that nothing here is denied to, for emergencies: they may delete recovery
   * points too, if their own permissions and the access policy of the vault allow it. Vault Lock still binds them.
   *
   * @default - none
   */
  readonly breakGlassRoles?: string[];
}

/** Where copies may go. */
export interface CopyTargetOptions {
  /**
   * ARNs of vaults, or patterns of such ARNs, for example `arn:aws:backup:*:444455556666:backup-vault:bunker-*`. Each
   * names its account.
   *
   * @default - none
   */
  readonly backupVaultArns?: string[];

  /**
   * Paths of OUs whose accounts may receive copies, from the organization down: `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`
   * stands for the accounts of that OU, `…/ou-ab12-11111111/*` for those of the OU and of all OUs below it.
   *
   * @default - none
   */
  readonly organizationPaths?: string[];

  /**
   * Whether copies within an account, for example to another Region, stay allowed.
   *
   * @default true
   */
  readonly allowOwnAccount?: boolean;
}

/** Which roles are protected. */
export interface RoleGuardRailOptions extends GuardRailOptions {
  /**
   * ARNs of roles, or patterns of such ARNs, for example `arn:*:iam::*:role/backup-*`. At least one; a pattern for every
   * role is refused.
   */
  readonly roleArns: string[];
}
