import { CATALOGUE } from '../../src/model/diagnostics/catalogue';
import type { SubjectName, Subjects } from '../../src/model/diagnostics/diagnostic';
import { judge } from '../../src/model/diagnostics/judge';
import { UNKNOWN } from '../../src/model/known';

/** One thing wrong with a subject, what is said of it, and the nearest thing that is right. */
export interface DiagnosticCase<T> {
  readonly name: string;
  readonly wrong: Partial<T>;
  readonly says: readonly string[];
  readonly right: Partial<T>;
  /** Whether a number of things is judged, which is known whatever they are. */
  readonly counts?: boolean;
}

/** What the catalogue says of a subject, as `<id> at <path>: <message>`. */
export function said<K extends SubjectName>(on: K, subject: Subjects[K], label: string): string[] {
  return judge(on, subject, { label, path: '' }).map(({ id, path, message }) => `${id} at ${path}: ${message}`);
}

/** Tests that each case speaks as it says, that the right one and the unknown one are silent, and that no id of the areas is left out. */
export function diagnosticCases<K extends SubjectName>(
  on: K, base: Subjects[K], label: string, areas: readonly string[], cases: readonly DiagnosticCase<Subjects[K]>[],
  { alwaysKnown = [] }: { readonly alwaysKnown?: readonly (keyof Subjects[K])[] } = {},
): void {
  test('a plain one is silent', () => {
    expect(said(on, base, label)).toEqual([]);
  });

  test.each(cases.map(row => [row.name, row] as const))('%s', (_, { wrong, says, right }) => {
    expect(said(on, { ...base, ...wrong }, label)).toEqual(says);
    expect(said(on, { ...base, ...right }, label)).toEqual([]);
  });

  test.each(cases.map(row => [row.name, row] as const))('%s: what is not known is not judged', (_, { wrong, says, counts }) => {
    const entries = Object.entries(wrong) as [keyof Subjects[K], unknown][];
    const unknown = Object.fromEntries(entries.map(([key, value]) => [key, alwaysKnown.includes(key) ? withoutLeaves(value) : UNKNOWN]));
    const ids = says.map(sentence => sentence.split(' ')[0]);
    const spoken = said(on, { ...base, ...unknown }, label).map(sentence => sentence.split(' ')[0]);
    expect(spoken.filter(id => ids.includes(id))).toEqual(counts ? ids : []);
    // Nor does a single unknown leaf anywhere stop the others from being judged.
    for (const model of withUnknownLeaves({ ...base, ...wrong }, alwaysKnown)) expect(() => said(on, model as Subjects[K], label)).not.toThrow();
  });

  test('every id speaks', () => {
    const spoken = new Set(cases.flatMap(({ says }) => says.map(sentence => sentence.split(' ')[0])));
    const ids = CATALOGUE.filter(rule => rule.on === on && areas.includes(rule.id.split('-')[1])).map(({ id }) => id);
    expect(ids.filter(id => !spoken.has(id))).toEqual([]);
  });
}

/** The value once for each leaf in it, with that leaf not known; items that are objects, and operators, always are. */
function withUnknownLeaves(value: unknown, known: readonly PropertyKey[] = ['operator']): unknown[] {
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    return items.flatMap((item, i) => [...isRecord(item) ? [] : [UNKNOWN], ...withUnknownLeaves(item)]
      .map(other => items.map((same, k) => k === i ? other : same)));
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...isRecord(inner) || known.includes(key) ? [] : [UNKNOWN], ...withUnknownLeaves(inner)]
    .map(other => ({ ...value, [key]: other })));
}

/** The same lists of the same lengths, in which nothing is known. */
function withoutLeaves(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLeaves);
  return isRecord(value) ? Object.fromEntries(Object.keys(value).map(key => [key, UNKNOWN])) : UNKNOWN;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
