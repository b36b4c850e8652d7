import { App, CfnCondition, CfnMapping, CfnOutput, CfnParameter, CfnResource, Fn, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { TemplateIndex } from '../../../src/checks/template/template-index';
import { UNKNOWN } from '../../../src/model/known';
import { fragmentApp } from '../../helpers/app';
import { ACCOUNT, IRELAND, shop as shopIn } from '../../helpers/stacks';

const shop = (...[props]: Parameters<typeof shopIn>) => shopIn(props, 'Shop', fragmentApp());

/** The properties of the only resource of the type, after synth. */
function only(scope: Stack, type = 'My::Thing') {
  const root = scope.node.root as App;
  root.synth();
  const found = TemplateIndex.below(root).ofType(type);
  expect(found).toHaveLength(1);
  return found[0];
}

function thing(stack: Stack, properties: Record<string, unknown>): CfnResource {
  return new CfnResource(stack, 'Thing', { type: 'My::Thing', properties });
}

function vault(stack: Stack, name?: string): CfnResource {
  return new CfnResource(stack, 'Vault', { type: 'AWS::Backup::BackupVault', properties: { BackupVaultName: name ?? new CfnParameter(stack, 'Name') } });
}

describe('what an expression comes to', () => {
  test.each<[string, (stack: Stack) => unknown, unknown]>([
    ['a literal', () => 'a', 'a'],
    ['a number as a text', () => 7, '7'],
    ['the name of a vault', stack => vault(stack, 'v1').ref, 'v1'],
    ['the name of a vault that a parameter names', stack => vault(stack).ref, UNKNOWN],
    ['a parameter with a default', stack => new CfnParameter(stack, 'P', { default: 'x' }).valueAsString, UNKNOWN],
    ['the account', stack => Fn.sub('a-${AWS::AccountId}', { x: stack.account }), `a-${ACCOUNT}`],
    ['a join with an unknown piece', () => Fn.join('-', ['a', Fn.ref('AWS::StackId')]), UNKNOWN],
    ['a literal placeholder', () => Fn.sub('${!a}-${AWS::Region}'), '${a}-eu-west-1'],
    ['variables of a substitution', () => Fn.sub('${a}-b', { a: 'x' }), 'x-b'],
    ['a selected piece', () => Fn.select(1, Fn.split('-', Fn.sub('a-${AWS::Region}'))), 'eu'],
    ['a piece that a parameter selects', stack => Fn.select(new CfnParameter(stack, 'P', { type: 'Number' }).valueAsNumber, ['a', 'b']), UNKNOWN],
    ['a mapping', stack => new CfnMapping(stack, 'M', { mapping: { 'eu-west-1': { days: 'x' } } }).findInMap(Fn.ref('AWS::Region'), 'days'), 'x'],
    ['an unknown function', () => ({ 'Fn::Base64': 'x' }), UNKNOWN],
    ['nothing', () => ({ Ref: 'AWS::NoValue' }), undefined],
    ['a list', () => ['a'], UNKNOWN],
  ])('%s', (_, write, wanted) => {
    const stack = shop();
    thing(stack, { Value: write(stack) });
    expect(only(stack).properties.text('Value')).toBe(wanted);
  });

  test('the ARN of a vault has a hole for its partition', () => {
    const stack = shop();
    thing(stack, { Value: vault(stack, 'v1').getAtt('BackupVaultArn') });
    const { properties } = only(stack);
    expect(properties.arn('Value')).toBe(`arn:…:backup:eu-west-1:${ACCOUNT}:backup-vault:v1`);
    expect(properties.text('Value')).toBe(UNKNOWN);
    expect(properties.target('Value')?.resource.constructPath).toBe('Shop/Vault');
  });

  test('what another stack exports', () => {
    const stack = shop();
    const other = new Stack(stack.node.root, 'Other', { env: IRELAND });
    thing(stack, { Value: vault(other, 'v1').ref, Named: Fn.importValue('mine'), Missing: Fn.importValue('yours') });
    new CfnOutput(other, 'Mine', { value: 'x', exportName: 'mine' });
    const { properties } = only(stack);
    expect(properties.text('Value')).toBe('v1');
    expect(properties.text('Named')).toBe('x');
    expect(properties.text('Missing')).toBe(UNKNOWN);
  });

  test.each<[string, object, unknown]>([
    ['of the same Region', { StackName: 'Other', OutputName: 'Mine' }, 'x'],
    ['of another Region', { StackName: 'Other', OutputName: 'Mine', Region: 'eu-central-1' }, 'y'],
    ['of another account', { StackName: 'Other', OutputName: 'Mine', Region: 'eu-south-1', RoleArn: 'arn:aws:iam::444455556666:role/read' }, 'z'],
    ['of an account that is not this one', { StackName: 'Other', OutputName: 'Mine', Region: 'eu-south-1' }, UNKNOWN],
    ['that does not exist', { StackName: 'Other', OutputName: 'Yours' }, UNKNOWN],
    ['of a stack that does not exist', { StackName: 'Others', OutputName: 'Mine' }, UNKNOWN],
    ['that is not named', { StackName: { Ref: 'P' } }, UNKNOWN],
  ])('an output %s', (_, argument, wanted) => {
    const stack = shop();
    for (const [region, account, value] of [['eu-west-1', ACCOUNT, 'x'], ['eu-central-1', ACCOUNT, 'y'], ['eu-south-1', '444455556666', 'z']]) {
      new CfnOutput(new Stack(stack.node.root, region, { env: { region, account }, stackName: 'Other' }), 'Mine', { value });
    }
    thing(stack, { Value: { 'Fn::GetStackOutput': argument } });
    expect(only(stack).properties.text('Value')).toBe(wanted);
  });

  test('through nested stacks, into them and out of them', () => {
    const stack = shop();
    const inner = new NestedStack(stack, 'Inner');
    const outer = new NestedStack(stack, 'Outer');
    thing(outer, { Value: vault(inner, 'v1').ref });
    expect(only(stack).properties.text('Value')).toBe('v1');
  });

  test('in another Stage', () => {
    const root = shop();
    const stack = new Stack(new Stage(root.node.root, 'Prod', { env: IRELAND }), 'Deep');
    thing(stack, { Value: 'x' });
    const resource = only(root);
    expect(resource.properties.text('Value')).toBe('x');
    expect(resource.constructPath).toBe('Prod/Deep/Thing');
  });
});

describe('the construct of a resource', () => {
  /** As the CDK CLI starts an app. */
  function shopOfTheCli(): Stack {
    const stack = shop();
    stack.node.setContext('aws:cdk:enable-path-metadata', true);
    return stack;
  }

  test.each([['with', shopOfTheCli], ['without', shop]])('is found %s paths in the metadata, whatever its logical id', (_, make) => {
    const stack = make();
    const made = thing(stack, {});
    made.overrideLogicalId('Renamed');
    const resource = only(stack);
    expect([resource.logicalId, resource.constructPath]).toEqual(['Renamed', 'Shop/Thing']);
    expect(resource.construct).toBe(made);
  });

  test.each([['with', shopOfTheCli], ['without', shop]])('is found %s paths where its path gives no logical id', (_, make) => {
    const stack = make();
    const made = new CfnResource(stack, '--', { type: 'My::Thing' });
    made.overrideLogicalId('Named');
    expect(only(stack).construct).toBe(made);
  });

  test.each(['Shop/Vault', 'Shop/Gone'])('is not the one at a path that an included template brings along: %s', path => {
    const stack = shopOfTheCli();
    const named = vault(stack, 'v1');
    const made = thing(stack, {});
    made.addMetadata('aws:cdk:path', path);
    const resource = only(stack);
    expect(resource.pathInMetadata).toBe(path);
    expect(resource.constructPath).toBe('Shop/Thing');
    expect(resource.construct).toBe(made);
    expect(only(stack, 'AWS::Backup::BackupVault').construct).toBe(named);
  });
});

describe('conditions', () => {
  test('each case is read once, and cases fit together', () => {
    const stack = shop();
    const environment = new CfnParameter(stack, 'Environment');
    const prod = new CfnCondition(stack, 'Prod', { expression: Fn.conditionEquals(environment, 'prod') });
    const dev = new CfnCondition(stack, 'Dev', { expression: Fn.conditionEquals(environment, 'dev') });
    const notProd = new CfnCondition(stack, 'NotProd', { expression: Fn.conditionNot(prod) });
    const choose = (condition: CfnCondition, yes: string) => Fn.conditionIf(condition.logicalId, yes, Fn.ref('AWS::NoValue'));
    thing(stack, { A: choose(prod, 'a'), B: choose(dev, 'b'), C: choose(notProd, 'c') });
    const { template, properties } = only(stack);
    const cases = template.index.cases.each(() => ['A', 'B', 'C'].map(name => properties.text(name)));
    expect(cases).toEqual([['a', undefined, undefined], [undefined, 'b', 'c'], [undefined, undefined, 'c']]);
    expect(properties.text('A')).toBe(UNKNOWN);
  });
});
