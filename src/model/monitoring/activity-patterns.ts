import { BACKUP_EVENT_SOURCE, CALL_DETAIL_TYPE, SERVICE_DETAIL_TYPE } from './event-types';

/** What a rule of EventBridge looks for, in its own JSON. */
export interface ActivityPattern {
  readonly 'source': readonly string[];
  readonly 'detail-type'?: readonly unknown[];
}

/** How EventBridge calls what CloudTrail records: calls of the API, and what a service did by itself. */
export const TRAIL_DETAIL_TYPES = [CALL_DETAIL_TYPE, SERVICE_DETAIL_TYPE] as const;

/** What an activity log keeps. Types of events are not listed: AWS adds to them, and a log that misses one is none. */
export const ACTIVITY_PATTERNS = {
  /** Events of AWS Backup, and what CloudTrail records of it. */
  withCalls: { source: [BACKUP_EVENT_SOURCE] },
  /** Events of AWS Backup alone. */
  withoutCalls: { 'source': [BACKUP_EVENT_SOURCE], 'detail-type': [{ 'anything-but': [...TRAIL_DETAIL_TYPES] }] },
} as const satisfies Readonly<Record<string, ActivityPattern>>;
