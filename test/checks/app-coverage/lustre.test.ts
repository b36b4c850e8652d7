import { CfnCondition, CfnParameter, Fn } from 'aws-cdk-lib';
import type { CfnResource, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BackupExemption } from '../../../src';
import { shop, tokens } from '../../helpers/stacks';
import { coverageOf, planOf, tag } from './covered';
import { raw, tagged } from './resources';

process.env.JSII_DEPRECATED ??= 'quiet';

const lustre = (stack: Stack, configuration?: object, others: object = {}) => raw(stack, 'R', 'AWS::FSx::FileSystem', {
  FileSystemType: 'LUSTRE', SubnetIds: ['subnet-1'], StorageCapacity: 1200, LustreConfiguration: configuration, ...others,
});
const linked = (stack: Stack, { ref }: CfnResource) => raw(stack, 'Link', 'AWS::FSx::DataRepositoryAssociation', {
  FileSystemId: ref, FileSystemPath: '/data', DataRepositoryPath: 's3://data',
});
const isSet = (stack: Stack) => new CfnCondition(stack, 'Set', { expression: Fn.conditionEquals(new CfnParameter(stack, 'P').valueAsString, 'yes') });

const told = (got: string) => [`FSx for Lustre file system 'Shop/R' must be persistent, and not linked to a data repository, for AWS Backup to back it up, got ${got}: `
  + "make it so; or take it out of the plan, and BackupExemption.of(construct).because('…')"];
const PERSISTENT = { DeploymentType: 'PERSISTENT_2' };

test.each<[string, (stack: Stack) => unknown, string[]]>([
  ['SCRATCH_1', s => lustre(s, { DeploymentType: 'SCRATCH_1' }), told('deployment type SCRATCH_1')],
  ['SCRATCH_2', s => lustre(s, { DeploymentType: 'SCRATCH_2' }), told('deployment type SCRATCH_2')],
  ['no configuration', s => lustre(s), told('no deployment type, which makes it SCRATCH_1')],
  ['an import path', s => lustre(s, { DeploymentType: 'PERSISTENT_1', ImportPath: new Bucket(s, 'B', { versioned: true }).s3UrlForObject() }), told('a link to a data repository')],
  ['an association', s => linked(s, lustre(s, PERSISTENT)), told('a link to a data repository')],
  ['PERSISTENT_1', s => lustre(s, { DeploymentType: 'PERSISTENT_1' }), []],
  ['PERSISTENT_2', s => lustre(s, PERSISTENT), []],
  ['made of a backup', s => lustre(s, undefined, { BackupId: 'backup-0123456789abcdef0' }), []],
  ['a token', s => {
    const { text } = tokens(s);
    lustre(s, { DeploymentType: text, ImportPath: text });
  }, []],
  ['a configuration that nobody knows', s => lustre(s, Fn.conditionIf(isSet(s).logicalId, PERSISTENT, {}) as never), []],
  ['an association on a condition', s => { linked(s, lustre(s, PERSISTENT)).cfnOptions.condition = isSet(s); }, []],
  ['an association and a file system on one condition', s => {
    const files = lustre(s, PERSISTENT);
    linked(s, files).cfnOptions.condition = files.cfnOptions.condition = isSet(s);
  }, told('a link to a data repository')],
  ['another file system', s => raw(s, 'R', 'AWS::FSx::FileSystem', { FileSystemType: 'WINDOWS', SubnetIds: ['subnet-1'] }), []],
])('CB-SRC-012 %s', (_, make, messages) => {
  const stack = shop();
  make(stack);
  planOf(stack, { resources: ['arn:aws:fsx:*:*:file-system/*'] });
  const { findings, messages: said, statuses } = coverageOf(stack);

  expect(said.filter(message => message.includes("'Shop/R'"))).toEqual(messages);
  expect(findings.filter(finding => finding.endsWith(' Shop/R'))).toEqual(messages.map(() => 'CB-SRC-012 Shop/R'));
  if (messages.length > 0) expect(statuses['Shop/R']).toBe('missed');
  else expect(statuses['Shop/R']).not.toBe('missed');
});

describe('what cannot be backed up', () => {
  test('is not copied, and the plan that takes it is still named', () => {
    const stack = shop();
    lustre(stack, { DeploymentType: 'SCRATCH_2' });
    raw(stack, 'Kept', 'AWS::FSx::FileSystem', { FileSystemType: 'LUSTRE', SubnetIds: ['subnet-1'], LustreConfiguration: PERSISTENT });
    planOf(stack, { resources: ['*'] }, 'Plan', { copyActions: [{ destinationBackupVaultArn: 'arn:aws:backup:eu-central-1:111122223333:backup-vault:v' }] });

    expect(coverageOf(stack).json.resources).toMatchObject([
      { path: 'Shop/Kept', status: 'protected', copies: [{ region: 'eu-central-1', supported: true }] },
      { path: 'Shop/R', status: 'missed', protectedBy: [{ plan: 'Shop/Plan' }], copies: [] },
    ]);
  });

  test('can be exempt', () => {
    const stack = shop();
    BackupExemption.of(lustre(stack, { DeploymentType: 'SCRATCH_2' })).because('filled again from S3');
    planOf(stack, { resources: ['*'] });

    expect(coverageOf(stack)).toMatchObject({ statuses: { 'Shop/R': 'exempt' }, findings: [] });
  });

  test.each<[string, (stack: Stack) => unknown]>([
    ['no plan', () => undefined],
    ['a plan that may take it', stack => planOf(stack, { listOfTags: [tag('backup', tokens(stack).text)] })],
  ])('is missed where there is %s, with the reason', (_, plan) => {
    const stack = shop();
    tagged(lustre(stack, { DeploymentType: 'SCRATCH_2' }));
    plan(stack);

    expect(coverageOf(stack).messages).toContain("FSx for Lustre file system 'Shop/R' must be protected by a backup plan, or exempt with a reason, got neither: "
      + "AWS Backup cannot back it up, for it has deployment type SCRATCH_2; or BackupExemption.of(construct).because('…')");
  });
});
