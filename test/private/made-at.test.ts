import { Duration } from 'aws-cdk-lib';
import { CompliantBackup, ProtectionLevel, ProtectionRule, ResourceSelector } from '../../src';
import { shop } from '../helpers/stacks';

test('an error that is found at synth says on which line of the user the construct was made', () => {
  const stack = shop();
  new CompliantBackup(stack, 'Backup', {
    resources: ResourceSelector.byTag('backup', 'true'),
    objectives: { rpo: Duration.hours(26) },
    level: ProtectionLevel.custom({ rules: [ProtectionRule.weekly()] }),
  });

  const said = stack.node.root.node.findAll().flatMap(({ node }) => node.validate());
  expect(said).toEqual([expect.stringMatching(/\(CB-RPO-003\)$/), expect.stringMatching(/^made at test\/private\/made-at\.test\.ts:7:\d+$/)]);
});

test('the limit of stack traces stays as it was', () => {
  const { stackTraceLimit } = Error;
  new CompliantBackup(shop(), 'Backup', { resources: ResourceSelector.everything() });
  expect(Error.stackTraceLimit).toBe(stackTraceLimit);
});
