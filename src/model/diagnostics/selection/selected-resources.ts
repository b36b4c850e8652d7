import { namesItsType, parseArn, typesOfArn, wildcardsAreSupported } from '../../arn';
import { isKnown } from '../../known';
import { listOf, placed } from '../../plan/placed-selection';
import type { SelectionModel } from '../../plan/plan-model';
import { api, derived, guide } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Place, Problem } from '../diagnostic';

/** The resources of a selection, one by one: their ARNs, and what a construct tree tells of them. */
export const SELECTED_RESOURCE_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-SEL-014',
    severity: 'warning',
    when: 'part',
    on: 'selection',
    title: 'A wildcard stands elsewhere than for a Region, for an account or at the end of an ARN.',
    why: "AWS documents only prefix patterns such as 'arn:aws:s3:::my-bucket-*'; others may match nothing.",
    source: api('BackupSelection'),
    check: everyArn((arn, what) => wildcardsAreSupported(arn)
      ? undefined
      : { what, must: 'have wildcards only for a whole Region or account, or at its end', got: `'${arn}'` }),
  }),
  diagnostic({
    id: 'CB-SEL-015',
    severity: 'error',
    when: 'part',
    on: 'selection',
    title: 'An ARN has a placeholder in it that nothing replaces.',
    why: 'The text goes to AWS Backup as it is and matches nothing.',
    source: derived('CloudFormation replaces placeholders in Fn::Sub only'),
    check: everyArn((arn, what) => arn.includes('${')
      ? { what, must: 'have no literal placeholder', got: `'${arn}'`, fix: 'use Aws.PARTITION, Aws.REGION or Aws.ACCOUNT_ID, or Stack.formatArn' }
      : undefined),
  }),
  diagnostic({
    id: 'CB-SEL-016',
    severity: 'error',
    when: 'part',
    on: 'selection',
    title: 'A resource is named by its ARN, and AWS Backup supports its type.',
    why: 'AWS Backup refuses the selection, or the resource is silently not backed up.',
    source: guide('assigning-resources-json'),
    check: everyArn((arn, what) => {
      if (arn === '*' || arn.includes('${')) return undefined;
      const parts = parseArn(arn);
      if (!parts) return { what, must: "be an ARN, or '*'", got: `'${arn}'` };
      if (typesOfArn(arn).length > 0) return undefined;
      return { what, must: 'be of a type that AWS Backup supports', got: `'${arn}' of ${parts.service}${namesItsType(arn) ? ', which is only a part of such a resource' : ''}` };
    }),
  }),
  diagnostic({
    id: 'CB-SEL-017',
    severity: 'error',
    when: 'part',
    on: 'selection',
    title: 'A resource lies in another account or Region than the plan.',
    why: 'A plan protects resources of its own account and Region only; the others are silently left out.',
    source: guide('assigning-resources'),
    check(selection, place) {
      return (placed(selection)?.foreign ?? []).map(({ resource, place: where, planPlace }) => ({
        what: `resource '${resource}' of ${place.label}`, must: `lie in ${planPlace} like the plan`, got: where,
        fix: 'give its account and Region a plan of their own', leaf: 'resources',
      }));
    },
  }),
  // CB-SEL-018 is not given again: CB-SEL-017 says what it said.
  diagnostic({
    id: 'CB-SEL-019',
    severity: 'error',
    when: 'part',
    on: 'selection',
    title: 'A construct holds nothing that AWS Backup supports.',
    why: 'It looks protected and is not.',
    source: guide('whatisbackup'),
    check(selection, place) {
      return (placed(selection)?.unsupported ?? []).map(({ path, contains }) => ({
        what: `construct '${path}' of ${place.label}`, must: 'hold a resource that AWS Backup supports', got: contains,
        fix: 'ProtectedResourceType lists what it supports; clusters stand for their instances, and FSx for ONTAP is protected by volume',
        leaf: 'resources',
      }));
    },
  }),
  diagnostic({
    id: 'CB-SEL-020',
    severity: 'warning',
    when: 'part',
    on: 'selection',
    title: 'A selected S3 bucket has no versioning.',
    why: 'AWS Backup backs up versioned buckets only, so every job fails.',
    source: guide('s3-backups'),
    check(selection, place) {
      return (placed(selection)?.unversionedBuckets ?? []).map(path => ({
        what: `bucket '${path}' of ${place.label}`, must: 'have versioning on', got: 'none', fix: "set 'versioned: true'", leaf: 'resources',
      }));
    },
  }),
  diagnostic({
    id: 'CB-SEL-021',
    severity: 'error',
    when: 'whole',
    on: 'selection',
    title: 'A resource was added below a construct after the construct was selected.',
    why: 'What is in a construct is looked up when it is selected; the resource looks protected and is not.',
    source: derived('selections name resources by ARN'),
    check(selection, place) {
      return (placed(selection)?.late ?? []).map(path => ({
        what: `resource '${path}' below a construct of ${place.label}`, must: 'be there when the construct is selected', got: 'it added afterwards',
        fix: 'select its construct last, or the resource itself too', leaf: 'resources',
      }));
    },
  }),
];

/** A check of every known ARN, selected or excluded. */
function everyArn(check: (arn: string, what: string) => Problem | undefined) {
  return (selection: SelectionModel, place: Place): Problem[] => (['resources', 'notResources'] as const).flatMap(field =>
    (listOf(selection[field]) ?? []).flatMap((arn, i) => {
      const problem = isKnown(arn) ? check(arn, `${field === 'resources' ? 'resource' : 'excluded resource'} of ${place.label}`) : undefined;
      return problem ? [{ ...problem, leaf: `${field}[${i}]` }] : [];
    }));
}
