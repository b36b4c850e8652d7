import { textTable } from '../../src/private/text-table';
import { constantOf, patternRows } from '../../test/monitoring/events-page';

/*
 * Prints every event pattern of the alerts with a sample event that it matches and the nearest that it must not:
 * `npx ts-node examples/monitored/patterns.ts`.
 */
console.log(textTable([
  ['BackupAlert', 'Event', 'Below detail', 'Raised by', 'Not by'],
  ...patternRows().map(({ alert, detailTypes, detail, matches, leaves }) => [constantOf(alert), detailTypes.join(' or '), detail, matches, leaves]),
]));
