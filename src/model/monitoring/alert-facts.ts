import type { BackupEventTypeId } from './event-types';

/**
 * Why somebody wants to hear of it: backups, copies or restores that fail or stop; somebody who takes backups, or their
 * protection, away; any other change.
 */
export type AlertIntent = 'failure' | 'tampering' | 'change';

/** What calls of the API are about, as their parameters name it. */
export type CallSubject = 'vault' | 'recoveryPoint' | 'plan' | 'account' | 'restoreTest' | 'organizationPlan';

interface AlertText {
  /** Id of the alert: words in lower camel case. */
  readonly id: string;
  readonly intent: AlertIntent;
  /** What happened, as a headline. */
  readonly title: string;
  /** What to look at first. */
  readonly advice: string;
}

/** An alert on a state that something has come to. */
export interface StateAlert extends AlertText {
  readonly on: BackupEventTypeId;
  /** undefined: whatever the state. */
  readonly states?: readonly string[];
  /** Further fields below `detail` that have to match. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** An alert on calls of the API of AWS Backup, refused ones included. */
export interface CallAlert extends AlertText {
  readonly calls: readonly string[];
  readonly about: CallSubject;
  /** Whether it is AWS Backup itself that does something, which is no call but recorded like one. */
  readonly byService?: true;
  /** Further fields below `detail` that have to match. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export type AlertFacts = StateAlert | CallAlert;
