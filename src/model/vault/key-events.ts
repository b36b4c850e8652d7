import { CALL_DETAIL_TYPE } from '../monitoring/event-types';

/**
 * Calls that make a key unusable: actions of IAM under `kms:`, and event names of CloudTrail.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/logging-using-cloudtrail.html
 */
export const KEY_LOSS_CALLS = ['ScheduleKeyDeletion', 'DisableKey', 'DeleteImportedKeyMaterial'] as const;

/** A pattern of EventBridge for calls that make a key unusable, in its own JSON. */
export interface KeyEventPattern {
  readonly 'source': readonly string[];
  readonly 'detail-type': readonly string[];
  readonly 'detail': Readonly<Record<string, unknown>>;
}

/** @param keyArn undefined: whatever the key */
export function keyEventPattern(keyArn?: string): KeyEventPattern {
  return {
    'source': ['aws.kms'],
    'detail-type': [CALL_DETAIL_TYPE],
    'detail': {
      eventSource: ['kms.amazonaws.com'],
      eventName: KEY_LOSS_CALLS,
      // Callers name a key by its id or its ARN; here KMS names it always by the latter.
      ...keyArn !== undefined && { resources: { ARN: [keyArn] } },
    },
  };
}
