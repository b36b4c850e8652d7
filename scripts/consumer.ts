import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as newest from '../lanes/newest/package.json';
import * as own from '../package.json';

/**
 * Meets the library as its users do: packs it, installs the tarball in an empty folder, and runs the real `cdk synth`
 * over every app in test/contract/consumer, on the floor and on the newest aws-cdk-lib.
 *
 * An app says in comments what is to happen: `// stacks: A, B` on a line of its own names the stacks of its assembly;
 * a line that ends with `// refused: CB-…` must be the one that throws this diagnostic; `// finds: CB-…, CB-…` on a line of
 * its own names what the plugins fail the synth with.
 *
 * `npx projen consumer [floor] [newest]`; needs a compiled library.
 */
const root = join(__dirname, '..');
const apps = join(root, 'test', 'contract', 'consumer');
const LANES = {
  floor: { 'aws-cdk-lib': own.devDependencies['aws-cdk-lib'], 'constructs': own.devDependencies.constructs },
  newest: newest.dependencies,
} as const;
type Lane = keyof typeof LANES;

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

interface Expectation {
  readonly stacks?: readonly string[];
  readonly refused?: { readonly id: string; readonly line: number };
  readonly finds?: readonly string[];
}

function pack(folder: string): string {
  const [packed] = JSON.parse(npm(root, 'pack', '--json', '--pack-destination', folder)) as Packed[];
  const paths = packed.files.map(file => file.path);

  const allowed = /^(\.jsii|API\.md|CHANGELOG\.md|CODE_OF_CONDUCT\.md|CONTRIBUTING\.md|LICENSE|README\.md|RULES\.md|SECURITY\.md|package\.json|lib\/.*\.(js|d\.ts|md)|assets\/.*\.js|node_modules\/croner\/.*)$/;
  const unexpected = paths.filter(path => !allowed.test(path));
  if (unexpected.length) throw new Error(`the package must hold nothing but the library, got ${unexpected.join(', ')}`);
  const absent = ['.jsii', 'lib/index.js', 'lib/index.d.ts', 'assets/account-settings/index.js', 'LICENSE', 'README.md', 'node_modules/croner/package.json'].filter(path => !paths.includes(path));
  if (absent.length) throw new Error(`the package must hold ${absent.join(', ')}`);

  console.log(`packed ${packed.filename}: ${paths.length} files, ${kilobytes(packed.size)}, unpacked ${kilobytes(packed.unpackedSize)}`);
  return join(folder, packed.filename);
}

function install(lane: Lane, tarball: string, folder: string): void {
  mkdirSync(folder);
  write(folder, 'package.json', { name: 'consumer', version: '0.0.0', private: true });
  write(folder, 'tsconfig.json', { compilerOptions: { module: 'node16', moduleResolution: 'node16', target: 'es2022', strict: true, types: ['node'] } });
  const tools = (['aws-cdk', 'typescript', 'ts-node', '@types/node'] as const).map(name => `${name}@${own.devDependencies[name]}`);
  const libraries = Object.entries(LANES[lane]).map(([name, version]) => `${name}@${version}`);
  npm(folder, 'install', '--prefer-offline', '--save-exact', '--loglevel=error', tarball, ...libraries, ...tools);

  const tree = JSON.parse(npm(folder, 'ls', '--json', '--depth=0')) as { dependencies: Record<string, { version: string }> };
  for (const [name, version] of Object.entries(LANES[lane])) {
    if (tree.dependencies[name].version !== version) throw new Error(`${name} must be ${version} in lane ${lane}, got ${tree.dependencies[name].version}`);
  }
  // The bundled dependency comes along, inside the library's own folder.
  execFileSync(process.execPath, ['-e', `require.resolve('croner', { paths: [require.resolve('${own.name}')] })`], { cwd: folder, stdio: 'inherit' });
  readFileSync(join(folder, 'node_modules', own.name, 'node_modules', 'croner', 'package.json'));
}

function expectationOf(source: string): Expectation {
  const lines = source.split('\n');
  const line = lines.findIndex(text => text.includes('// refused: '));
  const stacks = /^\/\/ stacks: (.*)$/m.exec(source)?.[1].split(', ');
  const finds = /^\/\/ finds: (.*)$/m.exec(source)?.[1].split(', ');
  return { stacks, finds, refused: line < 0 ? undefined : { id: lines[line].split('// refused: ')[1].trim(), line: line + 1 } };
}

/** What is wrong with a run of an app, or nothing. */
function synth(lane: Lane, file: string, folder: string): string | undefined {
  const { stacks, finds, refused } = expectationOf(readFileSync(join(apps, file), 'utf8'));
  copyFileSync(join(apps, file), join(folder, file));
  const output = join(folder, `${file}.out`);
  write(folder, 'cdk.json', {
    app: `npx ts-node ${file}`,
    output,
    context: { '@aws-cdk/core:validateAgainstDefaultRules': true },
  });
  const run = spawnSync('npx', ['cdk', 'synth', '--quiet', '--no-notices', '--no-version-reporting'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true', ...lane === 'newest' ? { JSII_DEPRECATED: 'fail' } : {} },
  });
  const said = run.stdout + run.stderr;

  if (finds) {
    if (run.status === 0) return `must fail with ${finds.join(', ')}, was accepted`;
    const missing = finds.filter(id => !said.includes(id));
    return missing.length > 0 ? `must name ${missing.join(', ')}, said:\n${said}` : undefined;
  }
  if (refused) {
    if (run.status === 0) return `must be refused with ${refused.id}, was accepted`;
    if (!said.includes(`(${refused.id})`)) return `must name ${refused.id}, said:\n${said}`;
    // The first place in the trace is the user's own line, not one of ours.
    const place = /^\s+at .*$/m.exec(said)?.[0] ?? said;
    return place.includes(`${file}:${refused.line}:`) ? undefined : `must point at ${file}:${refused.line}, pointed at ${place.trim()}`;
  }
  if (run.status !== 0) return `must synthesize, said:\n${said}`;
  const got = stackNames(output);
  return stacks && got.join() !== stacks.join() ? `must have the stacks ${stacks.join(', ')}, has ${got.join(', ')}` : undefined;
}

function stackNames(assembly: string): string[] {
  const manifest = JSON.parse(readFileSync(join(assembly, 'manifest.json'), 'utf8')) as {
    artifacts: Record<string, { type: string; properties: { stackName?: string } }>;
  };
  return Object.entries(manifest.artifacts)
    .filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack')
    .map(([id, artifact]) => artifact.properties.stackName ?? id)
    .sort();
}

function npm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 26 });
}

function write(folder: string, name: string, content: object): void {
  writeFileSync(join(folder, name), JSON.stringify(content, undefined, 2));
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}

const asked = process.argv.slice(2).filter((arg): arg is Lane => arg in LANES);
const folder = mkdtempSync(join(tmpdir(), 'consumer-'));
let failed = 0;
try {
  const tarball = pack(folder);
  for (const lane of asked.length ? asked : Object.keys(LANES) as Lane[]) {
    const home = join(folder, lane);
    install(lane, tarball, home);
    for (const file of readdirSync(apps).sort()) {
      const wrong = synth(lane, file, home);
      console.log(`${wrong ? 'FAILED' : 'ok'} ${file} on aws-cdk-lib ${LANES[lane]['aws-cdk-lib']}${wrong ? `: ${wrong}` : ''}`);
      if (wrong) failed++;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failed) process.exit(1);
