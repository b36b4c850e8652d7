import { CfnParameter, Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import { CopyDestination, ProtectionPlan, ProtectionRule, RestoreTesting, Retention, SecureVault } from '../../src';
import type { RestoreTestingProps } from '../../src';
import { ACCOUNT, shop } from '../helpers/stacks';

const OTHERS = `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:others`;

interface Scene {
  readonly stack: Stack;
  readonly vault: SecureVault;
}

type Props = (scene: Scene) => RestoreTestingProps;

/** Names of the rules that fill the tested vaults; undefined: not all of them are known. */
function feeds(rules: (scene: Scene) => ProtectionRule[], props: Props = ({ vault }) => ({ vaults: [vault] })): unknown[] | undefined {
  const stack = shop();
  const scene = { stack, vault: new SecureVault(stack, 'Vault') };
  new ProtectionPlan(stack, 'Plan', { backupVault: scene.vault, rules: rules(scene) });
  return new RestoreTesting(stack, 'Tests', props(scene))._model().plan.feeds?.map(({ name }) => name);
}

const DAILY = () => [ProtectionRule.daily()];
const another = (stack: Stack) => SecureVault.fromBackupVaultArn(stack, 'Others', OTHERS);

describe('the rules that fill tested vaults', () => {
  test.each<[string, Parameters<typeof feeds>[0], Parameters<typeof feeds>[1], number | undefined]>([
    ['all rules into the vault', () => [ProtectionRule.daily(), ProtectionRule.weekly()], undefined, 2],
    ['rules into any vault, where all are tested', DAILY, () => ({}), 1],
    ['none into an excluded vault', DAILY, ({ vault }) => ({ excludedVaults: [vault] }), 0],
    ['none into another vault', DAILY, ({ stack }) => ({ vaults: [another(stack)] }), 0],
    ['rules that copy into the vault', ({ stack }) => [ProtectionRule.daily({ copyTo: [CopyDestination.vault(another(stack))] })], ({ stack }) => ({ vaults: [stack.node.findChild('Others') as backup.IBackupVault] }), 1],
    ['a copy to another Region fills no vault here', () => [ProtectionRule.daily({ copyTo: [CopyDestination.region('eu-central-1')] })], ({ stack }) => ({ vaults: [another(stack)] }), 0],
    ['a continuous rule fills the vault all the time', () => [ProtectionRule.continuous({ retention: Retention.days(7) }), ProtectionRule.daily()], undefined, undefined],
    ['a continuous rule elsewhere does not count', () => [ProtectionRule.continuous({ retention: Retention.days(7) })], ({ stack }) => ({ vaults: [another(stack)] }), 0],
    ['a vault of which nothing is known', DAILY, ({ stack }) => ({ vaults: [SecureVault.fromBackupVaultArn(stack, 'Token', new CfnParameter(stack, 'Text').valueAsString)] }), undefined],
    ['an excluded vault of which nothing is known', DAILY, ({ stack }) => ({ excludedVaults: [SecureVault.fromBackupVaultArn(stack, 'Token', new CfnParameter(stack, 'Text').valueAsString)] }), undefined],
  ])('%s', (_, rules, props, count) => {
    expect(feeds(rules, props)?.length).toBe(count);
  });

  test('are not all known where there are plans of another kind', () => {
    expect(feeds(DAILY, ({ stack, vault }) => {
      new backup.BackupPlan(stack, 'Level2', { backupVault: vault, backupPlanRules: [backup.BackupPlanRule.daily()] });
      return { vaults: [vault] };
    })).toBeUndefined();
  });

  test('may be of a plan in another stack', () => {
    const stack = shop();
    const vault = new SecureVault(stack, 'Vault');
    new ProtectionPlan(new Stack(stack.node.root, 'Plans', { env: { account: ACCOUNT, region: 'eu-west-1' } }), 'Plan', { backupVault: vault, rules: DAILY() });

    expect(new RestoreTesting(stack, 'Tests', { vaults: [vault] })._model().plan.feeds).toHaveLength(1);
  });
});
