import { Duration } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { ReportLock } from './report-lock';

/** How long evidence is kept, and whether it can be deleted before. */
export interface EvidenceLifecycle {
  readonly retention?: Duration;
  readonly lock?: ReportLock;
}

const UNFINISHED_UPLOADS_DAYS = 7;

/** Properties of the bucket that say so. */
export function evidenceLifecycle({ retention, lock }: EvidenceLifecycle, oldVersionsDays: number): s3.BucketProps {
  return {
    lifecycleRules: [{
      abortIncompleteMultipartUploadAfter: Duration.days(UNFINISHED_UPLOADS_DAYS),
      noncurrentVersionExpiration: Duration.days(oldVersionsDays),
      expiration: retention,
    }],
    ...lock && { objectLockEnabled: true, objectLockDefaultRetention: lock._retention() },
  };
}
