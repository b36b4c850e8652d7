import type { App, StackProps } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { RestoreValidator } from '../../../src';
import { BUILT_IN_CHECKS } from '../../../src/model/restore-testing/restore-validator-limits';
import { testApp } from '../../helpers/app';
import { IRELAND } from '../../helpers/stacks';
import { acknowledgements, nagFindings } from '../../nag/packs';

const CONTEXT = { restoreTestingPlanArn: 'arn:aws:backup:eu-west-1:111122223333:restore-testing-plan:weekly-1', types: () => BUILT_IN_CHECKS };

function validated(validator: (stack: Stack) => RestoreValidator, props: StackProps = { env: IRELAND }): { app: App; stack: Stack } {
  const app = testApp();
  const stack = new Stack(app, 'Shop', props);
  validator(stack)._bind(stack, CONTEXT);
  return { app, stack };
}

describe('cdk-nag', () => {
  test.each([['one account and Region', { env: IRELAND }], ['any', {}]])('finds nothing on the built-in validator of %s', (_, props) => {
    expect(nagFindings(validated(() => RestoreValidator.builtIn(), props).app)).toEqual([]);
  });

  test('finds nothing on what a validator of your own is given', () => {
    const { app, stack } = validated(scope => RestoreValidator.stateMachine(new sfn.StateMachine(scope, 'Ours', {
      definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(scope, 'Pass')),
    })));
    app.synth();

    expect(nagFindings(app, stack.node.findChild('Validation'))).toEqual([]);
  });

  test('each wildcard has its reason, and there is no other', () => {
    const { app } = validated(() => RestoreValidator.builtIn());
    app.synth();
    const found = acknowledgements(app);

    expect(found.filter(({ id }) => id.includes('IAM5')).map(({ id }) => /Resource::(.*)\]$/.exec(id)![1].replace(/^arn:<AWS::Partition>:/, '')).sort()).toEqual([
      '*',
      'dynamodb:eu-west-1:111122223333:table/*',
      'dynamodb:eu-west-1:111122223333:table/awsbackup-restore-test-*',
      'elasticfilesystem:eu-west-1:111122223333:file-system/*',
      'rds:eu-west-1:111122223333:cluster:*',
      'rds:eu-west-1:111122223333:db:*',
      's3:::awsbackup-restore-test-*',
      's3:::awsbackup-restore-test-*/*',
    ]);
    for (const { reason } of found) expect(reason).toMatch(/^[A-Z].{30,}\.$/);
  });
});
