import type * as backup from 'aws-cdk-lib/aws-backup';
import type { BoundCopy, CopyOrigin, CopySource } from '../copy/copy-source';
import type { Finding } from '../model/diagnostics/diagnostic';
import { judge, judgeAlone } from '../model/diagnostics/judge';
import { ruleLabel } from '../model/diagnostics/labels';
import type { RuleModel } from '../model/plan/plan-model';
import type { ProtectionRule } from './protection-rule';

/** A rule in its plan, with everything its copies need. */
export interface BoundRule {
  readonly rule: ProtectionRule;
  readonly vault: backup.IBackupVaultRef;
  readonly copies: readonly BoundCopy[];
  readonly model: RuleModel;
}

/** A rule before anything is created for it. */
export interface DescribedRule {
  readonly model: RuleModel;
  readonly findings: readonly Finding[];
}

/** What a rule will be, and what is wrong with it, before anything is created for it. */
export function describeRule(rule: ProtectionRule, origin: CopyOrigin, index: number): DescribedRule {
  const described = rule._copyTo.map(destination => destination._describe(origin));
  const model = rule._model(origin.vaultModel, described.map(({ copy }) => copy));
  const place = { label: ruleLabel(model, index), path: `rules[${index}]` };
  return {
    model,
    findings: [
      ...described.flatMap(({ replica, accountCopy }) => [
        ...(replica ? judge('replica', replica, place, 'part') : []),
        ...(accountCopy ? judge('accountCopy', accountCopy, place, 'part') : []),
      ]),
      ...judge('rule', model, place, 'part'),
    ],
  };
}

/** Creates what the copies of a rule need, which then know more of their vaults than was described. */
export function bindRule(rule: ProtectionRule, source: CopySource, described: RuleModel): BoundRule {
  const copies = rule._copyTo.map(destination => destination._bind(source));
  return { rule, vault: source.vault, copies, model: { ...described, copies: copies.map(copy => copy.model) } };
}

/** Copies are told apart for good once their vaults have names. */
export function judgeCopies({ model, copies }: BoundRule, index: number): readonly Finding[] {
  return copies.length < 2 ? [] : judgeAlone('rule', model, { label: ruleLabel(model, index), path: `rules[${index}]` }, 'part');
}
