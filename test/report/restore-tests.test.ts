import { Aws, CfnParameter, Stack } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as fsx from 'aws-cdk-lib/aws-fsx';
import { planOf } from '../checks/app-coverage/covered';
import { fragmentApp } from '../helpers/app';
import { ACCOUNT, IRELAND, shop } from '../helpers/stacks';
import { table } from './parts';
import { reportOf } from './reported';

/** What differs from tests of all tables in all vaults. */
interface Change {
  readonly points?: Partial<backup.CfnRestoreTestingPlan.RestoreTestingRecoveryPointSelectionProperty>;
  readonly selection?: Partial<backup.CfnRestoreTestingSelectionProps>;
  /** Where the tests are, if not beside the plan. */
  readonly stack?: Stack;
}

interface Parts {
  /** Known at deployment only. */
  readonly text: string;
  readonly main: backup.CfnBackupVault;
  readonly other: backup.CfnBackupVault;
  readonly app: App;
}

/** A table in a plan that backs up into vault `main`, and restore tests; what is said of the table, and of the tests. */
function tested(change: (parts: Parts) => Change): { readonly verdict: string; readonly by: readonly string[]; readonly counts: readonly number[] } {
  const app = fragmentApp();
  const stack = shop({}, 'Shop', app);
  const [main, other] = ['main', 'other'].map(name => new backup.CfnBackupVault(stack, name, { backupVaultName: name }));
  planOf(stack, { resources: [table(stack, 'Orders', { tier: 'gold' }).attrArn] }, 'Plan', { targetBackupVault: main.ref });
  const { points, selection, stack: there = stack } = change({ text: new CfnParameter(stack, 'Text').valueAsString, main, other, app });
  const plan = new backup.CfnRestoreTestingPlan(there, 'Tests', {
    restoreTestingPlanName: 'tests',
    scheduleExpression: 'cron(0 9 ? * SUN *)',
    recoveryPointSelection: { algorithm: 'LATEST_WITHIN_WINDOW', recoveryPointTypes: ['SNAPSHOT'], includeVaults: ['*'], ...points },
  });
  new backup.CfnRestoreTestingSelection(there, 'Selection', {
    restoreTestingPlanName: plan.ref,
    restoreTestingSelectionName: 'tables',
    protectedResourceType: 'DynamoDB',
    iamRoleArn: `arn:${Aws.PARTITION}:iam::${ACCOUNT}:role/restore`,
    protectedResourceArns: ['*'],
    ...selection,
  });
  const { posture: { resources: [{ restoreTest }], restoreTests: [{ tests, mayTest }] } } = reportOf(app);
  return { ...restoreTest, counts: [tests, mayTest] };
}

function byTag(operator: 'stringEquals' | 'stringNotEquals', key = 'aws:ResourceTag/tier'): Change {
  return { selection: { protectedResourceArns: undefined, protectedResourceConditions: { [operator]: [{ key, value: 'gold' }] } } };
}

const vaultArn = (name: string) => `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:${name}`;

test.each<[string, (parts: Parts) => Change]>([
  ['as all of its type', () => ({})],
  ['by its ARN', () => ({ selection: { protectedResourceArns: [`arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/*`] } })],
  ['by its tag', () => byTag('stringEquals')],
  ['in vaults of a pattern', () => ({ points: { includeVaults: [vaultArn('ma*')] } })],
  ['in the vault that the tests refer to', ({ main }) => ({ points: { includeVaults: [main.attrBackupVaultArn] } })],
  ['in all vaults but another one', ({ other }) => ({ points: { excludeVaults: [other.attrBackupVaultArn] } })],
  ['by another stack of its account and Region', ({ app }) => ({ stack: shop({}, 'Tests', app) })],
])('is tested: %s', (_, change) => {
  const { verdict, counts } = tested(change);
  expect({ verdict, counts }).toEqual({ verdict: 'tested', counts: [1, 0] });
});

test.each<[string, (parts: Parts) => Change]>([
  ['another type', () => ({ selection: { protectedResourceType: 'S3' } })],
  ['another resource', () => ({ selection: { protectedResourceArns: [`arn:aws:s3:eu-west-1:${ACCOUNT}:table/other`] } })],
  ['another tag', () => byTag('stringNotEquals')],
  ['another vault', () => ({ points: { includeVaults: [vaultArn('other')] } })],
  ['a vault that the tests refer to, and that is another one', ({ other }) => ({ points: { includeVaults: [other.attrBackupVaultArn] } })],
  ['all vaults but its own', ({ main }) => ({ points: { excludeVaults: [main.attrBackupVaultArn] } })],
  ['another Region', ({ app }) => ({ stack: shop({ env: { ...IRELAND, region: 'eu-central-1' } }, 'Tests', app) })],
])('is not tested: %s', (_, change) => {
  expect(tested(change)).toEqual({ verdict: 'not tested', by: [], counts: [0, 0] });
});

test.each<[string, (parts: Parts) => Change]>([
  ['its type', ({ text }) => ({ selection: { protectedResourceType: text } })],
  ['its vault', ({ text }) => ({ points: { includeVaults: [text] } })],
  ['what is left out', ({ text }) => ({ points: { excludeVaults: [text] } })],
  ['its ARN', ({ text }) => ({ selection: { protectedResourceArns: [text] } })],
  ['a key without its prefix', () => byTag('stringEquals', 'tier')],
  ['a place', ({ app }) => ({ stack: new Stack(app, 'Tests') })],
])('nobody knows whether it is tested: %s', (_, change) => {
  const { verdict, counts } = tested(change);
  expect({ verdict, counts }).toEqual({ verdict: 'unknown', counts: [0, 1] });
});

test('what cannot be backed up is no restore test of anything', () => {
  const stack = shop({}, 'Shop', fragmentApp());
  const main = new backup.CfnBackupVault(stack, 'main', { backupVaultName: 'main' });
  new fsx.CfnFileSystem(stack, 'Scratch', { fileSystemType: 'LUSTRE', subnetIds: ['subnet-1'], lustreConfiguration: { deploymentType: 'SCRATCH_2' } });
  planOf(stack, { resources: ['*'] }, 'Plan', { targetBackupVault: main.ref });
  const plan = new backup.CfnRestoreTestingPlan(stack, 'Tests', {
    restoreTestingPlanName: 'tests', scheduleExpression: 'cron(0 9 ? * SUN *)',
    recoveryPointSelection: { algorithm: 'LATEST_WITHIN_WINDOW', recoveryPointTypes: ['SNAPSHOT'], includeVaults: ['*'] },
  });
  new backup.CfnRestoreTestingSelection(stack, 'Selection', {
    restoreTestingPlanName: plan.ref, restoreTestingSelectionName: 'files', protectedResourceType: 'FSx', protectedResourceArns: ['*'],
    iamRoleArn: `arn:${Aws.PARTITION}:iam::${ACCOUNT}:role/restore`,
  });
  const { posture: { resources: [resource], restoreTests: [{ tests, mayTest }] } } = reportOf(stack.node.root as App);

  expect(resource).toMatchObject({ path: 'Shop/Scratch', verdict: 'missed', kept: null, copies: [], restoreTest: { verdict: 'not tested', by: [] } });
  expect(resource.hint).toBe('AWS Backup cannot back it up, for it has deployment type SCRATCH_2');
  expect([tests, mayTest]).toEqual([0, 0]);
});
