import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { devDependencies } from '../package.json';

/**
 * Generates the packages of the other languages, compiles them, and runs a small app in each (test/contract/<language>):
 * it synthesizes, and it meets one refusal. A language whose tools are not on the machine is skipped, aloud.
 *
 * `npx projen languages [python] [java] [go] [dotnet]`; needs a compiled library.
 */
const root = join(__dirname, '..');
const floor = devDependencies['aws-cdk-lib'];
const constructs = devDependencies.constructs;
/** What aws-cdk-lib and its own dependencies are called on npm. */
const BASES = ['aws-cdk-lib', '@aws-cdk/asset-awscli-v1', '@aws-cdk/asset-node-proxy-agent-v6', '@aws-cdk/cloud-assembly-schema'];

interface Language {
  /** Programs that must be there. */
  readonly tools: readonly string[];
  /** `home` holds the app, `generated` the package. */
  readonly test: (home: string, generated: string) => void;
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  python: {
    tools: ['python3'],
    test(home, generated) {
      const python = join(home, 'venv', 'bin', 'python');
      run(home, 'python3', '-m', 'venv', 'venv');
      run(home, python, '-m', 'pip', 'install', '--quiet', '--no-compile', `aws-cdk-lib==${floor}`, `constructs==${constructs}`, generated);
      run(home, python, 'app.py');
    },
  },
  java: {
    tools: ['java', 'mvn'],
    test(home, generated) {
      // A range would take the newest version there is; the promise to be held is the oldest.
      const pom = join(generated, 'pom.xml');
      const ranges = readFileSync(pom, 'utf8')
        .replace(/<version>\[2\.[^<]*<\/version>/, `<version>${floor}</version>`)
        .replace(/<version>\[10\.[^<]*<\/version>/, `<version>${constructs}</version>`);
      writeFileSync(pom, ranges);
      writeFileSync(join(home, '..', 'pom.xml'), reactor(['generated/java', 'java']));
      run(join(home, '..'), 'mvn', '--quiet', '--batch-mode', '--no-transfer-progress', 'test');
    },
  },
  go: {
    tools: ['go'],
    test(home, generated) {
      // Module proxies do not carry aws-cdk-lib everywhere; its bindings come out of the same generator as ours.
      for (const name of BASES) generate(join(root, 'node_modules', name), ['go'], join(generated, '..'));
      for (const folder of readdirSync(generated)) {
        const [, name] = /^module (.*)$/m.exec(readFileSync(join(generated, folder, 'go.mod'), 'utf8'))!;
        run(home, 'go', 'mod', 'edit', `-replace=${name}=${join(generated, folder)}`);
      }
      run(home, 'go', 'mod', 'tidy');
      run(home, 'go', 'vet', './...');
      run(home, 'go', 'run', '.');
    },
  },
  dotnet: {
    // The code is generated only: what compiling it needs is not to be had everywhere.
    tools: [],
    test(_home, generated) {
      if (!existsSync(join(generated, 'CdkCompliantBackup', 'CdkCompliantBackup.csproj'))) throw new Error('no project was generated');
    },
  },
};

function reactor(modules: readonly string[]): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>contract</groupId>
  <artifactId>reactor</artifactId>
  <version>0.0.0</version>
  <packaging>pom</packaging>
  <modules>${modules.map(module => `<module>${module}</module>`).join('')}</modules>
</project>
`;
}

function generate(folder: string, targets: readonly string[], outdir: string): void {
  run(root, 'npx', 'jsii-pacmak', folder, '--code-only', '--no-npmignore', '--outdir', outdir, ...targets.flatMap(name => ['--target', name]));
}

function run(cwd: string, program: string, ...args: string[]): void {
  const { status, error } = spawnSync(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error || status !== 0) throw new Error(`${program} ${args.join(' ')} must end with 0, got ${error?.message ?? status}`);
}

function isThere(tool: string): boolean {
  // Java's tools know no --version in old releases, go none at all; that it starts is enough.
  return spawnSync(tool, ['version'], { stdio: 'ignore' }).error === undefined;
}

const asked = process.argv.slice(2).filter(arg => arg in LANGUAGES);
const languages = asked.length ? asked : Object.keys(LANGUAGES);
const folder = mkdtempSync(join(tmpdir(), 'languages-'));
let failed = 0;
try {
  const generated = join(folder, 'generated');
  mkdirSync(generated);
  generate(root, languages, generated);
  for (const name of languages) {
    const { tools, test } = LANGUAGES[name];
    const absent = tools.filter(tool => !isThere(tool));
    if (absent.length) {
      console.log(`SKIPPED: ${name}, as there is no ${absent.join(', no ')} on this machine`);
      continue;
    }
    const home = join(folder, name);
    const app = join(root, 'test', 'contract', name);
    if (existsSync(app)) cpSync(app, home, { recursive: true });
    const start = Date.now();
    try {
      test(home, join(generated, name));
      console.log(`ok ${name}, ${Math.round((Date.now() - start) / 1000)} s`);
    } catch (error) {
      console.error(`FAILED ${name}: ${(error as Error).message}`);
      failed++;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failed) process.exit(1);
