import { copyRoute, copySupport } from '../../../src/model/app-coverage/copy-support';
import { UNKNOWN } from '../../../src/model/known';
import type { Leaf } from '../../../src/model/known';

const HERE = { leavesAccount: false, airGapped: false };
const AWAY = { leavesAccount: true, airGapped: false };
const GAPPED = { leavesAccount: false, airGapped: true };
const MANAGED = { awsManagedKey: true };
const NO_ACCOUNT = 'its backups keep a key that AWS manages, which no other account can use';
const NO_AIR_GAP = 'its backups keep a key that AWS manages, which air-gapped vaults do not take';
const ADVANCED = 'the advanced features of AWS Backup for DynamoDB are on in the account and Region';

test.each([
  ['a volume in its account', ['ebs'], MANAGED, HERE, { supported: true }],
  ['a volume under a key of its own', ['ebs'], undefined, AWAY, { supported: true }],
  ['a volume under the key of AWS', ['ebs'], MANAGED, AWAY, { supported: false, reason: NO_ACCOUNT }],
  ['the same, air-gapped', ['ebs'], MANAGED, GAPPED, { supported: false, reason: NO_AIR_GAP }],
  ['air-gapped in another account', ['ebs'], MANAGED, { leavesAccount: true, airGapped: true }, { supported: false, reason: NO_ACCOUNT }],
  ['a vault of which nothing is known', ['ebs'], MANAGED, { leavesAccount: false, airGapped: undefined }, { supported: true }],
  ['what AWS Backup manages fully', ['efs'], MANAGED, GAPPED, { supported: true }],
  ['what it manages fully on a condition', ['dynamodb'], MANAGED, AWAY, { supported: 'conditional', reason: ADVANCED }],
  ['a database that is no matter for air-gapped vaults', ['rds'], MANAGED, GAPPED, { supported: false, reason: 'air-gapped vaults do not take this type' }],
  ['a type that cannot be copied', ['redshift-serverless'], undefined, GAPPED, { supported: false }],
  ['a type of which nobody knows', ['fsx-openzfs'], undefined, GAPPED, { supported: 'unknown' }],
  ['types that differ', ['aurora', 'rds-cluster'], undefined, AWAY, { supported: 'unknown' }],
  ['one of two types, both of which keep the key', ['aurora', 'rds-cluster'], MANAGED, AWAY, { supported: false, reason: NO_ACCOUNT }],
])('%s', (_, types, source, route, expected) => {
  expect(copySupport({ types, source }, route)).toEqual(expected);
});

test.each<[Leaf<string>, Leaf<string>, boolean]>([
  ['1', '2', true], ['1', '1', false], ['1', UNKNOWN, false], [UNKNOWN, '2', false],
])('from %p to %p', (from, to, leavesAccount) => {
  expect(copyRoute({ account: from }, { account: to, airGapped: true })).toEqual({ leavesAccount, airGapped: true });
});
