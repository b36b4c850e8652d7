import { failureFilter } from '../../src/vault/failure-filter';

/*
 * The messages have the attributes of the samples that the AWS Backup Developer Guide prints (backup-notifications),
 * and of the states that the API lists. The same filter and samples were also run once through the SNS filter of
 * moto 5.2.5 (FilterPolicyMatcher), with the same results.
 */

type Attributes = Readonly<Record<string, string>>;
type Condition = { readonly 'exists'?: boolean; readonly 'anything-but'?: readonly string[] };

/** SNS: all names of the policy must match, one condition of each is enough; a missing attribute only matches `exists: false`. */
function delivers(attributes: Attributes): boolean {
  return Object.entries(failureFilter()).every(([name, { conditions }]) =>
    (conditions as Condition[]).some(condition => satisfied(condition, attributes[name])));
}

function satisfied(condition: Condition, value: string | undefined): boolean {
  if (condition.exists !== undefined) return condition.exists === (value !== undefined);
  if (condition['anything-but']) return value !== undefined && !condition['anything-but'].includes(value);
  throw new Error(`no such condition here: ${JSON.stringify(condition)}`);
}

const job = (type: string, State: string): Attributes => ({
  EventType: type, State, AccountId: '111122223333', Id: '1b2345b2-f22c-4dab-5eb6-bbc7890ed123', StartTime: '2019-09-02T13:48:52.226Z',
});
const index = (IndexStatus: string): Attributes => ({
  EventType: 'RECOVERY_POINT_INDEXING_COMPLETED', AccountId: '111122223333', IndexStatus, IsIndexingContinuous: 'false',
});

test.each(['FAILED', 'EXPIRED', 'ABORTED', 'PARTIAL', 'A_STATE_TO_COME'])('a backup job that ended %s arrives', state => {
  expect(delivers(job('BACKUP_JOB', state))).toBe(true);
});

test.each(['COMPLETED', 'CREATED', 'PENDING', 'RUNNING'])('a backup job that is %s does not', state => {
  expect(delivers(job('BACKUP_JOB', state))).toBe(false);
});

test.each([['FAILED', true], ['COMPLETED', false]])('a restore job that ended %s: %s', (state, arrives) => {
  expect(delivers(job('RESTORE_JOB', state))).toBe(arrives);
});

test.each<Attributes>([
  { eventType: 'EKS_BACKUP_OBJECT_FAILED', clusterName: 'shop', reason: 'Example failure reason.', resourceName: 'example.resource.io/v1' },
  { eventType: 'EKS_RESTORE_OBJECT_FAILED', clusterName: 'shop', reason: 'Example failure reason.', restoreJobId: '1b2345b2' },
  { eventType: 'EKS_RESTORE_OBJECT_SKIPPED', clusterName: 'shop', reason: 'Already exists.', restoreJobId: '1b2345b2' },
])('a message without State arrives: $eventType', attributes => {
  expect(delivers(attributes)).toBe(true);
});

test.each([['FAILED', true], ['ACTIVE', false], ['DELETED', false]])('an index that is %s: %s', (status, arrives) => {
  expect(delivers(index(status))).toBe(arrives);
});

test('an index message without a status arrives', () => {
  expect(delivers({ EventType: 'RECOVERY_POINT_INDEXING_FAILED', AccountId: '111122223333' })).toBe(true);
});
