import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '..');
/** Below node_modules, so that packages resolve from there and git does not see it. */
const OUT = join(root, 'node_modules', '.cache', 'bench');

/**
 * Turns sources and benchmarks into plain JavaScript, so that no compiler runs while something is measured.
 *
 * @param lazy whether a file is loaded when it is used, as users have it; otherwise all are loaded by the import
 */
export function compile(lazy: boolean): string {
  rmSync(OUT, { recursive: true, force: true });
  for (const folder of ['src', 'bench']) {
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      const from = join(root, folder, file);
      const to = join(OUT, folder, file);
      if (file.endsWith('.json')) cpSync(from, to);
      if (!file.endsWith('.ts')) continue;
      const { outputText } = ts.transpileModule(readFileSync(from, 'utf8'), {
        compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
      });
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to.replace(/\.ts$/, '.js'), outputText);
    }
  }
  // The library reads its version from there.
  cpSync(join(root, 'package.json'), join(OUT, 'package.json'));
  if (lazy) execFileSync(process.execPath, [join(root, 'scripts', 'lazy.js'), join(OUT, 'src')]);
  return OUT;
}
