import { isKnown, UNKNOWN } from '../../known';
import type { Leaf } from '../../known';
import { ORGANIZATION_LIMITS, POLICY_SYNTAX } from '../../organization/organization-policy-model';
import { isListedType, isTypePattern, POLICY_RESOURCE_TYPES } from '../../organization/organization-policy-types';
import { derived, ours } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { unacknowledgedRoots } from './root-target';

const { characters: mostCharacters, policiesPerTarget } = ORGANIZATION_LIMITS;

/** Backup policies that the library writes: what was asked for, before there is a document. */
export const ORGANIZATION_BACKUP_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-ORG-201',
    severity: 'error',
    when: 'part',
    on: 'organizationBackup',
    title: 'A backup policy has plans and targets, and each plan has Regions, rules and selections.',
    why: 'Whatever is missing, no backup is made.',
    source: POLICY_SYNTAX,
    check({ targetIds, plans }, place) {
      return [
        ...none(targetIds) ? [{ what: `targets of ${place.label}`, must: 'be at least one account, OU or root', got: 'none', leaf: 'targetIds' }] : [],
        ...plans.length === 0 ? [{ what: `plans of ${place.label}`, must: 'be at least one', got: 'none', leaf: 'plans' }] : [],
        ...plans.flatMap(({ name, regions, rules, selections }, i) => Object
          .entries({ regions: none(regions), rules: rules === 0, selections: selections === 0 })
          .filter(([, empty]) => empty)
          .map(([part]): Problem => ({ what: `${part === 'regions' ? 'Regions' : part} of ${planLabel(name, i)}`, must: 'be at least one', got: 'none', leaf: `plans[${i}].${part}` }))),
      ];
    },
  }),
  diagnostic({
    id: 'CB-ORG-202',
    severity: 'error',
    when: 'part',
    on: 'organizationBackup',
    title: 'A backup policy for the root of the organization needs an explicit yes.',
    why: 'It backs up, and is billed for, every account of the organization at once.',
    source: ours('what reaches every account is not done by accident'),
    check: (model, place) => unacknowledgedRoots(model, place, 'it reaches every account of the organization at once; try it on an OU first'),
  }),
  diagnostic({
    id: 'CB-ORG-203',
    severity: 'error',
    when: 'part',
    on: 'organizationBackup',
    title: 'Plans of a backup policy have different names, those that plans are divided into included.',
    why: 'Plans of one name are merged into one, in one document as in several that reach the same account.',
    source: POLICY_SYNTAX,
    check({ parts }, place) {
      const names = parts.map(({ name }) => isKnown(name) ? name.toLowerCase() : undefined);
      return parts.flatMap(({ name }, i): Problem[] => names[i] !== undefined && names.indexOf(names[i]) < i
        ? [{ what: `plans of ${place.label}`, must: 'have different names', got: `'${String(name)}' twice`, fix: 'give one of them another planName; capital and small letters count as the same', leaf: 'plans' }]
        : []);
    },
  }),
  diagnostic({
    id: 'CB-ORG-204',
    severity: 'error',
    when: 'part',
    on: 'organizationBackup',
    title: 'A plan of a backup policy gets a level or rules.',
    why: 'One of them would be dropped without a word.',
    source: ours('a level stands for rules'),
    check: ({ plans }) => plans.flatMap(({ name, givesLevelAndRules }, i): Problem[] => givesLevelAndRules
      ? [{ what: planLabel(name, i), must: 'get level or rules', got: 'both', fix: 'use ProtectionLevel.custom for rules with a level of their own', leaf: `plans[${i}].rules` }]
      : []),
  }),
  diagnostic({
    id: 'CB-ORG-205',
    severity: 'error',
    when: 'part',
    on: 'organizationBackup',
    title: 'A copy of a backup policy names its vault, and asks for nothing to be made.',
    why: 'A policy makes neither vaults nor keys: they have to be in the member accounts, or in the account that receives the copies.',
    source: POLICY_SYNTAX,
    check: ({ plans }) => plans.flatMap(({ name, copies }, i) => copies.flatMap(({ factory, rule, named, uselessOptions }): Problem[] => [
      ...named ? [] : [{
        what: `${factory} in rule '${rule}' of ${planLabel(name, i)}`, must: 'name a vault that needs nothing in this app', got: 'a construct',
        fix: 'use CopyDestination.region, .account or .vaultArn', leaf: `plans[${i}].copyTo`,
      }],
      ...uselessOptions.map(option => ({
        what: `'${option}' of ${factory} in rule '${rule}' of ${planLabel(name, i)}`, must: 'not be set', got: 'a value',
        fix: 'a policy makes no vault; set it where the vault is made', leaf: `plans[${i}].copyTo`,
      })),
    ])),
  }),
  diagnostic({
    id: 'CB-ORG-206',
    severity: 'error',
    when: 'part',
    on: 'organizationBackup',
    title: 'A copy that is given as an ARN has $account for the account.',
    why: 'The account is another one in each member; with a fixed one, every member but that one copies to somebody else.',
    source: POLICY_SYNTAX,
    check: ({ plans }) => plans.flatMap(({ name, copies }, i) => copies.flatMap(({ arn, factory, rule }): Problem[] => !isKnown(arn) || arn.split(':')[4] === '$account' ? [] : [{
      what: `${factory} in rule '${rule}' of ${planLabel(name, i)}`, must: "have '$account' for the account", got: `'${arn}'`,
      fix: 'for copies of all members to one account use CopyDestination.account', leaf: `plans[${i}].copyTo`,
    }])),
  }),
  diagnostic({
    id: 'CB-ORG-207',
    severity: 'warning',
    when: 'part',
    on: 'organizationBackup',
    title: 'Backups of a Region get no copy, although copies are expected.',
    why: 'The vault of that Region is the only place where they are.',
    source: ours('a copy outside its Region survives the Region'),
    check: ({ plans }) => plans.flatMap(({ name, regionsWithoutCopy }, i) => regionsWithoutCopy.map((region): Problem => ({
      what: `backups of ${planLabel(name, i)} in ${region}`, must: 'be copied elsewhere', got: 'no copy', fix: 'add a CopyDestination of another Region or account', leaf: `plans[${i}].copyTo`,
    }))),
  }),
  diagnostic({
    id: 'CB-ORG-208',
    severity: 'error',
    when: 'part',
    on: 'organizationBackup',
    title: 'A selection of a backup policy takes tags or types, not single resources.',
    why: 'A resource is in one account; in all others the selection would protect nothing, and AWS documents patterns of types only.',
    source: POLICY_RESOURCE_TYPES.source,
    check: ({ plans }) => plans.flatMap(({ name, singleResources }, i) => singleResources.map(({ selection, resource }): Problem => ({
      what: `selection '${selection}' of ${planLabel(name, i)}`, must: 'take tags or types', got: resource,
      fix: 'use ResourceSelector.byTag, byAnyTag, byAllTags, byType or everything', leaf: `plans[${i}].selections`,
    }))),
  }),
  diagnostic({
    id: 'CB-ORG-209',
    severity: 'warning',
    when: 'part',
    on: 'organizationBackup',
    title: 'A backup policy selects a type that AWS does not list for backup policies.',
    why: 'AWS Organizations may refuse it; the list may also lag behind what AWS Backup supports.',
    source: POLICY_RESOURCE_TYPES.source,
    check: ({ plans }) => plans.flatMap(({ name, typePatterns }, i) => [...new Set(typePatterns)]
      .filter(pattern => isTypePattern(pattern) && !isListedType(pattern))
      .map((pattern): Problem => ({
        what: `types of ${planLabel(name, i)}`, must: 'be among those that AWS lists for backup policies', got: `'${pattern}'`,
        fix: 'select it by tag, or try it and acknowledge', leaf: `plans[${i}].selections`,
      }))),
  }),
  diagnostic({
    id: 'CB-ORG-210',
    severity: 'error',
    when: 'part',
    on: 'organizationBackup',
    title: 'A rule of a backup policy has no vault of the app.',
    why: 'The vault has to be in each member account and Region, so a policy knows it by name only.',
    source: POLICY_SYNTAX,
    check: ({ plans }) => plans.flatMap(({ name, rulesWithVault }, i) => rulesWithVault.map((rule): Problem => ({
      what: `rule '${rule}' of ${planLabel(name, i)}`, must: 'not name a vault of this app', got: 'backupVault or airGappedVault',
      fix: 'name it in backupVaultName or airGappedVaultName of the plan', leaf: `plans[${i}].rules`,
    }))),
  }),
  diagnostic({
    id: 'CB-ORG-211',
    severity: 'error',
    when: 'part',
    on: 'organizationBackup',
    title: 'A plan of a backup policy that cannot be divided has at most 10,000 characters.',
    why: 'AWS Organizations refuses the policy.',
    source: mostCharacters.source,
    check: ({ parts }) => parts.filter(({ characters }) => characters > mostCharacters.value).map(({ name, characters }): Problem => ({
      what: `${planLabel(name, 0)} with one selection`, must: `have at most ${mostCharacters.value} characters`, got: String(characters),
      fix: 'give it fewer rules, copies or tags, or make two plans of it', leaf: 'plans',
    })),
  }),
  diagnostic({
    id: 'CB-ORG-212',
    severity: 'warning',
    when: 'part',
    on: 'organizationBackup',
    title: 'A plan was too long for one policy, so its selections went into several plans.',
    why: 'A resource that selections of both take is backed up by both.',
    source: derived('each plan starts jobs of its own'),
    check: ({ parts }) => parts.filter(({ divided }) => divided).map(({ name }): Problem => ({
      what: `selections of ${planLabel(name, 0)}`, must: 'take no resource that another part of the plan takes', got: 'a plan that had to be divided',
      fix: 'acknowledge this if they do not', leaf: 'plans',
    })),
  }),
  diagnostic({
    id: 'CB-ORG-213',
    severity: 'error',
    when: 'part',
    on: 'organizationBackup',
    title: 'All plans together fit into the 10 backup policies that a target may have.',
    why: 'AWS Organizations refuses to attach further ones.',
    source: policiesPerTarget.source,
    check({ documents }, place) {
      if (documents <= policiesPerTarget.value) return undefined;
      return { what: `documents of ${place.label}`, must: `be at most ${policiesPerTarget.value}`, got: String(documents), fix: 'attach some plans further up or down', leaf: 'plans' };
    },
  }),
  diagnostic({
    id: 'CB-ORG-214',
    severity: 'error',
    when: 'part',
    on: 'organizationBackup',
    title: 'The Regions of one plan are in one partition.',
    why: 'An organization is in one partition, and ARNs name it.',
    source: derived('accounts of an organization share a partition'),
    check: ({ plans }) => plans.flatMap(({ name, partitions }, i): Problem[] => partitions.length < 2 ? [] : [{
      what: `Regions of ${planLabel(name, i)}`, must: 'be in one partition', got: partitions.map(partition => `'${partition}'`).join(', '), leaf: `plans[${i}].regions`,
    }]),
  }),
  diagnostic({
    id: 'CB-ORG-215',
    severity: 'warning',
    when: 'part',
    on: 'organizationBackup',
    title: 'A schedule of a backup policy is read in another time zone than UTC.',
    why: 'The syntax page says that schedules are in UTC and does not list a key for the time zone; backups may start at another hour, or the policy be refused.',
    source: POLICY_SYNTAX,
    check: ({ plans }) => plans.flatMap(({ name, zonedRules }, i) => zonedRules.map(({ rule, timeZone }): Problem => ({
      what: `time zone of rule '${rule}' of ${planLabel(name, i)}`, must: 'be UTC', got: `'${timeZone}'`, fix: 'write the hour in UTC, or try it and acknowledge', leaf: `plans[${i}].rules`,
    }))),
  }),
  diagnostic({
    id: 'CB-ORG-216',
    severity: 'warning',
    when: 'whole',
    on: 'organizationBackup',
    title: 'Nothing in the app makes the vaults and roles that a backup policy names.',
    why: 'In an account or Region without them no backup is made.',
    source: POLICY_SYNTAX,
    check({ missing = [], hasBaseline }, place) {
      if (hasBaseline) return undefined;
      return missing.map((name): Problem => ({
        what: `${nameLabel(name)} of ${place.label}`, must: 'be in every member account', got: 'nothing in this app that makes it',
        fix: 'say assumeExisting: true where somebody else makes it', leaf: 'plans',
      }));
    },
  }),
  diagnostic({
    id: 'CB-ORG-217',
    severity: 'error',
    when: 'whole',
    on: 'organizationBackup',
    title: 'The vaults and roles that a backup policy names are those that the baseline of the member accounts makes.',
    why: 'In every account that the policy reaches no backup is made.',
    source: POLICY_SYNTAX,
    check({ missing = [], hasBaseline }, place) {
      if (!hasBaseline) return undefined;
      return missing.map((name): Problem => ({
        what: `${nameLabel(name)} of ${place.label}`, must: 'be one that the baseline of the member accounts makes', got: 'none of that name there',
        fix: 'use the name that the baseline has, or say assumeExisting: true where somebody else makes it', leaf: 'plans',
      }));
    },
  }),
  diagnostic({
    id: 'CB-ORG-218',
    severity: 'error',
    when: 'part',
    on: 'organizationBackup',
    title: 'Regions of a backup policy, and the names of plans, rules, selections, copies and tags, are known at synth.',
    why: 'They are keys of a JSON document, which CloudFormation cannot fill in, and decide how plans are divided.',
    source: ours('the document is written at synth'),
    check({ plans, unknownNames }, place) {
      return [
        ...plans.flatMap(({ name, regions }, i): Problem[] => regions === UNKNOWN || (isKnown(regions) && regions.includes(UNKNOWN))
          ? [{ what: `Regions of ${planLabel(name, i)}`, must: 'be known at synth', got: 'a token', leaf: `plans[${i}].regions` }] : []),
        ...unknownNames.map((where): Problem => ({ what: `names at '${where}' of ${place.label}`, must: 'be known at synth', got: 'a token', leaf: 'plans' })),
      ];
    },
  }),
  diagnostic({
    id: 'CB-ORG-219',
    severity: 'error',
    when: 'part',
    on: 'organizationBackup',
    title: 'Rules of a plan of a backup policy have different names, and copies of a rule different vaults.',
    why: 'They are keys of a JSON document, so that the later one would replace the earlier one without a word.',
    source: POLICY_SYNTAX,
    check: ({ plans }) => plans.flatMap(({ name, repeated }, i) => repeated.map(({ what, rule, name: twice }): Problem => what === 'rules'
      ? { what: `rules of ${planLabel(name, i)}`, must: 'have different names', got: `'${twice}' twice`, fix: 'set ruleName; capital and small letters count as the same', leaf: `plans[${i}].rules` }
      : { what: `copies of rule '${String(rule)}' of ${planLabel(name, i)}`, must: 'go to different vaults', got: `'${twice}' twice`, fix: 'leave one out', leaf: `plans[${i}].copyTo` })),
  }),
];

function none(list: Leaf<readonly Leaf<string>[]>): boolean {
  return list === undefined || (isKnown(list) && list.length === 0);
}

function planLabel(name: Leaf<string>, index: number): string {
  return isKnown(name) ? `plan '${name}'` : `plan ${index + 1}`;
}

function nameLabel({ what, regions }: { readonly what: string; readonly regions: readonly string[] }): string {
  return regions.length > 0 ? `${what} in ${regions.join(', ')}` : what;
}
