import './tidy';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IPolicyValidationContext, IPolicyValidationPlugin } from 'aws-cdk-lib';
import { textTable } from '../src/private/text-table';
import { CORPUS } from '../test/corpus';
import type { Right, Wrong } from '../test/corpus/entry';
import { judged } from '../test/corpus/judged';
import { LEFT_TO_OTHERS } from '../test/corpus/left-to-others';

/*
 * Measures who names what in the corpus: our checks, AWS's validator as aws-cdk-lib runs it (`npm ci --prefix lanes/newest`), and
 * cfn-lint (CFN_LINT names its program; otherwise it is installed in a temporary folder). See docs/corpus.md.
 */

interface Finding {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly stack: string;
  readonly resource: string;
  /** `Properties/BackupPlan/BackupPlanName`; empty: somewhere in the resource. */
  readonly path: string;
  readonly message: string;
}

/** A template as a file, and whose it is. */
interface Written {
  readonly entry: Right | Wrong;
  readonly stack: string;
  readonly file: string;
  readonly account: string | undefined;
  readonly region: string;
}

type Findings = ReadonlyMap<Right | Wrong, readonly Finding[]>;

interface Tool {
  readonly name: string;
  /** undefined: it is not here. */
  readonly findings: Findings | undefined;
}

const CFN_LINT = 'cfn-lint==1.58.0';
const root = join(__dirname, '..');
const newest = join(root, 'lanes', 'newest');
const entries: readonly (Right | Wrong)[] = [...CORPUS.flatMap(({ right, wrong }) => [...right, ...wrong]), ...LEFT_TO_OTHERS];

function writeAll(folder: string): Written[] {
  return entries.flatMap((entry, i) => Object.entries(entry.stacks).map(([stack, { template, env: { account, region = 'us-east-1' } }]): Written => {
    const file = join(folder, String(i), `${stack}.template.json`);
    mkdirSync(join(folder, String(i)), { recursive: true });
    writeFileSync(file, JSON.stringify(template, undefined, 1));
    return { entry, stack, file, account, region };
  }));
}

function collect(written: readonly Written[], of: (file: string) => readonly Omit<Finding, 'stack'>[]): Findings {
  const found = new Map<Right | Wrong, Finding[]>();
  for (const { entry, stack, file } of written) {
    found.set(entry, [...found.get(entry) ?? [], ...of(file).map(finding => ({ ...finding, stack }))]);
  }
  return found;
}

function errorOr(severity: string | undefined): Finding['severity'] {
  return severity === 'error' ? 'error' : 'warning';
}

/** BackupChecks, over an app with the templates. */
function ours(): Tool {
  const found = (entry: Right | Wrong) => judged(entry)
    .map(({ id, severity, ...rest }): Finding => ({ ...rest, rule: id, severity: errorOr(severity) }));
  return { name: 'ours', findings: new Map(entries.map(entry => [entry, found(entry)])) };
}

/** The plugin that aws-cdk-lib adds to each app since 2.262, with its own rules, called as the synth calls it. */
function official(written: readonly Written[]): Tool {
  const lane = createRequire(join(newest, 'package.json'));
  if (!existsSync(join(newest, 'node_modules', 'aws-cdk-lib'))) return { name: 'official validator', findings: undefined };
  const { CloudFormationValidatePlugin } = lane('aws-cdk-lib') as { CloudFormationValidatePlugin: new () => IPolicyValidationPlugin };
  const context = {
    templatePaths: written.map(({ file }) => file),
    stackTemplates: written.map(({ file, stack, account, region }) => (
      { templatePath: file, stackConstructPath: stack, accountId: account, region }
    )),
  };
  const byFile = new Map<string, Omit<Finding, 'stack'>[]>();
  const { violations } = new CloudFormationValidatePlugin().validate(context as IPolicyValidationContext);
  for (const { ruleName, severity, description, violatingResources } of violations) {
    for (const { templatePath = '', resourceLogicalId = '', locations } of violatingResources) {
      const path = locations[0]?.replace(/\[(\d+)\]/g, '.$1').replaceAll('.', '/') ?? '';
      const finding = { rule: ruleName, severity: errorOr(severity), resource: resourceLogicalId, path, message: description };
      byFile.set(templatePath, [...byFile.get(templatePath) ?? [], finding]);
    }
  }
  return { name: `official validator (aws-cdk-lib ${versionOf('aws-cdk-lib')})`, findings: collect(written, file => byFile.get(file) ?? []) };

  function versionOf(name: string): string {
    return (JSON.parse(readFileSync(join(newest, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
  }
}

interface LintMatch {
  readonly Filename: string;
  readonly Level: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
  readonly Location: { readonly Path: readonly (string | number)[] | null };
}

/** What runs cfn-lint: CFN_LINT, or one that is installed for this run. */
function lintCommand(folder: string): string | undefined {
  if (process.env.CFN_LINT) return process.env.CFN_LINT;
  const venv = join(folder, 'venv');
  const installed = spawnSync('python3', ['-m', 'venv', venv]).status === 0
    && spawnSync(join(venv, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', CFN_LINT]).status === 0;
  return installed ? join(venv, 'bin', 'cfn-lint') : undefined;
}

/** cfn-lint with its default rules. */
function cfnLint(written: readonly Written[], folder: string): Tool {
  const command = lintCommand(folder);
  if (!command || spawnSync(command, ['--version']).status !== 0) return { name: 'cfn-lint', findings: undefined };
  const byFile = new Map<string, Omit<Finding, 'stack'>[]>();
  for (const region of new Set(written.map(template => template.region))) {
    const files = written.filter(template => template.region === region).map(({ file }) => file);
    const { stdout } = spawnSync(command, ['--format', 'json', '--regions', region, '--', ...files], { encoding: 'utf8', maxBuffer: 2 ** 28 });
    for (const { Filename, Level, Message, Rule, Location } of JSON.parse(stdout) as LintMatch[]) {
      const [section, resource = '', ...path] = (Location.Path ?? []).map(String);
      const where = section === 'Resources' ? { resource, path: path.join('/') } : { resource: '', path: [section, resource, ...path].join('/') };
      const finding = { rule: Rule.Id, severity: errorOr(Level.toLowerCase()), ...where, message: Message };
      byFile.set(Filename, [...byFile.get(Filename) ?? [], finding]);
    }
  }
  const version = execFileSync(command, ['--version'], { encoding: 'utf8' }).trim().replace('cfn-lint ', '');
  return { name: `cfn-lint (${version})`, findings: collect(written, file => byFile.get(file) ?? []) };
}

/** What the right template does not have. */
function news(of: Findings, entry: Wrong): Finding[] {
  const key = ({ rule, stack, resource, path, message }: Finding) => [rule, stack, resource, path, message].join('\n');
  const before = new Set((of.get(entry.base) ?? []).map(key));
  return (of.get(entry) ?? []).filter(finding => !before.has(key(finding)));
}

/** Whether a finding points at what was changed, or at something around it or in it. */
function pointsAt({ stack, resource, path }: Finding, entry: Wrong): boolean {
  if (stack !== entry.stack || resource !== entry.resource) return false;
  const [one, other] = [`${path}/`, `${entry.path}/`];
  return path === '' || entry.path === '' || one.startsWith(other) || other.startsWith(one);
}

/** Of a tool: how many it finds something new in, and in brackets how many it points at. */
function noticed(findings: Findings | undefined, wrong: readonly Wrong[]): string {
  if (!findings) return '-';
  const found = wrong.filter(entry => news(findings, entry).length > 0);
  const located = found.filter(entry => news(findings, entry).some(finding => pointsAt(finding, entry)));
  return `${found.length} (${located.length})`;
}

function cells(wrong: readonly Wrong[], right: readonly Right[], tools: readonly Tool[]): string[] {
  const [first, ...others] = tools;
  const names = (entry: Wrong) => ({ rule, stack, resource }: Finding) => rule === entry.id && stack === entry.stack && resource === entry.resource;
  const named = wrong.filter(entry => first.findings!.get(entry)!.some(names(entry)));
  const alarms = tools.map(({ findings }) => findings
    ? (['error', 'warning'] as const).map(severity => right.filter(entry => findings.get(entry)!.some(finding => finding.severity === severity)).length).join(' / ')
    : '-');
  return [
    String(wrong.length),
    String(named.length),
    noticed(first.findings, wrong),
    ...others.map(({ findings }) => noticed(findings, wrong)),
    String(right.length),
    ...alarms,
  ];
}

const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
process.env.TMPDIR = folder;
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const written = writeAll(folder);
const tools = [ours(), official(written), cfnLint(written, folder)];
const row = (name: string, wrong: readonly Wrong[], right: readonly Right[]) => [name, ...cells(wrong, right, tools)];
const allWrong = CORPUS.flatMap(({ wrong }) => wrong);
const allRight = CORPUS.flatMap(({ right }) => right);

const short = tools.map(({ name }) => name.replace(/ \(.*/, ''));
console.log(tools.map(({ name }) => name).join(', '));
console.log('Right id: named by our checks with the id that it should have, on the resource. Then, for each tool: any finding that the right template\ndoes not have (in brackets: one that points at the place). Alarms: right templates with an error / with a warning.\n');
console.log(textTable([
  ['area', 'wrong', 'right id', ...short, 'right', ...short.map(name => `alarms of ${name}`)],
  ...CORPUS.map(({ name, wrong, right }) => row(name, wrong, right)),
  row('all', allWrong, allRight),
  row('of these, errors', allWrong.filter(({ severity }) => severity === 'error'), []),
  row('of these, warnings', allWrong.filter(({ severity }) => severity === 'warning'), []),
]));
console.log(`\nMistakes of CloudFormation in general, which are not in the corpus: ${LEFT_TO_OTHERS.length}. Noticed by ${
  tools.map(({ findings }, i) => `${short[i]}: ${noticed(findings, LEFT_TO_OTHERS)}`).join(', ')}.`);

for (const { name, findings } of tools) {
  if (!findings) console.log(`\nSKIPPED: ${name} is not on this machine, so its columns are empty.`);
}
