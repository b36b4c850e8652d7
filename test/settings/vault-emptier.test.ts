import {
  BackupClient, DeleteRecoveryPointCommand, DescribeBackupVaultCommand, DisassociateRecoveryPointFromParentCommand,
  ListRecoveryPointsByBackupVaultCommand, ListTagsCommand,
} from '@aws-sdk/client-backup';
import type { DeleteRecoveryPointCommandInput, ListRecoveryPointsByBackupVaultCommandInput, RecoveryPointByBackupVault } from '@aws-sdk/client-backup';
import { mockClient } from 'aws-sdk-client-mock';
import { DEADLINE_MS, isComplete, onEvent, RESERVE_MS } from '../../assets/vault-emptier';
import { HOPELESS } from '../../assets/vault-emptier/empty';
import { cloudFormation as client, PRODUCTION as AT_RUN_TIME } from '../../assets/vault-emptier/guard';
import { PRODUCTION } from '../../src/model/settings/vault-emptying-model';

const backup = mockClient(BackupClient);
const cloudFormation = mockClient(client);
const VAULT_ARN = 'arn:aws:backup:eu-west-1:111122223333:backup-vault:dev';
const EVENT = {
  RequestType: 'Delete', StackId: 'arn:aws:cloudformation:eu-west-1:111122223333:stack/Dev/1', LogicalResourceId: 'Emptying', PhysicalResourceId: 'Emptying',
  ResourceProperties: { BackupVaultName: 'dev' },
};
const arnOf = (i: number) => `arn:aws:backup:eu-west-1:111122223333:recovery-point:${i}`;
const logged: Record<string, unknown>[] = [];

beforeEach(() => {
  for (const mock of [backup, cloudFormation]) mock.reset();
  logged.length = 0;
  jest.spyOn(console, 'log').mockImplementation(text => void logged.push(JSON.parse(String(text)) as Record<string, unknown>));
  backup.on(DescribeBackupVaultCommand).resolves({ BackupVaultArn: VAULT_ARN, Locked: false, VaultType: 'BACKUP_VAULT', NumberOfRecoveryPoints: 7 });
  backup.on(ListTagsCommand).resolves({ Tags: { stage: 'dev' } });
  cloudFormation.onAnyCommand().resolves({ Stacks: [{ StackName: 'Dev', CreationTime: new Date(), StackStatus: 'DELETE_IN_PROGRESS' }] });
});
afterEach(() => {
  jest.restoreAllMocks();
});

const error = (name: string, message = 'no') => Object.assign(new Error(message), { name });
const call = (from = new Date().toISOString(), milliseconds = 60_000) =>
  isComplete({ ...EVENT, EmptyFrom: from }, { getRemainingTimeInMillis: () => RESERVE_MS + milliseconds });

/** A vault that answers as AWS Backup does: pages of at most 1000, and a deletion that takes effect at once unless told otherwise. */
class Vault {
  public readonly points: Map<string, RecoveryPointByBackupVault>;

  constructor(
    points: readonly RecoveryPointByBackupVault[],
    onDelete: (point: RecoveryPointByBackupVault, vault: Vault) => void = (point, vault) => vault.gone(point),
  ) {
    this.points = new Map(points.map(point => [point.RecoveryPointArn!, point]));
    backup.on(ListRecoveryPointsByBackupVaultCommand).callsFake(({ MaxResults = 1000, NextToken = '' }: ListRecoveryPointsByBackupVaultCommandInput) => {
      const page: RecoveryPointByBackupVault[] = [];
      for (const point of this.points.values()) {
        // The token is the last one seen: those behind it have not moved when it is gone.
        if (NextToken !== '' && order(point.RecoveryPointArn) <= order(NextToken)) continue;
        if (page.length === MaxResults) return { RecoveryPoints: page, NextToken: page.at(-1)!.RecoveryPointArn };
        page.push(point);
      }
      return { RecoveryPoints: page };
    });
    backup.on(DeleteRecoveryPointCommand).callsFake(({ RecoveryPointArn }: DeleteRecoveryPointCommandInput) => {
      const point = this.points.get(RecoveryPointArn!);
      if (!point) throw error('ResourceNotFoundException');
      onDelete(point, this);
      return {};
    });
  }

  public gone({ RecoveryPointArn }: RecoveryPointByBackupVault): void {
    this.points.delete(RecoveryPointArn!);
  }
}

const order = (arn: string | undefined) => Number(arn!.split(':').pop());
const points = (count: number, change: Partial<RecoveryPointByBackupVault> = {}): RecoveryPointByBackupVault[] =>
  Array.from({ length: count }, (_, i) => ({ RecoveryPointArn: arnOf(i), Status: 'COMPLETED', ...change }));

describe('onEvent', () => {
  test.each(['Create', 'Update'])('%s does nothing, and keeps the id', async RequestType => {
    expect(await onEvent({ ...EVENT, RequestType, PhysicalResourceId: undefined })).toEqual({ PhysicalResourceId: 'Emptying' });
    expect(backup.calls()).toEqual([]);
  });

  test('begins when the stack goes', async () => {
    expect(await onEvent(EVENT)).toEqual({ PhysicalResourceId: 'Emptying', EmptyFrom: expect.stringMatching(/^20.*Z$/) });
  });

  test.each(['UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS'] as const)('does nothing while the stack is %s', async StackStatus => {
    cloudFormation.onAnyCommand().resolves({ Stacks: [{ StackName: 'Dev', CreationTime: new Date(), StackStatus }] });

    expect(await onEvent(EVENT)).toEqual({ PhysicalResourceId: 'Emptying' });
    expect(backup.calls()).toEqual([]);
    expect(logged).toEqual([{ vault: 'dev', kept: 'the stack stays: only this resource is taken out of it' }]);
  });

  test.each([
    ['it is locked', { Locked: true }, {}],
    ['it is a LOGICALLY_AIR_GAPPED_BACKUP_VAULT', { VaultType: 'LOGICALLY_AIR_GAPPED_BACKUP_VAULT' as const }, {}],
    ['its tag stage=Production marks it as production', {}, { stage: 'Production' }],
    ['its tag prod=true marks it as production', {}, { prod: 'true' }],
  ])('refuses since %s', async (why, vault, tags) => {
    backup.on(DescribeBackupVaultCommand).resolves({ BackupVaultArn: VAULT_ARN, ...vault });
    backup.on(ListTagsCommand).resolves({ Tags: tags });
    await expect(onEvent(EVENT)).rejects.toThrow(`Vault dev is not emptied: ${why}`);
  });

  test('a vault that is gone is no reason to stop', async () => {
    backup.on(DescribeBackupVaultCommand).rejects(error('ResourceNotFoundException'));
    expect(await onEvent(EVENT)).toHaveProperty('EmptyFrom');
  });

  test('an error of the guard stops everything', async () => {
    backup.on(DescribeBackupVaultCommand).rejects(error('AccessDeniedException', 'not you'));
    await expect(onEvent(EVENT)).rejects.toThrow('not you');
  });

  test('production is called the same at synth and at run time', () => {
    expect(String(AT_RUN_TIME)).toBe(String(PRODUCTION));
  });
});

describe('isComplete', () => {
  test('has nothing to do where onEvent did not begin', async () => {
    expect(await isComplete(EVENT, { getRemainingTimeInMillis: () => 900_000 })).toEqual({ IsComplete: true });
    expect(backup.calls()).toEqual([]);
  });

  test('an empty vault is empty', async () => {
    new Vault([]);
    expect(await call()).toEqual({ IsComplete: true });
  });

  test('deletes every status there is but what is on its way', async () => {
    const statuses = ['COMPLETED', 'PARTIAL', 'EXPIRED', 'AVAILABLE', 'STOPPED', 'DELETING', 'CREATING'] as const;
    const vault = new Vault(statuses.map((Status, i) => ({ RecoveryPointArn: arnOf(i), Status })));

    expect(await call()).toEqual({ IsComplete: false });
    expect([...vault.points.values()].map(({ Status }) => Status)).toEqual(['DELETING', 'CREATING']);
    expect(logged.at(-1)).toMatchObject({ deleted: 5, pending: 2, refused: 0 });
  });

  test('waits for deletions that take their time, and asks for each once a call', async () => {
    const vault = new Vault(points(3), () => undefined);
    expect(await call()).toEqual({ IsComplete: false });
    expect(backup.commandCalls(DeleteRecoveryPointCommand)).toHaveLength(3);

    vault.points.clear();
    expect(await call()).toEqual({ IsComplete: true });
  });

  test('100,000 recovery points, in calls that run out of time', async () => {
    const vault = new Vault(points(100_000));
    const left: number[] = [];
    let done = false;
    for (let calls = 0; !done && calls < 5_000; calls += 1) {
      done = (await call(undefined, 1000)).IsComplete;
      left.push(vault.points.size);
    }

    expect(done).toBe(true);
    expect(vault.points.size).toBe(0);
    // Each call went on where the last one stopped.
    expect(left.length).toBeGreaterThan(2);
    expect([...left].sort((a, b) => b - a)).toEqual(left);
    expect(backup.commandCalls(DeleteRecoveryPointCommand)).toHaveLength(100_000);
    expect(logged.at(-1)).toMatchObject({ vault: 'dev', isEmpty: true });
  }, 120_000);

  test('a nested recovery point that its composite holds leaves it first', async () => {
    const held = new Set([arnOf(1)]);
    backup.on(DisassociateRecoveryPointFromParentCommand)
      .callsFake(({ RecoveryPointArn }: { RecoveryPointArn: string }) => void held.delete(RecoveryPointArn));
    const vault = new Vault([
      { RecoveryPointArn: arnOf(0), Status: 'COMPLETED', IsParent: true }, { RecoveryPointArn: arnOf(1), Status: 'COMPLETED', ParentRecoveryPointArn: arnOf(0) },
    ], (point, of) => {
      if (held.has(point.RecoveryPointArn!)) throw error('InvalidRequestException', 'it belongs to a composite');
      of.gone(point);
    });

    expect(await call()).toEqual({ IsComplete: true });
    expect(vault.points.size).toBe(0);
  });

  test('nested recovery points that go with their composite are gone', async () => {
    const nested = points(3).slice(1).map(point => ({ ...point, ParentRecoveryPointArn: arnOf(0) }));
    new Vault([{ RecoveryPointArn: arnOf(0), Status: 'COMPLETED', IsParent: true }, ...nested], (_, of) => of.points.clear());
    expect(await call()).toEqual({ IsComplete: true });
    expect(backup.commandCalls(DisassociateRecoveryPointFromParentCommand)).toEqual([]);
  });

  test.each(['ThrottlingException', 'InvalidResourceStateException', 'ServiceUnavailableException'])('%s passes', async name => {
    const vault = new Vault(points(2), () => {
      throw error(name);
    });
    expect(await call()).toEqual({ IsComplete: false });
    expect(vault.points.size).toBe(2);
  });

  test('what cannot be deleted fails the stack, with a reason', async () => {
    new Vault(points(2), () => {
      throw error('InvalidRequestException', 'a legal hold is on it');
    });
    await expect(call()).rejects.toThrow(
      `Vault dev has 2 recovery points or more that cannot be deleted: ${arnOf(0)}: InvalidRequestException: a legal hold is on it; ${arnOf(1)}: InvalidRequestException: a legal hold is on it`,
    );
  });

  test('does not try all of a great many in vain', async () => {
    new Vault(points(5_000), () => {
      throw error('AccessDeniedException');
    });
    await expect(call()).rejects.toThrow(/^Vault dev has \d+ recovery points or more that cannot be deleted/);
    expect(backup.commandCalls(DeleteRecoveryPointCommand).length).toBeLessThan(HOPELESS * 2);
  });

  test('one that is refused does not keep the others', async () => {
    const vault = new Vault(points(20), (point, of) => {
      if (point.RecoveryPointArn === arnOf(3)) throw error('InvalidRequestException', 'an access point is on it');
      of.gone(point);
    });
    expect(await call()).toEqual({ IsComplete: false });
    expect([...vault.points.keys()]).toEqual([arnOf(3)]);
    await expect(call()).rejects.toThrow('an access point is on it');
  });

  test('gives up before CloudFormation does, and says how to go on', async () => {
    new Vault(points(1));
    const anHourAgo = new Date(Date.now() - DEADLINE_MS - 1000).toISOString();
    await expect(call(anHourAgo)).rejects.toThrow('Vault dev still has about 7 recovery points after 55 minutes: delete the stack again to go on');
    expect(backup.commandCalls(DeleteRecoveryPointCommand)).toEqual([]);
  });
});
