import type { ReportCoverageSpec } from './report-spec';

/** Regions of a report. */
export interface ReportRegionsOptions {
  /**
   * Codes of Regions, or `*` alone for all of them.
   *
   * @default - the Region of the report plan
   */
  readonly regions?: string[];
}

/**
 * Over what a report goes beside its own account and Region.
 *
 * AWS Backup takes that from the management account and from delegated backup administrators only.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_ReportSetting.html
 */
export class ReportCoverage {
  /** All accounts of the organization. */
  public static organization(options: ReportRegionsOptions = {}): ReportCoverage {
    return new ReportCoverage({ accounts: ['ROOT'], regions: options.regions });
  }

  /**
   * Some accounts of the organization.
   *
   * @param accounts ids of 12 digits
   */
  public static accounts(accounts: string[], options: ReportRegionsOptions = {}): ReportCoverage {
    return new ReportCoverage({ accounts, regions: options.regions });
  }

  /**
   * The accounts of some organizational units.
   *
   * @param units ids such as `ou-ab12-cdef3456`
   */
  public static organizationalUnits(units: string[], options: ReportRegionsOptions = {}): ReportCoverage {
    return new ReportCoverage({ organizationUnits: units, regions: options.regions });
  }

  /**
   * Several Regions of the account.
   *
   * @param regions codes of Regions, or `*` alone for all of them
   */
  public static regions(...regions: string[]): ReportCoverage {
    return new ReportCoverage({ regions });
  }

  private constructor(
    /** @internal */
    public readonly _spec: ReportCoverageSpec,
  ) {}
}
