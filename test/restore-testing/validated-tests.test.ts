import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { RestoreTesting, RestoreTestTarget, RestoreValidator } from '../../src';
import type { RestoreTestingProps } from '../../src';
import { testApp } from '../helpers/app';
import { warnings } from '../helpers/stacks';

function tests(props: RestoreTestingProps): { readonly stack: Stack; readonly testing: RestoreTesting } {
  const stack = new Stack(testApp(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  return { stack, testing: new RestoreTesting(stack, 'Tests', props) };
}

test('what is restored is validated, and kept for that', () => {
  const { stack } = tests({ targets: [RestoreTestTarget.dynamoDb()], validator: RestoreValidator.builtIn() });

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Backup::RestoreTestingSelection', { ValidationWindowHours: 8 });
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { detail: { status: ['COMPLETED'], restoreTestingPlanArn: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Tests'), 'RestoreTestingPlanArn'] }] } },
  });
});

test('the validator may do what types take that were added later', () => {
  const { stack, testing } = tests({ targets: [RestoreTestTarget.dynamoDb()], validator: RestoreValidator.builtIn() });
  testing.addTarget('Files', RestoreTestTarget.efs());

  const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy', { Properties: { Description: Match.stringLikeRegexp('validator') } }));
  const { Properties } = policy as { Properties: { PolicyDocument: { Statement: { Action: string }[] } } };
  const actions = Properties.PolicyDocument.Statement.map(({ Action }) => Action);
  expect(actions).toEqual(expect.arrayContaining(['dynamodb:Scan', 'elasticfilesystem:DescribeFileSystems']));
  expect(actions).not.toContain('s3:GetObject');
});

test('a window of its own stays, and one of no length is warned about', () => {
  const { stack } = tests({
    targets: [RestoreTestTarget.dynamoDb({ validationWindow: Duration.hours(2) }), RestoreTestTarget.s3({ validationWindow: Duration.hours(0) })],
    validator: RestoreValidator.builtIn(),
  });

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Backup::RestoreTestingSelection', { ProtectedResourceType: 'DynamoDB', ValidationWindowHours: 2 });
  expect(warnings(stack)).toEqual(['CB-RTEST-045']);
});

test('without a validator AWS Backup decides how long', () => {
  const { stack } = tests({ targets: [RestoreTestTarget.dynamoDb()] });

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Backup::RestoreTestingSelection', { ValidationWindowHours: Match.absent() });
  template.resourceCountIs('AWS::Lambda::Function', 0);
});
