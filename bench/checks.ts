import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { compile } from './compile';

/**
 * What BackupCoverage and BackupChecks cost beside the synth of the same app, in processor time and as ratios in one run.
 *
 * `npx ts-node --transpile-only --project test/tsconfig.json -r ./scripts/self.js bench/checks.ts [--smoke]`
 */
const smoke = process.argv.includes('--smoke');
const SIZES: readonly (readonly [resources: number, runs: number])[] = smoke ? [[100, 1]] : [[100, 3], [1000, 3], [10_000, 3]];
const STACKS: readonly number[] = [1, 50];
const LEVELS = ['L1', 'L2'] as const;
const AIM = 0.1;

interface Cost {
  /** Loading aws-cdk-lib, making the app and its synth. */
  readonly programMs: number;
  readonly synthMs: number;
  readonly coverageMs: number;
  readonly checksMs: number;
}

// What the plugins load is no part of what they cost with the size of an app.
const folder = compile(false);

function worker(resources: number, stacks: number, level: string): Cost {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'bench', 'checks-worker.js'), String(resources), String(stacks), level], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`bench of ${resources} resources must end with 0, got ${status}: ${stderr}`);
  return JSON.parse(stdout) as Cost;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const columns = ['constructs', 'resources', 'stacks', 'program ms', 'synth ms', 'coverage ms', 'checks ms', 'both / program', 'both / synth', 'both, us/resource'];
const rows = LEVELS.flatMap(level => SIZES.flatMap(([size, runs]) => STACKS.map(stacks => {
  const costs = Array.from({ length: runs }, () => worker(size, stacks, level));
  const [program, synth, coverage, checks] = (['programMs', 'synthMs', 'coverageMs', 'checksMs'] as const).map(part => median(costs.map(cost => cost[part])));
  const both = coverage + checks;
  const times = [program, synth, coverage, checks].map(ms => ms.toFixed(0));
  return [level, String(size), String(stacks), ...times, (both / program).toFixed(2), (both / synth).toFixed(2), (1000 * both / size).toFixed(0)];
})));
const widths = columns.map((column, i) => Math.max(column.length, ...rows.map(row => row[i].length)));
console.log([columns, ...rows].map(row => row.map((cell, i) => cell.padStart(widths[i])).join('  ')).join('\n'));
console.log(smoke ? '\nA short run: too few samples to judge.' : `\nAim: both / synth at most ${AIM}`);
