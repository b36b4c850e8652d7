import type { Duration } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { BackupActivityLog } from './backup-activity-log';

/** Properties of BackupDashboard. */
export interface BackupDashboardProps {
  /**
   * Name of the dashboard: letters, digits, hyphens and underscores.
   *
   * @default - CloudFormation makes one
   */
  readonly dashboardName?: string;

  /**
   * Vaults that are shown one by one, also of other Regions, and also where they are only referenced. Those of another
   * account need CloudWatch cross-account observability.
   *
   * @default - all vaults of the account and Region, added up
   */
  readonly vaults?: backup.IBackupVaultRef[];

  /**
   * The time in which a backup has to be completed; whole minutes, at least five. With it, the dashboard shows how many
   * were completed in each such time.
   *
   * @default - not shown
   */
  readonly rpo?: Duration;

  /**
   * Alarms whose state is shown, such as those of `BackupMonitoring`; of the account and Region of the dashboard.
   *
   * @default - none
   */
  readonly alarms?: cloudwatch.IAlarmRef[];

  /**
   * A log from which is shown what metrics do not tell: what failed and why, what was restored, who deleted. That of
   * `CentralBackupEvents` shows it for many accounts.
   *
   * @default - none
   */
  readonly activityLog?: BackupActivityLog;

  /**
   * How far back the dashboard looks when it is opened.
   *
   * @default Duration.days(7)
   */
  readonly defaultInterval?: Duration;
}
