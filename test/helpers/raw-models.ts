import { UNKNOWN } from '../../src/model/known';
import type { PlanModel, RuleModel } from '../../src/model/plan/plan-model';

/** A rule as a template has it: nothing wrong, nothing known of its vault but the name. */
export const RULE: RuleModel = {
  name: 'Daily',
  schedule: { expression: 'cron(0 5 ? * * *)', timeZone: undefined, startWindowMinutes: 60, completionWindowMinutes: undefined },
  lifecycle: { deleteAfterDays: 35, moveToColdStorageAfterDays: undefined, optInToArchive: undefined },
  continuous: undefined,
  vault: {
    name: 'vault', account: UNKNOWN, region: UNKNOWN, arn: UNKNOWN, lock: undefined, encryptionKeyArn: UNKNOWN, notificationEvents: undefined, retained: true,
  },
  airGappedVault: undefined,
  copies: undefined,
  recoveryPointTags: undefined,
  indexActions: undefined,
  scanActions: undefined,
};

export const PLAN: PlanModel = {
  name: 'plan', account: UNKNOWN, region: UNKNOWN, rules: [RULE], selections: UNKNOWN, advancedSettings: undefined, scanSettings: undefined,
};
