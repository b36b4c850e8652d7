import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { Duration } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { CompliantBackup, CopyDestination, ResourceSelector, VaultLock } from '../src';
import type { CompliantBackupProps } from '../src';
import { describeRefusals } from './helpers/refusals';
import { ACCOUNT, shop, synth, tokens } from './helpers/stacks';

const lock = (days: number) => VaultLock.compliance({
  minRetention: Duration.days(7), maxRetention: Duration.days(days), coolingOff: Duration.days(30), acknowledgeIrreversible: true,
});

/** What the stacks of an app become, by stack name. */
function templates(props: CompliantBackupProps): Map<string, Record<string, unknown>> {
  const stack = shop();
  new CompliantBackup(stack, 'Backup', { resources: ResourceSelector.byTag('backup', 'true'), copyTo: [CopyDestination.region('eu-central-1')], ...props });
  return new Map(synth(stack).stacks.map(({ stackName, template }) => [stackName, template as Record<string, unknown>]));
}

/** How each vault and key fares when one app follows on another. */
function impacts(before: CompliantBackupProps, after: CompliantBackupProps): Record<string, ResourceImpact[]> {
  const [old, next] = [templates(before), templates(after)];
  expect([...next.keys()].sort()).toEqual([...old.keys()].sort());
  const changes: Record<string, ResourceImpact[]> = {};
  for (const [name, template] of old) {
    fullDiff(template, next.get(name) ?? {}).resources.forEachDifference((_, { resourceType = '', changeImpact }) => {
      if (/BackupVault$|KMS::Key$/.test(resourceType)) (changes[`${name} ${String(resourceType.split('::').pop())}`] ??= []).push(changeImpact);
    });
  }
  return changes;
}

describe('another generation, with the old vault retained', () => {
  const first: CompliantBackupProps = { vaultLock: lock(400) };

  test.each<[string, CompliantBackupProps]>([
    ['a longer lock', { vaultLock: lock(800), generation: '2027', retainedVaults: [{ vaultLock: lock(400) }] }],
    ['a key of your own', {
      ...first, generation: '2027', retainedVaults: [{ vaultLock: lock(400) }],
      encryptionKey: kms.Key.fromKeyArn(shop(), 'Key', `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`),
    }],
  ])('%s: vaults and keys are added, and none is changed, replaced or deleted', (_, second) => {
    const changed = impacts(first, second);
    expect(Object.keys(changed)).toEqual(expect.arrayContaining(['Shop BackupVault', 'Shop-eu-west-1-backup-eu-central-1 BackupVault', 'Shop-eu-west-1-backup-eu-central-1 Key']));
    expect([...new Set(Object.values(changed).flat())]).toEqual([ResourceImpact.WILL_CREATE]);
  });

  test('a third one keeps both', () => {
    const second: CompliantBackupProps = { vaultLock: lock(800), generation: '2027', retainedVaults: [{ vaultLock: lock(400) }] };
    const third: CompliantBackupProps = {
      vaultLock: lock(1200), generation: '2028', retainedVaults: [{ vaultLock: lock(400) }, { generation: '2027', vaultLock: lock(800) }],
    };
    expect([...new Set(Object.values(impacts(second, third)).flat())]).toEqual([ResourceImpact.WILL_CREATE]);
  });

  test('the old vault can be reached, and the rules go to the new one', () => {
    const stack = shop();
    const backup = new CompliantBackup(stack, 'Backup', { vaultLock: lock(800), generation: '2027', retainedVaults: [{ vaultLock: lock(400) }] });
    const [old] = backup.retainedVaults;
    expect(old.node.path).toBe('Shop/Backup/Vault');
    expect(backup.vault.node.path).toBe('Shop/Backup/Vault-2027');
    expect(backup.plan.backupVault).toBe(backup.vault);
  });

  test('without it the old vault leaves the app, and stays with AWS', () => {
    const [old, next] = [templates(first), templates({ vaultLock: lock(800), generation: '2027' })].map(all => all.get('Shop') ?? {});
    const removed = fullDiff(old, next).resources.filter(change => change?.isRemoval === true && change.resourceType === 'AWS::Backup::BackupVault');
    const impact: ResourceImpact[] = [];
    removed.forEachDifference((_, { changeImpact }) => void impact.push(changeImpact));
    expect(impact).toEqual([ResourceImpact.WILL_ORPHAN]);
  });

  test('a generation that is a token has the path of the first', () => {
    const stack = shop();
    expect(new CompliantBackup(stack, 'Backup', { generation: tokens(stack).text }).vault.node.path).toBe('Shop/Backup/Vault');
  });
});

const set = (props: CompliantBackupProps) => new CompliantBackup(shop(), 'Backup', props);

describeRefusals('refused', [
  {
    name: 'a retained vault beside a new one of the same generation',
    write: () => set({ generation: '2', retainedVaults: [{ generation: '2' }] }),
    message: "Generations of the vault and of retainedVaults must differ from each other, got '2' twice: set generation: '…' of the set-up, and leave that of the kept vault as it was [Shop/Backup] (CB-SETUP-004)",
  },
  {
    name: 'a retained vault where the new one has no generation either',
    write: () => set({ retainedVaults: [{ vaultLock: lock(400) }] }),
    message: "Generations of the vault and of retainedVaults must differ from each other, got none twice: set generation: '…' of the set-up, and leave that of the kept vault as it was [Shop/Backup] (CB-SETUP-004)",
  },
]);
