import type { Duration } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';

/** How long a report cannot be deleted or overwritten. */
export interface GovernanceReportLockOptions {
  /** Counted from the moment it is written; whole days, at least 1. */
  readonly retention: Duration;
}

/** A lock on reports that nobody can remove. */
export interface ComplianceReportLockOptions extends GovernanceReportLockOptions {
  /** Must be `true`. Nobody, the root of the account included, can delete a report before its time; only closing the account ends it. */
  readonly acknowledgeIrreversible: boolean;
}

/**
 * S3 Object Lock on reports. It cannot be taken from a bucket again.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export class ReportLock {
  /** Reports that only principals with `s3:BypassGovernanceRetention` can delete before their time. */
  public static governance(options: GovernanceReportLockOptions): ReportLock {
    return new ReportLock('governance', options.retention, ReportLock.governance);
  }

  /** Reports that nobody can delete before their time. Throws without the acknowledgement. */
  public static compliance(options: ComplianceReportLockOptions): ReportLock {
    if (options.acknowledgeIrreversible !== true) {
      throw new Error('ReportLock.compliance must be acknowledged, since nobody can delete a locked report before its time, got no acknowledgement: set acknowledgeIrreversible to true');
    }
    return new ReportLock('compliance', options.retention, ReportLock.compliance);
  }

  private constructor(private readonly mode: 'governance' | 'compliance', private readonly retention: Duration, from: Function) {
    const days = retention.isUnresolved() ? undefined : retention.toDays({ integral: false });
    if (days === undefined || (Number.isInteger(days) && days >= 1)) return;
    const error = new Error(`Retention of ReportLock.${mode} must be whole days, at least 1, got ${days}`);
    Error.captureStackTrace(error, from);
    throw error;
  }

  /** @internal */
  public _retention(): s3.ObjectLockRetention {
    return s3.ObjectLockRetention[this.mode](this.retention);
  }
}
