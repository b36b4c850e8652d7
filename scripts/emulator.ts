import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BackupClient, DescribeBackupVaultCommand, GetBackupPlanCommand, ListBackupPlansCommand, ListBackupVaultsCommand } from '@aws-sdk/client-backup';
import { check } from './check';
import { validateRestores } from './validate-restores';

/**
 * Deploys test/contract/emulator with the real CDK CLI into an emulator on this machine, and reads it back through
 * the Backup API: both stacks deploy in their order, and the copy names a vault that is there.
 *
 * Then runs the validator of restore tests over resources there (scripts/validate-restores.ts).
 *
 * The emulator ignores locks, policies and notifications, and has no selections: about those it says nothing.
 * `npx projen emulator`; without Python it is skipped, aloud.
 */
const EMULATOR = 'ministack==1.5.33';
const ACCOUNT = '000000000000';
const REGIONS = ['eu-west-1', 'eu-central-1'];
const root = join(__dirname, '..');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (error || status !== 0) throw new Error(`${program} ${args.join(' ')} must end with 0, got ${error?.message ?? status}\n${stdout}${stderr}`);
}

async function answers(endpoint: string): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    if (await fetch(endpoint).then(() => true, () => false)) return;
    await sleep(500);
  }
  throw new Error('the emulator must answer within 30 seconds');
}

async function readBack(endpoint: string): Promise<void> {
  const client = (region: string) => new BackupClient({ region, endpoint, credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'none' } });
  const [here, there] = REGIONS.map(client);
  const { BackupPlansList: plans = [] } = await here.send(new ListBackupPlansCommand({}));
  check('one plan is there', plans.length === 1, plans);
  const { BackupPlan: plan } = await here.send(new GetBackupPlanCommand({ BackupPlanId: plans[0].BackupPlanId }));
  const [daily, monthly] = plan?.Rules ?? [];
  check('the daily rule starts within an hour and keeps 35 days', daily.StartWindowMinutes === 60 && daily.Lifecycle?.DeleteAfterDays === 35, daily);
  check('the monthly rule goes cold after 30 days', monthly.Lifecycle?.MoveToColdStorageAfterDays === 30, monthly);

  const { BackupVaultList: vaults = [] } = await here.send(new ListBackupVaultsCommand({}));
  check('the rule goes to the vault of its stack', vaults.some(({ BackupVaultName: name }) => name === daily.TargetBackupVaultName), vaults);
  const copy = daily.CopyActions?.[0].DestinationBackupVaultArn ?? '';
  const replica = await there.send(new DescribeBackupVaultCommand({ BackupVaultName: copy.split(':').pop() }));
  check('the copy goes to a vault in the other Region, with a key of that Region',
    replica.BackupVaultArn === copy && replica.EncryptionKeyArn?.startsWith('arn:aws:kms:eu-central-1:') === true, replica);
}

async function main(): Promise<void> {
  if (spawnSync('python3', ['-m', 'venv', '--help'], { stdio: 'ignore' }).status !== 0) {
    console.log('SKIPPED: emulator, as there is no python3 with venv on this machine');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
  let emulator: ChildProcess | undefined;
  try {
    run('python3', ['-m', 'venv', join(folder, 'venv')]);
    const python = join(folder, 'venv', 'bin', 'python');
    run(python, ['-m', 'pip', 'install', '--quiet', EMULATOR]);
    const port = await freePort();
    const endpoint = `http://127.0.0.1:${port}`;
    emulator = spawn(python, ['-m', 'ministack.app'], { cwd: folder, env: { ...process.env, BIND_HOST: '127.0.0.1', GATEWAY_PORT: String(port) }, stdio: 'ignore' });
    await answers(endpoint);

    const app = `npx ts-node --transpile-only --project test/tsconfig.json -r ./scripts/self.js ${join('test', 'contract', 'emulator', 'app.ts')}`;
    const cdk = (region: string, ...args: string[]) => run('npx', ['cdk', '--no-notices', '--no-version-reporting', ...args, '--app', app, '--output', join(folder, 'out')], {
      ...process.env,
      AWS_ACCESS_KEY_ID: ACCOUNT,
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_REGION: region,
      AWS_ENDPOINT_URL: endpoint,
      AWS_EC2_METADATA_DISABLED: 'true',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    });
    for (const region of REGIONS) cdk(region, 'bootstrap', `aws://${ACCOUNT}/${region}`);
    cdk(REGIONS[0], 'deploy', 'Shop', '--require-approval', 'never');
    await readBack(endpoint);
    await validateRestores(endpoint, REGIONS[0], ACCOUNT);
  } finally {
    emulator?.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
