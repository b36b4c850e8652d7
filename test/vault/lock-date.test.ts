import { Duration, Lazy, Token, Validations } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import type { CfnTableProps } from 'aws-cdk-lib/aws-dynamodb';
import { AccountRootPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CompliantBackup, CopyDestination, ProtectionLevel } from '../../src';
import { judge } from '../../src/model/diagnostics/judge';
import { UNKNOWN } from '../../src/model/known';
import type { LockModel, VaultModel } from '../../src/model/plan/plan-model';
import { SecureVault } from '../../src/vault/secure-vault';
import { VaultLock } from '../../src/vault/vault-lock';
import { shop, synth, warnings } from '../helpers/stacks';

const LOCK: LockModel = { minRetentionDays: 7, maxRetentionDays: undefined, changeableForDays: 3 };
const VAULT: VaultModel = {
  name: 'v', account: UNKNOWN, region: UNKNOWN, arn: UNKNOWN, lock: LOCK, encryptionKeyArn: UNKNOWN, notificationEvents: undefined, retained: true,
};

const TABLE: CfnTableProps = {
  keySchema: [{ attributeName: 'id', keyType: 'HASH' }], attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }], billingMode: 'PAY_PER_REQUEST',
};

function dates(today: string | undefined, lock: VaultModel['lock']): string[] {
  const findings = judge('vault', { ...VAULT, lock, today }, { label: 'the vault', path: '' }, 'whole');
  return findings.filter(({ id }) => id === 'CB-LOCK-007').map(({ message }) => / on (\d{4}-\d\d-\d\d) \(UTC\)/.exec(message)![1]);
}

describe('the day on which a compliance lock becomes final', () => {
  test.each([
    ['2026-11-25', 3, '2026-11-28'],
    ['2026-12-30', 3, '2027-01-02'],
    ['2024-02-27', 3, '2024-03-01'],
    ['2023-02-27', 3, '2023-03-02'],
    // A day on which clocks in Europe go back, and one on which they go forward.
    ['2026-10-24', 3, '2026-10-27'],
    ['2026-03-28', 3, '2026-03-31'],
    ['2022-01-01', 30, '2022-01-31'],
    ['2026-11-25', 36_500, '2126-11-01'],
  ])('set on %s, %s days later: %s', (today, changeableForDays, day) => {
    expect(dates(today, { ...LOCK, changeableForDays })).toEqual([day]);
  });

  test.each<[string, string | undefined, VaultModel['lock']]>([
    ['a governance lock', '2026-11-25', { ...LOCK, changeableForDays: undefined }],
    ['a cooling-off time that is a token', '2026-11-25', { ...LOCK, changeableForDays: UNKNOWN }],
    ['a cooling-off time that is refused anyway', '2026-11-25', { ...LOCK, changeableForDays: 3.5 }],
    ['a lock that is not known', '2026-11-25', UNKNOWN],
    ['no lock', '2026-11-25', undefined],
    ['a vault that nobody deploys', undefined, LOCK],
  ])('is not told for %s', (_, today, lock) => {
    expect(dates(today, lock)).toEqual([]);
  });
});

describe('a vault that is deployed', () => {
  beforeEach(() => {
    process.env.SOURCE_DATE_EPOCH = String(Date.UTC(2026, 10, 25, 23, 30) / 1000);
  });
  afterEach(() => {
    delete process.env.SOURCE_DATE_EPOCH;
  });

  const compliance = (coolingOff = Duration.days(7)) =>
    VaultLock.compliance({ minRetention: Duration.days(7), coolingOff, acknowledgeIrreversible: true });

  test('says it once, in these words', () => {
    const stack = shop();
    const vault = new SecureVault(stack, 'Vault', { vaultLock: compliance() });
    vault.addToResourcePolicy(new PolicyStatement({
      actions: ['backup:CopyIntoBackupVault'], principals: [new AccountRootPrincipal()], resources: ['*'],
    }));
    const messages = synth(stack).stacks[0].messages.filter(({ level }) => level === 'warning');
    expect(messages.map(({ id }) => id)).toEqual(['/Shop/Vault']);
    expect(String(messages[0].entry.data)).toMatch(/^Compliance lock of the vault must be meant for good, got one that becomes final on 2026-12-02 \(UTC\) if it is set today, 2026-11-25: restore from the vault before that day, or use VaultLock\.governance; acknowledge this warning when that is settled \[ack: .*CB-LOCK-007\]$/i);
  });

  test.each([
    ['on the vault', (vault: SecureVault) => vault],
    ['on the stack', (vault: SecureVault) => vault.stack],
    ['on the app', (vault: SecureVault) => vault.node.root],
  ] as const)('is silent when acknowledged %s', (_, where) => {
    const stack = shop();
    const vault = new SecureVault(stack, 'Vault', { vaultLock: compliance() });
    Validations.of(where(vault)).acknowledge({ id: 'CB-LOCK-007', reason: 'restored from it on 2026-11-20' });
    expect(warnings(stack)).toEqual([]);
  });

  test('and its replica say it once each, until both are acknowledged above', () => {
    const immutable = (stack: Stack) => new CompliantBackup(stack, 'Backup', {
      level: ProtectionLevel.immutable({ acknowledgeIrreversible: true }), copyTo: [CopyDestination.region('eu-central-1')],
    }).protect(new CfnTable(stack, 'Table', TABLE));
    const stack = shop();
    immutable(stack);
    const spoken = synth(stack).stacks.flatMap(({ messages }) => messages).filter(({ entry }) => String(entry.data).includes('CB-LOCK-007'));
    expect(spoken.map(({ id }) => id).sort()).toEqual(['/Shop/Backup/Vault', '/Shop/backup-eu-central-1/Backup-Vault']);
    const settled = shop();
    immutable(settled);
    Validations.of(settled).acknowledge({ id: 'CB-LOCK-007', reason: 'restored from both' });
    expect(warnings(settled)).not.toContain('CB-LOCK-007');
  });

  test('is silent under governance, and where the cooling-off time is a token', () => {
    const stack = shop();
    new SecureVault(stack, 'Governed', { vaultLock: VaultLock.governance({ minRetention: Duration.days(7) }) });
    new SecureVault(stack, 'Later', { vaultLock: compliance(Duration.days(Token.asNumber(Lazy.number({ produce: () => 7 })))) });
    expect(warnings(stack)).toEqual([]);
  });

  test('is the same template every day', () => {
    const template = () => {
      const stack = shop();
      new SecureVault(stack, 'Vault', { vaultLock: compliance() });
      return Template.fromStack(stack).toJSON();
    };
    const today = template();
    process.env.SOURCE_DATE_EPOCH = '0';
    expect(template()).toEqual(today);
  });
});
