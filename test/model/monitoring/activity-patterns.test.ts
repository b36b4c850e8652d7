import { ACTIVITY_PATTERNS } from '../../../src/model/monitoring/activity-patterns';
import { samples } from '../../monitoring/sample-events';
import { matches } from '../../monitoring/small-matcher';

const ALL = Object.entries(samples());
const OF_OTHERS = ALL.filter(([, { source }]) => source !== 'aws.backup').map(([name]) => name);
const OF_TRAIL = ALL.filter(([, event]) => String(event['detail-type']).endsWith(' via CloudTrail')).map(([name]) => name);

function taken(pattern: keyof typeof ACTIVITY_PATTERNS): string[] {
  return ALL.filter(([, event]) => matches(ACTIVITY_PATTERNS[pattern], event)).map(([name]) => name);
}

test('there are events of others, and events of CloudTrail, to tell apart', () => {
  expect(OF_OTHERS).toEqual(['backup job of somebody else', 'snapshot of EC2']);
  expect(OF_TRAIL).toEqual(expect.arrayContaining(['call DeleteRecoveryPoint', 'service event BackupDeleted']));
});

test('with calls: every event of AWS Backup, and none of anybody else', () => {
  expect(taken('withCalls')).toEqual(ALL.map(([name]) => name).filter(name => !OF_OTHERS.includes(name)));
});

test('without calls: the same, less what CloudTrail records', () => {
  expect(taken('withoutCalls')).toEqual(ALL.map(([name]) => name).filter(name => !OF_OTHERS.includes(name) && !OF_TRAIL.includes(name)));
});

test('an event of a type that AWS adds later is taken', () => {
  const later = { ...samples()['backupJob COMPLETED'], 'detail-type': 'Access Point State Change' };
  expect(matches(ACTIVITY_PATTERNS.withoutCalls, later)).toBe(true);
});
