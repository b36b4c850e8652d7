import type { App, Stack } from 'aws-cdk-lib';
import { CfnResource } from 'aws-cdk-lib';
import { planOf } from '../checks/app-coverage/covered';
import { fragmentApp } from '../helpers/app';
import { ACCOUNT, shop } from '../helpers/stacks';
import { table } from './parts';
import { markdownRows, reportOf, schemaErrors } from './reported';
import type { Reported } from './reported';

const arn = (name: string, account = ACCOUNT) => `arn:aws:backup:eu-west-1:${account}:backup-vault:${name}`;
const raw = (stack: Stack, id: string, type: string, properties: object) => new CfnResource(stack, id, { type, properties });

function reported(destinations: readonly string[], make: (stack: Stack) => void): Reported {
  const stack = shop({}, 'Shop', fragmentApp());
  raw(stack, 'Gap', 'AWS::Backup::LogicallyAirGappedBackupVault', { BackupVaultName: 'gap', MinRetentionDays: 7, MaxRetentionDays: 90 });
  make(stack);
  planOf(stack, { resources: ['*'] }, 'Plan', { copyActions: destinations.map(destinationBackupVaultArn => ({ destinationBackupVaultArn })) });
  return reportOf(stack.node.root as App);
}

const volumes = (stack: Stack) => {
  raw(stack, 'Managed', 'AWS::EC2::Volume', { AvailabilityZone: 'eu-west-1a', Size: 1, Encrypted: true });
  raw(stack, 'Plain', 'AWS::EC2::Volume', { AvailabilityZone: 'eu-west-1a', Size: 1 });
};
const copiedTo = ({ texts }: Reported) => markdownRows(texts.md, 'Resources').map(cells => cells[5]);

test.each([
  ['an air-gapped vault', [arn('gap')], [
    `air-gapped vault in eu-west-1 (account ${ACCOUNT}): NOT possible, its backups keep a key that AWS manages, which air-gapped vaults do not take`,
    `air-gapped vault in eu-west-1 (account ${ACCOUNT})`,
  ], `Copies go to: air-gapped vaults in eu-west-1 (account ${ACCOUNT}).`],
  ['another account', [arn('far', '444455556666')], [
    'eu-west-1 (account 444455556666): NOT possible, its backups keep a key that AWS manages, which no other account can use',
    'eu-west-1 (account 444455556666)',
  ], 'Copies go to: eu-west-1 (account 444455556666).'],
  ['an air-gapped vault and an ordinary one beside it', [arn('gap'), arn('near')], [
    `air-gapped vault in eu-west-1 (account ${ACCOUNT}): NOT possible, its backups keep a key that AWS manages, which air-gapped vaults do not take<br>eu-west-1 (account ${ACCOUNT})`,
    `air-gapped vault in eu-west-1 (account ${ACCOUNT})<br>eu-west-1 (account ${ACCOUNT})`,
  ], `Copies go to: vaults, air-gapped ones too, in eu-west-1 (account ${ACCOUNT}).`],
])('%s', (_, destinations, words, lead) => {
  const report = reported(destinations, volumes);

  expect(schemaErrors(report.posture)).toEqual([]);
  expect(copiedTo(report)).toEqual(words);
  expect(report.texts.md).toContain(lead);
});

test('the condition of a type is told', () => {
  const report = reported([arn('far', '444455556666')], stack => table(stack, 'Orders'));

  expect(copiedTo(report)).toEqual(['eu-west-1 (account 444455556666): supported where the advanced features of AWS Backup for DynamoDB are on in the account and Region']);
});
