import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const FOLDER = join(__dirname, '..', '..', 'test', 'corpus', 'in-code');

let changes: ReadonlyMap<string, string[]> | undefined;

/** What both functions of an entry of `test/corpus/in-code` say, with `-` before what is wrong and `+` before what is right. */
export function codeChange(id: string): string[] {
  changes ??= new Map(readdirSync(FOLDER).filter(file => file.endsWith('.ts')).flatMap(file => changesIn(join(FOLDER, file))));
  const change = changes.get(id);
  if (!change) throw new Error(`an entry inCode('${id}', …) must stand in ${FOLDER}, got none`);
  return change;
}

function changesIn(file: string): [string, string[]][] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: [string, string[]][] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node) || node.expression.getText(source) !== 'inCode') return;
    const [id, , wrong, right] = node.arguments;
    if (ts.isStringLiteral(id) && ts.isArrowFunction(wrong) && ts.isArrowFunction(right)) {
      found.push([id.text, lineByLine(linesOf(wrong.body, source), linesOf(right.body, source))]);
    }
  };
  visit(source);
  return found;
}

function linesOf(body: ts.ConciseBody, source: ts.SourceFile): string[] {
  if (!ts.isBlock(body)) return dedented(body, source, `${body.getText(source)};`);
  return body.statements.flatMap(statement => {
    const shown = ts.isReturnStatement(statement) ? statement.expression! : statement;
    return dedented(statement, source, ts.isReturnStatement(statement) ? `${shown.getText(source)};` : shown.getText(source));
  });
}

/** Without the indentation of the line that the node begins in. */
function dedented(node: ts.Node, source: ts.SourceFile, text: string): string[] {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
  const [indentation] = /^ */.exec(source.text.slice(source.getPositionOfLineAndCharacter(line, 0)))!;
  return text.split('\n').map((one, i) => i === 0 ? one : one.replace(indentation, ''));
}

/** Lines that both have in front and at the end stand there once. */
function lineByLine(wrong: readonly string[], right: readonly string[]): string[] {
  const most = Math.min(wrong.length, right.length);
  let head = 0;
  while (head < most && wrong[head] === right[head]) head++;
  let tail = 0;
  while (tail < most - head && wrong[wrong.length - 1 - tail] === right[right.length - 1 - tail]) tail++;
  return [
    ...wrong.slice(0, head).map(line => `  ${line}`),
    ...wrong.slice(head, wrong.length - tail).map(line => `- ${line}`),
    ...right.slice(head, right.length - tail).map(line => `+ ${line}`),
    ...wrong.slice(wrong.length - tail).map(line => `  ${line}`),
  ];
}
