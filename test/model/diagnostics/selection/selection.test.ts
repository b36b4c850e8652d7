import { judge } from '../../../../src/model/diagnostics/judge';
import { SELECTION_DIAGNOSTICS } from '../../../../src/model/diagnostics/selection/selection';
import { UNKNOWN } from '../../../../src/model/known';
import type { PlacedSelection } from '../../../../src/model/plan/placed-selection';
import type { ConditionModel, ConditionOperator, SelectionModel, TagModel } from '../../../../src/model/plan/plan-model';

const PLACE = { label: "selection 'Daily'", path: 'selections[0]' };
const SELECTION: SelectionModel = {
  name: 'Daily', resources: ['arn:aws:s3:::b'], notResources: undefined, listOfTags: undefined, conditions: undefined, everything: false, types: ['s3'],
};
const TAGGED: SelectionModel = { ...SELECTION, resources: undefined, listOfTags: [{ key: 'backup', value: 'true' }], types: 'any' };

function when(operator: ConditionOperator, key: string, value: TagModel['value']): ConditionModel {
  return { operator, key: `aws:ResourceTag/${key}`, value };
}

function place(change: Partial<PlacedSelection>): PlacedSelection {
  return { ...SELECTION, foreign: [], unsupported: [], unversionedBuckets: [], ...change };
}

const many = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i));
const NOTHING = "Selection 'Daily' must name at least one resource, tag or condition, got ";
const EVERYTHING = ': AWS Backup would take every supported resource of the Region; if that is meant, use ResourceSelector.everything()';

interface Case {
  readonly name: string;
  readonly selection: SelectionModel;
  readonly id: string;
  readonly message: string;
  readonly path: string;
}

const SPEAKS: Case[] = [
  { name: 'nothing set', selection: { ...SELECTION, resources: undefined }, id: 'CB-SEL-001', message: `${NOTHING}none${EVERYTHING}`, path: 'resources' },
  { name: 'empty lists', selection: { ...SELECTION, resources: [], listOfTags: [], conditions: [] }, id: 'CB-SEL-001', message: `${NOTHING}none${EVERYTHING}`, path: 'resources' },
  { name: 'an asterisk', selection: { ...SELECTION, resources: ['*'] }, id: 'CB-SEL-001', message: `${NOTHING}'*'${EVERYTHING}`, path: 'resources' },
  {
    name: 'equal and not equal', selection: { ...SELECTION, conditions: [when('StringNotEquals', 'a', 'x'), when('StringEquals', 'a', 'x')] },
    id: 'CB-SEL-002', message: "Tags and conditions of selection 'Daily' must leave something to match, got a = 'x' and a != 'x'", path: 'conditions',
  },
  {
    name: 'like and not like', selection: { ...SELECTION, conditions: [when('StringLike', 'a', 'x*'), when('StringNotLike', 'a', 'x*')] },
    id: 'CB-SEL-002', message: "Tags and conditions of selection 'Daily' must leave something to match, got a like 'x*' and a not like 'x*'", path: 'conditions',
  },
  {
    name: 'a value outside a pattern', selection: { ...SELECTION, conditions: [when('StringEquals', 'a', 'prod'), when('StringLike', 'a', 'dev*')] },
    id: 'CB-SEL-002', message: "Tags and conditions of selection 'Daily' must leave something to match, got a = 'prod' and a like 'dev*'", path: 'conditions',
  },
  {
    name: 'a value inside a forbidden pattern', selection: { ...SELECTION, conditions: [when('StringEquals', 'a', 'dev1'), when('StringNotLike', 'a', 'dev*')] },
    id: 'CB-SEL-002', message: "Tags and conditions of selection 'Daily' must leave something to match, got a = 'dev1' and a not like 'dev*'", path: 'conditions',
  },
  {
    name: 'a tag that a condition forbids', selection: { ...TAGGED, conditions: [when('StringEquals', 'backup', 'false')] },
    id: 'CB-SEL-002', message: "Tags and conditions of selection 'Daily' must leave something to match, got tag backup = 'true' and backup = 'false'", path: 'conditions',
  },
  {
    name: 'all resources excluded', selection: { ...SELECTION, notResources: ['arn:aws:s3:::*'] },
    id: 'CB-SEL-003', message: "Exclusions of selection 'Daily' must leave something selected, got arn:aws:s3:::*", path: 'notResources',
  },
  {
    name: 'a space in the name', selection: { ...SELECTION, name: 'My selection' },
    id: 'CB-SEL-004', message: "Name of selection 'Daily' must have 1 to 50 letters, digits, '-', '_' or '.', got 'My selection'", path: 'name',
  },
  {
    name: 'a long name', selection: { ...SELECTION, name: 'x'.repeat(51) },
    id: 'CB-SEL-004', message: `Name of selection 'Daily' must have 1 to 50 letters, digits, '-', '_' or '.', got '${'x'.repeat(51)}'`, path: 'name',
  },
  {
    name: '31 tags', selection: { ...TAGGED, listOfTags: many(31, i => `k${i}`).map(key => ({ key, value: 'v' })) },
    id: 'CB-SEL-005', message: "Selection 'Daily' must have at most 30 tags, got 31: use several selections, or tags", path: 'listOfTags',
  },
  {
    name: '31 conditions', selection: { ...SELECTION, conditions: many(31, i => `k${i}`).map(key => when('StringEquals', key, 'v')) },
    id: 'CB-SEL-006', message: "Selection 'Daily' must have at most 30 conditions, got 31: use several selections, or tags", path: 'conditions',
  },
  {
    name: '501 ARNs', selection: { ...SELECTION, resources: many(501, i => `arn:aws:s3:::b${i}`) },
    id: 'CB-SEL-007', message: "Selection 'Daily' must have at most 500 ARNs, got 501: use several selections, or tags", path: 'resources',
  },
  {
    name: '31 ARNs with wildcards', selection: { ...SELECTION, resources: many(31, i => `arn:aws:s3:::b${i}*`) },
    id: 'CB-SEL-008', message: "Selection 'Daily' must have at most 30 ARNs with wildcards, got 31: use several selections, or tags", path: 'resources',
  },
  {
    name: '501 exclusions', selection: { ...SELECTION, notResources: many(501, i => `arn:aws:s3:::c${i}`) },
    id: 'CB-SEL-009', message: "Selection 'Daily' must have at most 500 excluded ARNs, got 501: use several selections, or tags", path: 'notResources',
  },
  {
    name: '31 exclusions with wildcards', selection: { ...SELECTION, notResources: many(31, i => `arn:aws:s3:::c${i}*`) },
    id: 'CB-SEL-010', message: "Selection 'Daily' must have at most 30 excluded ARNs with wildcards, got 31: use several selections, or tags", path: 'notResources',
  },
  {
    name: 'an empty tag key', selection: { ...TAGGED, listOfTags: [{ key: '', value: '' }] },
    id: 'CB-SEL-011', message: "Key of the tag of selection 'Daily' must have 1 to 128 characters, got an empty key", path: 'listOfTags[0].key',
  },
  {
    name: 'a long condition value', selection: { ...SELECTION, conditions: [when('StringLike', 'a', 'v'.repeat(257))] },
    id: 'CB-SEL-011', message: "Value of the condition of selection 'Daily' must have at most 256 characters, got 257", path: 'conditions[0].value',
  },
  {
    name: 'a condition key without prefix', selection: { ...SELECTION, conditions: [{ operator: 'StringEquals', key: 'backup', value: 'true' }] },
    id: 'CB-SEL-012', message: "Condition key of selection 'Daily' must start with 'aws:ResourceTag/', got 'backup'", path: 'conditions[0].key',
  },
  {
    name: 'only what is not meant', selection: { ...SELECTION, resources: ['*'], conditions: [when('StringNotEquals', 'a', 'x'), when('StringNotLike', 'b', 'y')] },
    id: 'CB-SEL-013',
    message: "Selection 'Daily' must say what it takes, not only what it leaves out, got negative conditions only: add resources, a tag or a positive condition",
    path: 'conditions',
  },
  {
    name: 'a wildcard in the middle', selection: { ...SELECTION, resources: ['arn:aws:s3:::*-logs'] },
    id: 'CB-SEL-014', message: "Resource of selection 'Daily' must have wildcards only for a whole Region or account, or at its end, got 'arn:aws:s3:::*-logs'", path: 'resources[0]',
  },
  {
    name: 'a placeholder', selection: { ...SELECTION, resources: ['arn:aws:s3:::b', 'arn:aws:s3:::${Bucket}'] },
    id: 'CB-SEL-015',
    message: "Resource of selection 'Daily' must have no literal placeholder, got 'arn:aws:s3:::${Bucket}': use Aws.PARTITION, Aws.REGION or Aws.ACCOUNT_ID, or Stack.formatArn",
    path: 'resources[1]',
  },
  {
    name: 'a service that is not supported', selection: { ...SELECTION, notResources: ['arn:aws:lambda:*:*:function:f'] },
    id: 'CB-SEL-016', message: "Excluded resource of selection 'Daily' must be of a type that AWS Backup supports, got 'arn:aws:lambda:*:*:function:f' of lambda", path: 'notResources[0]',
  },
  {
    name: 'no ARN', selection: { ...SELECTION, resources: ['bucket'] },
    id: 'CB-SEL-016', message: "Resource of selection 'Daily' must be an ARN, or '*', got 'bucket'", path: 'resources[0]',
  },
  {
    name: 'another Region', selection: place({ foreign: [{ resource: 'S/T', place: 'us-east-1', planPlace: 'eu-west-1' }] }),
    id: 'CB-SEL-017',
    message: "Resource 'S/T' of selection 'Daily' must lie in eu-west-1 like the plan, got us-east-1: give its account and Region a plan of their own",
    path: 'resources',
  },
  {
    name: 'a bucket without versioning', selection: place({ unversionedBuckets: ['S/B'] }),
    id: 'CB-SEL-020', message: "Bucket 'S/B' of selection 'Daily' must have versioning on, got none: set 'versioned: true'", path: 'resources',
  },
  {
    name: 'a late resource', selection: place({ late: ['S/B'] }),
    id: 'CB-SEL-021', message: "Resource 'S/B' below a construct of selection 'Daily' must be there when the construct is selected, got it added afterwards: select its construct last, or the resource itself too", path: 'resources',
  },
  {
    name: 'the name of a role', selection: { ...SELECTION, iamRoleArn: 'Backup' },
    id: 'CB-SEL-030', message: "Role of selection 'Daily' must be the ARN of a role, got 'Backup'", path: 'iamRoleArn',
  },
  {
    name: 'the ARN of a plan', selection: { ...SELECTION, planId: 'arn:aws:backup:eu-west-1:111122223333:backup-plan:1' },
    id: 'CB-SEL-032', message: "Plan of selection 'Daily' must be given by its id, which is what Ref gives, got 'arn:aws:backup:eu-west-1:111122223333:backup-plan:1'", path: 'planId',
  },
  {
    name: 'a tag with a prefix', selection: { ...TAGGED, listOfTags: [{ key: 'aws:ResourceTag/backup', value: 'true' }] },
    id: 'CB-SEL-031', message: "Tag key of selection 'Daily' must be the key alone, got 'aws:ResourceTag/backup': write 'backup'", path: 'listOfTags[0].key',
  },
];

describe('diagnostics of a selection', () => {
  test.each(SPEAKS)('$id $name', ({ selection, id, message, path }) => {
    const found = judge('selection', selection, PLACE).map(finding => ({ id: finding.id, message: finding.message, path: finding.path }));
    expect(found).toEqual([{ id, message, path: `selections[0].${path}` }]);
  });

  test('an unsupported construct hides that nothing is selected', () => {
    const selection = place({ resources: [], unsupported: [{ path: 'S/Topic', contains: 'AWS::SNS::Topic' }] });
    const [finding, ...others] = judge('selection', selection, PLACE);
    expect(others).toEqual([]);
    expect(finding.id).toBe('CB-SEL-019');
    expect(finding.message).toMatch(/^Construct 'S\/Topic' of selection 'Daily' must hold a resource that AWS Backup supports, got AWS::SNS::Topic: ProtectedResourceType lists what it supports; /);
  });

  test('every id speaks in this file', () => {
    const spoken = new Set([...SPEAKS.map(({ id }) => id), 'CB-SEL-019']);
    expect(SELECTION_DIAGNOSTICS.map(({ id }) => id).filter(id => !spoken.has(id))).toEqual([]);
  });

  test('ids are in order and none is used twice', () => {
    const ids = SELECTION_DIAGNOSTICS.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });
});

describe('what is fine', () => {
  test.each<[string, SelectionModel]>([
    ['500 ARNs', { ...SELECTION, resources: many(500, i => `arn:aws:s3:::b${i}`) }],
    ['30 of each', {
      ...SELECTION,
      resources: many(30, i => `arn:aws:s3:::b${i}*`),
      listOfTags: many(30, i => `k${i}`).map(key => ({ key, value: 'v' })),
      conditions: many(30, i => `k${i}`).map(key => when('StringLike', key, '*')),
    }],
    ['everything on purpose', { ...SELECTION, resources: ['*'], everything: true, types: 'any' }],
    ['everything but some, on purpose', { ...SELECTION, resources: ['*'], everything: true, conditions: [when('StringNotEquals', 'a', 'x')] }],
    ['all tags', { ...SELECTION, resources: ['*'], conditions: [when('StringEquals', 'a', 'x')] }],
    ['a tag of CloudFormation', { ...TAGGED, listOfTags: [{ key: 'aws:cloudformation:stack-name', value: 'S' }] }],
    ['one of two tags forbidden', { ...TAGGED, listOfTags: [{ key: 'a', value: '1' }, { key: 'b', value: '2' }], conditions: [when('StringNotEquals', 'a', '1')] }],
    ['a named resource beside a forbidden tag', { ...TAGGED, resources: ['arn:aws:s3:::b'], conditions: [when('StringNotEquals', 'backup', 'true')] }],
    ['different keys', { ...SELECTION, conditions: [when('StringEquals', 'a', 'x'), when('StringNotEquals', 'b', 'x')] }],
    ['a pattern that fits', { ...SELECTION, conditions: [when('StringEquals', 'a', 'prod'), when('StringLike', 'a', 'pr*d')] }],
    ['an ARN with holes', { ...SELECTION, resources: ['arn:…:ec2:*:*:volume/*', 'arn:…:…:x:y:z'] }],
  ])('%s', (_, selection) => {
    expect(judge('selection', selection, PLACE)).toEqual([]);
  });

  test('what is known at deployment only', () => {
    const leaves: SelectionModel[] = [
      { ...SELECTION, name: UNKNOWN, resources: UNKNOWN, notResources: UNKNOWN, listOfTags: UNKNOWN, conditions: UNKNOWN, types: UNKNOWN },
      { ...SELECTION, resources: [UNKNOWN], notResources: [UNKNOWN] },
      { ...TAGGED, listOfTags: [{ key: UNKNOWN, value: UNKNOWN }], conditions: [{ operator: 'StringNotEquals', key: UNKNOWN, value: UNKNOWN }] },
      { ...TAGGED, conditions: [when('StringEquals', 'backup', UNKNOWN)] },
    ];
    for (const selection of leaves) expect(judge('selection', selection, PLACE)).toEqual([]);
  });
});
