import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { CfnInstance } from 'aws-cdk-lib/aws-ec2';
import { BackupCoverage, BackupExemption, CompliantBackup, ProtectedResourceType, ProtectionLevel, ResourceSelector, TagCondition } from '../../../src';
import { inCode } from './entry';
import type { InCode } from './entry';

const keySchema = [{ attributeName: 'id', keyType: 'HASH' }];
const imageId = 'ami-0123456789abcdef0';
const tags = [{ key: 'backup', value: 'true' }];
const volumes = ResourceSelector.byType(ProtectedResourceType.EBS).where(TagCondition.equalTo('backup', 'true'));
const level = ProtectionLevel.baseline();
/** Lists `Shop/Table`. */
const baseline = 'test/corpus/in-code/missed.json';

/** Exemptions, and the file with what is missed. */
export const COVERAGE: readonly InCode[] = [
  inCode('CB-COV-002', 'an exemption that is over',
    stack => {
      BackupExemption.of(new CfnTable(stack, 'Table', { keySchema })).because('can be made anew', { expires: '2026-06-30' });
      return new BackupCoverage(stack.node.root, { asOf: '2026-07-01' });
    },
    stack => {
      BackupExemption.of(new CfnTable(stack, 'Table', { keySchema })).because('can be made anew', { expires: '2026-12-31' });
      return new BackupCoverage(stack.node.root, { asOf: '2026-07-01' });
    },
  ),
  inCode('CB-COV-003', 'an exemption without a reason',
    stack => BackupExemption.of(new CfnTable(stack, 'Table', { keySchema })).because(' '),
    stack => BackupExemption.of(new CfnTable(stack, 'Table', { keySchema })).because('can be made anew'),
  ),
  inCode('CB-COV-004', 'an end that is no day',
    stack => BackupExemption.of(new CfnTable(stack, 'Table', { keySchema })).because('can be made anew', { expires: 'next year' }),
    stack => BackupExemption.of(new CfnTable(stack, 'Table', { keySchema })).because('can be made anew', { expires: '2026-12-31' }),
  ),
  inCode('CB-COV-005', 'an exemption of what a plan takes',
    stack => {
      const table = new CfnTable(stack, 'Table', { keySchema });
      new CompliantBackup(stack, 'Backup', { level }).protect(table);
      BackupExemption.of(table).because('can be made anew');
      return new BackupCoverage(stack.node.root);
    },
    stack => {
      const table = new CfnTable(stack, 'Table', { keySchema });
      new CompliantBackup(stack, 'Backup', { level }).protect(table);
      return new BackupCoverage(stack.node.root);
    },
  ),
  inCode('CB-COV-007', 'no plan at all',
    stack => {
      new CfnTable(stack, 'Table', { keySchema });
      return new BackupCoverage(stack.node.root);
    },
    stack => {
      new CompliantBackup(stack, 'Backup', { level }).protect(new CfnTable(stack, 'Table', { keySchema }));
      return new BackupCoverage(stack.node.root);
    },
  ),
  inCode('CB-COV-010', 'a baseline that is something else',
    stack => {
      new CfnTable(stack, 'Table', { keySchema });
      return new BackupCoverage(stack.node.root, { baseline: 'package.json' });
    },
    stack => {
      new CfnTable(stack, 'Table', { keySchema });
      return new BackupCoverage(stack.node.root, { baseline: 'test/corpus/in-code/missed.json' });
    },
  ),
  inCode('CB-COV-011', 'a baseline with what is protected by now',
    stack => {
      new CompliantBackup(stack, 'Backup', { level }).protect(new CfnTable(stack, 'Table', { keySchema }));
      return new BackupCoverage(stack.node.root, { baseline });
    },
    stack => {
      new CfnTable(stack, 'Table', { keySchema });
      return new BackupCoverage(stack.node.root, { baseline });
    },
  ),
  inCode('CB-COV-012', 'a baseline that is not there',
    stack => {
      new CfnTable(stack, 'Table', { keySchema });
      return new BackupCoverage(stack.node.root, { baseline: 'misssed.json' });
    },
    stack => {
      new CfnTable(stack, 'Table', { keySchema });
      return new BackupCoverage(stack.node.root, { baseline: 'test/corpus/in-code/missed.json' });
    },
  ),
  inCode('CB-SRC-010', 'tags that stay on the instance',
    stack => {
      const instance = new CfnInstance(stack, 'Instance', { imageId, tags });
      BackupExemption.of(instance).because('its volumes are backed up');
      new CompliantBackup(stack, 'Backup', { level, resources: volumes });
      return new BackupCoverage(stack.node.root);
    },
    stack => {
      const instance = new CfnInstance(stack, 'Instance', { imageId, tags, propagateTagsToVolumeOnCreation: true });
      BackupExemption.of(instance).because('its volumes are backed up');
      new CompliantBackup(stack, 'Backup', { level, resources: volumes });
      return new BackupCoverage(stack.node.root);
    },
  ),
];
