import { readMoment } from '../../../../src/model/schedule/moments';
import type { LegalHoldModel } from '../../../../src/model/vault/legal-hold-model';
import { diagnosticCases } from '../../../helpers/diagnostic-cases';

const HOLD: LegalHoldModel = {
  title: 'Case 1', description: 'Requested by counsel', vaultNames: ['vault'], resourceIdentifiers: undefined,
  fromDate: '2026-01-01T00:00:00Z', toDate: '2026-02-01T00:00:00Z',
};
const VOLUME = 'arn:aws:ec2:eu-west-1:111122223333:volume/vol-1';

diagnosticCases('legalHold', HOLD, 'the legal hold', ['HOLD'], [
  {
    name: 'no title', wrong: { title: '' }, right: {},
    says: ['CB-HOLD-001 at title: Title of the legal hold must say what the hold is for, got blanks only'],
  },
  {
    name: 'no description', wrong: { description: undefined }, right: { description: 'x' },
    says: ['CB-HOLD-001 at description: Description of the legal hold must say what the hold is for, got none'],
  },
  {
    name: 'dates the wrong way round', wrong: { fromDate: '2026-02-02', toDate: '2026-02-01' }, right: { fromDate: '2026-02-01', toDate: '2026-02-01' },
    says: ["CB-HOLD-002 at fromDate: Date range of the legal hold must begin before it ends, got '2026-02-02' to '2026-02-01'"],
  },
  {
    name: 'a date in words', wrong: { fromDate: 'last week' }, right: { fromDate: '1516925490.087' },
    says: ["CB-HOLD-002 at fromDate: From date of the legal hold must be a date and time such as '2026-01-31T00:00:00Z', got 'last week'"],
  },
  {
    name: 'one date', wrong: { toDate: undefined }, right: { fromDate: undefined, toDate: undefined },
    says: ['CB-HOLD-002 at toDate: Date range of the legal hold must have both dates, got no to date'],
  },
  {
    name: 'a date to come', wrong: { toDate: '2999-01-01T00:00:00Z' }, right: {},
    says: ["CB-HOLD-003 at toDate: To date of the legal hold must not lie in the future, got '2999-01-01T00:00:00Z'"],
  },
  {
    name: 'the ARN of a vault', wrong: { vaultNames: ['arn:aws:backup:eu-west-1:111122223333:backup-vault:v'] }, right: { vaultNames: ['v1'] },
    says: ["CB-HOLD-004 at vaultNames[0]: Vault of the legal hold must be the name of a vault, got 'arn:aws:backup:eu-west-1:111122223333:backup-vault:v'"],
  },
  {
    name: 'the id of a volume', wrong: { resourceIdentifiers: ['vol-1'] }, right: { resourceIdentifiers: [VOLUME] },
    says: ["CB-HOLD-005 at resourceIdentifiers[0]: Resource of the legal hold must be an ARN, got 'vol-1'"],
  },
  {
    name: 'neither vaults nor resources', wrong: { vaultNames: [], resourceIdentifiers: undefined }, right: { vaultNames: [], resourceIdentifiers: [VOLUME] },
    says: ['CB-HOLD-006 at vaultNames: The legal hold must name vaults or resources, got neither'],
  },
  {
    name: 'a hold that goes with its stack', wrong: { retained: false }, right: { retained: true },
    says: [
      'CB-HOLD-008 at retained: The legal hold must outlive its stack and its replacement, got a removal policy that deletes it: retain it, and cancel the hold by hand when it may end',
    ],
  },
]);

test.each([
  ['1970-01-02', 86_400_000],
  ['1970-01-02T00:00:00', 86_400_000],
  ['1970-01-02T01:00:00+01:00', 86_400_000],
  ['86400', 86_400_000],
  ['86400.5', 86_400_500],
  ['1970-13-01', undefined],
  ['2 January 1970', undefined],
  ['', undefined],
])('the moment %s', (text, moment) => {
  expect(readMoment(text)).toBe(moment);
});
