import { ref } from './entry';
import type { JsonObject } from './entry';

/*
 * What coverage looks at, around the resources of an app.
 */

export { AROUND_A_PLAN, BY_TAG } from './parts';

/** Outlives its stack. */
export const KEPT = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

/** A plan with a rule each day, and whatever else the rule has. */
export const PLAN_OF = (name: string, rule: JsonObject = {}): JsonObject => ({
  Type: 'AWS::Backup::BackupPlan',
  Properties: {
    BackupPlan: {
      BackupPlanName: name,
      BackupPlanRule: [{
        RuleName: 'Daily', TargetBackupVault: ref('Vault'), ScheduleExpression: 'cron(0 5 * * ? *)', StartWindowMinutes: 60, CompletionWindowMinutes: 600,
        Lifecycle: { DeleteAfterDays: 35 }, ...rule,
      }],
    },
  },
});
