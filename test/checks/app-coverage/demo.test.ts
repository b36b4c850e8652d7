import { ShopStack } from '../../../examples/demo/shop-stack';
import { CompliantBackup, CopyDestination, ProtectionLevel, ResourceSelector } from '../../../src';
import { testApp } from '../../helpers/app';
import { IRELAND } from '../../helpers/stacks';
import { coverageOf } from './covered';

process.env.JSII_DEPRECATED ??= 'quiet';

test('the shop of the demo: L2s of fourteen kinds, by ARN and by tag, with plans for snapshots and for continuous backup', () => {
  const stack = new ShopStack(testApp(), 'Shop', { env: IRELAND });
  const backup = new CompliantBackup(stack, 'Backup', {
    level: ProtectionLevel.regulated(), resources: ResourceSelector.byTag('backup', 'true'), copyTo: [CopyDestination.region('eu-central-1')],
  });
  backup.protect(stack.orders, stack.media, stack.accounts, ...stack.others);

  const { statuses, findings, json } = coverageOf(stack);
  expect(Object.keys(statuses)).toHaveLength(14);
  expect(Object.entries(statuses).filter(([, status]) => status !== 'protected')).toEqual([]);
  // Nothing in the shop has the tag.
  expect(findings).toEqual(['CB-COV-008 Shop/Backup/Plan/Selections/Resources']);
  expect(json.resources.find(({ path }) => path === 'Shop/Media/Resource')).toMatchObject({
    pointInTimeRecovery: true, copies: expect.arrayContaining([expect.objectContaining({ region: 'eu-central-1', supported: true })]) as unknown,
  });
});
