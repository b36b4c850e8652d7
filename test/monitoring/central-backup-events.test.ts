import type { App } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as logs from 'aws-cdk-lib/aws-logs';
import { SourceAccounts } from '../../src/copy/source-accounts';
import { BackupActivityLog } from '../../src/monitoring/backup-activity-log';
import { CentralBackupEvents } from '../../src/monitoring/central-backup-events';
import type { CentralBackupEventsProps } from '../../src/monitoring/central-backup-events-props';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import { evaluated, isAllowed } from '../helpers/simulation';
import type { Json } from '../helpers/simulation';
import { ACCOUNT, shop, tokens, warnings } from '../helpers/stacks';
import { nagFindings } from '../nag/packs';

const ORGANIZATION = 'o-a1b2c3d4e5';
const UNIT = `${ORGANIZATION}/r-ab12/ou-ab12-11111111/`;
const MEMBER = '444455556666';
const STRANGER = '999988887777';
const ALL = [SourceAccounts.organization(ORGANIZATION), SourceAccounts.organizationalUnits(UNIT), SourceAccounts.accounts(MEMBER)];

/** Accounts with ids that nobody has. */
function many(count: number): SourceAccounts[] {
  return [SourceAccounts.accounts(...Array.from({ length: count }, (_, i) => String(100_000_000_000 + i)))];
}

function central(props: Partial<CentralBackupEventsProps> = {}, stack = shop()): Template {
  new CentralBackupEvents(stack, 'Central', { eventBusName: 'backup-events', acceptFrom: ALL, ...props });
  return Template.fromStack(stack);
}

function policyOf(template: Template): Json {
  const [bus] = Object.values(template.findResources('AWS::Events::EventBus'));
  return evaluated((bus.Properties as Json).Policy) as Json;
}

const BUS = `arn:aws:events:eu-west-1:${ACCOUNT}:event-bus/backup-events`;

describe('who may put which events', () => {
  const policies = {
    organization: policyOf(central({ acceptFrom: [ALL[0]] })),
    unit: policyOf(central({ acceptFrom: [ALL[1]] })),
    account: policyOf(central({ acceptFrom: [ALL[2]] })),
    all: policyOf(central()),
  };
  const put = (resourcePolicy: Json, account: string, context: Record<string, string | string[]>) => isAllowed({
    principal: `arn:aws:iam::${account}:role/forwarding`, action: 'events:PutEvents', resource: BUS, account: ACCOUNT, resourcePolicy, context,
  });
  const backup = { 'events:source': ['aws.backup'] };

  test.each([
    ['a member of the organization', 'organization', STRANGER, { ...backup, 'aws:PrincipalOrgID': ORGANIZATION }, true],
    ['a member of another organization', 'organization', STRANGER, { ...backup, 'aws:PrincipalOrgID': 'o-zzzzzzzzzz' }, false],
    ['an account of no organization', 'organization', STRANGER, backup, false],
    ['a member, with events of another source', 'organization', STRANGER, { 'events:source': ['com.example'], 'aws:PrincipalOrgID': ORGANIZATION }, false],
    ['a member, with one event of another source among them', 'organization', STRANGER, { 'events:source': ['aws.backup', 'com.example'], 'aws:PrincipalOrgID': ORGANIZATION }, false],
    ['a member, with events of no source', 'organization', STRANGER, { 'aws:PrincipalOrgID': ORGANIZATION }, false],
    ['an account of the unit', 'unit', STRANGER, { ...backup, 'aws:PrincipalOrgPaths': [UNIT] }, true],
    ['an account of a unit below it', 'unit', STRANGER, { ...backup, 'aws:PrincipalOrgPaths': [`${UNIT}ou-ab12-22222222/`] }, true],
    ['an account of another unit', 'unit', STRANGER, { ...backup, 'aws:PrincipalOrgPaths': [`${ORGANIZATION}/r-ab12/ou-ab12-33333333/`] }, false],
    ['the account', 'account', MEMBER, backup, true],
    ['another account', 'account', STRANGER, backup, false],
    ['the account, with events of another source', 'account', MEMBER, { 'events:source': ['aws.ec2'] }, false],
    ['its own account, with events of another source, whatever IAM says there', 'all', ACCOUNT, { 'events:source': ['com.example'] }, false],
  ] as const)('%s: %#', async (_, accept, account, context, expected) => {
    expect(await put(policies[accept], account, context as Record<string, string | string[]>)).toBe(expected);
  });

  test('all kinds at once', async () => {
    const policy = policies.all;
    expect((policy.Statement as Json[]).map(({ Sid, Effect }) => `${String(Effect)} ${String(Sid)}`)).toEqual([
      'Allow AllowOrganization', 'Allow AllowOrganizationalUnits', 'Allow AllowAccounts', 'Deny DenyOtherSources',
    ]);
    expect(await put(policy, MEMBER, backup)).toBe(true);
    expect(await put(policy, STRANGER, backup)).toBe(false);
  });

  test('nothing but events can be put', () => {
    for (const { Action, Resource } of policies.all.Statement as Json[]) expect([Action, Resource]).toEqual(['events:PutEvents', BUS]);
  });
});

describe('what there is', () => {
  test('a bus, and a log of what arrives on it', () => {
    const template = central({ activityLog: { retention: logs.RetentionDays.TWO_YEARS } });
    template.hasResourceProperties('AWS::Events::EventBus', { Name: 'backup-events' });
    template.hasResourceProperties('AWS::Events::Rule', { EventBusName: { Ref: Match.stringLikeRegexp('^CentralBus') }, EventPattern: { source: ['aws.backup'] }, Targets: [Match.objectLike({ Id: 'Log' })] });
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 731 });
    template.resourceCountIs('AWS::Lambda::Function', 0);
    template.hasOutput('*', { Description: Match.stringLikeRegexp('bus'), Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^CentralBus'), 'Arn'] } });
  });

  test('the ARN that senders compute is that of the bus', () => {
    const arn = CentralBackupEvents.eventBusArnFor({ account: ACCOUNT, region: 'eu-west-1', eventBusName: 'backup-events' });
    expect(evaluated(shop().resolve(arn))).toBe(BUS);
  });

  test('the account of the bus forwards from its own default bus like all others', () => {
    const stack = shop();
    const { eventBus } = new CentralBackupEvents(stack, 'Central', { eventBusName: 'backup-events', acceptFrom: ALL });
    new BackupActivityLog(stack, 'Own', { forwardTo: eventBus });
    Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', { Targets: [Match.objectLike({ Id: 'Log' }), Match.objectLike({ Id: 'Forward', Arn: stack.resolve(eventBus.eventBusArn) })] });
    expect(warnings(stack)).toEqual([]);
  });

  test('cdk-nag finds nothing', () => {
    const stack = shop();
    central({}, stack);
    expect(nagFindings(stack.node.root as App)).toEqual([]);
  });

  test('a name and accounts that are known at deployment', () => {
    const stack = new Stack(testApp(), 'Anywhere');
    const { text } = tokens(stack);
    const template = central({ eventBusName: text, acceptFrom: [SourceAccounts.accounts(text)] }, stack);
    template.hasResourceProperties('AWS::Events::EventBus', { Name: { Ref: 'Text' } });
    expect(warnings(stack)).toEqual([]);
  });
});

describeRefusals('is refused', [
  {
    name: 'the default bus', write: () => central({ eventBusName: 'default' }),
    message: "Name of the central event bus must have 1 to 256 letters, digits and _ - . and not be 'default', got 'default' [Shop/Central] (CB-LOG-006)",
  },
  {
    name: 'nobody to accept from', write: () => central({ acceptFrom: [] }),
    message: 'The central event bus must accept events from at least one organization, unit or account, got none [Shop/Central] (CB-LOG-007)',
  },
]);

test('three hundred accounts are too many for a policy', () => {
  expect(() => central({ acceptFrom: many(300) }))
    .toThrow(/^Policy of the central event bus must have at most 10240 bytes, got 1\d{4}: accept events from an organization or from organizational units \[Shop\/Central\] \(CB-LOG-008\)$/);
});

test('two hundred accounts are not too many', () => {
  expect(() => central({ acceptFrom: many(200) })).not.toThrow();
});

test('a log that listens to the central bus does not forward', () => {
  const stack = shop();
  const eventBus = events.EventBus.fromEventBusName(stack, 'Bus', 'backup-events');
  expect(() => new BackupActivityLog(stack, 'Log', { eventBus, forwardTo: events.EventBus.fromEventBusName(stack, 'Other', 'other') })).toThrow('CB-LOG-002');
});
