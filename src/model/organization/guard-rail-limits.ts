import { limit } from '../limits';
import { cloudformation, page } from '../sources';

const QUOTAS = page('AWS Organizations User Guide, quotas', 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html');
const REPORT = page('Cevo, AWS doubled SCP limits, May 2026', 'https://cevo.com.au/post/aws-scp-limits-landing-zone-review/');
const CROSS_ACCOUNT = page(
  'AWS Backup Developer Guide, create-cross-account-backup', 'https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html',
);

/** Limits and forms of AWS Organizations that guard rails meet. */
export const GUARD_RAIL_LIMITS = {
  /** As every copy of the page has it that could be read. */
  policyDocumentMaxLength: limit(5_120, QUOTAS),
  /** The doubled quota of May 2026, of which others report; AWS's own page with it could not be read. */
  policyDocumentMaxLengthReported: limit(10_240, REPORT),
  policyNameMaxLength: limit(128, cloudformation('AWS::Organizations::Policy')),
  /** From the organization down; a wildcard stands for all below. */
  organizationPath: limit(/^o-[a-z0-9]{10,32}\/(?:\*|r-[0-9a-z]{4,32}\/(?:ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}\/)*\*?)$/, CROSS_ACCOUNT),
} as const;
