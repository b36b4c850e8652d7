import { at, ref, right, risky, wrong } from './entry';
import type { Area } from './entry';
import { AROUND_A_PLAN } from './parts';

const LIFECYCLE = 'BackupPlan.BackupPlanRule.0.Lifecycle';

const ARCHIVE = right('monthly backups that go cold and stay seven years', {
  Resources: {
    ...AROUND_A_PLAN,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'archive',
          BackupPlanRule: [{
            RuleName: 'monthly',
            TargetBackupVault: ref('Vault'),
            ScheduleExpression: 'cron(0 5 1 * ? *)',
            Lifecycle: { MoveToColdStorageAfterDays: 30, DeleteAfterDays: 2555, OptInToArchiveForSupportedResources: true },
          }],
        },
      },
    },
  },
});

const EDGE = right('exactly 90 days in cold storage, numbers as text', {
  Resources: {
    ...AROUND_A_PLAN,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'edge',
          BackupPlanRule: [{
            RuleName: 'monthly',
            TargetBackupVault: ref('Vault'),
            ScheduleExpression: 'cron(0 5 1 * ? *)',
            Lifecycle: { MoveToColdStorageAfterDays: '8', DeleteAfterDays: '98' },
          }],
        },
      },
    },
  },
});

const FOR_EVER = right('kept for ever, in a vault without a maximum', {
  Resources: {
    ...AROUND_A_PLAN,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: { BackupPlan: { BackupPlanName: 'for-ever', BackupPlanRule: [{ RuleName: 'yearly', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 5 1 1 ? *)' }] } },
    },
  },
});

export const LIFECYCLES: Area = {
  name: 'Retention and cold storage',
  right: [ARCHIVE, EDGE, FOR_EVER],
  wrong: [
    wrong('CB-LIFE-001', 'kept for no day', ARCHIVE, at('Plan', LIFECYCLE, { DeleteAfterDays: 0 })),
    wrong('CB-LIFE-001', 'kept for more than a hundred years', ARCHIVE, at('Plan', `${LIFECYCLE}.DeleteAfterDays`, 99999)),
    wrong('CB-LIFE-002', 'deleted two months after it went cold', ARCHIVE, at('Plan', `${LIFECYCLE}.DeleteAfterDays`, 90)),
    wrong('CB-LIFE-002', 'a day short, as text', EDGE, at('Plan', `${LIFECYCLE}.DeleteAfterDays`, '97')),
    wrong('CB-LIFE-002', 'goes cold after it is deleted', ARCHIVE, at('Plan', `${LIFECYCLE}.MoveToColdStorageAfterDays`, 3000)),
    wrong('CB-LIFE-003', 'half a day before it goes cold', ARCHIVE, at('Plan', `${LIFECYCLE}.MoveToColdStorageAfterDays`, 8.5)),
    risky('CB-LIFE-004', 'goes cold on the next day', ARCHIVE, at('Plan', `${LIFECYCLE}.MoveToColdStorageAfterDays`, 1)),
    wrong('CB-LIFE-005', 'a field that only answers have', ARCHIVE, at('Plan', `${LIFECYCLE}.DeleteAfterEvent`, 'DELETE_AFTER_COPY')),
    risky('CB-LIFE-006', 'opts in to the archive and never goes cold', FOR_EVER, at('Plan', LIFECYCLE, { DeleteAfterDays: 365, OptInToArchiveForSupportedResources: true })),
  ],
};
