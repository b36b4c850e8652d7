/*
 * What a reader sees, before it is Markdown or HTML: both say the same in the same order.
 */

/** How good news is. */
export type Tone = 'good' | 'bad' | 'open' | 'plain';

/** A piece of text: as it is, as a name of something, as a verdict, or as a link within the cloud assembly. */
export type Span = string
  | { readonly code: string }
  | { readonly mark: string; readonly tone: Tone }
  | { readonly text: string; readonly file: string };

export type Line = readonly Span[];
/** Lines below each other. */
export type Cell = readonly Line[];

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Section {
  /** Anchor; of this library's making. */
  readonly id: string;
  readonly heading: string;
  readonly paragraphs: readonly Line[];
  readonly table?: Table;
  readonly list?: readonly Line[];
}

export interface Page {
  readonly title: string;
  /** Numbers that are seen first. */
  readonly counts: readonly { readonly label: string; readonly count: number; readonly tone: Tone }[];
  readonly lead: readonly Line[];
  readonly sections: readonly Section[];
}

/** A cell of one line. */
export function cell(...spans: readonly Span[]): Cell {
  return [spans];
}

/** Texts below each other; `none` where there is none. */
export function lines(texts: readonly string[], none = '–'): Cell {
  return texts.length > 0 ? texts.map(text => [text]) : cell(none);
}

/** Characters that are no text: controls, and what turns the direction of writing round. */
const NO_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text of others, fit for a document; each format escapes it besides. */
export function plainText(text: string): string {
  return text.replace(NO_TEXT, '\ufffd');
}
