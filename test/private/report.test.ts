import { Stack, Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { isTold } from '../../src/private/report';

/** A construct that has told something, and something inside. */
function inside(message: string, id = 'CB-COPY-013'): Construct {
  const teller = new Construct(new Stack(), 'Plan');
  Validations.of(teller).addWarning(id, message);
  return new Construct(teller, 'Resource');
}

describe('what a construct around has told is not told again', () => {
  test.each<[string, string, string, boolean]>([
    ['in the same words', "Resource 'Shop/Db' must have a key, got none", "Resource 'Shop/Db' must have a key, got none", true],
    ['with a longer label', 'Region of a copy must be known, got x', "Region of the copy to vault 'V' of rule 'Daily' must be known, got x", true],
    ['with another label', 'Key of the air-gapped vault must be away, got here', 'Key of the vault must be away, got here', true],
    ['of something else', "Resource 'Shop/Db' must have a key, got none", "Resource 'Shop/Db2' must have a key, got none", false],
    ['with another value', 'Rules of the plan must be few, got 11', 'Rules of the plan must be few, got 12', false],
    ['with more behind it', 'The plan must be, got none', 'The plan must be, got none: make one', false],
  ])('%s', (_, told, message, expected) => {
    expect(isTold(inside(told), { id: 'CB-COPY-013', severity: 'warning', message, path: '' })).toBe(expected);
  });

  test('under the same id only', () => {
    const message = 'The plan must be, got none';
    expect(isTold(inside(message, 'CB-COPY-014'), { id: 'CB-COPY-013', severity: 'warning', message, path: '' })).toBe(false);
    expect(isTold(new Stack(), { id: 'CB-COPY-013', severity: 'warning', message, path: '' })).toBe(false);
  });
});
