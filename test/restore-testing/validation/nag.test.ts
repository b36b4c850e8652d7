import { App, Stack } from 'aws-cdk-lib';
import { RestoreValidator } from '../../../src';
import { testApp } from '../../helpers/app';
import { nagFindings } from '../../nag/packs';

test('x', () => {
  const app: App = testApp();
  const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  RestoreValidator.builtIn()._bind(stack, { restoreTestingPlanArn: 'arn:aws:backup:eu-west-1:111122223333:restore-testing-plan:p-1', types: ['DynamoDB', 'S3', 'EBS', 'EC2', 'RDS', 'Aurora', 'EFS', 'Neptune', 'DocumentDB'] });
  expect(nagFindings(app)).toEqual([]);
  console.log(JSON.stringify(app.synth().getStackByName('Shop').template.Resources, null, 1));
});
