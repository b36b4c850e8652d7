import { saidInCode } from './entry';
import type { InCode } from './entry';
import { IN_CODE } from './index';

process.env.JSII_DEPRECATED ??= 'quiet';

const ids = (sentences: readonly string[]) => sentences.map(sentence => /\((CB-[A-Z]+-\d{3})\)$/.exec(sentence)?.[1]);

test.each(IN_CODE.map(entry => [`${entry.id}: ${entry.title}`, entry] as const))('%s', (_, { id, wrong, right, stack }: InCode) => {
  expect(ids(saidInCode(wrong, stack))).toContain(id);
  expect(ids(saidInCode(right, stack))).not.toContain(id);
});
