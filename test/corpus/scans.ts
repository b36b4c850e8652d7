import { at, att, ref, right, without, wrong } from './entry';
import type { Area } from './entry';
import { AROUND_A_PLAN, SCANNED_BACKUP_ROLE, SCANNER_ROLE } from './parts';

const SCANNED = right('backups of servers and volumes that GuardDuty scans', {
  Resources: {
    ...AROUND_A_PLAN,
    Role: SCANNED_BACKUP_ROLE,
    Scanner: SCANNER_ROLE,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'scanned',
          ScanSettings: [{ MalwareScanner: 'GUARDDUTY', ResourceTypes: ['EBS', 'EC2', 'S3'], ScannerRoleArn: att('Scanner', 'Arn') }],
          BackupPlanRule: [
            { RuleName: 'daily', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 35 }, ScanActions: [{ MalwareScanner: 'GUARDDUTY', ScanMode: 'INCREMENTAL_SCAN' }] },
            { RuleName: 'monthly', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 5 1 * ? *)', Lifecycle: { DeleteAfterDays: 365 }, ScanActions: [{ MalwareScanner: 'GUARDDUTY', ScanMode: 'FULL_SCAN' }] },
          ],
        },
      },
    },
  },
});

const ONE = right('a scan of buckets in one rule of two', {
  Resources: {
    ...AROUND_A_PLAN,
    Role: SCANNED_BACKUP_ROLE,
    Scanner: SCANNER_ROLE,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'scanned-weekly',
          ScanSettings: [{ MalwareScanner: 'GUARDDUTY', ResourceTypes: ['S3'], ScannerRoleArn: att('Scanner', 'Arn') }],
          BackupPlanRule: [
            { RuleName: 'daily', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 5 ? * * *)', Lifecycle: { DeleteAfterDays: 35 } },
            { RuleName: 'weekly', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 5 ? * SUN *)', Lifecycle: { DeleteAfterDays: 90 }, ScanActions: [{ MalwareScanner: 'GUARDDUTY', ScanMode: 'FULL_SCAN' }] },
          ],
        },
      },
    },
  },
});

export const SCANS: Area = {
  name: 'Malware scans',
  right: [SCANNED, ONE],
  wrong: [
    wrong('CB-SCAN-001', 'a scan without settings', ONE, without('Plan', 'BackupPlan.ScanSettings')),
    wrong('CB-SCAN-001', 'settings that no rule uses', ONE, without('Plan', 'BackupPlan.BackupPlanRule.1.ScanActions')),
    wrong('CB-SCAN-002', 'a mode that is none', ONE, at('Plan', 'BackupPlan.BackupPlanRule.1.ScanActions.0.ScanMode', 'FULL')),
    wrong('CB-SCAN-002', 'another scanner', ONE, at('Plan', 'BackupPlan.BackupPlanRule.1.ScanActions.0.MalwareScanner', 'CLAMAV')),
    wrong('CB-SCAN-003', 'scans of databases', SCANNED, at('Plan', 'BackupPlan.ScanSettings.0.ResourceTypes', ['EBS', 'RDS'])),
    wrong('CB-SCAN-004', 'the name of the role', SCANNED, at('Plan', 'BackupPlan.ScanSettings.0.ScannerRoleArn', 'BackupScannerRole')),
    wrong('CB-SCAN-005', 'another scanner in the settings', SCANNED, at('Plan', 'BackupPlan.ScanSettings.0.MalwareScanner', 'GuardDuty')),
  ],
};
