import { isArnOf } from '../../arn-shapes';
import { isKnown } from '../../known';
import { readMoment } from '../../schedule/moments';
import { ACCESS_POINT_LIMITS } from '../../vault/access-point-model';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';
import { oneOf } from '../leaves';

const { name: accessPointName, reservedEndings, policyMaxLength } = ACCESS_POINT_LIMITS;

/** Access to a recovery point without a restore. */
export const ACCESS_POINT_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-AP-001',
    severity: 'error',
    when: 'part',
    on: 'accessPoint',
    title: 'The name of an access point has 3 to 50 lower-case letters, digits and hyphens, and no ending of an alias.',
    why: 'AWS Backup refuses the access point.',
    source: accessPointName.source,
    check({ name }, place) {
      if (!isKnown(name) || (accessPointName.value.test(name) && !reservedEndings.value.some(ending => name.endsWith(ending)))) return undefined;
      return {
        what: `name of ${place.label}`, must: 'have 3 to 50 lower-case letters, digits or hyphens, and begin and end with a letter or digit', got: `'${name}'`,
        fix: reservedEndings.value.some(ending => name.endsWith(ending)) ? `Amazon S3 keeps the endings ${oneOf(reservedEndings.value)}` : undefined, leaf: 'name',
      };
    },
  }),
  diagnostic({
    id: 'CB-AP-002',
    severity: 'error',
    when: 'part',
    on: 'accessPoint',
    title: 'An access point is for the ARN of a recovery point.',
    why: 'AWS Backup refuses the access point.',
    source: accessPointName.source,
    check({ recoveryPointArn: arn }, place) {
      if (!isKnown(arn) || isArnOf('recoveryPoint', arn)) return undefined;
      return { what: `recovery point of ${place.label}`, must: 'be the ARN of a recovery point of Amazon S3', got: `'${arn}'`, leaf: 'recoveryPointArn' };
    },
  }),
  diagnostic({
    id: 'CB-AP-003',
    severity: 'error',
    when: 'part',
    on: 'accessPoint',
    title: 'The policy of an access point is JSON of at most 200,000 characters.',
    why: 'AWS Backup refuses the access point.',
    source: policyMaxLength.source,
    check({ accessPointPolicy: policy }, place) {
      if (!isKnown(policy)) return undefined;
      const what = `policy of ${place.label}`;
      if (policy.length > policyMaxLength.value) return { what, must: `have at most ${policyMaxLength.value} characters`, got: String(policy.length), leaf: 'accessPointPolicy' };
      return isJsonObject(policy) ? undefined : { what, must: 'be a JSON document', got: policy.trim() === '' ? 'an empty text' : 'another text', leaf: 'accessPointPolicy' };
    },
  }),
  diagnostic({
    id: 'CB-AP-004',
    severity: 'error',
    when: 'part',
    on: 'accessPoint',
    title: 'The moment of an access point is a point in time that has been.',
    why: 'AWS Backup refuses the access point: a continuous backup reaches back, not ahead.',
    source: accessPointName.source,
    check({ accessPointInTime: time }, place) {
      if (!isKnown(time)) return undefined;
      const moment = readMoment(time);
      if (moment !== undefined && moment <= Date.now()) return undefined;
      return { what: `point in time of ${place.label}`, must: "be one of the past such as '2026-01-31T03:30:27Z'", got: `'${time}'`, leaf: 'accessPointInTime' };
    },
  }),
];

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
