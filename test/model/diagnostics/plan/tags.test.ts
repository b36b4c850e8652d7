import { diagnosticCases } from '../../../helpers/diagnostic-cases';

const tag = (key: string, value = 'x') => ({ key, value });
const many = (count: number) => Array.from({ length: count }, (_, i) => tag(`k${i}`));

diagnosticCases('tagSet', { tags: [tag('a')] }, 'the vault', ['TAG'], [
  {
    name: 'a reserved key', wrong: { tags: [tag('AWS:x')] }, right: { tags: [tag('awsx')] },
    says: ["CB-TAG-001 at tags[0]: Key of a tag of the vault must have 1 to 128 characters and not start with 'aws:', got 'AWS:x'"],
  },
  {
    name: 'an empty key', wrong: { tags: [tag('')] }, right: {},
    says: ["CB-TAG-001 at tags[0]: Key of a tag of the vault must have 1 to 128 characters and not start with 'aws:', got ''"],
  },
  {
    name: 'a key too long', wrong: { tags: [tag('k'.repeat(129))] }, right: { tags: [tag('k'.repeat(128))] },
    says: ["CB-TAG-001 at tags[0]: Key of a tag of the vault must have 1 to 128 characters and not start with 'aws:', got 129 characters"],
  },
  {
    name: 'a value too long', wrong: { tags: [tag('a', 'v'.repeat(257))] }, right: { tags: [tag('a', 'v'.repeat(256))] },
    says: ['CB-TAG-001 at tags[0]: Value of a tag of the vault must have at most 256 characters, got 257'],
  },
  {
    name: 'a key twice', wrong: { tags: [tag('a'), tag('a')] }, right: { tags: [tag('a'), tag('A')] },
    says: ["CB-TAG-002 at tags[1]: Tags of the vault must have different keys, got 'a' twice"],
  },
  {
    name: 'too many tags', wrong: { tags: many(51) }, right: { tags: many(50) },
    says: ['CB-TAG-003 at tags: Tags of the vault must be at most 50, got 51'],
  },
]);
