import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tasks whose output is committed. */
const GENERATORS = ['default', 'docgen', 'rules', 'fixture'];
const root = join(__dirname, '..');

/** Every file that differs from the last commit or is new, with the hash of what it holds now. */
function changes(): Map<string, string> {
  const files = git('ls-files', '--modified', '--deleted', '--others', '--exclude-standard');
  return new Map(files.split('\0').filter(Boolean).map(file => [file, hash(join(root, file))]));
}

function hash(file: string): string {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return 'deleted';
  }
}

function git(...args: string[]): string {
  return execFileSync('git', [...args, '-z'], { cwd: root, encoding: 'utf8' });
}

const before = changes();
for (const task of GENERATORS) execFileSync('npx', ['projen', task], { cwd: root, stdio: 'inherit' });
const stale = [...changes()].filter(([file, now]) => before.get(file) !== now).map(([file]) => file);

if (stale.length) {
  console.error(`Stale, run \`npx projen ${GENERATORS.join('`, `npx projen ')}\` and commit: ${stale.join(', ')}`);
  process.exit(1);
}
console.log('Generated files are up to date');
