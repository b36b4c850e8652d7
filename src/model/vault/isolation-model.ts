import type { Leaf } from '../known';

/*
 * What is asked for across the borders of accounts and Regions, beside the vaults and copies themselves.
 */

/** A Region that somebody wrote down. */
export interface RegionModel {
  readonly region: Leaf<string>;
  /** Whether the installed aws-cdk-lib lists the Region; its list lags behind AWS. */
  readonly listed: boolean;
  /** Whether a stack is placed there, so that it has to be known at synth. */
  readonly placed: boolean;
}

/** A copy that shall go to another account. */
export interface AccountCopyModel {
  readonly sourceAccount: Leaf<string>;
  readonly account: Leaf<string>;
  readonly vaultName: Leaf<string>;
  /** undefined: the Region of the backup. */
  readonly region: RegionModel | undefined;
}

/** Who may copy into a vault from other accounts. */
export interface SourceAccountsModel {
  readonly organizationIds: readonly Leaf<string>[];
  readonly organizationalUnitPaths: readonly Leaf<string>[];
  readonly accountIds: readonly Leaf<string>[];
}

/** The receiving side of copies from other accounts. */
export interface DestinationModel {
  readonly vaultName: Leaf<string>;
  readonly account: Leaf<string>;
  readonly region: Leaf<string>;
  readonly acceptFrom: readonly SourceAccountsModel[];
  /** Further Regions with a vault of the same name. */
  readonly regions: readonly RegionModel[];
}

/** How the backups of a selected resource are encrypted, where they keep the key of the resource. */
export interface SourceKeyModel {
  /** Construct path of the resource. */
  readonly resource: string;
  /** `managed`: by AWS; `elsewhere`: a key whose policy is not in this app. */
  readonly key: 'managed' | 'elsewhere';
  /** Accounts that the rules of the plan copy to. */
  readonly accounts: readonly string[];
  /** Whether rules of the plan send it into a logically air-gapped vault of their own account, and its type can go there. */
  readonly airGapped: boolean;
}
