import { CfnDeletionPolicy, CfnParameter, Duration, RemovalPolicy, Stack, Stage, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import { AirGappedVault, EmptyVaultOnDelete, SecureVault, VaultLock } from '../../src';
import type { SecureVaultProps } from '../../src';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import type { Json } from '../helpers/simulation';
import { ACCOUNT, IRELAND, shop, synthErrors, warnings } from '../helpers/stacks';

const DEVELOPMENT: SecureVaultProps = { blockRecoveryPointDeletion: false, removalPolicy: RemovalPolicy.DESTROY };

function emptied(props: SecureVaultProps = {}, stack = shop()): Stack {
  new EmptyVaultOnDelete(stack, 'Emptying', { backupVault: new SecureVault(stack, 'Vault', { ...DEVELOPMENT, ...props }), acknowledgeDataLoss: true });
  return stack;
}

describe('minimal', () => {
  const template = Template.fromStack(emptied());

  test('a custom resource that goes before the vault', () => {
    template.hasResource('Custom::EmptyBackupVault', { DeletionPolicy: 'Delete', Properties: { BackupVaultName: { Ref: Match.stringLikeRegexp('^Vault') } } });
    template.hasResource('AWS::Backup::BackupVault', { DeletionPolicy: 'Delete' });
  });

  test('two functions of ours, which run for ten minutes at a time', () => {
    for (const handler of ['index.onEvent', 'index.isComplete']) {
      template.hasResourceProperties('AWS::Lambda::Function', { Handler: handler, Runtime: 'nodejs22.x', Timeout: 600 });
    }
  });

  test('the waiting ends when CloudFormation gives up', () => {
    const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine')) as { Properties: { DefinitionString: unknown } }[];
    const text = JSON.stringify(machine.Properties.DefinitionString);
    const [, interval, attempts] = /IntervalSeconds\\\\?":(\d+),\\\\?"MaxAttempts\\\\?":(\d+)/.exec(text) ?? [];
    expect(Number(interval) * Number(attempts)).toBe(Duration.hours(1).toSeconds());
  });

  test('warns about nothing; the vault itself tells that it goes with its stack', () => {
    expect(warnings(emptied())).toEqual(['CB-VAULT-003']);
  });
});

describe('what it may do', () => {
  const [policy] = Object.values(Template.fromStack(emptied()).findResources('AWS::IAM::ManagedPolicy')) as { Properties: { PolicyDocument: { Statement: Json[] } } }[];
  const { Statement: statements } = policy.Properties.PolicyDocument;

  test('names every resource: the vault, the stack, the log and the kinds of recovery points', () => {
    expect(statements.map(({ Sid, Action }) => [Sid, Action])).toEqual([
      ['Look', ['backup:DescribeBackupVault', 'backup:ListRecoveryPointsByBackupVault', 'backup:ListTags']],
      ['Delete', ['backup:DeleteRecoveryPoint', 'backup:DisassociateRecoveryPointFromParent']],
      ['LetAWSBackupDelete', 'iam:CreateServiceLinkedRole'],
      ['KnowWhetherTheStackGoes', 'cloudformation:DescribeStacks'],
      ['Log', ['logs:CreateLogStream', 'logs:PutLogEvents']],
    ]);
    expect(statements.flatMap(({ Resource }) => Resource)).not.toContain('*');
    expect(statements[0].Resource).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Vault/), 'BackupVaultArn'] });
    expect(statements[3].Resource).toEqual({ Ref: 'AWS::StackId' });
  });

  const patterns = (statements.find(({ Sid }) => Sid === 'Delete')!.Resource as { 'Fn::Join': [string, (string | object)[]] }[])
    .map(({ 'Fn::Join': [, parts] }) => parts.map(part => typeof part === 'string' ? part : 'aws').join(''));

  test.each([
    ['a recovery point of AWS Backup', `arn:aws:backup:eu-west-1:${ACCOUNT}:recovery-point:1`, true],
    ['a snapshot of a volume', 'arn:aws:ec2:eu-west-1::snapshot/snap-1', true],
    ['an image', 'arn:aws:ec2:eu-west-1::image/ami-1', true],
    ['a snapshot of a database that AWS Backup took', `arn:aws:rds:eu-west-1:${ACCOUNT}:snapshot:awsbackup:job-1`, true],
    ['a snapshot of a database that somebody else took', `arn:aws:rds:eu-west-1:${ACCOUNT}:snapshot:mine`, false],
    ['a recovery point of another Region', `arn:aws:backup:eu-central-1:${ACCOUNT}:recovery-point:1`, false],
    ['a recovery point of another account', 'arn:aws:backup:eu-west-1:999988887777:recovery-point:1', false],
    ['a volume', `arn:aws:ec2:eu-west-1:${ACCOUNT}:volume/vol-1`, false],
  ])('deletes %s, %s: %s', (_, resource, allowed) => {
    // Every pattern has its only asterisk at the end.
    expect(patterns.some(pattern => resource.startsWith(pattern.slice(0, -1)))).toBe(allowed);
    expect(patterns.every(pattern => pattern.indexOf('*') === pattern.length - 1)).toBe(true);
  });
});

test("aws-cdk-lib's vault is emptied too", () => {
  const stack = shop();
  const backupVault = new backup.BackupVault(stack, 'Vault', { removalPolicy: RemovalPolicy.DESTROY });
  new EmptyVaultOnDelete(stack, 'Emptying', { backupVault, acknowledgeDataLoss: true });
  expect(synthErrors(stack)).toEqual([]);
});

describeRefusals('refused at once', [
  {
    name: 'without the word of its user', write: () => {
      const stack = shop();
      return new EmptyVaultOnDelete(stack, 'Emptying', { backupVault: new SecureVault(stack, 'Vault', DEVELOPMENT), acknowledgeDataLoss: false });
    },
    message: 'AcknowledgeDataLoss of the emptying must be true, since every backup in the vault is deleted with the stack, got false [Shop/Emptying] (CB-EMPTY-001)',
  },
  {
    name: 'a vault that was imported', write: () => {
      const stack = shop();
      return new EmptyVaultOnDelete(stack, 'Emptying', { backupVault: SecureVault.fromBackupVaultName(stack, 'Vault', 'central'), acknowledgeDataLoss: true });
    },
    message: 'Vault of the emptying must be made in the same stack, got a vault from elsewhere [Shop/Emptying] (CB-EMPTY-002)',
  },
  {
    name: 'the vault of another stack', write: () => {
      const app = testApp();
      const backupVault = new SecureVault(shop({}, 'Other', app), 'Vault', DEVELOPMENT);
      return new EmptyVaultOnDelete(shop({}, 'Shop', app), 'Emptying', { backupVault, acknowledgeDataLoss: true });
    },
    message: 'Vault of the emptying must be made in the same stack, got a vault from elsewhere [Shop/Emptying] (CB-EMPTY-002)',
  },
]);

describe('refused at synth', () => {
  const said = (stack: Stack) => synthErrors(stack).map(line => line.replace(/^\[[^\]]+\] /, ''));

  test('a locked vault', () => {
    expect(said(emptied({ vaultLock: VaultLock.governance({ minRetention: Duration.days(1) }) })))
      .toEqual(['Vault of the emptying must have no lock, got a Vault Lock (CB-EMPTY-003)']);
  });

  test('a retained vault', () => {
    expect(said(emptied({ removalPolicy: RemovalPolicy.RETAIN })))
      .toEqual(['Vault of the emptying must be deleted with its stack, got one that is retained: set removalPolicy: RemovalPolicy.DESTROY (CB-EMPTY-004)']);
  });

  test('a vault that denies deletion', () => {
    expect(said(emptied({ blockRecoveryPointDeletion: true })))
      .toEqual(['Access policy of the vault of the emptying must let recovery points be deleted, got a deny of backup:DeleteRecoveryPoint: set blockRecoveryPointDeletion: false (CB-EMPTY-005)']);
  });

  test('an air-gapped vault', () => {
    const stack = shop();
    const backupVault = new AirGappedVault(stack, 'Vault', { minRetention: Duration.days(7), maxRetention: Duration.days(30) });
    new EmptyVaultOnDelete(stack, 'Emptying', { backupVault, acknowledgeDataLoss: true });
    expect(said(stack)).toContain('Vault of the emptying must have no lock, got a logically air-gapped vault (CB-EMPTY-003)');
  });

  test.each<[string, () => Stack, string]>([
    ['the name of the stack', () => emptied({}, shop({}, 'ShopProd')), 'stack ShopProd'],
    ['the name of the stage', () => emptied({}, new Stack(new Stage(testApp(), 'production', { env: IRELAND }), 'Shop', { stackName: 'Shop' })), 'stage production'],
    ['termination protection', () => emptied({}, shop({ terminationProtection: true })), 'termination protection'],
    ['a tag that comes later', () => {
      const stack = emptied();
      Tags.of(stack).add('stage', 'prod');
      return stack;
    }, 'tag stage=prod'],
  ])('production, by %s', (_, make, mark) => {
    expect(said(make())).toEqual([`The emptying must not be for production, got ${mark} (CB-EMPTY-006)`]);
  });

  test.each(['Shop-prod', 'prodShop', 'PROD', 'Live'])('production, by the name %s of the stack', name => {
    expect(said(emptied({}, shop({ stackName: name })))).toEqual([`The emptying must not be for production, got stack ${name} (CB-EMPTY-006)`]);
  });

  test.each(['Products', 'delivery', 'reproduction'])('%s is no production', name => {
    expect(said(emptied({}, shop({ stackName: name })))).toEqual([]);
  });

  test('what is not known is not judged', () => {
    const stack = emptied();
    Tags.of(stack).add('stage', new CfnParameter(stack, 'StageName').valueAsString);
    const [vault] = stack.node.findAll().filter(backup.CfnBackupVault.isCfnBackupVault);
    vault.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
    expect(said(stack)).toEqual([]);
  });
});
