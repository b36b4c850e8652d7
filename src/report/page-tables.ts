import { cell, lines } from './page';
import type { Cell, Line, Table } from './page';
import {
  AT_DEPLOYMENT, copyWords, counted, exemptionWords, gapWords, keptWords, lockName, lockTone, lockWords, placeWords, rangeWords, TEST_TONES,
  VERDICT_TONES, withoutWords, yesOrNo,
} from './page-words';
import type { Posture, PosturePlan, PostureResource, PostureRule, PostureTarget, Verdict } from './posture';

/** What needs somebody comes first. */
const ORDER: readonly Verdict[] = ['missed', 'unknown', 'exempt', 'protected'];

export function resourceTable({ resources, plans }: Posture): Table {
  const names = new Map(plans.map(({ path, name }) => [path, name ?? path]));
  return {
    columns: ['Resource', 'Verdict', 'By', 'Worst gap', 'Kept', 'Copied to', 'Restore test', 'Remarks'],
    rows: ORDER.flatMap(verdict => resources.filter(resource => resource.verdict === verdict)).map(resource => [
      [[{ code: resource.path }], [resource.type]],
      [[{ mark: resource.verdict, tone: VERDICT_TONES[resource.verdict] }], ...resource.baseline && resource.verdict === 'missed' ? [['in the baseline']] : []],
      lines(resource.protectedBy.map(({ plan, by, within }) => `${names.get(plan) ?? plan}: ${by}${within === null ? '' : ` of ${within}`}`)),
      gapCell(resource),
      cell(rangeWords(resource.kept)),
      lines(resource.copies.map(copyWords)),
      testCell(resource),
      remarks(resource),
    ]),
  };
}

function gapCell({ verdict, worstGapMinutes, withoutRecoveryPointMinutes, pointInTimeRecovery }: PostureResource): Cell {
  if (verdict !== 'protected') return cell('–');
  return [
    ...lines([
      ...pointInTimeRecovery ? ['restores to any second'] : [],
      ...worstGapMinutes === null && pointInTimeRecovery ? [] : [gapWords(worstGapMinutes)],
    ]),
    ...withoutLines(withoutRecoveryPointMinutes),
  ];
}

function withoutLines(minutes: number | null): Line[] {
  const mark = withoutWords(minutes);
  return mark === undefined ? [] : [[{ mark, tone: 'bad' }]];
}

function testCell({ verdict, restoreTest }: PostureResource): Cell {
  if (verdict !== 'protected') return cell('–');
  return [[{ mark: restoreTest.verdict, tone: TEST_TONES[restoreTest.verdict] }], ...restoreTest.by.map((code): Line => [{ code }])];
}

function remarks({ exemption, reasons, hint, protectedBy, imported }: PostureResource): Cell {
  const optIn = protectedBy.length > 0 && protectedBy.every(({ needsOptIn }) => needsOptIn);
  return lines([
    ...exemption ? [exemptionWords(exemption)] : [],
    ...reasons,
    ...hint === null ? [] : [hint],
    ...optIn ? ['needs the opt-in of the Region'] : [],
    ...imported && reasons.length === 0 ? ['imported'] : [],
  ]);
}

export function planTable({ plans }: Posture): Table {
  return {
    columns: ['Plan', 'Rule', 'When', 'Kept', 'Vault', 'Copies'],
    rows: plans.flatMap(plan => {
      const without = (words: string) => [[planCell(plan), cell(words), ...blanks(4)]];
      if (plan.declared) return without('declared; its rules are not in this app');
      if (plan.rules === null) return without(`its rules are ${AT_DEPLOYMENT}, or not in this app`);
      return plan.rules.length === 0 ? without('no rule') : plan.rules.map((rule, i) => [i === 0 ? planCell(plan) : cell(nameOf(plan)), ...ruleCells(rule)]);
    }),
  };
}

function nameOf({ name }: PosturePlan): string {
  return name ?? `name ${AT_DEPLOYMENT}`;
}

function planCell(plan: PosturePlan): Cell {
  const { path, declared, takes, rules, worstGapMinutes, withoutRecoveryPointMinutes } = plan;
  return [
    [nameOf(plan)],
    ...declared ? [] : [[{ code: path }]],
    [`takes ${counted(takes, 'resource')} here`],
    ...rules && rules.length > 0 ? [[`longest time between scheduled backups: ${gapWords(worstGapMinutes)}`]] : [],
    ...withoutLines(withoutRecoveryPointMinutes),
  ];
}

function ruleCells(rule: PostureRule): Cell[] {
  const window = rule.startWindowMinutes === null ? AT_DEPLOYMENT : `${rule.startWindowMinutes} min`;
  return [
    lines([rule.name ?? AT_DEPLOYMENT, ...rule.continuous ? ['continuous, where the type can be'] : rule.continuous === null ? [`continuous or not: ${AT_DEPLOYMENT}`] : []]),
    lines([rule.schedule, `start window ${window}`]),
    cell(keptWords(rule.kept, rule.coldAfterDays)),
    [...targetLines(rule.vault), ...rule.airGappedVault ? [['directly, where the type can: '], ...targetLines(rule.airGappedVault)] : []],
    rule.copies === null ? cell(AT_DEPLOYMENT) : rule.copies.length === 0 ? cell('–')
      : rule.copies.flatMap(copy => [...targetLines(copy), [`kept ${keptWords(copy.kept, copy.coldAfterDays)}`]]),
  ];
}

function targetLines(target: PostureTarget): Line[] {
  return [[target.name ?? `a vault whose name is ${AT_DEPLOYMENT}`, ' in ', placeWords(target), `: ${lockName(target.lock)}`]];
}

function blanks(count: number): Cell[] {
  return Array.from({ length: count }, () => cell('–'));
}

export function vaultTable({ vaults }: Posture): Table {
  return {
    columns: ['Vault', 'Where', 'Lock', 'Key of its own', 'Denies deletion by hand', 'Sends notifications', 'Outlives its stack'],
    rows: vaults.map(vault => [
      [[{ code: vault.path }], [vault.name ?? AT_DEPLOYMENT]],
      cell(placeWords(vault)),
      [[{ mark: lockName(vault.lock), tone: lockTone(vault.lock) }], ...lockWords(vault.lock).map(words => [words])],
      ...[vault.customerKey, vault.denyDelete, vault.notifies, vault.retained].map(value => cell(yesOrNo(value))),
    ]),
  };
}

export function restoreTestTable({ restoreTests }: Posture): Table {
  return {
    columns: ['Restore test', 'Where', 'When', 'Types', 'Resources here'],
    rows: restoreTests.map(test => [
      [[{ code: test.path }]],
      cell(placeWords(test)),
      cell(test.schedule),
      lines(test.types.map(type => type ?? AT_DEPLOYMENT)),
      lines([`tests ${test.tests}`, ...test.mayTest > 0 ? [`may test ${test.mayTest}`] : []]),
    ]),
  };
}

export function findingTable({ findings }: Posture): Table {
  return {
    columns: ['Rule', 'Severity', 'Where', 'What'],
    rows: findings.map(({ id, severity, path, message }) => [
      cell({ code: id }), cell({ mark: severity, tone: severity === 'error' ? 'bad' : 'open' }), where(path), cell(message),
    ]),
  };
}

function where(path: string): Cell {
  return cell(path === '' ? 'the app' : { code: path });
}

export function acceptanceTable({ accepted }: Posture): Table {
  return {
    columns: ['Rule', 'Where', 'Reason', 'What the rule says'],
    rows: accepted.map(({ id, path, reason, title }) => [cell({ code: id }), where(path), cell(reason ?? AT_DEPLOYMENT), cell(title)]),
  };
}

export function standardTable({ standards }: Posture): Table {
  const verdicts = ['supported strongly', 'supported partly', 'not supported', 'organizational'] as const;
  return {
    columns: ['Standard', 'Set-up', ...verdicts, 'Evidence'],
    rows: standards.map(({ standard, version, setUp, requirements, evidence }) => [
      lines([standard, version]), cell({ code: setUp }), ...verdicts.map(verdict => cell(String(requirements[verdict]))),
      cell({ text: evidence, file: evidence }),
    ]),
  };
}
