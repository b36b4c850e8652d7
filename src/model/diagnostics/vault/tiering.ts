import { isArnOf } from '../../arn-shapes';
import { isKnown, UNKNOWN } from '../../known';
import { LIMITS } from '../../limits';
import { TIERING_LIMITS } from '../../vault/tiering-model';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { eachKnown, oneOf, unlessWhole } from '../leaves';

const { name: tieringName, selections, resources: mostResources, leastDays, mostDays, resourceTypes } = TIERING_LIMITS;

/** After how long backups move to the cheaper warm tier. */
export const TIERING_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-TIER-001',
    severity: 'error',
    when: 'part',
    on: 'tiering',
    title: 'The name of a tiering configuration has 1 to 200 letters, digits and underscores, but no hyphen.',
    why: 'AWS Backup refuses the configuration.',
    source: tieringName.source,
    check({ name }, place) {
      if (!isKnown(name) || tieringName.value.test(name)) return undefined;
      return { what: `name of ${place.label}`, must: 'have 1 to 200 letters, digits or underscores', got: `'${name}'`, leaf: 'name' };
    },
  }),
  diagnostic({
    id: 'CB-TIER-002',
    severity: 'error',
    when: 'part',
    on: 'tiering',
    title: 'A tiering configuration is for the vault of a name, or for every vault.',
    why: 'AWS Backup refuses the configuration.',
    source: tieringName.source,
    check({ vaultName }, place) {
      if (!isKnown(vaultName) || vaultName === '*' || LIMITS.vaultName.value.test(vaultName)) return undefined;
      return { what: `vault of ${place.label}`, must: "be the name of a vault, or '*' for all of them", got: `'${vaultName}'`, leaf: 'vaultName' };
    },
  }),
  diagnostic({
    id: 'CB-TIER-003',
    severity: 'error',
    when: 'part',
    on: 'tiering',
    title: 'A tiering configuration has 1 to 5 resource selections.',
    why: 'AWS Backup refuses the configuration.',
    source: selections.source,
    check({ resourceSelection }, place) {
      if (resourceSelection === UNKNOWN) return undefined;
      const count = resourceSelection?.length ?? 0;
      if (count >= 1 && count <= selections.value) return undefined;
      return { what: `resource selections of ${place.label}`, must: `be 1 to ${selections.value}`, got: count === 0 ? 'none' : String(count), leaf: 'resourceSelection' };
    },
  }),
  diagnostic({
    id: 'CB-TIER-004',
    severity: 'error',
    when: 'part',
    on: 'tiering',
    title: 'Only backups of S3 move to another warm tier.',
    why: 'AWS Backup refuses the configuration.',
    source: resourceTypes.source,
    check: ({ resourceSelection }, place) => eachKnown(resourceSelection, ({ resourceType }, i) =>
      !isKnown(resourceType) || resourceTypes.value.includes(resourceType) ? undefined : {
        what: `resource type of ${place.label}`, must: `be ${oneOf(resourceTypes.value)}`, got: `'${resourceType}'`, leaf: `resourceSelection[${i}].resourceType`,
      }),
  }),
  diagnostic({
    id: 'CB-TIER-005',
    severity: 'error',
    when: 'part',
    on: 'tiering',
    title: 'The resources of a tiering configuration are the wildcard alone, or ARNs of buckets, 100 at most.',
    why: 'AWS Backup refuses the configuration.',
    source: mostResources.source,
    check({ resourceSelection }, place) {
      const what = `resources of ${place.label}`;
      const problems = eachKnown(resourceSelection, ({ resources }, i): Problem[] => {
        const leaf = `resourceSelection[${i}].resources`;
        if (isKnown(resources) && resources.length === 0) return [{ what, must: "be '*', or ARNs of buckets", got: 'none', leaf }];
        return eachKnown(resources, (arn, r): Problem | undefined => {
          const alone = isKnown(resources) && resources.length === 1;
          if (arn === '*') return alone ? undefined : { what, must: "be '*' alone, or ARNs", got: "'*' beside others", leaf: `${leaf}[${r}]` };
          return isArnOf('bucket', arn) ? undefined : { what, must: "be '*', or ARNs of buckets", got: `'${arn}'`, leaf: `${leaf}[${r}]` };
        });
      });
      const count = isKnown(resourceSelection) ? resourceSelection.flatMap(({ resources }) => isKnown(resources) ? resources : []).length : 0;
      return count > mostResources.value
        ? [...problems, { what, must: `be at most ${mostResources.value}`, got: String(count), fix: "use '*'", leaf: 'resourceSelection' }]
        : problems;
    },
  }),
  diagnostic({
    id: 'CB-TIER-006',
    severity: 'error',
    when: 'part',
    on: 'tiering',
    title: 'Backups move to the other tier after 60 to 36,500 whole days.',
    why: 'AWS Backup refuses the configuration.',
    source: leastDays.source,
    check: ({ resourceSelection }, place) => eachKnown(resourceSelection, ({ tieringDownSettingsInDays: days }, i) =>
      unlessWhole(days, leastDays, mostDays, 'days', `time before the other tier of ${place.label}`, `resourceSelection[${i}].tieringDownSettingsInDays`)),
  }),
];
