import { isKnown } from '../../known';
import { LIMITS } from '../../limits';
import { derived, ours } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { repetitions } from '../leaves';

const { tagKeyMaxLength, tagValueMaxLength, tagsPerResource } = LIMITS;

/** Tags of vaults, plans, frameworks and everything else that has tags. */
export const TAG_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-TAG-001',
    severity: 'error',
    when: 'part',
    on: 'tagSet',
    title: 'A tag has a key of 1 to 128 characters that does not start with `aws:`, and a value of at most 256.',
    why: 'The resource is refused.',
    source: tagKeyMaxLength.source,
    check({ tags }, place) {
      if (!isKnown(tags)) return undefined;
      return tags.flatMap(({ key, value }, i): Problem[] => {
        const problems: Problem[] = [];
        if (isKnown(key) && (key.length < 1 || key.length > tagKeyMaxLength.value || key.toLowerCase().startsWith('aws:'))) {
          problems.push({ what: `key of a tag of ${place.label}`, must: `have 1 to ${tagKeyMaxLength.value} characters and not start with 'aws:'`, got: key.length > tagKeyMaxLength.value ? `${key.length} characters` : `'${key}'`, leaf: `tags[${i}]` });
        }
        if (isKnown(value) && value.length > tagValueMaxLength.value) {
          problems.push({ what: `value of a tag of ${place.label}`, must: `have at most ${tagValueMaxLength.value} characters`, got: String(value.length), leaf: `tags[${i}]` });
        }
        return problems;
      });
    },
  }),
  diagnostic({
    id: 'CB-TAG-002',
    severity: 'error',
    when: 'part',
    on: 'tagSet',
    title: 'A resource has each tag key once.',
    why: 'Only one of two values can hold, and most services refuse both.',
    source: derived('a tag key has one value'),
    check({ tags }, place) {
      if (!isKnown(tags)) return undefined;
      return repetitions(tags.map(({ key }) => key)).map(({ item, index }) => ({ what: `tags of ${place.label}`, must: 'have different keys', got: `'${item}' twice`, leaf: `tags[${index}]` }));
    },
  }),
  diagnostic({
    id: 'CB-TAG-003',
    severity: 'warning',
    when: 'part',
    on: 'tagSet',
    title: 'A resource has more than 50 tags.',
    why: 'AWS documents the number for restore testing plans; other resources of AWS Backup are not known to take more.',
    source: ours('one number for all, documented for one'),
    check({ tags }, place) {
      if (!isKnown(tags) || tags.length <= tagsPerResource.value) return undefined;
      return { what: `tags of ${place.label}`, must: `be at most ${tagsPerResource.value}`, got: String(tags.length), leaf: 'tags' };
    },
  }),
];
