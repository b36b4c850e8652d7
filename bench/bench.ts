import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './compile';
import type { Cost } from './worker';

/**
 * What our construct costs, as ratios to the same template written with L1s and with aws-cdk-lib's L2, in one run on
 * one machine. Absolute times say little about another machine; ratios do.
 *
 * `npm run bench -- [--smoke] [--json FILE]`; `--smoke` is a short run that only proves that everything still works
 * and that all variants give the same resources.
 */
const smoke = process.argv.includes('--smoke');
const json = process.argv[process.argv.indexOf('--json') + 1];

/** How many plans, and how many processes each variant gets for it. */
const SIZES: readonly (readonly [plans: number, runs: number])[] = smoke ? [[1, 1], [10, 1]] : [[1, 9], [10, 9], [100, 7], [1000, 5]];
const IMPORTS = smoke ? 3 : 15;

/** What we want to stay under. Growth is the cost of a plan among many over the cost of one among few. */
const AIMS = { importMs: 10, overL1: 1.5, overL2: 1.2, growth: 1.3 };

interface Row extends Omit<Cost, 'resources'> {
  readonly variant: string;
  readonly plans: number;
  readonly processMs: number;
}

const folder = compile(true);
const variants = readdirSync(join(__dirname, 'variants')).filter(file => file.endsWith('.ts')).map(file => file.slice(0, -3)).sort();

function worker<T>(...args: string[]): { readonly cost: T; readonly processMs: number } {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', join(folder, 'bench', 'worker.js'), ...args], { encoding: 'utf8' });
  const processMs = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`bench ${args.join(' ')} must end with 0, got ${status}: ${stderr}`);
  return { cost: JSON.parse(stdout) as T, processMs };
}

/** Variants take turns, so that a slow minute of the machine hits all of them. */
function measure(plans: number, runs: number): Row[] {
  const samples = new Map<string, ReturnType<typeof worker<Cost>>[]>(variants.map(variant => [variant, []]));
  for (let run = 0; run < runs; run++) {
    for (const [variant, list] of samples) list.push(worker<Cost>(variant, String(plans)));
  }
  sameResources(new Map([...samples].map(([variant, list]) => [variant, list[0].cost.resources])));
  return [...samples].map(([variant, list]) => ({
    variant,
    plans,
    constructMs: median(list.map(({ cost }) => cost.constructMs)),
    synthMs: median(list.map(({ cost }) => cost.synthMs)),
    heapKb: median(list.map(({ cost }) => cost.heapKb)),
    processMs: median(list.map(({ processMs }) => processMs)),
  }));
}

function sameResources(found: ReadonlyMap<string, Cost['resources']>): void {
  const texts = [...found].map(([variant, resources]) => [variant, JSON.stringify(Object.entries(resources).sort())]);
  for (const [variant, text] of texts) {
    if (text !== texts[0][1]) throw new Error(`variants must give the same resources, got ${text} from ${variant} and ${texts[0][1]} from ${texts[0][0]}`);
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function whole(row: Row): number {
  return row.constructMs + row.synthMs;
}

function table(rows: readonly Row[]): string {
  const columns = ['plans', 'variant', 'construct', 'synth', 'both, ms/plan', 'x l1', 'x l2', 'heap KB/plan', 'x l1', 'x l2', 'process ms', 'x l1', 'x l2'];
  const cells = rows.map(row => {
    const ratios = (of: (r: Row) => number) => ['l1', 'l2'].map(base => {
      const other = rows.find(r => r.variant === base && r.plans === row.plans);
      return other ? (of(row) / of(other)).toFixed(2) : '';
    });
    const perPlan = (n: number) => (n / row.plans).toFixed(2);
    return [
      String(row.plans), row.variant, perPlan(row.constructMs), perPlan(row.synthMs), perPlan(whole(row)), ...ratios(whole),
      perPlan(row.heapKb), ...ratios(r => r.heapKb), row.processMs.toFixed(0), ...ratios(r => r.processMs),
    ];
  });
  const widths = columns.map((column, i) => Math.max(column.length, ...cells.map(row => row[i].length)));
  return [columns, ...cells].map(row => row.map((cell, i) => cell.padStart(widths[i])).join('  ')).join('\n');
}

function aims(importMs: number, rows: readonly Row[]): string[] {
  const at = (variant: string, plans: number) => rows.find(row => row.variant === variant && row.plans === plans);
  const [[few], [many]] = SIZES.slice(-2);
  const [ours, l1, l2, fewer] = [at('ours', many), at('l1', many), at('l2', many), at('ours', few)];
  if (!ours || !l1 || !l2 || !fewer) return [];
  const line = (what: string, got: number, aim: number) => `${got <= aim ? 'met   ' : 'missed'} ${what}: ${got.toFixed(2)}, aim ${aim}`;
  return [
    line('import on top of aws-backup, aws-kms and aws-iam, ms', importMs, AIMS.importMs),
    line(`construct and synth over the L1s, ${many} plans`, whole(ours) / whole(l1), AIMS.overL1),
    line(`construct and synth over aws-cdk-lib's L2, ${many} plans`, whole(ours) / whole(l2), AIMS.overL2),
    line(`cost of a plan among ${many} over one among ${few}`, whole(ours) / many / (whole(fewer) / few), AIMS.growth),
  ];
}

// The first process of each kind reads files that no later one has to read from the disk.
for (const variant of variants) worker<Cost>(variant, '1');
const importMs = median(Array.from({ length: IMPORTS }, () => worker<{ importMs: number }>('import').cost.importMs));
console.log(`Import: ${importMs.toFixed(1)} ms on top of aws-backup, aws-kms and aws-iam\n`);
const rows = SIZES.flatMap(([plans, runs]) => measure(plans, runs));
console.log(table(rows));
console.log(smoke ? '\nA short run: too few samples to judge.' : `\n${aims(importMs, rows).join('\n')}`);
if (process.argv.includes('--json')) writeFileSync(json, JSON.stringify({ node: process.version, importMs, rows }, undefined, 2));
