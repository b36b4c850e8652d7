/** What a rule of EventBridge looks for, in its own JSON. */
export interface ActivityPattern {
  readonly 'source': readonly string[];
  readonly 'detail-type'?: readonly unknown[];
}

/** The source of everything that AWS Backup, or CloudTrail on behalf of it, sends to EventBridge. */
export const ACTIVITY_SOURCE = 'aws.backup';

/** How EventBridge calls what CloudTrail records: calls of the API, and what a service did by itself. */
export const TRAIL_DETAIL_TYPES = ['AWS API Call via CloudTrail', 'AWS Service Event via CloudTrail'] as const;

/** What an activity log keeps. Types of events are not listed: AWS adds to them, and a log that misses one is none. */
export const ACTIVITY_PATTERNS = {
  /** Events of AWS Backup, and what CloudTrail records of it. */
  withCalls: { source: [ACTIVITY_SOURCE] },
  /** Events of AWS Backup alone. */
  withoutCalls: { 'source': [ACTIVITY_SOURCE], 'detail-type': [{ 'anything-but': [...TRAIL_DETAIL_TYPES] }] },
} as const satisfies Readonly<Record<string, ActivityPattern>>;
