import { FRAMEWORK, frameworkModel } from '../checks/read-framework';
import { LEGAL_HOLD } from '../checks/read-legal-hold';
import { REPORT_PLAN, reportPlanModel } from '../checks/read-report-plan';
import type { Properties } from '../checks/template/properties';
import type { TemplateIndex } from '../checks/template/template-index';
import { isKnown } from '../model/known';
import { BACKUP_METRIC_NAMESPACE } from '../model/monitoring/backup-metric-table';
import { BACKUP_EVENT_SOURCE } from '../model/monitoring/event-types';
import { known } from './known-or-null';
import type { PostureVault, PostureWatch } from './posture';

/** What looks at the backups, and whom it tells. */
export function describeWatch(index: TemplateIndex, vaults: readonly PostureVault[]): PostureWatch {
  return {
    frameworks: index.ofType(FRAMEWORK).map(resource => {
      const { controls } = frameworkModel(resource);
      return { path: resource.constructPath, controls: isKnown(controls) ? controls.map(({ controlName }) => known(controlName)) : null };
    }),
    reportPlans: index.ofType(REPORT_PLAN).map(resource => (
      { path: resource.constructPath, template: known(reportPlanModel(resource).reportTemplate) }
    )),
    alarms: index.ofType('AWS::CloudWatch::Alarm').filter(({ properties }) => looksAtBackups(properties)).length,
    eventRules: index.ofType('AWS::Events::Rule').filter(({ properties }) => {
      const sources = properties.inside('EventPattern').texts('source');
      return isKnown(sources) && sources.includes(BACKUP_EVENT_SOURCE);
    }).length,
    notifyingVaults: vaults.filter(({ notifies }) => notifies === true).length,
    legalHolds: index.ofType(LEGAL_HOLD).length,
  };
}

function looksAtBackups(alarm: Properties): boolean {
  if (alarm.text('Namespace') === BACKUP_METRIC_NAMESPACE) return true;
  const metrics = alarm.list('Metrics');
  return isKnown(metrics) && metrics.some(metric => metric.inside('MetricStat').inside('Metric').text('Namespace') === BACKUP_METRIC_NAMESPACE);
}
