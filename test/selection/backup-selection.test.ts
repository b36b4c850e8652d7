import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { BackupSelection } from '../../src/selection/backup-selection';
import { ResourceSelector } from '../../src/selection/resource-selector';
import { ofArn } from '../../src/selection/selection-spec';
import { TagCondition } from '../../src/selection/tag-condition';

interface Rendered {
  readonly Properties: { readonly BackupSelection: { readonly SelectionName: string; readonly Resources?: unknown[] } };
}

function render(fill: (selection: BackupSelection, stack: Stack) => void, id = 'Daily', roleArn = 'arn:aws:iam::111122223333:role/r') {
  const stack = new Stack();
  const selection = new BackupSelection(new Construct(stack, 'Selections'), { id, backupPlanId: 'plan', roleArn });
  fill(selection, stack);
  const rendered = Object.values(Template.fromStack(stack).findResources('AWS::Backup::BackupSelection')) as unknown as Rendered[];
  return { selection, parts: rendered.map(({ Properties }) => Properties.BackupSelection) };
}

const buckets = (count: number, first = 0) => Array.from({ length: count }, (_, i) => ofArn(`arn:aws:s3:::b${first + i}`));
const nameOf = (...args: Parameters<typeof render>) => render(...args).parts[0].SelectionName;

describe('the rendered selection', () => {
  test('has everything a spec says, and nothing else', () => {
    const selector = ResourceSelector.byTag('backup', 'true').where(TagCondition.notLike('stage', 'dev*')).excluding(ResourceSelector.byArn('arn:aws:s3:::logs'));
    const { parts } = render((selection, stack) => selection.addSpecs(selector._resolve(stack)));
    expect(parts).toEqual([{
      IamRoleArn: 'arn:aws:iam::111122223333:role/r',
      SelectionName: expect.stringMatching(/^Daily-[0-9a-f]{8}$/) as string,
      ListOfTags: [{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: 'true' }],
      Conditions: { StringNotLike: [{ ConditionKey: 'aws:ResourceTag/stage', ConditionValue: 'dev*' }] },
      NotResources: ['arn:aws:s3:::logs'],
    }]);
  });

  test('of all tags names all resources beside the conditions', () => {
    const { parts } = render((selection, stack) => selection.addSpecs(ResourceSelector.byAllTags({ a: '1', b: '2' })._resolve(stack)));
    expect(parts[0]).toMatchObject({
      Resources: ['*'],
      Conditions: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/a', ConditionValue: '1' }, { ConditionKey: 'aws:ResourceTag/b', ConditionValue: '2' }] },
    });
  });

  test('takes resources until synth, each once', () => {
    const { parts, selection } = render((it, stack) => {
      const bucket = new CfnBucket(stack, 'B');
      it.addResources([{ arn: bucket.attrArn, types: ['s3'], construct: bucket }]);
      it.addResources(buckets(1));
      it.addResources([{ arn: bucket.attrArn, types: ['s3'], construct: bucket }, ...buckets(1)]);
    });
    expect(parts.map(({ Resources }) => Resources)).toEqual([[{ 'Fn::GetAtt': ['B', 'Arn'] }, 'arn:aws:s3:::b0']]);
    expect(selection._model()).toMatchObject([{ types: ['s3'], everything: false }]);
  });

  test('opens another part for the 501st resource', () => {
    const { parts } = render(it => {
      it.addResources(buckets(300));
      it.addResources(buckets(201, 300));
    });
    expect(parts.map(({ Resources }) => Resources?.length)).toEqual([500, 1]);
  });

  test('keeps ARNs with wildcards apart, 30 in a part', () => {
    const { parts } = render(it => it.addResources([...buckets(1), ...Array.from({ length: 31 }, (_, i) => ofArn(`arn:aws:s3:::w${i}*`))]));
    expect(parts.map(({ Resources }) => Resources?.length)).toEqual([1, 30, 1]);
  });
});

describe('the name', () => {
  const one = (it: BackupSelection) => it.addResources(buckets(1));

  test('is the same for the same content', () => {
    expect(nameOf(one)).toBe(nameOf(one));
  });

  test('varies with resources, conditions and role', () => {
    const names = [
      nameOf(one),
      nameOf(it => it.addResources(buckets(2))),
      nameOf((it, stack) => it.addSpecs(ResourceSelector.byArn('arn:aws:s3:::b0').where(TagCondition.equalTo('a', 'b'))._resolve(stack))),
      nameOf((it, stack) => it.addSpecs(ResourceSelector.byArn('arn:aws:s3:::b0').where(TagCondition.notEqualTo('a', 'b'))._resolve(stack))),
      nameOf((it, stack) => it.addSpecs(ResourceSelector.byArn('arn:aws:s3:::b0').excluding(ResourceSelector.byArn('arn:aws:s3:::x'))._resolve(stack))),
      nameOf(one, 'Daily', 'arn:aws:iam::111122223333:role/other'),
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  test('does not vary with the numbers of tokens', () => {
    const withToken = (before: number) => nameOf((it, stack) => {
      for (let i = 0; i < before; i++) void new CfnParameter(stack, `Before${i}`).valueAsString;
      it.addResources([ofArn(`arn:aws:s3:::${new CfnParameter(stack, 'P').valueAsString}`)]);
    });
    expect(withToken(3)).toBe(withToken(0));
  });

  test.each(['x'.repeat(200), 'Überall & überall', 'a/b c'.replace('/', '-'), '.-_'])('has a form that AWS takes, for the id %s', id => {
    expect(nameOf(one, id)).toMatch(/^[a-zA-Z0-9_.-]{1,50}$/);
  });
});
