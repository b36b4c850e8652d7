import { isKnown, UNKNOWN } from '../../known';
import type { Leaf } from '../../known';
import { LIMITS } from '../../limits';
import { MALWARE_SCANNER, SCAN_MODES } from '../../plan/malware-scan';
import type { LifecycleModel, LockModel, RuleModel, VaultModel } from '../../plan/plan-model';
import { api, derived } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Place, Problem } from '../diagnostic';
import { copyLabel, inDays, vaultLabel } from '../labels';

const { ruleName, recoveryPointTags, tagKeyMaxLength, tagValueMaxLength, indexActionsPerRule, continuousMaxDays } = LIMITS;

/** Where recovery points of a rule end up: its vault, and each copy's, with the retention that holds there. */
interface Landing {
  readonly what: string;
  readonly vault: VaultModel;
  readonly lifecycle: Leaf<LifecycleModel>;
  readonly leaf: string;
}

function landings(rule: RuleModel, place: Place): Landing[] {
  const own: Landing = { what: `retention of ${place.label}`, vault: rule.vault, lifecycle: rule.lifecycle, leaf: 'lifecycle.deleteAfterDays' };
  const copies = isKnown(rule.copies) ? rule.copies : [];
  const airGapped: Landing[] = isKnown(rule.airGappedVault)
    ? [{ ...own, what: `retention in the air-gapped vault of ${place.label}`, vault: rule.airGappedVault }]
    : [];
  return [own, ...airGapped, ...copies.map((copy, i): Landing => ({
    what: `retention of ${copyLabel(copy)} in ${place.label}`,
    vault: copy.destination,
    // A copy action without a lifecycle takes over the lifecycle of the backup.
    lifecycle: copy.lifecycle ?? rule.lifecycle,
    leaf: `copies[${i}].lifecycle.deleteAfterDays`,
  }))];
}

/** Known days, 'forever', or undefined where nothing can be said. */
function retentionOf(lifecycle: Leaf<LifecycleModel>): number | 'forever' | undefined {
  if (lifecycle === UNKNOWN) return undefined;
  if (lifecycle === undefined || lifecycle.deleteAfterDays === undefined) return 'forever';
  return isKnown(lifecycle.deleteAfterDays) ? lifecycle.deleteAfterDays : undefined;
}

function againstLock(rule: RuleModel, place: Place, judgeOne: (days: number | 'forever', lock: LockModel, landing: Landing) => Problem | undefined): Problem[] {
  return landings(rule, place).flatMap((landing) => {
    const days = retentionOf(landing.lifecycle);
    if (days === undefined || !isKnown(landing.vault.lock)) return [];
    return judgeOne(days, landing.vault.lock, landing) ?? [];
  });
}

/** Whether the rule is continuous and lands in a vault whose lock refuses every continuous backup. */
function continuousLockedOut(rule: RuleModel): boolean {
  return rule.continuous === true && isKnown(rule.vault.lock)
    && isKnown(rule.vault.lock.minRetentionDays) && rule.vault.lock.minRetentionDays > continuousMaxDays.value;
}

/** What a single rule has to obey. */
export const RULE_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-RULE-001',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'A rule name has 1 to 50 letters, digits, hyphens, underscores or periods.',
    why: 'AWS Backup refuses the plan.',
    source: ruleName.source,
    check({ name }) {
      if (!isKnown(name) || ruleName.value.test(name)) return undefined;
      return { what: 'rule name', must: "have 1 to 50 letters, digits, '-', '_' or '.'", got: `'${name}'`, leaf: 'name' };
    },
  }),
  diagnostic({
    id: 'CB-RULE-002',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'Backups and copies are kept at least as long as the lock of their vault demands, an inherited lifecycle included.',
    why: 'Every job of the rule or of the copy fails at run time, while the deployment succeeds.',
    source: LIMITS.lockMinRetentionDays.source,
    check(rule, place) {
      return againstLock(rule, place, (days, { minRetentionDays: min }, landing) => {
        if (!isKnown(min) || days === 'forever' || days >= min) return undefined;
        if (landing.vault === rule.vault && continuousLockedOut(rule)) return undefined;
        return {
          what: landing.what,
          must: `be at least ${min} days, the minimum that Vault Lock of ${vaultLabel(landing.vault)} demands`,
          got: inDays(days),
          fix: landing.vault.airGapped ? 'keep it longer, or make another air-gapped vault: its bounds are final' : 'keep it longer, or lower the minimum retention of the lock',
          leaf: landing.leaf,
        };
      });
    },
  }),
  diagnostic({
    id: 'CB-RULE-003',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'Backups and copies are kept at most as long as the lock of their vault allows; "for ever" exceeds every maximum.',
    why: 'Every job of the rule or of the copy fails at run time, while the deployment succeeds.',
    source: LIMITS.lockMaxRetentionDays.source,
    check(rule, place) {
      return againstLock(rule, place, (days, { maxRetentionDays: max }, landing) => {
        if (!isKnown(max) || (days !== 'forever' && days <= max)) return undefined;
        return {
          what: landing.what,
          must: `be at most ${max} days, the maximum that Vault Lock of ${vaultLabel(landing.vault)} allows`,
          got: days === 'forever' ? 'for ever' : inDays(days),
          fix: landing.vault.airGapped ? 'keep it shorter, or make another air-gapped vault: its bounds are final' : 'keep it shorter, or raise the maximum retention of the lock',
          leaf: landing.leaf,
        };
      });
    },
  }),
  diagnostic({
    id: 'CB-RULE-004',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'A rule puts at most 10 tags on its recovery points; keys have 1 to 128 characters, values up to 256, and `aws:` is reserved.',
    why: 'AWS Backup refuses the plan, or the job cannot tag its recovery point.',
    source: recoveryPointTags.source,
    check({ recoveryPointTags: tags }, place) {
      if (!isKnown(tags)) return undefined;
      const problems: Problem[] = [];
      const keys = Object.keys(tags);
      const what = `recovery point tags of ${place.label}`;
      if (keys.length > recoveryPointTags.value) {
        problems.push({ what, must: `be at most ${recoveryPointTags.value}`, got: `${keys.length}`, leaf: 'recoveryPointTags' });
      }
      for (const key of keys) {
        const value = tags[key];
        if (key.length < 1 || key.length > tagKeyMaxLength.value || key.toLowerCase().startsWith('aws:')) {
          problems.push({ what, must: `have keys of 1 to ${tagKeyMaxLength.value} characters that do not start with 'aws:'`, got: `'${key}'`, leaf: 'recoveryPointTags' });
        }
        if (isKnown(value) && value.length > tagValueMaxLength.value) {
          problems.push({ what, must: `have values of at most ${tagValueMaxLength.value} characters`, got: `${value.length} characters for '${key}'`, leaf: 'recoveryPointTags' });
        }
      }
      return problems;
    },
  }),
  diagnostic({
    id: 'CB-RULE-005',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'A rule has at most one index action, for EBS or for S3.',
    why: 'AWS Backup refuses the plan.',
    source: indexActionsPerRule.source,
    check({ indexActions }, place) {
      if (!isKnown(indexActions) || indexActions.length === 0) return undefined;
      const types = indexActions.flat();
      if (indexActions.length === indexActionsPerRule.value && types.length === 1 && ['EBS', 'S3'].includes(types[0])) return undefined;
      return { what: `index action of ${place.label}`, must: "be one, for 'EBS' or for 'S3'", got: types.map(type => `'${type}'`).join(', ') || 'none', leaf: 'indexActions' };
    },
  }),
  diagnostic({
    id: 'CB-RULE-006',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'A rule names its vault, not the ARN of it.',
    why: 'AWS Backup refuses the plan.',
    source: api('BackupRuleInput'),
    check({ vault: { name } }, place) {
      if (!isKnown(name) || LIMITS.vaultName.value.test(name)) return undefined;
      return {
        what: `vault of ${place.label}`, must: 'be the name of a vault', got: `'${name}'`,
        fix: /^arn:.*:backup-vault:[^:]+$/.test(name) ? `write '${name.split(':').pop()}'` : undefined, leaf: 'vault.name',
      };
    },
  }),
  diagnostic({
    id: 'CB-PITR-001',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'A continuous backup is kept for 1 to 35 days, never for ever.',
    why: 'AWS Backup refuses a continuous rule without a retention of at most 35 days.',
    source: continuousMaxDays.source,
    check(rule, place) {
      const days = retentionOf(rule.lifecycle);
      if (rule.continuous !== true || days === undefined || (days !== 'forever' && days <= continuousMaxDays.value)) return undefined;
      return {
        what: `retention of the continuous ${place.label}`,
        must: `be at most ${continuousMaxDays.value} days`,
        got: days === 'forever' ? 'for ever' : inDays(days),
        fix: 'keep longer with another rule that takes snapshots',
        leaf: 'lifecycle.deleteAfterDays',
      };
    },
  }),
  diagnostic({
    id: 'CB-PITR-002',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'A continuous backup never moves to cold storage.',
    why: 'AWS Backup refuses the plan.',
    source: continuousMaxDays.source,
    check({ continuous, lifecycle }, place) {
      if (continuous !== true || !isKnown(lifecycle) || !isKnown(lifecycle.moveToColdStorageAfterDays)) return undefined;
      return {
        what: `retention of the continuous ${place.label}`,
        must: 'have no cold storage',
        got: `cold after ${inDays(lifecycle.moveToColdStorageAfterDays)}`,
        leaf: 'lifecycle.moveToColdStorageAfterDays',
      };
    },
  }),
  diagnostic({
    id: 'CB-PITR-003',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'No continuous backup goes into a vault whose lock demands more than 35 days.',
    why: 'A continuous backup is kept for 35 days at most, so that every one of its jobs fails.',
    source: derived('a continuous backup is kept for at most 35 days, and Vault Lock fails every job under its minimum'),
    check(rule, place) {
      if (!continuousLockedOut(rule)) return undefined;
      const lock = rule.vault.lock as LockModel;
      return {
        what: `vault of the continuous ${place.label}`,
        must: `have a lock whose minimum retention is at most ${continuousMaxDays.value} days`,
        got: `${String(lock.minRetentionDays)} days`,
        fix: 'send continuous backups to a vault of their own',
        leaf: 'vault',
      };
    },
  }),
  diagnostic({
    id: 'CB-SCAN-002',
    severity: 'error',
    when: 'part',
    on: 'rule',
    title: 'A malware scan names the scanner GUARDDUTY and the mode FULL_SCAN or INCREMENTAL_SCAN.',
    why: 'AWS Backup knows no other scanner and no other mode.',
    source: api('ScanAction'),
    check({ scanActions }, place) {
      if (!isKnown(scanActions)) return undefined;
      return scanActions.flatMap((action, i) => {
        const problems: Problem[] = [];
        const leaf = `scanActions[${i}]`;
        if (isKnown(action.malwareScanner) && action.malwareScanner !== MALWARE_SCANNER) {
          problems.push({ what: `malware scanner of ${place.label}`, must: `be '${MALWARE_SCANNER}'`, got: `'${action.malwareScanner}'`, leaf });
        }
        if (isKnown(action.scanMode) && !SCAN_MODES.includes(action.scanMode)) {
          problems.push({ what: `scan mode of ${place.label}`, must: `be ${SCAN_MODES.map(mode => `'${mode}'`).join(' or ')}`, got: `'${action.scanMode}'`, leaf });
        }
        return problems;
      });
    },
  }),
];
