import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as backup from 'aws-cdk-lib/aws-backup';
import { CfnHypervisor } from 'aws-cdk-lib/aws-backupgateway';
import * as fc from 'fast-check';
import { BACKUP_ACTIONS } from '../../../src/model/backup-actions';
import { nearest } from '../../../src/model/did-you-mean';
import { COMMON_SHAPES, RESOURCE_SHAPES } from '../../../src/model/resources/resource-shapes';

/** The L1s know the properties too: each has an accessor of its name. */
const L1S: Readonly<Record<string, { readonly prototype: object }>> = {
  'AWS::Backup::BackupPlan': backup.CfnBackupPlan,
  'AWS::Backup::BackupSelection': backup.CfnBackupSelection,
  'AWS::Backup::BackupVault': backup.CfnBackupVault,
  'AWS::Backup::Framework': backup.CfnFramework,
  'AWS::Backup::LogicallyAirGappedBackupVault': backup.CfnLogicallyAirGappedBackupVault,
  'AWS::Backup::ReportPlan': backup.CfnReportPlan,
  'AWS::Backup::RestoreTestingPlan': backup.CfnRestoreTestingPlan,
  'AWS::Backup::RestoreTestingSelection': backup.CfnRestoreTestingSelection,
  'AWS::Backup::TieringConfiguration': backup.CfnTieringConfiguration,
  'AWS::BackupGateway::Hypervisor': CfnHypervisor,
};

test.each(Object.entries(L1S))('%s has the properties that aws-cdk-lib knows', (type, { prototype }) => {
  const settable = Object.entries(Object.getOwnPropertyDescriptors(prototype)).filter(([, { set }]) => set !== undefined);
  const accessors = settable.map(([name]) => name.toLowerCase());
  // Tags have accessors that are not properties: `tags`, `backupVaultTagsRaw`.
  const properties = Object.keys(RESOURCE_SHAPES[type].properties).map(name => name.toLowerCase());
  expect(accessors.filter(name => !properties.includes(name) && !/tags(raw)?$/.test(name))).toEqual([]);
  expect(properties.filter(name => !accessors.includes(name) && !name.endsWith('tags'))).toEqual([]);
});

test.each(Object.entries(RESOURCE_SHAPES))('%s names shapes that it has', (_, shapes) => {
  const kinds = Object.values(shapes).flatMap(shape => Object.values(shape)).map(kind => kind.replace(/^list of |!$/g, ''));
  const known = ['string', 'number', 'boolean', 'map', 'json', ...Object.keys(shapes), ...Object.keys(COMMON_SHAPES)];
  expect(kinds.filter(kind => !known.includes(kind))).toEqual([]);
});

test('actions are those of the Service Authorization Reference', () => {
  const file = join(__dirname, '..', '..', '..', 'node_modules', '@cloud-copilot', 'iam-data', 'data', 'actions', 'backup.json');
  const actions = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, { readonly name: string }>).map(({ name }) => name);

  expect([...BACKUP_ACTIONS].sort()).toEqual(actions.sort());
});

describe('what somebody most likely meant', () => {
  const known = ['DeleteAfterDays', 'MoveToColdStorageAfterDays', 'RuleName', 'Lifecycle'];

  test.each([
    ['deleteAfterDays', 'DeleteAfterDays'],
    ['Delete_After_Days', 'DeleteAfterDays'],
    ['DeletAfterDay', 'DeleteAfterDays'],
    ['LifeCycle', 'Lifecycle'],
    ['Schedule', undefined],
    ['', undefined],
  ])('%s: %s', (name, meant) => {
    expect(nearest(name, known)).toBe(meant);
  });

  test('a name that is known is meant', () => {
    fc.assert(fc.property(fc.constantFrom(...known), name => nearest(name, known) === name));
  });

  test('never anything else than a known name', () => {
    fc.assert(fc.property(fc.string(), name => [...known, undefined].includes(nearest(name, known))));
  });
});
