import { CATALOGUE } from '../../../src/model/diagnostics/catalogue';
import { saidInCode } from './entry';
import type { InCode } from './entry';
import { IN_CODE } from './index';

process.env.JSII_DEPRECATED ??= 'quiet';

const WARNINGS = CATALOGUE.filter(({ severity }) => severity === 'warning').map(({ id }) => id);
const ids = (sentences: readonly string[]) => sentences.map(sentence => /\((CB-[A-Z]+-\d{3})\)$/.exec(sentence)?.[1] ?? sentence);

test.each(IN_CODE.map(entry => [`${entry.id}: ${entry.title}`, entry] as const))('%s', (_, { id, wrong, right, stack }: InCode) => {
  expect(ids(saidInCode(wrong, stack))).toContain(id);
  const others = ids(saidInCode(right, stack));
  expect(others).not.toContain(id);
  expect(others.filter(other => !WARNINGS.includes(other))).toEqual([]);
});
