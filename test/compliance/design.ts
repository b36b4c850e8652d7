import type { DesignModel, Placed } from '../../src/model/compliance/design';
import { designFacts } from '../../src/model/compliance/design-facts';
import type { FactName, Place } from '../../src/model/compliance/fact';
import { UNKNOWN } from '../../src/model/known';
import type { CopyModel, PlanModel, RuleModel, VaultModel } from '../../src/model/plan/plan-model';

export function at(logicalId: string): Place {
  return { stack: 'Shop', logicalId, path: `Shop/${logicalId}` };
}

export const VAULT: VaultModel = {
  name: 'vault', account: '111122223333', region: 'eu-west-1', arn: UNKNOWN, lock: undefined, encryptionKeyArn: UNKNOWN, notificationEvents: undefined,
  retained: true, airGapped: false, access: { actions: [], exceptions: undefined, deployerExcepted: undefined },
};

export const DAILY: RuleModel = {
  name: 'Daily',
  schedule: { expression: 'cron(0 5 ? * * *)', timeZone: undefined, startWindowMinutes: 60, completionWindowMinutes: undefined },
  lifecycle: { deleteAfterDays: 35, moveToColdStorageAfterDays: undefined, optInToArchive: undefined },
  continuous: false, vault: VAULT, airGappedVault: undefined, copies: undefined, recoveryPointTags: undefined,
  indexActions: undefined, scanActions: undefined,
};

export function every(expression: string | typeof UNKNOWN): RuleModel {
  return { ...DAILY, schedule: { ...DAILY.schedule, expression } };
}

export function kept(deleteAfterDays: number | typeof UNKNOWN | undefined): RuleModel {
  return { ...DAILY, lifecycle: { deleteAfterDays, moveToColdStorageAfterDays: undefined, optInToArchive: undefined } };
}

export function copied(destination: Partial<VaultModel>, copy: Partial<CopyModel> = {}): RuleModel {
  return { ...DAILY, copies: [{ destination: { ...VAULT, ...destination }, lifecycle: undefined, ...copy }] };
}

export function planOf(rules: readonly RuleModel[], id = 'Plan'): Placed<PlanModel> {
  const model: PlanModel = { name: 'plan', account: undefined, region: undefined, rules, selections: undefined, advancedSettings: undefined, scanSettings: undefined };
  return { model, at: at(id) };
}

/** A design that shows next to nothing, but for what is given. */
export function design(given: Partial<DesignModel> & { readonly rules?: readonly RuleModel[] } = {}): DesignModel {
  const { rules = [DAILY], ...rest } = given;
  return {
    plans: [planOf(rules)], selections: [], vault: { model: VAULT, at: at('Vault') }, customerKey: { model: false, at: undefined }, roles: [], rpoMinutes: undefined, ...rest,
  };
}

export function withVault(vault: Partial<VaultModel>): DesignModel {
  return design({ vault: { model: { ...VAULT, ...vault }, at: at('Vault') } });
}

export function factOf(name: FactName, given: DesignModel) {
  return designFacts(given)[name];
}
