import { CfnParameter, Duration } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AuditControl, AuditedResources, AuditFramework, BackupReport, BackupReports, ProtectedResourceType, ProtectionPlan, ProtectionRule, ReportCoverage,
  ReportLock, ResourceSelector, Retention,
} from '../../../src';
import { inCode } from './entry';
import type { InCode } from './entry';

const rules = [ProtectionRule.daily()];

/** Audit frameworks and reports. */
export const AUDITS: readonly InCode[] = [
  inCode('CB-AUDIT-030', 'a scope of no types',
    () => AuditControl.resourcesInBackupPlan({ resources: AuditedResources.ofTypes() }),
    () => AuditControl.resourcesInBackupPlan({ resources: AuditedResources.ofTypes(ProtectedResourceType.EBS) }),
  ),
  inCode('CB-AUDIT-031', 'one table, which a scope cannot say',
    stack => {
      const plan = new ProtectionPlan(stack, 'Plan', { rules });
      plan.addSelection('Orders', ResourceSelector.byArn('arn:aws:dynamodb:eu-west-1:111122223333:table/Orders'));
      AuditFramework.fromPlan(stack, 'Framework', { plans: [plan] });
    },
    stack => {
      const plan = new ProtectionPlan(stack, 'Plan', { rules });
      plan.addSelection('Orders', ResourceSelector.byTag('backup', 'true'));
      AuditFramework.fromPlan(stack, 'Framework', { plans: [plan] });
    },
  ),
  inCode('CB-AUDIT-032', 'a type that is not evaluated',
    stack => {
      const plan = new ProtectionPlan(stack, 'Plan', { rules });
      plan.addSelection('Types', ResourceSelector.byType(ProtectedResourceType.EBS, ProtectedResourceType.TIMESTREAM));
      AuditFramework.fromPlan(stack, 'Framework', { plans: [plan] });
    },
    stack => {
      const plan = new ProtectionPlan(stack, 'Plan', { rules });
      plan.addSelection('Types', ResourceSelector.byType(ProtectedResourceType.EBS));
      AuditFramework.fromPlan(stack, 'Framework', { plans: [plan] });
    },
  ),
  inCode('CB-AUDIT-033', 'a retention of which nothing is known',
    stack => {
      const days = new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber;
      const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ retention: Retention.days(days) })] });
      AuditFramework.fromPlan(stack, 'Framework', { plans: [plan] });
    },
    stack => {
      const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ retention: Retention.days(35) })] });
      AuditFramework.fromPlan(stack, 'Framework', { plans: [plan] });
    },
  ),
  inCode('CB-AUDIT-034', 'nothing that records',
    stack => new AuditFramework(stack, 'Framework', { controls: [AuditControl.recoveryPointsEncrypted()] }),
    stack => new AuditFramework(stack, 'Framework', { controls: [AuditControl.recoveryPointsEncrypted()], recordConfiguration: true }),
  ),
  inCode('CB-REPORT-030', 'no report',
    stack => new BackupReports(stack, 'Reports', { reports: [] }),
    stack => new BackupReports(stack, 'Reports', { reports: [BackupReport.backupJobs()] }),
  ),
  inCode('CB-REPORT-031', 'a retention beside an existing bucket',
    stack => new BackupReports(stack, 'Reports', { bucket: new Bucket(stack, 'Bucket'), retention: Duration.days(366) }),
    stack => new BackupReports(stack, 'Reports', { bucket: new Bucket(stack, 'Bucket') }),
  ),
  inCode('CB-REPORT-032', 'a report over the organization',
    stack => new BackupReports(stack, 'Reports', { reports: [BackupReport.backupJobs({ coverage: ReportCoverage.organization() })] }),
    stack => new BackupReports(stack, 'Reports', { reports: [BackupReport.backupJobs()] }),
  ),
  inCode('CB-REPORT-033', 'a bucket with Object Lock',
    stack => new BackupReports(stack, 'Reports', { reportLock: ReportLock.governance({ retention: Duration.days(366) }) }),
    stack => new BackupReports(stack, 'Reports'),
  ),
];
