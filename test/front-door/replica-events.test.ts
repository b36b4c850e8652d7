import { Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import { BackupAlarmAction, CompliantBackup, CopyDestination, ProtectionLevel, ProtectionRule, ResourceSelector } from '../../src';
import type { CompliantBackupProps } from '../../src';
import { testApp } from '../helpers/app';
import { evaluated } from '../helpers/simulation';
import type { Json } from '../helpers/simulation';
import { ACCOUNT, synthErrors, warnings } from '../helpers/stacks';
import { NAMES, RAISED_BY } from '../monitoring/alert-table';
import { REGION as HERE, samples } from '../monitoring/sample-events';
import { matches } from '../monitoring/small-matcher';
import { nagFindings } from '../nag/packs';

const THERE = 'eu-central-1';
const RULE = 'AWS::Events::Rule';

interface Rule {
  readonly EventPattern: Json;
  readonly Targets: { readonly Id: string; readonly Arn: unknown }[];
}

/** A set-up with a replica, and the stack that holds it. */
function shop(props: CompliantBackupProps = {}, env: { account?: string } = { account: ACCOUNT }) {
  const stack = new Stack(testApp(), 'Shop', { env: { ...env, region: HERE } });
  const backup = new CompliantBackup(stack, 'Backup', {
    level: ProtectionLevel.baseline(), resources: ResourceSelector.everything(), copyTo: [CopyDestination.region(THERE)], monitoring: {}, ...props,
  });
  const [replica] = backup.replicas;
  const [name, arn] = [replica.backupVaultName, replica.backupVaultArn].map(text => evaluated(stack.resolve(text)) as string);
  return { stack, backup, there: Stack.of(replica), name, arn };
}

function rulesOf(stack: Stack): Rule[] {
  return Object.values(Template.fromStack(stack).findResources(RULE)).map(({ Properties }) => Properties as Rule);
}

/** What a pattern is once the vault of the stack exists. */
function deployed(pattern: Json, { name, arn }: { readonly name: string; readonly arn: string }): Json {
  return JSON.parse(JSON.stringify(pattern), (_, value: Json) => {
    if (typeof value !== 'object' || value === null) return value as unknown;
    if ('Ref' in value) return name;
    return 'Fn::GetAtt' in value ? arn : value;
  }) as Json;
}

/** An event, as it happens in the Region of the replica; the name of a vault may have a Region in it. */
function moved(event: Json): Json {
  return JSON.parse(JSON.stringify(event).replaceAll(new RegExp(`${HERE}(?!-backup-)`, 'g'), THERE)) as Json;
}

describe('what happens to a replica', () => {
  const { stack, there, name, arn } = shop();
  const [forward] = rulesOf(there).filter(({ EventPattern }) => (EventPattern.source as string[])[0] === 'aws.backup');
  const pattern = deployed(forward.EventPattern, { name, arn });
  const about = { vault: name, plan: 'none-of-ours' };

  test('is sent to the default bus of the Region of the set-up, once', () => {
    const bus = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:events:${HERE}:${ACCOUNT}:event-bus/default`]] };
    const template = Template.fromStack(there);
    template.allResourcesProperties(RULE, {
      Targets: [{
        Id: 'Forward', Arn: bus, RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('ForwardingRole'), 'Arn'] },
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('Undelivered'), 'Arn'] } },
      }],
    });
    template.resourceCountIs(RULE, 2);
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', { PolicyDocument: { Statement: [{ Sid: 'ForwardEvents', Effect: 'Allow', Action: 'events:PutEvents', Resource: bus }] } });
  });

  const ofVaults = Object.keys(RAISED_BY).filter(id => NAMES[id] === 'vault' || NAMES[id] === 'vault or plan');

  test.each(ofVaults)('%s: leaves its Region, and is told in the other', id => {
    const told = rulesOf(stack).map(({ EventPattern }) => deployed(evaluated(EventPattern) as Json, { name: 'vault-here', arn: 'arn-here' }));
    for (const sample of RAISED_BY[id]) {
      const event = moved(samples(about)[sample]);
      expect(matches(pattern, event)).toBe(true);
      // Changes that every deployment may make are told on request only.
      expect(told.some(one => matches(one, event))).toBe(id !== 'vaultChanged');
    }
  });

  test('copies that arrive are sent too', () => {
    const { detail, ...rest } = moved(samples(about)['copyJob FAILED']);
    const arriving = { ...rest, detail: { ...detail as Json, sourceBackupVaultArn: 'arn-here', destinationBackupVaultArn: arn } };
    expect(matches(pattern, arriving)).toBe(true);
  });

  test('what is about another vault, or comes from another Region, stays where it is', () => {
    const foreign = Object.values(samples({ vault: 'other', plan: 'none-of-ours' })).map(moved);
    expect(foreign.filter(event => matches(pattern, event))).toEqual([]);
    const received = Object.values(samples(about)).map(event => JSON.parse(JSON.stringify(moved(event)).replace(`"region":"${THERE}"`, `"region":"${HERE}"`)) as Json);
    expect(received.filter(event => matches(pattern, event))).toEqual([]);
  });
});

describe('the key of a replica', () => {
  const event = (key: string): Json => ({
    'source': 'aws.kms', 'detail-type': 'AWS API Call via CloudTrail', 'region': THERE, 'account': ACCOUNT,
    'detail': { eventSource: 'kms.amazonaws.com', eventName: 'ScheduleKeyDeletion', resources: [{ ARN: key }] },
  });

  test('is watched by its ARN where it is, and by its Region where it is told', () => {
    const { stack, backup, there } = shop();
    const key = (rules: Rule[], region: string) => rules.filter(({ EventPattern }) =>
      (EventPattern.source as string[])[0] === 'aws.kms' && JSON.stringify(EventPattern.region) === JSON.stringify([region]));
    const [[leaving], [heard]] = [key(rulesOf(there), THERE), key(rulesOf(stack), THERE)];

    expect(leaving.EventPattern.detail).toMatchObject({ resources: { ARN: [{ 'Fn::GetAtt': [expect.stringMatching(/Key/), 'Arn'] }] } });
    expect(matches(deployed(leaving.EventPattern, { name: '', arn: 'arn-of-key' }), event('arn-of-key'))).toBe(true);
    expect(matches(deployed(leaving.EventPattern, { name: '', arn: 'arn-of-key' }), event('arn-of-another'))).toBe(false);
    expect(matches(heard.EventPattern, event('arn-of-key'))).toBe(true);
    expect(matches(heard.EventPattern, { ...event('arn-of-key'), region: HERE })).toBe(false);
    expect(heard.Targets[0].Arn).toEqual(stack.resolve(backup.monitoring!.topic.topicArn));
  });
});

test('topics and actions of the user serve all Regions', () => {
  const { stack, there } = shop({ monitoring: { alarmActions: [BackupAlarmAction.slack({ workspaceId: 'T012AB3C4', channelId: 'C012AB3C4' })] } });

  Template.fromStack(there).resourceCountIs('AWS::SNS::Topic', 1);
  expect(Object.values(Template.fromStack(there).findResources('AWS::SNS::Topic')).map(({ Properties }) => (Properties as Json).KmsMasterKeyId)).toEqual([
    { 'Fn::GetAtt': [expect.stringMatching(/TopicKey/), 'Arn'] },
  ]);
  expect(synthErrors(stack)).toEqual([]);
  expect(warnings(stack)).toEqual([]);
});

test('each replica has its own, also of vaults that were superseded; each Region is heard of once', () => {
  const { stack, backup } = shop({ copyTo: [CopyDestination.region(THERE), CopyDestination.region('eu-north-1')], generation: '2', retainedVaults: [{ copyTo: [CopyDestination.region(THERE)] }] });

  const [first, second] = backup.replicas.map(replica => Stack.of(replica));
  expect([rulesOf(first).length, rulesOf(second).length]).toEqual([4, 2]);
  expect(rulesOf(stack).filter(({ EventPattern }) => EventPattern.region)).toHaveLength(2);
});

describe('what rules ask for later', () => {
  const later = ProtectionRule.monthly({ copyTo: [CopyDestination.region('eu-north-1')] });

  test('is heard of, too', () => {
    const { stack, backup } = shop();
    backup.plan.addRule(later);

    const [, added] = backup.replicas;
    expect(rulesOf(Stack.of(added)).map(({ EventPattern }) => EventPattern.region)).toEqual([['eu-north-1'], ['eu-north-1']]);
    expect(rulesOf(stack).filter(({ EventPattern }) => EventPattern.region).map(({ EventPattern }) => EventPattern.region)).toEqual([[THERE], ['eu-north-1']]);
    const told = rulesOf(stack).map(({ EventPattern }) => JSON.stringify(evaluated(EventPattern)));
    expect(told.some(pattern => pattern.includes(evaluated(stack.resolve(added.backupVaultName)) as string))).toBe(true);
    expect(synthErrors(stack)).toEqual([]);
  });

  test('is heard of where a plan is made later', () => {
    const level = ProtectionLevel.custom({ rules: [ProtectionRule.daily(), ProtectionRule.continuous({ copyTo: [CopyDestination.region('eu-north-1')] })] });
    const { stack, backup } = shop({ level, resources: undefined });
    backup.protect(new s3.Bucket(stack, 'Bucket', { versioned: true }));

    expect(backup.replicas.map(replica => rulesOf(Stack.of(replica)).length)).toEqual([2, 2]);
  });

  test('is left alone where nobody wants to hear of replicas, or of anything', () => {
    for (const props of [{ monitoring: undefined }, { monitorReplicas: false }]) {
      const { backup } = shop(props);
      backup.plan.addRule(later);
      expect(backup.replicas.map(replica => rulesOf(Stack.of(replica)))).toEqual([[], []]);
    }
  });

  test('is refused at the line that wrote it', () => {
    const { backup } = shop();
    expect(stackOfError(() => backup.plan.addRule(ProtectionRule.daily({ copyTo: [CopyDestination.region(HERE)] })))).toMatch(/^ +at .*replica-events\.test\.ts/);
  });
});

/** The first line of the stack of what is thrown. */
function stackOfError(write: () => void): string {
  try {
    write();
  } catch (error) {
    return (error as Error).stack!.split('\n').find(line => /^ +at /.test(line))!;
  }
  return 'nothing was thrown';
}

test('two set-ups of one vault share what forwards', () => {
  const { stack, backup, there } = shop();
  new CompliantBackup(stack, 'Second', {
    level: ProtectionLevel.baseline(), backupVault: backup.vault, resources: ResourceSelector.byTag('backup', 'twice'), copyTo: [CopyDestination.region(THERE)],
    monitoring: { topic: backup.monitoring!.topic },
  });

  expect(rulesOf(there)).toHaveLength(2);
  expect(synthErrors(stack)).toEqual([]);
});

test('nothing is forwarded where nobody wants to hear of it', () => {
  for (const props of [{ monitoring: undefined }, { monitorReplicas: false }]) expect(rulesOf(shop(props).there)).toEqual([]);
});

test('an account that is known at deployment only', () => {
  const { there } = shop({}, {});
  const [{ Targets: [{ Arn }] }] = rulesOf(there);
  expect(Arn).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:events:${HERE}:`, { Ref: 'AWS::AccountId' }, ':event-bus/default']] });
});

test('cdk-nag finds nothing in what forwards', () => {
  const { stack, backup, there } = shop();
  backup.monitoring!.topic.addSubscription({ bind: () => ({ subscriberId: 'Mail', protocol: sns.SubscriptionProtocol.EMAIL, endpoint: 'oncall@example.com' }) });
  expect(nagFindings(stack.node.root as App, there.node.findAll().find(({ node }) => node.id === `Events-${HERE}`)!)).toEqual([]);
});
