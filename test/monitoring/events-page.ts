import { BackupAlert } from '../../src/monitoring/backup-alert';
import type { Json } from '../helpers/simulation';
import { RAISED_BY } from './alert-table';
import { patternsFor } from './event-cases';
import { samples } from './sample-events';

/** A pattern, one sample that it matches, and the nearest that it must not. */
export interface PatternRow {
  readonly alert: BackupAlert;
  readonly intent: string;
  readonly detailTypes: readonly string[];
  readonly detail: string;
  readonly matches: string;
  readonly leaves: string;
}

/** Every pattern where everything is watched, in the order of the alerts. */
export function patternRows(): PatternRow[] {
  const patterns = patternsFor('everything');
  const names = Object.keys(samples());
  return BackupAlert.all().map(alert => {
    const pattern = patterns.get(alert.id)!;
    const raising = RAISED_BY[alert.id];
    const kind = raising[0].split(' ')[0];
    const others = names.filter(name => !raising.includes(name));
    // Of some types there is one state, which raises the alert.
    const quiet = others.some(name => name.startsWith(`${kind} `)) ? others.filter(name => name.startsWith(`${kind} `)) : others;
    return {
      alert,
      intent: alert._facts!.intent,
      detailTypes: pattern['detail-type'] as string[],
      detail: conditions(pattern.detail as Json),
      matches: raising[0],
      // The one that begins most like it: another end, another call on the same thing.
      leaves: nearest(raising[0], quiet),
    };
  });
}

function nearest(to: string, names: readonly string[]): string {
  const alike = (name: string) => [...name, ''].findIndex((letter, i) => letter !== to[i]);
  return [...names].sort((a, b) => alike(b) - alike(a))[0];
}

/** `state FAILED or ABORTED, …` */
function conditions(detail: Json, prefix = ''): string {
  return Object.entries(detail).map(([key, inner]) => {
    if (!Array.isArray(inner)) return conditions(inner as Json, `${prefix}${key}.`);
    const values = inner.map(value => typeof value === 'string' ? value : `not ${JSON.stringify((value as Json)['anything-but'])}`);
    return `${prefix}${key}: ${values.join(' or ')}`;
  }).join('; ');
}

/** docs/events.md, which `npx projen events --write` writes. */
export function eventsPage(): string {
  const sections: readonly [string, string, string][] = [
    ['failure', 'Failures', 'Told unless something else is asked for; `BackupAlert.failures()`.'],
    ['tampering', 'Tampering', 'Told unless something else is asked for; `BackupAlert.tampering()`.'],
    ['change', 'Changes', 'Told where somebody asks for it; `BackupAlert.changes()`.'],
  ];
  const rows = patternRows();
  return [
    '# Alerts and the events that raise them',
    '',
    '<!-- Generated from src/model/monitoring and test/monitoring by `npx projen events --write`. Do not edit. -->',
    '',
    'Every rule of `BackupMonitoring`, where it watches the whole account and Region: what it looks for, a sample event that raises it and the',
    'nearest one that does not. `npx projen events` runs every pattern against every sample, in every scope, with the matcher of EventBridge',
    'itself. The samples are composed in the shapes that AWS prints; nothing here was tried against AWS.',
    ...sections.flatMap(([intent, title, words]) => [
      '',
      `## ${title}`,
      '',
      words,
      '',
      '| `BackupAlert` | Event | Below `detail` | Raised by | Not by |',
      '|---|---|---|---|---|',
      ...rows.filter(row => row.intent === intent).map(({ alert, detailTypes, detail, matches, leaves }) =>
        `| \`${constantOf(alert)}\`: ${alert.title} | ${detailTypes.join(' or ')} | ${detail} | ${matches} | ${leaves} |`),
    ]),
    '',
  ].join('\n');
}

/** The name by which users write it. */
export function constantOf(alert: BackupAlert): string {
  return Object.entries(BackupAlert).find(([, member]) => member === alert)![0];
}
