import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { name } from '../package.json';

/**
 * Type-checks the `ts` blocks of every Markdown file against the sources. Rosetta does so for README.md and doc
 * comments; this does so for the README of each folder and for docs/, with the same fixture unless the example imports
 * this library itself.
 */
interface Example {
  readonly markdown: string;
  /** Line of the first line of code. */
  readonly line: number;
  readonly code: string;
  readonly fixture: boolean;
}

const root = join(__dirname, '..');
const folder = join(root, 'test', 'contract');
const fixture = readFileSync(join(root, 'rosetta', 'default.ts-fixture'), 'utf8');

function examplesOf(markdown: string): Example[] {
  const text = readFileSync(join(root, markdown), 'utf8');
  return [...text.matchAll(/^```(?:ts|typescript)\b(.*)\n([^]*?)^```$/gm)].map(match => ({
    markdown,
    line: text.slice(0, match.index).split('\n').length + 1,
    code: match[2],
    fixture: !match[1].includes('nofixture') && !match[2].includes(`from '${name}'`),
  }));
}

/**
 * A module that holds the example, as Rosetta would make it: imports and `declare const` go to the top, and blanks keep
 * the rest in place.
 */
function moduleOf(example: Example): { readonly text: string; readonly shift: number } {
  if (!example.fixture) return { text: example.code, shift: 0 };
  let top = '';
  let body = example.code;
  for (const statement of ts.createSourceFile('example.ts', example.code, ts.ScriptTarget.Latest).statements) {
    const declared = ts.isVariableStatement(statement) && statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
    if (!declared && !ts.isImportDeclaration(statement)) continue;
    const text = example.code.slice(statement.pos, statement.end);
    top += text.replace(/\n/g, ' ');
    body = body.slice(0, statement.pos) + text.replace(/[^\n]/g, ' ') + body.slice(statement.end);
  }
  const [head, tail] = fixture.split('/// here\n');
  return { text: `${top}\n${head}\n${body}${tail}`, shift: `${top}\n${head}\n`.split('\n').length - 1 };
}

const markdown = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '*.md'], { cwd: root, encoding: 'utf8' });
const examples = markdown.split('\0').filter(file => file && file !== 'API.md').flatMap(examplesOf);
const modules = new Map(examples.map((example, i) => [join(folder, `example-${i}.ts`), { example, ...moduleOf(example) }]));

const config = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'test', 'tsconfig.json'), ts.sys.readFile).config, ts.sys, join(root, 'test'),
);
const options: ts.CompilerOptions = { ...config.options, noUnusedLocals: false, noUnusedParameters: false };
const host = ts.createCompilerHost(options);
const onDisk = { fileExists: host.fileExists, readFile: host.readFile, getSourceFile: host.getSourceFile };
host.fileExists = file => modules.has(file) || onDisk.fileExists(file);
host.readFile = file => modules.get(file)?.text ?? onDisk.readFile(file);
host.getSourceFile = (file, target, ...rest) => {
  const module = modules.get(file);
  return module ? ts.createSourceFile(file, module.text, target) : onDisk.getSourceFile.call(host, file, target, ...rest);
};

const program = ts.createProgram([...modules.keys()], options, host);
let wrong = 0;
for (const [file, { example, shift }] of modules) {
  const source = program.getSourceFile(file);
  for (const diagnostic of ts.getPreEmitDiagnostics(program, source)) {
    const line = source!.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line - shift + example.line;
    console.error(`${example.markdown}:${line} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')}`);
    wrong++;
  }
}

if (wrong) {
  console.error(`${wrong} errors in the examples`);
  process.exit(1);
}
console.log(`${examples.length} examples compile`);
