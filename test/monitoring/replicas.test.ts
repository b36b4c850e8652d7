import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CopyDestination } from '../../src/copy/copy-destination';
import { BackupMonitoring } from '../../src/monitoring/backup-monitoring';
import { ProtectionPlan } from '../../src/plan/protection-plan';
import { ProtectionRule } from '../../src/plan/protection-rule';
import { ResourceSelector } from '../../src/selection/resource-selector';
import { SecureVault } from '../../src/vault/secure-vault';
import { fragmentApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import { evaluated } from '../helpers/simulation';
import { ACCOUNT, IRELAND, shop, synthErrors, tokens } from '../helpers/stacks';

const THERE = 'eu-central-1';
const RULE = 'AWS::Events::Rule';

function copying(stack: Stack): ProtectionPlan {
  const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.region(THERE)] })] });
  plan.addSelection('Tagged', ResourceSelector.byTag('backup', 'true'));
  return plan;
}

function busIn(region: string): object {
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:events:${region}:${ACCOUNT}:event-bus/default`]] };
}

/** What names the replica among the patterns of a stack. */
function patternsWith(stack: Stack, text: string): string[] {
  const rules = Object.values(Template.fromStack(stack).findResources(RULE)) as { readonly Properties: { readonly EventPattern: unknown } }[];
  return rules.map(({ Properties: { EventPattern } }) => JSON.stringify(evaluated(EventPattern))).filter(pattern => pattern.includes(text));
}

test('the replicas of a plan are told of like vaults of the Region', () => {
  const stack = shop();
  const plan = copying(stack);
  const monitoring = new BackupMonitoring(stack, 'Monitoring', { vaults: [plan.backupVault], plans: [plan] });
  const [replica, ...others] = plan.replicas;
  monitoring.addReplica(replica);

  expect(others).toEqual([]);
  expect(Stack.of(replica).region).toBe(THERE);
  const there = Template.fromStack(Stack.of(replica));
  there.resourceCountIs(RULE, 2);
  there.hasResourceProperties(RULE, { EventPattern: { region: [THERE], source: ['aws.backup'] }, Targets: [{ Arn: busIn('eu-west-1') }] });
  there.hasResourceProperties(RULE, { EventPattern: { region: [THERE], source: ['aws.kms'] }, Targets: [{ Arn: busIn('eu-west-1') }] });
  Template.fromStack(stack).hasResourceProperties(RULE, {
    EventPattern: { region: [THERE], source: ['aws.kms'] }, Targets: [{ Arn: stack.resolve(monitoring.topic.topicArn) as unknown }],
  });
  const told = patternsWith(stack, evaluated(stack.resolve(replica.backupVaultName)) as string);
  const ofVault = monitoring.rules.map(rule => JSON.stringify(stack.resolve(rule.eventPattern))).filter(pattern => pattern.includes('"PlanVault'));
  expect(told.length).toBeGreaterThan(0);
  expect(told).toHaveLength(ofVault.length);
  expect(monitoring.alarms.map(({ node }) => node.path).filter(path => path.includes(THERE))).toEqual([]);
  expect(synthErrors(stack)).toEqual([]);
});

test('a monitoring of everything needs no name to tell of a replica', () => {
  const stack = shop();
  const [replica] = copying(stack).replicas;
  new BackupMonitoring(stack, 'Monitoring').addReplica(replica);

  Template.fromStack(Stack.of(replica)).resourceCountIs(RULE, 2);
  expect(patternsWith(stack, evaluated(stack.resolve(replica.backupVaultName)) as string)).toEqual([]);
  expect(patternsWith(stack, THERE)).toHaveLength(1);
  expect(synthErrors(stack)).toEqual([]);
});

test('a replica that is named twice is told of once', () => {
  const stack = shop();
  const [replica] = copying(stack).replicas;
  const monitoring = new BackupMonitoring(stack, 'Monitoring', { vaults: [] });
  const before = monitoring.rules.length;
  for (let i = 0; i < 2; i += 1) monitoring.addReplica(replica);

  Template.fromStack(Stack.of(replica)).resourceCountIs(RULE, 2);
  const name = evaluated(stack.resolve(replica.backupVaultName)) as string;
  for (const pattern of patternsWith(stack, name)) expect(pattern).not.toContain(`"${name}","${name}"`);
  expect(monitoring.rules).toHaveLength(before);
});

test('a replica that has the name of the vault is told of by its ARN', () => {
  const stack = shop();
  const there = new Stack(stack.node.root, 'There', { env: { ...IRELAND, region: THERE } });
  const [vault, replica] = [stack, there].map(scope => new SecureVault(scope, 'Vault', { backupVaultName: 'shop' }));
  const monitoring = new BackupMonitoring(stack, 'Monitoring', { vaults: [vault], failureAlarms: false });
  monitoring.addReplica(replica);

  expect(patternsWith(stack, `"arn:aws:backup:${THERE}:${ACCOUNT}:backup-vault:shop"`).length).toBeGreaterThan(0);
});

test('two Regions can hear of one replica', () => {
  const app = fragmentApp();
  const [here, alsoHere] = ['eu-west-1', 'eu-north-1'].map(region => new Stack(app, region, { env: { ...IRELAND, region } }));
  const replica = new SecureVault(new Stack(app, 'There', { env: { ...IRELAND, region: THERE } }), 'Vault');
  for (const stack of [here, alsoHere]) new BackupMonitoring(stack, 'Monitoring').addReplica(replica);

  const rules = Object.values(Template.fromStack(Stack.of(replica)).findResources(RULE)) as { Properties: { Targets: { Arn: unknown }[] } }[];
  expect(rules.map(({ Properties: { Targets: [{ Arn }] } }) => Arn)).toEqual([busIn('eu-west-1'), busIn('eu-west-1'), busIn('eu-north-1'), busIn('eu-north-1')]);
});

describeRefusals('refusals', [
  {
    name: 'a vault of the same Region',
    write: () => {
      const stack = shop();
      new BackupMonitoring(stack, 'Monitoring').addReplica(new SecureVault(stack, 'Vault', { backupVaultName: 'here' }));
    },
    message: "Vault 'Shop/Vault' must be in another Region than the monitoring, got 'eu-west-1': call addVault [Shop/Monitoring] (CB-MON-018)",
  },
  {
    name: 'a vault of another account',
    write: () => {
      const stack = shop();
      const there = new Stack(stack.node.root, 'There', { env: { account: '444455556666', region: THERE } });
      new BackupMonitoring(stack, 'Monitoring').addReplica(new SecureVault(there, 'Vault', { backupVaultName: 'there' }));
    },
    message: "Vault 'There/Vault' must be in the account of the monitoring, '111122223333', got '444455556666': make a BackupMonitoring in a stack there [Shop/Monitoring] (CB-MON-018)",
  },
  {
    name: 'a Region that is known at deployment only',
    write: () => {
      const stack = shop({ env: undefined });
      const there = new Stack(stack.node.root, 'There', { env: { region: THERE } });
      new BackupMonitoring(stack, 'Monitoring').addReplica(new SecureVault(there, 'Vault', { backupVaultName: 'there' }));
    },
    message: "Regions of vault 'There/Vault' and of the monitoring must be known at synth, got a token: give both stacks an env with a Region [Shop/Monitoring] (CB-MON-018)",
  },
]);

test('an account that is known at deployment only', () => {
  const app = fragmentApp();
  const stack = new Stack(app, 'Shop', { env: { account: tokens(new Stack(app, 'Tokens')).text, region: 'eu-west-1' } });
  const replica = new SecureVault(new Stack(app, 'There', { env: { region: THERE } }), 'Vault');
  expect(() => new BackupMonitoring(stack, 'Monitoring').addReplica(replica)).not.toThrow();
});
