import { changeOf } from '../../scripts/rules/examples';
import { CATALOGUE } from '../../src/model/diagnostics/catalogue';

/* That the examples make their diagnostics speak, the other tests of this folder see to. */

test.each(CATALOGUE.map(({ id }) => id))('%s has an example of what is wrong and of what is right', id => {
  const marks = changeOf(id).map(line => line[0]);
  expect(marks.some(mark => mark === '-' || mark === '+')).toBe(true);
  expect(changeOf(id).length).toBeLessThan(40);
});
