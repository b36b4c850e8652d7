import { mock } from 'node:test';
import type { Diagnostic } from '../../src/model/diagnostics/diagnostic';
import { CORPUS } from '../../test/corpus';
import { BESIDE } from '../../test/corpus/beside';
import type { Wrong } from '../../test/corpus/entry';
import { IN_CODE } from '../../test/corpus/in-code';
import { saidInCode } from '../../test/corpus/in-code/entry';
import type { InCode } from '../../test/corpus/in-code/entry';
import { judged } from '../../test/corpus/judged';
import { codeChange } from './code-change';
import { templateChange } from './template-change';

/** What a diagnostic refuses, and how to mend it. */
export interface Example {
  /** In a few words: what is wrong. */
  readonly title: string;
  /** What the diagnostic says of it, as it said just now. */
  readonly message: string;
  /** With `-` before what is wrong and `+` before what is right. */
  readonly change: readonly string[];
}

const templates: ReadonlyMap<string, Wrong> = firstOf([...CORPUS.flatMap(({ wrong }) => wrong), ...BESIDE]);
const codes = firstOf(IN_CODE);

/** Messages that name today would change every day. */
const DAY = Date.UTC(2026, 10, 25, 12);

/** Examples that are run: the first entry of the corpus, or what stands beside it for those who write code. */
export function examplesOf(catalogue: readonly Diagnostic[]): ReadonlyMap<string, Example> {
  mock.timers.enable({ apis: ['Date'], now: DAY });
  try {
    return new Map(catalogue.map(({ id }) => [id, { title: entryOf(id).title, message: messageOf(id), change: changeOf(id) }]));
  } finally {
    mock.timers.reset();
  }
}

/** What is wrong in the example of a diagnostic, and what would be right. */
export function changeOf(id: string): readonly string[] {
  const template = templates.get(id);
  return template ? templateChange(template) : codeChange(id);
}

function entryOf(id: string): Wrong | InCode {
  const entry = templates.get(id) ?? codes.get(id);
  if (!entry) throw new Error(`${id} must have an example in test/corpus or test/corpus/in-code, got none`);
  return entry;
}

function messageOf(id: string): string {
  const message = said(id, entryOf(id));
  if (message === undefined) throw new Error(`the example of ${id} must make it speak, got silence`);
  return message;
}

function said(id: string, entry: Wrong | InCode): string | undefined {
  if ('stacks' in entry) {
    return judged(entry).find(finding => finding.id === id && finding.stack === entry.stack && finding.resource === entry.resource)?.message;
  }
  const ending = ` (${id})`;
  return saidInCode(entry.wrong, entry.stack).find(line => line.endsWith(ending))?.slice(0, -ending.length);
}

function firstOf<T extends { readonly id: string }>(entries: readonly T[]): Map<string, T> {
  return new Map([...entries].reverse().map(entry => [entry.id, entry]));
}
