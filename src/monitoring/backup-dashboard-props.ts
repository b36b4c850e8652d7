import type { Duration } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { BackupActivityLog } from './backup-activity-log';

/** What a dashboard looks like; which vaults and alarms it shows is said elsewhere. */
export interface BackupDashboardOptions {
  /**
   * Name of the dashboard: letters, digits, hyphens and underscores.
   *
   * @default - CloudFormation makes one
   */
  readonly dashboardName?: string;

  /**
   * The time in which a backup has to be completed; whole minutes, at least five. With it, the dashboard shows how many
   * were completed in each such time.
   *
   * @default - not shown; for a set-up the RPO of its objectives
   */
  readonly rpo?: Duration;

  /**
   * A log from which is shown what metrics do not tell: what failed and why, what was restored, who deleted. That of
   * `CentralBackupEvents` shows it for many accounts.
   *
   * @default - none; for a set-up its own one
   */
  readonly activityLog?: BackupActivityLog;

  /**
   * How far back the dashboard looks when it is opened.
   *
   * @default Duration.days(7)
   */
  readonly defaultInterval?: Duration;
}

/** Properties of BackupDashboard. */
export interface BackupDashboardProps extends BackupDashboardOptions {
  /**
   * Vaults that are shown one by one, also of other Regions, and also where they are only referenced. Those of another
   * account need CloudWatch cross-account observability.
   *
   * @default - all vaults of the account and Region, added up
   */
  readonly vaults?: backup.IBackupVaultRef[];

  /**
   * Vaults into which no plan backs up, such as replicas and those of earlier generations. They are shown after the others,
   * without the RPO, which is not for them.
   *
   * @default - none
   */
  readonly otherVaults?: backup.IBackupVaultRef[];

  /**
   * Alarms whose state is shown, such as those of `BackupMonitoring`; of the account and Region of the dashboard.
   *
   * @default - none
   */
  readonly alarms?: cloudwatch.IAlarmRef[];
}
