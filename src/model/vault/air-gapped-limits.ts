import { limit } from '../limits';
import { api, derived, guide } from '../sources';

const REGIONS = guide('backup-feature-availability');

/** Limits and forms of logically air-gapped vaults. */
export const AIR_GAPPED_LIMITS = {
  minRetentionDays: limit(7, api('CreateLogicallyAirGappedBackupVault')),
  /** The API names no maximum of its own. */
  maxRetentionDays: limit(36_500, derived('the bounds are a Vault Lock, and no lock and no recovery point goes beyond 36,500 days')),
  approvalTeamArn: limit(
    /^arn:aws(-[^:]+)?:mpa:[a-z0-9-]{1,20}:\d{12}:approval-team\/[a-zA-Z0-9._-]+$/,
    { title: 'Multi-party Approval API Reference, GetApprovalTeam', url: 'https://docs.aws.amazon.com/mpa/latest/APIReference/API_GetApprovalTeam.html', checked: '2026-11' },
  ),
  /** Without such vaults: no check mark in the table of features by Region, and no other page names them. */
  absentRegions: limit<readonly string[]>(['cn-north-1', 'cn-northwest-1', 'us-gov-east-1', 'us-gov-west-1', 'eusc-de-east-1'], REGIONS),
  /**
   * No copy from another Region or account can go into a vault in one of these. For those outside China and GovCloud
   * the pages differ on whether such vaults exist there at all: the table of features by Region says so, the page on
   * logically air-gapped vaults does not.
   */
  noCopyIntoRegions: limit<readonly string[]>([
    'ap-southeast-5', 'ca-west-1', 'mx-central-1', 'ap-southeast-7', 'ap-east-2', 'ap-southeast-6',
    'cn-north-1', 'cn-northwest-1', 'us-gov-east-1', 'us-gov-west-1',
  ], REGIONS),
} as const;
