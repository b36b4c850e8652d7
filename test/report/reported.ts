import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import type { Document, Element } from '@xmldom/xmldom';
import Ajv from 'ajv';
import type { App, Stage } from 'aws-cdk-lib';
import { PostureReport } from '../../src';
import type { PostureReportProps } from '../../src';
import type { Posture } from '../../src/report/posture';

const SCHEMA = JSON.parse(readFileSync(join(__dirname, '..', '..', 'docs', 'backup-posture.schema.json'), 'utf8')) as object;
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(SCHEMA);

/** What the documented schema has against a report. */
export function schemaErrors(document: unknown): string[] {
  return validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** The report of an app, in all forms. */
export interface Reported {
  readonly posture: Posture;
  readonly texts: Readonly<Record<'json' | 'md' | 'html', string>>;
}

/** Makes a report and synthesizes the app; findings of plugins fail the synth on newer versions, and set the exit code on the floor. */
export function reportOf(scope: App | Stage, props: PostureReportProps = {}, afterwards = (): void => undefined): Reported {
  new PostureReport(scope, props);
  afterwards();
  synthQuietly(scope.node.root as App, scope.outdir);
  const read = (format: string) => readFileSync(join(scope.outdir, `backup-posture.${format}`), 'utf8');
  const texts = { json: read('json'), md: read('md'), html: read('html') };
  return { texts, posture: JSON.parse(texts.json) as Posture };
}

/** What only says that plugins found something is no matter here. */
export function synthQuietly(app: App, folder = app.outdir): void {
  const { exitCode } = process;
  const print = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    app.synth();
  } catch (error) {
    if (!existsSync(join(folder, 'backup-posture.json'))) throw error;
  } finally {
    process.exitCode = exitCode;
    print.mockRestore();
  }
}

/** The page as a strict parser sees it, which takes nothing that is not well-formed. */
export function parsed(html: string): Document {
  return new DOMParser({ onError: onErrorStopParsing }).parseFromString(html, 'application/xhtml+xml');
}

export function elements(document: Document | Element, name: string): Element[] {
  return Array.from(document.getElementsByTagName(name));
}

/** Cells of the rows of a table of a page, as text. */
export function rowsOf(document: Document, section: string): string[][] {
  const there = elements(document, 'section').find(element => element.getAttribute('id') === section)!;
  return elements(there, 'tr').slice(1).map(row => Array.from(row.childNodes).map(({ textContent }) => textContent ?? ''));
}

/** Cells of the rows of a Markdown table, cut at its bars as GitHub cuts them. */
export function markdownRows(markdown: string, heading: string): string[][] {
  const [, section = ''] = markdown.split(`\n## ${heading}\n`);
  const lines = section.split('\n## ')[0].split('\n').filter(line => line.startsWith('|')).slice(2);
  return lines.map(line => line.slice(2, -2).split(/(?<!\\)\|/).map(cell => cell.trim()));
}
