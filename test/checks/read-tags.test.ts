import { TAG_PROPERTIES } from '../../src/checks/read-tags';
import { READERS } from '../../src/checks/reader-table';
import { RESOURCE_SHAPES } from '../../src/model/resources/resource-shapes';

/* The table of tag properties beside the registry's. */

test.each(Object.keys(RESOURCE_SHAPES))('%s', (type) => {
  const tags = Object.entries(RESOURCE_SHAPES[type].properties).filter(([name]) => name.endsWith('Tags')).map(([name, kind]) => ({ name, map: kind === 'map' }));
  const own = Object.hasOwn(TAG_PROPERTIES, type) ? [{ name: TAG_PROPERTIES[type].name, map: TAG_PROPERTIES[type].map === true }] : [];
  expect(own).toEqual(tags);
});

test('every type with tags has a reader', () => {
  expect(Object.keys(TAG_PROPERTIES).filter(type => !Object.hasOwn(READERS, type))).toEqual([]);
});
