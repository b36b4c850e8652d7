import { refuse } from '../model/diagnostics/error';
import { leaf } from '../model/known';
import type { SourceAccountsModel } from '../model/vault/isolation-model';

/**
 * Accounts whose backups may be copied into a vault.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
 */
export class SourceAccounts {
  /**
   * All accounts of an organization.
   *
   * @param organizationId `o-` and 10 to 32 lower-case letters or digits
   */
  public static organization(organizationId: string): SourceAccounts {
    return SourceAccounts.of({ organizationIds: [organizationId], paths: [], accountIds: [] }, SourceAccounts.organization);
  }

  /**
   * All accounts of organizational units and of those below them.
   *
   * @param paths at least one path from the organization down, `o-…/r-…/ou-…/ou-…/`
   */
  public static organizationalUnits(...paths: string[]): SourceAccounts {
    return SourceAccounts.of({ organizationIds: [], paths, accountIds: [] }, SourceAccounts.organizationalUnits);
  }

  /**
   * Single accounts. They must belong to the same organization as the vault, since AWS Backup copies within one only.
   *
   * @param accountIds at least one account id of 12 digits
   */
  public static accounts(...accountIds: string[]): SourceAccounts {
    return SourceAccounts.of({ organizationIds: [], paths: [], accountIds }, SourceAccounts.accounts);
  }

  private static of(content: Content, from: Function): SourceAccounts {
    const sources = new SourceAccounts(content);
    refuse('sourceAccounts', sources._model(), 'SourceAccounts', from);
    return sources;
  }

  private constructor(private readonly content: Content) {}

  /** @internal */
  public get _organizationIds(): readonly string[] {
    return this.content.organizationIds;
  }

  /** @internal */
  public get _organizationalUnitPaths(): readonly string[] {
    return this.content.paths;
  }

  /** @internal */
  public get _accountIds(): readonly string[] {
    return this.content.accountIds;
  }

  /** @internal */
  public _model(): SourceAccountsModel {
    return {
      organizationIds: this.content.organizationIds.map(id => leaf(id)),
      organizationalUnitPaths: this.content.paths.map(path => leaf(path)),
      accountIds: this.content.accountIds.map(id => leaf(id)),
    };
  }
}

interface Content {
  readonly organizationIds: readonly string[];
  readonly paths: readonly string[];
  readonly accountIds: readonly string[];
}
