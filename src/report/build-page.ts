import type { Line, Page, Section, Table } from './page';
import { acceptanceTable, findingTable, planTable, resourceTable, restoreTestTable, standardTable, vaultTable } from './page-tables';
import { copyPlaces, counted, placeWords } from './page-words';
import type { Posture, PostureWatch } from './posture';

/** The report as people read it. */
export function buildPage(posture: Posture): Page {
  const { title, summary, resources, plans, vaults, restoreTests, findings, accepted, standards } = posture;
  const { resources: of } = summary;
  return {
    title,
    counts: [
      { label: 'protected', count: of.protected, tone: 'good' },
      { label: 'exempt', count: of.exempt, tone: 'plain' },
      { label: 'missed', count: of.missed, tone: 'bad' },
      { label: 'unknown', count: of.unknown, tone: 'open' },
      { label: summary.errors === 1 ? 'error' : 'errors', count: summary.errors, tone: 'bad' },
      { label: summary.warnings === 1 ? 'warning' : 'warnings', count: summary.warnings, tone: 'open' },
    ],
    lead: leadOf(posture),
    sections: [
      section('resources', 'Resources', resources, resourceTable(posture), [
        ['What in the app holds data, and which plan takes it. The worst gap is the longest time between the starts of two scheduled backups of a year, start windows and daylight saving included.'],
      ], 'Nothing in the app holds data that AWS Backup protects.'),
      section('plans', 'Plans', plans, planTable(posture), [], 'The app has no backup plan.'),
      section('vaults', 'Vaults', vaults, vaultTable(posture), [], 'The app makes no vault.'),
      section('restore-tests', 'Restore tests', restoreTests, restoreTestTable(posture), [], 'Nothing in the app tests restores.'),
      { id: 'watch', heading: 'What watches the backups', paragraphs: [], list: watchLines(posture.watch, vaults.length) },
      section('findings', 'Findings', findings, findingTable(posture), [['RULES.md of cdk-compliant-backup has every rule with its source.']], 'The rules of cdk-compliant-backup have nothing to say that was not accepted.'),
      section('accepted', 'Accepted on purpose', accepted, acceptanceTable(posture), [], 'Nothing was acknowledged.'),
      section('standards', 'Standards', standards, standardTable(posture), [
        ['How many requirements the templates support, as far as templates can. This is no claim to comply; the evidence has every requirement with its source.'],
      ], 'No set-up names a standard.'),
      { id: 'not-proved', heading: 'What no template can prove', paragraphs: [], list: posture.notProved.map(line => [line]) },
    ],
  };
}

function section(id: string, heading: string, items: readonly unknown[], table: Table, paragraphs: readonly Line[], none: string): Section {
  return items.length > 0 ? { id, heading, paragraphs, table } : { id, heading, paragraphs: [[none]] };
}

const LOCKS = [
  ['compliance', 'with a compliance lock'], ['air-gapped', 'air-gapped'], ['governance', 'with a governance lock'], ['none', 'without a lock'],
  ['unknown', 'whose lock is known at deployment'],
] as const;

function leadOf(posture: Posture): Line[] {
  const { summary, scope, asOf } = posture;
  const { resources: { total, baseline }, plans, declaredPlans, vaults, locks, backupsIn } = summary;
  const byLock = LOCKS.flatMap(([mode, words]) => locks[mode] > 0 ? [`${locks[mode]} ${words}`] : []);
  const list = (places: readonly string[]) => places.length > 0 ? places.join(', ') : 'nowhere';
  return [
    [...scope === '' ? [] : ['Stage ', { code: scope }, '. '], ...asOf === null ? [] : [`As of ${asOf}. `],
      `${counted(total, 'resource')} with data that AWS Backup can protect; ${baseline > 0 ? `${baseline} missed in the baseline; ` : ''}`
      + `${counted(plans, 'plan')}${declaredPlans > 0 ? ` and ${declaredPlans} declared` : ''}, ${counted(vaults, 'vault')}${byLock.length > 0 ? ` (${byLock.join(', ')})` : ''}.`],
    [`Backups lie in: ${list(backupsIn.map(placeWords))}. Copies go to: ${list(copyPlaces(posture))}.`],
    ['This is what the templates of one synth show. It is no statement that anything complies, and what no template can prove stands at the end.'],
  ];
}

function controlWords(frameworks: PostureWatch['frameworks']): string {
  const known = frameworks.flatMap(({ controls }) => controls ?? []).length;
  if (frameworks.every(({ controls }) => controls)) return counted(known, 'control');
  return `${known > 0 ? `${counted(known, 'control')} and ` : ''}controls known at deployment`;
}

function watchLines({ frameworks, reportPlans, alarms, eventRules, notifyingVaults, legalHolds }: PostureWatch, vaults: number): Line[] {
  return [
    [`${counted(alarms, 'alarm')} on metrics of AWS Backup`],
    [`${counted(eventRules, 'rule')} of EventBridge for events of AWS Backup`],
    [`${notifyingVaults} of ${counted(vaults, 'vault')} send notifications`],
    [`${counted(frameworks.length, 'audit framework')}${frameworks.length > 0 ? `, with ${controlWords(frameworks)}` : ''}`],
    [counted(reportPlans.length, 'report plan')],
    [counted(legalHolds, 'legal hold')],
  ];
}
