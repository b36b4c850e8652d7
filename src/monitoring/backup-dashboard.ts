import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { judgeAlone } from '../model/diagnostics/judge';
import { minutesOf } from '../model/known';
import { report } from '../private/report';
import type { BackupDashboardProps } from './backup-dashboard-props';
import { accountSection, alarmRow, explanation, logRows, sectionRows, vaultSection } from './dashboard-sections';

const EXPLANATION_HEIGHT = 4;

/**
 * Backups on one page of CloudWatch: jobs, copies, restores and recovery points of each vault, what was completed in each
 * RPO, alarms, and from the activity log what no metric tells.
 *
 * ```ts
 * declare const vault: SecureVault;
 * declare const activityLog: BackupActivityLog;
 *
 * new BackupDashboard(vault, 'Dashboard', { vaults: [vault], rpo: Duration.hours(26), activityLog });
 * ```
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html
 */
export class BackupDashboard extends Construct {
  /** The dashboard; widgets of your own are added to its end. */
  public readonly dashboard: cloudwatch.Dashboard;

  constructor(scope: Construct, id: string, props: BackupDashboardProps = {}) {
    super(scope, id);
    const { vaults = [], otherVaults = [], alarms = [], activityLog, rpo } = props;
    report(this, judgeAlone('dashboard', { rpoMinutes: minutesOf(rpo) }, { label: 'the dashboard', path: '' }, 'part'), BackupDashboard);

    const sections = vaults.length > 0 ? vaults.map(vault => vaultSection(this, vault)) : [accountSection()];
    // A time that is known at deployment only has no words and no period.
    const known = rpo?.isUnresolved() ? undefined : rpo;
    this.dashboard = new cloudwatch.Dashboard(this, 'Resource', {
      dashboardName: props.dashboardName,
      defaultInterval: props.defaultInterval ?? Duration.days(7),
      widgets: [
        [new cloudwatch.TextWidget({ markdown: explanation(activityLog !== undefined), width: 24, height: EXPLANATION_HEIGHT })],
        ...alarms.length > 0 ? [alarmRow(alarms)] : [],
        ...sections.flatMap(section => sectionRows(section, known)),
        ...otherVaults.flatMap(vault => sectionRows(vaultSection(this, vault))),
        ...activityLog ? logRows(activityLog) : [],
      ],
    });
  }

  /** Adds a row of widgets at the end. */
  public addWidgets(...widgets: cloudwatch.IWidget[]): void {
    this.dashboard.addWidgets(...widgets);
  }
}
