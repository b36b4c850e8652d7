import { parseArn } from '../../arn';
import { isKnown, UNKNOWN } from '../../known';
import { LIMITS } from '../../limits';
import { readMoment } from '../../schedule/moments';
import { api } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { eachKnown, isBlank } from '../leaves';

const RANGE = api('DateRange');
const SELECTION = api('RecoveryPointSelection');

/** Recovery points that are held for a court or an auditor. */
export const LEGAL_HOLD_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-HOLD-001',
    severity: 'error',
    when: 'part',
    on: 'legalHold',
    title: 'A legal hold has a title and a description.',
    why: 'AWS Backup refuses the hold.',
    source: api('CreateLegalHold'),
    check: (hold, place) => (['title', 'description'] as const).filter(field => isBlank(hold[field])).map(field => ({
      what: `${field} of ${place.label}`, must: 'say what the hold is for', got: hold[field] === undefined ? 'none' : 'blanks only', leaf: field,
    })),
  }),
  diagnostic({
    id: 'CB-HOLD-002',
    severity: 'error',
    when: 'part',
    on: 'legalHold',
    title: 'The date range of a legal hold has two dates, the earlier one first.',
    why: 'AWS Backup refuses the hold, or holds nothing.',
    source: RANGE,
    check({ fromDate, toDate }, place) {
      const ends = [['from', 'fromDate', fromDate], ['to', 'toDate', toDate]] as const;
      const problems = ends.flatMap(([word, leaf, date]): Problem[] => isKnown(date) && readMoment(date) === undefined
        ? [{ what: `${word} date of ${place.label}`, must: "be a date and time such as '2026-01-31T00:00:00Z'", got: `'${date}'`, leaf }]
        : []);
      const from = isKnown(fromDate) ? readMoment(fromDate) : undefined;
      const to = isKnown(toDate) ? readMoment(toDate) : undefined;
      if (from !== undefined && to !== undefined && from > to) {
        problems.push({ what: `date range of ${place.label}`, must: 'begin before it ends', got: `'${String(fromDate)}' to '${String(toDate)}'`, leaf: 'fromDate' });
      }
      const missing = ends.filter(([, , date]) => date === undefined);
      if (missing.length === 1) problems.push({ what: `date range of ${place.label}`, must: 'have both dates', got: `no ${missing[0][0]} date`, leaf: missing[0][1] });
      return problems;
    },
  }),
  diagnostic({
    id: 'CB-HOLD-003',
    severity: 'error',
    when: 'part',
    on: 'legalHold',
    title: 'The date range of a legal hold lies in the past.',
    why: 'AWS Backup refuses future dates: a hold takes the recovery points that are there.',
    source: RANGE,
    check: ({ fromDate, toDate }, place) => ([['from', 'fromDate', fromDate], ['to', 'toDate', toDate]] as const).flatMap(([word, leaf, date]): Problem[] => {
      const moment = isKnown(date) ? readMoment(date) : undefined;
      return moment !== undefined && moment > Date.now() ? [{ what: `${word} date of ${place.label}`, must: 'not lie in the future', got: `'${String(date)}'`, leaf }] : [];
    }),
  }),
  diagnostic({
    id: 'CB-HOLD-004',
    severity: 'error',
    when: 'part',
    on: 'legalHold',
    title: 'The vaults of a legal hold are given by their names.',
    why: 'AWS Backup refuses the hold, or holds nothing.',
    source: SELECTION,
    check: ({ vaultNames }, place) => eachKnown(vaultNames, (name, i) => LIMITS.vaultName.value.test(name) ? undefined : {
      what: `vault of ${place.label}`, must: 'be the name of a vault', got: `'${name}'`, leaf: `vaultNames[${i}]`,
    }),
  }),
  diagnostic({
    id: 'CB-HOLD-005',
    severity: 'error',
    when: 'part',
    on: 'legalHold',
    title: 'The resources of a legal hold are given by their ARNs.',
    why: 'AWS Backup refuses the hold, or holds nothing.',
    source: SELECTION,
    check: ({ resourceIdentifiers }, place) => eachKnown(resourceIdentifiers, (arn, i) => parseArn(arn) ? undefined : {
      what: `resource of ${place.label}`, must: 'be an ARN', got: `'${arn}'`, leaf: `resourceIdentifiers[${i}]`,
    }),
  }),
  diagnostic({
    id: 'CB-HOLD-006',
    severity: 'warning',
    when: 'part',
    on: 'legalHold',
    title: 'A legal hold names neither vaults nor resources.',
    why: 'What AWS Backup then holds is not documented: every recovery point, or none.',
    source: SELECTION,
    check({ vaultNames, resourceIdentifiers }, place) {
      if (vaultNames === UNKNOWN || resourceIdentifiers === UNKNOWN || vaultNames?.length || resourceIdentifiers?.length) return undefined;
      return { what: place.label, must: 'name vaults or resources', got: 'neither', leaf: 'vaultNames' };
    },
  }),
];
