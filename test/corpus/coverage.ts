import { AROUND_A_PLAN, BY_TAG, KEPT, PLAN_OF } from './covered-parts';
import { at, att, covered, drop, FRANKFURT, IRELAND, ref, resource, right, rightEstate, risky, toldOf, without, wrong } from './entry';
import type { Area, Json, JsonObject } from './entry';

const DAILY_TAG = [{ Key: 'backup', Value: 'daily' }];

const TABLE: JsonObject = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    Tags: DAILY_TAG,
  },
  ...KEPT,
};
const VOLUME: JsonObject = {
  Type: 'AWS::EC2::Volume', Properties: { AvailabilityZone: { 'Fn::Select': ['0', { 'Fn::GetAZs': '' }] }, Size: 100, Encrypted: true, Tags: DAILY_TAG }, ...KEPT,
};

const named = (name: string, ...arns: readonly Json[]): JsonObject => ({
  Type: 'AWS::Backup::BackupSelection',
  Properties: { BackupPlanId: ref('Plan'), BackupSelection: { SelectionName: name, IamRoleArn: att('Role', 'Arn'), Resources: arns } },
});

const BY_TAGS = covered(right('a table and a volume that a tag selects', {
  Resources: { ...AROUND_A_PLAN, Plan: PLAN_OF('daily'), Table: TABLE, Volume: VOLUME },
}));

const { Tags: _, ...untagged } = TABLE.Properties as JsonObject;
const BY_ARN = covered(right('a table that a selection names', {
  Resources: { ...AROUND_A_PLAN, Plan: PLAN_OF('daily'), Selection: named('tables', att('Table', 'Arn')), Table: { ...TABLE, Properties: untagged } },
}));

const BY_PARAMETER = covered(right('a table whose tag a condition may leave out, and that a selection names', {
  Parameters: { Stage: { Type: 'String' } },
  Conditions: { IsProduction: { 'Fn::Equals': [ref('Stage'), 'production'] } },
  Resources: {
    ...AROUND_A_PLAN,
    Plan: PLAN_OF('daily'),
    Selection: named('tables', att('Table', 'Arn')),
    Table: {
      ...TABLE,
      Properties: {
        ...TABLE.Properties as JsonObject,
        DeletionProtectionEnabled: { 'Fn::If': ['IsProduction', true, false] },
        Tags: [{ Key: 'stage', Value: ref('Stage') }],
      },
    },
  },
}));

const IN_TWO_REGIONS = covered(rightEstate('a plan for each Region', {
  Ireland: { env: IRELAND, template: { Resources: { ...AROUND_A_PLAN, Plan: PLAN_OF('ireland'), Table: TABLE } } },
  Frankfurt: { env: FRANKFURT, template: { Resources: { ...AROUND_A_PLAN, Plan: PLAN_OF('frankfurt'), Table: TABLE } } },
}));

const BY_EXCLUSION = covered(right('every table but by its tag', {
  Resources: {
    ...AROUND_A_PLAN,
    Plan: PLAN_OF('daily'),
    Selection: {
      Type: 'AWS::Backup::BackupSelection',
      Properties: {
        BackupPlanId: ref('Plan'),
        BackupSelection: {
          SelectionName: 'all-but-scratch',
          IamRoleArn: att('Role', 'Arn'),
          Resources: ['arn:aws:dynamodb:*:*:table/*'],
          Conditions: { StringNotEquals: [{ ConditionKey: 'aws:ResourceTag/backup', ConditionValue: 'no' }] },
        },
      },
    },
    Table: TABLE,
  },
}));

const second = (selection: JsonObject) => [resource('SecondPlan', PLAN_OF('second')), resource('SecondSelection', {
  ...selection, Properties: { ...selection.Properties as JsonObject, BackupPlanId: ref('SecondPlan') },
})] as const;
const everything: JsonObject = {
  Type: 'AWS::Backup::BackupSelection',
  Properties: { BackupPlanId: ref('Plan'), BackupSelection: { SelectionName: 'tables', IamRoleArn: att('Role', 'Arn'), Resources: ['arn:aws:dynamodb:*:*:table/*'] } },
};

/** What BackupCoverage says of the plans of an app. */
export const COVERAGE: Area = {
  name: 'Coverage of an app',
  right: [BY_TAGS, BY_ARN, BY_PARAMETER, IN_TWO_REGIONS, BY_EXCLUSION],
  wrong: [
    wrong('CB-COV-001', 'a tag with another value', BY_TAGS, at('Table', 'Tags.0.Value', 'Daily')),
    wrong('CB-COV-001', 'a tag with another key', BY_TAGS, at('Volume', 'Tags.0.Key', 'Backup')),
    wrong('CB-COV-001', 'no tags', BY_TAGS, without('Volume', 'Tags')),
    wrong('CB-COV-001', 'a second table that no selection names', BY_ARN, resource('Second', { ...TABLE, Properties: untagged })),
    toldOf('Table', wrong('CB-COV-001', 'the name of another table', BY_ARN, at('Selection', 'BackupSelection.Resources.0', 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders'))),
    wrong('CB-COV-001', 'a tag that the selection leaves out', BY_EXCLUSION, at('Table', 'Tags.0.Value', 'no')),
    toldOf('Frankfurt/Table', wrong('CB-COV-001', 'a Region without a plan', IN_TWO_REGIONS, drop('Frankfurt/Plan'), drop('Frankfurt/Selection'))),
    toldOf('Table', risky('CB-COV-006', 'a second plan for the same tag', BY_TAGS, ...second(BY_TAG))),
    toldOf('Table', risky('CB-COV-006', 'a second plan that takes all tables', BY_TAGS, ...second(everything))),
    risky('CB-COV-008', 'a selection that takes nothing', BY_TAGS, resource('Second', named('orders', 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders'))),
    toldOf('Table', risky('CB-COV-009', 'a selection that is there on a condition only', BY_PARAMETER, resource('Selection', {
      ...named('tables', att('Table', 'Arn')), Condition: 'IsProduction',
    }))),
    toldOf('Table', risky('CB-COV-009', 'a tag whose value is a parameter', BY_PARAMETER, at('Table', 'Tags.0.Key', 'backup'), resource('Selection', BY_TAG))),
  ],
};
