import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../../src/model/diagnostics/catalogue';
import { Example } from './synthesized';

const FOLDER = join(__dirname, '..', '..', 'examples');

describe('every example', () => {
  const names = readdirSync(FOLDER).filter(name => readdirSync(join(FOLDER, name)).includes('app.ts'));

  test('is run in a test of its own', () => {
    const tests = readdirSync(__dirname).filter(file => file.endsWith('.test.ts')).map(file => readFileSync(join(__dirname, file), 'utf8')).join('\n');
    expect(names.filter(name => !tests.includes(`Example.run('${name}')`))).toEqual([]);
  });

  test.each(names)('%s has nothing to look up and nothing to complain about', name => {
    const { missing, complaints } = Example.run(name);

    expect(missing).toBeUndefined();
    expect(complaints).toEqual([]);
  });

  test.each(names)('the README of %s names rules that exist', name => {
    const ids = readFileSync(join(FOLDER, name, 'README.md'), 'utf8').match(/CB-[A-Z]+-\d{3}/g) ?? [];

    expect(CATALOGUE.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });
});
