import type { BaselineModel, VerdictModel } from '../../app-coverage/coverage-subjects';
import { isKnown } from '../../known';
import { derived, guide, ours } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';

const EXEMPT = "BackupExemption.of(construct).because('…')";
const BY_FILE = ours('a baseline may only shrink');

/** Which resources of an app nobody protects. */
export const COVERAGE_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-COV-001',
    severity: 'error',
    when: 'whole',
    on: 'verdict',
    title: 'Every stateful resource is protected by a plan, or exempt with a reason.',
    why: 'What nobody backs up is lost when it is deleted, encrypted by an attacker, or overwritten.',
    source: guide('assigning-resources'),
    check({ status, inBaseline, expired, hindrance, plans, hint, label, path }) {
      if (status !== 'missed' || inBaseline || expired) return undefined;
      // CB-SRC-012 says more of it.
      if (hindrance !== undefined && plans.length > 0) return undefined;
      return {
        what: `${label} '${path}'`,
        must: 'be protected by a backup plan, or exempt with a reason',
        got: 'neither',
        fix: hint ? `${hint}; or ${EXEMPT}` : `let a selection take it, or ${EXEMPT}`,
      };
    },
  }),
  diagnostic({
    id: 'CB-COV-002',
    severity: 'error',
    when: 'whole',
    on: 'exemption',
    title: 'An exemption is over.',
    why: 'The resource was to be left out for a time only; since then nobody backs it up.',
    source: ours('an exemption with an end is a promise'),
    check({ expires, today, path }) {
      if (!isKnown(expires) || today === undefined || expires >= today) return undefined;
      return {
        what: `exemption of '${path}'`, must: `hold on ${today}`, got: `an end on ${expires}`,
        fix: 'protect the resource, or give the exemption a new day and reason', leaf: 'expires',
      };
    },
  }),
  diagnostic({
    id: 'CB-COV-003',
    severity: 'error',
    when: 'part',
    on: 'exemption',
    title: 'An exemption says why.',
    why: 'Whoever reviews it, or restores after an accident, must know that the gap was meant.',
    source: ours('an exemption without a reason is a gap'),
    check({ reason, path }) {
      if (reason !== undefined && (!isKnown(reason) || reason.trim() !== '')) return undefined;
      return { what: `reason of the exemption of '${path}'`, must: 'say why it is not backed up', got: 'nothing', leaf: 'reason' };
    },
  }),
  diagnostic({
    id: 'CB-COV-004',
    severity: 'error',
    when: 'part',
    on: 'exemption',
    title: 'The end of an exemption is a day.',
    why: 'It could not be told whether the exemption holds.',
    source: ours('days are written as YYYY-MM-DD'),
    check({ expires, path }) {
      if (!isKnown(expires) || isDay(expires)) return undefined;
      return { what: `end of the exemption of '${path}'`, must: 'be a day, YYYY-MM-DD', got: `'${expires}'`, leaf: 'expires' };
    },
  }),
  diagnostic({
    id: 'CB-COV-005',
    severity: 'warning',
    when: 'whole',
    on: 'exemption',
    title: 'An exemption exempts nothing.',
    why: 'There is nothing that AWS Backup supports below it, or all of it is backed up: the exemption says something that is not so.',
    source: ours('what is written about backups is true'),
    check({ exempts, path }) {
      if (exempts !== 0) return undefined;
      return { what: `exemption of '${path}'`, must: 'exempt a resource that no plan takes', got: 'none', fix: 'remove it, or take the resource out of the plan' };
    },
  }),
  diagnostic({
    id: 'CB-COV-006',
    severity: 'warning',
    when: 'whole',
    on: 'verdict',
    title: 'Two plans back up the same resource.',
    why: 'Each takes backups of its own, and the storage of both is paid for. Overlapping rules are joined within one plan only.',
    source: guide('plan-options-and-configuration'),
    check({ plans, label, path }) {
      if (plans.length < 2) return undefined;
      const several = (kind: 'periodicRules' | 'continuousRules') => plans.filter(plan => plan[kind] > 0);
      const double = [several('periodicRules'), several('continuousRules')].find(list => list.length > 1);
      if (!double) return undefined;
      return {
        what: `${label} '${path}'`, must: 'be in one plan, whose rules share its backups', got: double.map(({ name }) => `'${name}'`).join(' and '),
        fix: 'the storage of both is paid for; put the rules into one plan, or take the resource out of one selection',
      };
    },
  }),
  diagnostic({
    id: 'CB-COV-007',
    severity: 'warning',
    when: 'whole',
    on: 'appCoverage',
    title: 'An app with stateful resources has a backup plan.',
    why: 'Nothing in it is backed up, unless by a plan elsewhere that was not declared.',
    source: guide('about-backup-plans'),
    check({ resources, plans }) {
      if (resources === 0 || plans > 0) return undefined;
      return {
        what: `the app with ${resources} stateful ${resources === 1 ? 'resource' : 'resources'}`, must: 'have a backup plan', got: 'none',
        fix: 'add CompliantBackup, or declare plans of other apps and of the organization with assumePlans',
      };
    },
  }),
  diagnostic({
    id: 'CB-COV-008',
    severity: 'warning',
    when: 'whole',
    on: 'selectionUse',
    title: 'A selection takes a resource of the app.',
    why: 'A tag or an ARN may be misspelt. A selection that is meant for resources made elsewhere can be acknowledged.',
    source: guide('assigning-resources'),
    check({ sure, possible, continuousOnly, name, plan }) {
      if (sure + possible > 0 || continuousOnly) return undefined;
      return { what: `selection '${name}' of plan '${plan}'`, must: 'take a resource of the app', got: 'none' };
    },
  }),
  diagnostic({
    id: 'CB-COV-009',
    severity: 'warning',
    when: 'whole',
    on: 'verdict',
    title: 'Whether a resource is protected cannot be known at synth.',
    why: 'It may be a gap. Nothing is guessed: what hangs on a token, a parameter or an unknown Region may turn out either way.',
    source: derived('the value is known at deployment only'),
    check({ status, imported, inBaseline, reasons, label, path }: VerdictModel) {
      if (status !== 'unknown' || imported || inBaseline) return undefined;
      return {
        what: `${label} '${path}'`, must: 'be surely protected, or exempt with a reason', got: reasons.join('; '),
        fix: 'give stacks an account and a Region, and tags and selections plain values',
      };
    },
  }),
  diagnostic({
    id: 'CB-COV-010',
    severity: 'error',
    when: 'part',
    on: 'baseline',
    title: 'A baseline is a JSON list of construct paths, each once.',
    why: 'It could not be told what is still missed on purpose.',
    source: BY_FILE,
    check({ file, text }) {
      const got = text === undefined ? undefined : malformed(text);
      return got === undefined ? undefined : { what: `baseline '${file}'`, must: 'be a JSON list of construct paths, each once', got };
    },
  }),
  diagnostic({
    id: 'CB-COV-011',
    severity: 'error',
    when: 'whole',
    on: 'baseline',
    title: 'A baseline lists only what is still missed.',
    why: 'The resource could lose its protection again and nobody would be told.',
    source: BY_FILE,
    check({ file, now = [] }) {
      return now.filter(({ status }) => status !== 'missed' && status !== 'unknown').map(({ path, status }) => ({
        what: `baseline '${file}'`, must: 'list only resources that are still missed', got: `'${path}', which is ${status}`,
        fix: `remove the line, or run synth once with ${BASELINE_VARIABLE}=write`,
      }));
    },
  }),
  diagnostic({
    id: 'CB-COV-012',
    severity: 'error',
    when: 'whole',
    on: 'baseline',
    title: 'The baseline file is there.',
    why: 'Without it every missed resource is a finding, and a misspelt name would go unnoticed.',
    source: BY_FILE,
    check({ file, text }: BaselineModel) {
      if (text !== undefined) return undefined;
      return { what: `baseline '${file}'`, must: 'be there', got: 'no such file', fix: `run synth once with ${BASELINE_VARIABLE}=write` };
    },
  }),
];

/** Set to `write`, it lets the next synth write or shorten the baseline. */
export const BASELINE_VARIABLE = 'BACKUP_COVERAGE_BASELINE';

export function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function malformed(text: string): string | undefined {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return 'text that is no JSON';
  }
  if (!Array.isArray(list)) return list === null ? 'null' : `a JSON ${typeof list}`;
  const wrong: unknown = list.find(path => typeof path !== 'string' || path === '');
  if (wrong !== undefined) return `the element ${JSON.stringify(wrong)}`;
  const twice: unknown = list.find((path, i) => list.indexOf(path) !== i);
  return twice === undefined ? undefined : `'${String(twice)}' twice`;
}
