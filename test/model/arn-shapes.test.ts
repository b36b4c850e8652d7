import { ARN_SHAPES, isArnOf } from '../../src/model/arn-shapes';

const RIGHT: Readonly<Record<keyof typeof ARN_SHAPES, readonly string[]>> = {
  role: ['arn:aws:iam::111122223333:role/service-role/Backup', 'arn:…:iam::…:role/Backup', 'arn:aws-us-gov:iam::111122223333:role/…'],
  vault: ['arn:aws:backup:eu-west-1:111122223333:backup-vault:vault', 'arn:…:backup:…:…:backup-vault:…'],
  vaultPattern: ['arn:aws:backup:*:*:backup-vault:prod-*', 'arn:aws:backup:eu-west-1:111122223333:backup-vault:*'],
  framework: ['arn:aws:backup:eu-west-1:111122223333:framework:Daily-1'],
  recoveryPoint: ['arn:aws:backup:eu-west-1:111122223333:recovery-point:1EB3B5E7'],
  bucket: ['arn:aws-cn:s3:::bucket', 'arn:aws:s3:::…'],
  key: ['arn:aws:kms:eu-west-1:111122223333:key/1234'],
  keyOrAlias: ['arn:aws:kms:eu-west-1:111122223333:alias/backup', 'arn:aws:kms:eu-west-1:111122223333:key/1234'],
  logGroupWithStreams: ['arn:aws:logs:eu-west-1:111122223333:log-group:/aws/backup:*'],
};
const KINDS = Object.keys(ARN_SHAPES) as (keyof typeof ARN_SHAPES)[];

test.each(KINDS)('ARNs of a %s', (kind) => {
  for (const arn of RIGHT[kind]) expect(isArnOf(kind, arn)).toBe(true);
  for (const text of ['', '*', 'arn', 'name', 'arn:aws', 'arn:aws:sns:eu-west-1:111122223333:topic', 'arn:amazon:iam::111122223333:role/x', '1:2:3:4:5:6']) {
    expect(isArnOf(kind, text)).toBe(false);
  }
});

test('a hole may hold several pieces', () => {
  expect(isArnOf('role', '…')).toBe(true);
  expect(isArnOf('role', 'arn:…:role/x')).toBe(true);
});

test.each([
  ['role', 'arn:aws:iam::111122223333:user/x'],
  ['role', 'arn:aws:iam::1234:role/x'],
  ['vault', 'arn:aws:backup:*:*:backup-vault:x1'],
  ['bucket', 'arn:aws:s3:::bucket/prefix'],
  ['bucket', 'arn:aws:s3:::bucket-*'],
  ['key', 'arn:aws:kms:eu-west-1:111122223333:alias/x'],
  ['logGroupWithStreams', 'arn:aws:logs:eu-west-1:111122223333:log-group:x'],
] as const)('not a %s: %s', (kind, arn) => {
  expect(isArnOf(kind, arn)).toBe(false);
});
