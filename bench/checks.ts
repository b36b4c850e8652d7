import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { compile } from './compile';

/**
 * What BackupCoverage and BackupChecks cost beside the synth of the same app, as ratios in one run: in processor time, and in time
 * that passes, which means something only while nothing else runs.
 *
 * `npx ts-node --transpile-only --project test/tsconfig.json -r ./scripts/self.js bench/checks.ts [--smoke]`
 */
const smoke = process.argv.includes('--smoke');
const SIZES: readonly (readonly [resources: number, runs: number])[] = smoke ? [[100, 1]] : [[100, 3], [1000, 3], [10_000, 3]];
const STACKS: readonly number[] = [1, 50];
const LEVELS = ['L1', 'L2'] as const;
const AIM = 0.1;
const PARTS = ['synth', 'coverage', 'checks'] as const;

interface Time {
  readonly processorMs: number;
  readonly elapsedMs: number;
}

interface Cost {
  /** Loading aws-cdk-lib, making the app and its synth. */
  readonly programMs: number;
  readonly synth: Time;
  readonly coverage: Time;
  readonly checks: Time;
}

// What the plugins load is no part of what they cost with the size of an app.
const folder = compile(false);

function worker(resources: number, stacks: number, level: string): Cost {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', join(folder, 'bench', 'checks-worker.js'), String(resources), String(stacks), level], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`bench of ${resources} resources must end with 0, got ${status}: ${stderr}`);
  return JSON.parse(stdout) as Cost;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

const columns = [
  'constructs', 'resources', 'stacks', 'program ms', 'synth ms', 'coverage ms', 'checks ms',
  'both / program', 'both / synth', 'elapsed', 'both, us/resource',
];
const rows = LEVELS.flatMap(level => SIZES.flatMap(([size, runs]) => STACKS.map(stacks => {
  const costs = Array.from({ length: runs }, () => worker(size, stacks, level));
  const program = median(costs.map(cost => cost.programMs));
  const [synth, coverage, checks] = PARTS.map(part => median(costs.map(cost => cost[part].processorMs)));
  const elapsed = median(costs.map(cost => (cost.coverage.elapsedMs + cost.checks.elapsedMs) / cost.synth.elapsedMs));
  const both = coverage + checks;
  const times = [program, synth, coverage, checks].map(ms => ms.toFixed(0));
  const ratios = [both / program, both / synth, elapsed].map(ratio => ratio.toFixed(2));
  return [level, String(size), String(stacks), ...times, ...ratios, (1000 * both / size).toFixed(0)];
})));
const widths = columns.map((column, i) => Math.max(column.length, ...rows.map(row => row[i].length)));
console.log([columns, ...rows].map(row => row.map((cell, i) => cell.padStart(widths[i])).join('  ')).join('\n'));
console.log(smoke ? '\nA short run: too few samples to judge.' : `\nAim: both / synth at most ${AIM}`);
