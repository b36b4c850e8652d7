import { at, ref, right, risky, wrong } from './entry';
import type { Area } from './entry';
import { AROUND_A_PLAN } from './parts';

const RULE = 'BackupPlan.BackupPlanRule.0';

const ZONED = right('nightly by the clock of Berlin', {
  Resources: {
    ...AROUND_A_PLAN,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'nightly',
          BackupPlanRule: [{
            RuleName: 'nightly',
            TargetBackupVault: ref('Vault'),
            ScheduleExpression: 'cron(30 22 ? * * *)',
            ScheduleExpressionTimezone: 'Europe/Berlin',
            StartWindowMinutes: 120,
            CompletionWindowMinutes: 480,
            Lifecycle: { DeleteAfterDays: 35 },
          }],
        },
      },
    },
  },
});

const MANY_FORMS = right('every hour, on workdays, on the last day and on the first Monday', {
  Resources: {
    ...AROUND_A_PLAN,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: 'forms',
          BackupPlanRule: [
            { RuleName: 'hourly', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 * * * ? *)', StartWindowMinutes: 60, Lifecycle: { DeleteAfterDays: 2 } },
            { RuleName: 'workdays', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 8,12,18 ? * MON-FRI *)', Lifecycle: { DeleteAfterDays: 7 } },
            { RuleName: 'last-day', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 5 L * ? *)', Lifecycle: { DeleteAfterDays: 365 } },
            { RuleName: 'first-monday', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 6 ? JAN,APR,JUL,OCT MON#1 *)', Lifecycle: { DeleteAfterDays: 365 } },
            { RuleName: 'friday', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 6 ? * 6L *)', Lifecycle: { DeleteAfterDays: 365 } },
          ],
        },
      },
    },
  },
});

const CHOSEN = right('another schedule in each environment', {
  Parameters: { Stage: { Type: 'String', AllowedValues: ['dev', 'prod'], Default: 'dev' } },
  Mappings: { Schedule: { dev: { Cron: 'cron(0 5 ? * SUN *)' }, prod: { Cron: 'cron(0 5 ? * * *)' } } },
  Conditions: { IsProduction: { 'Fn::Equals': [ref('Stage'), 'prod'] } },
  Resources: {
    ...AROUND_A_PLAN,
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: {
        BackupPlan: {
          BackupPlanName: { 'Fn::Join': ['-', ['plan', ref('Stage')]] },
          BackupPlanRule: [
            {
              RuleName: 'mapped',
              TargetBackupVault: ref('Vault'),
              ScheduleExpression: { 'Fn::FindInMap': ['Schedule', ref('Stage'), 'Cron'] },
              Lifecycle: { DeleteAfterDays: { 'Fn::If': ['IsProduction', 35, 7] } },
            },
            { 'Fn::If': ['IsProduction', { RuleName: 'weekly', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 3 ? * SUN *)', Lifecycle: { DeleteAfterDays: 90 } }, ref('AWS::NoValue')] },
          ],
        },
      },
    },
  },
});

const cron = (expression: string) => at('Plan', `${RULE}.ScheduleExpression`, expression);

export const SCHEDULES: Area = {
  name: 'Schedules',
  right: [ZONED, MANY_FORMS, CHOSEN],
  wrong: [
    wrong('CB-SCHED-001', 'five fields, as Unix has them', ZONED, cron('cron(0 5 * * *)')),
    wrong('CB-SCHED-001', 'no question mark', ZONED, cron('cron(0 5 * * * *)')),
    wrong('CB-SCHED-001', 'without the word cron', ZONED, cron('0 5 ? * * *')),
    wrong('CB-SCHED-001', 'an hour that no day has', ZONED, cron('cron(0 24 ? * * *)')),
    wrong('CB-SCHED-001', 'a wrong schedule in one environment only', CHOSEN,
      at('Plan', 'BackupPlan.BackupPlanRule.1.Fn::If.1.ScheduleExpression', 'cron(0 3 * * SUN)')),
    wrong('CB-SCHED-002', 'rate()', ZONED, cron('rate(1 day)')),
    wrong('CB-SCHED-003', '31 February', ZONED, cron('cron(0 5 31 2 ? *)')),
    wrong('CB-SCHED-003', 'a year that is over', ZONED, cron('cron(0 5 ? * * 2019-2021)')),
    wrong('CB-SCHED-004', 'a city that has no zone', ZONED, at('Plan', `${RULE}.ScheduleExpressionTimezone`, 'Europe/Munich')),
    wrong('CB-SCHED-004', 'a name that Windows uses', ZONED, at('Plan', `${RULE}.ScheduleExpressionTimezone`, 'W. Europe Standard Time')),
    wrong('CB-SCHED-005', 'half an hour to start', ZONED, at('Plan', `${RULE}.StartWindowMinutes`, 30)),
    wrong('CB-SCHED-005', 'half an hour to start, written as text', ZONED, at('Plan', `${RULE}.StartWindowMinutes`, '30')),
    wrong('CB-SCHED-006', 'no time to complete', ZONED, at('Plan', `${RULE}.CompletionWindowMinutes`, 0)),
    risky('CB-SCHED-007', 'as much time to complete as to start', ZONED, at('Plan', `${RULE}.CompletionWindowMinutes`, 120)),
    wrong('CB-SCHED-008', 'every half hour', ZONED, cron('cron(0/30 * * * ? *)')),
    wrong('CB-SCHED-008', 'every minute of an hour', ZONED, cron('cron(* 5 ? * * *)')),
    risky('CB-SCHED-009', 'a time that is skipped in spring', ZONED, cron('cron(30 2 ? * * *)')),
    risky('CB-SCHED-010', 'three days before the end of the month', ZONED, cron('cron(0 5 L-3 * ? *)')),
    risky('CB-SCHED-011', 'every five hours', ZONED, cron('cron(0 0/5 * * ? *)')),
    risky('CB-SCHED-012', 'on day 31', ZONED, cron('cron(0 5 31 * ? *)')),
    risky('CB-SCHED-013', 'a zone in lower case', ZONED, at('Plan', `${RULE}.ScheduleExpressionTimezone`, 'europe/berlin')),
  ],
};

