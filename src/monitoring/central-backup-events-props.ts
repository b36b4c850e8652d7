import type { SourceAccounts } from '../copy/source-accounts';
import type { BackupActivityLogOptions } from './backup-activity-log-props';

/** Properties of CentralBackupEvents. */
export interface CentralBackupEventsProps {
  /**
   * Name of the bus, 1 to 256 letters, digits and `_ - .`. It is yours, so that senders in other apps can compute the
   * ARN: `CentralBackupEvents.eventBusArnFor`.
   */
  readonly eventBusName: string;

  /** Whose events are accepted, at least one. */
  readonly acceptFrom: SourceAccounts[];

  /**
   * How the log of what arrives is kept.
   *
   * @default - as every activity log
   */
  readonly activityLog?: BackupActivityLogOptions;
}

/** Where the bus of a CentralBackupEvents is. */
export interface CentralBackupEventsLocation {
  /** Account of the bus. */
  readonly account: string;

  /** Region of the bus. */
  readonly region: string;

  /** Name of the bus. */
  readonly eventBusName: string;
}
