import { CATALOGUE } from '../../src/model/diagnostics/catalogue';
import { BESIDE } from './beside';
import type { Right, Wrong } from './entry';
import { judged } from './judged';
import type { Finding } from './judged';
import { CORPUS } from './index';

const SEVERITIES = new Map(CATALOGUE.map(({ id, severity }) => [id, severity]));

const errors = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error');
const told = ({ id, resource }: Finding) => `${id} ${resource}`;
const place = ({ id, stack, resource }: Finding | Wrong) => `${id} ${stack}/${resource}`;
const shown = ({ id, stack, resource, path, message }: Finding) => `${id} ${stack}/${resource} ${path}: ${message}`;

describe.each(CORPUS.map(area => [area.name, area] as const))('%s', (_, { right, wrong }) => {
  test.each(right.map(entry => [entry.title, entry] as const))('right: %s', (__, entry: Right) => {
    const findings = judged(entry);
    expect(errors(findings).map(shown)).toEqual([]);
    expect([...new Set(findings.map(told))].sort()).toEqual([...entry.warnings].sort());
  });

  test.each(wrong.map(entry => [`${entry.id}: ${entry.title}`, entry] as const))('%s', (__, entry: Wrong) => {
    const findings = judged(entry);
    expect(SEVERITIES.get(entry.id)).toBe(entry.severity);
    expect(findings.map(place)).toContain(place(entry));
    expect(errors(findings).filter(({ id }) => id !== entry.id).map(shown)).toEqual([]);
  });
});

test.each(BESIDE.map(entry => [`${entry.id}: ${entry.title}`, entry] as const))('beside others: %s', (_, entry) => {
  expect(judged(entry).map(place)).toContain(place(entry));
});

describe('the corpus', () => {
  test('has at least 150 wrong and 60 right templates, each once', () => {
    const right = CORPUS.flatMap(area => area.right);
    const wrong = CORPUS.flatMap(area => area.wrong);
    expect(right.length).toBeGreaterThanOrEqual(60);
    expect(wrong.length).toBeGreaterThanOrEqual(150);
    expect(new Set(right.map(({ title }) => title)).size).toBe(right.length);
    expect(new Set([...right, ...wrong].map(({ stacks }) => JSON.stringify(stacks))).size).toBe(right.length + wrong.length);
  });
});
