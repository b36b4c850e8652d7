import { HOLE } from '../../arn';
import { isKnown, UNKNOWN } from '../../known';
import { MANAGED_POLICIES } from '../../managed-policies';
import { BACKUP_SERVICE } from '../../principals';
import { resourceType } from '../../resources/resource-types';
import { guide } from '../../sources';
import type { RoleModel } from '../../template-model';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';

const ROLES = guide('iam-service-roles');
const AWS_POLICY = /^arn:[^:]+:iam::aws:policy\/(.+)$/;

/** Policies of AWS that allow whatever a backup needs. */
const ALMIGHTY: readonly string[] = ['AdministratorAccess', 'PowerUserAccess'];

/** Roles that selections name, where they are made in the same app. */
export const ROLE_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-ROLE-001',
    severity: 'error',
    when: 'whole',
    on: 'role',
    title: 'The role of a selection trusts AWS Backup.',
    why: 'AWS Backup refuses the selection, because it cannot assume the role.',
    source: ROLES,
    check({ trusted }, place) {
      if (!isKnown(trusted) || trusted.some(principal => principal === UNKNOWN || principal === BACKUP_SERVICE)) return undefined;
      return { what: `trust policy of ${place.label}`, must: `name '${BACKUP_SERVICE}'`, got: listed(trusted), leaf: 'trusted' };
    },
  }),
  diagnostic({
    id: 'CB-ROLE-002',
    severity: 'error',
    when: 'whole',
    on: 'role',
    title: 'A managed policy of AWS Backup has the path that belongs to it.',
    why: "Only some of them stand under 'service-role/'; with another path there is no such policy, and the stack fails.",
    source: guide('security-iam-awsmanpol'),
    check({ managedPolicies }, place) {
      return awsPolicies(managedPolicies).flatMap((path, i): Problem[] => {
        const right = path && Object.values(MANAGED_POLICIES).map(({ name }) => name).find(name => lastPart(name) === lastPart(path));
        if (!path || !right || right === path) return [];
        return [{ what: `managed policy of ${place.label}`, must: `be 'policy/${right}'`, got: `'policy/${path}'`, leaf: `managedPolicies[${i}]` }];
      });
    },
  }),
  diagnostic({
    id: 'CB-ROLE-003',
    severity: 'warning',
    when: 'whole',
    on: 'role',
    title: 'The role of a selection has no permission at all.',
    why: 'Every backup job fails, unless another app gives the role its policies.',
    source: ROLES,
    check({ managedPolicies, ownActions }, place) {
      if (managedPolicies === UNKNOWN || managedPolicies?.length || ownActions === UNKNOWN || ownActions?.length) return undefined;
      return { what: place.label, must: `have '${MANAGED_POLICIES.backup.name}', or a policy of its own`, got: 'no policy', leaf: 'managedPolicies' };
    },
  }),
  diagnostic({
    id: 'CB-ROLE-004',
    severity: 'warning',
    when: 'whole',
    on: 'role',
    title: 'A selected type needs a managed policy that the role does not have.',
    why: 'Backup jobs of that type fail for want of permissions; the general policy does not cover S3.',
    source: guide('s3-backups'),
    check({ managedPolicies, ownActions, selectedTypes }, place) {
      const policies = awsPolicies(managedPolicies);
      // A policy that is not of AWS, or not known, can hold anything.
      if (managedPolicies === UNKNOWN || ownActions === UNKNOWN || policies.includes(undefined)) return undefined;
      if (policies.some(path => ALMIGHTY.includes(path!))) return undefined;
      return selectedTypes.map(resourceType).flatMap(({ label, arn, backupPolicies }) => {
        const has = (name: string) => policies.some(path => lastPart(path!) === lastPart(name));
        const missing = backupPolicies.map(key => MANAGED_POLICIES[key].name).filter(name => !has(name));
        const allowsItself = ownActions?.some(action => action === UNKNOWN || action === '*' || action?.startsWith(`${arn.service}:`));
        if (missing.length === 0 || allowsItself) return [];
        return [{ what: place.label, must: `have ${missing.map(name => `'${name}'`).join(' and ')} to back up ${label}`, got: listed(policies), leaf: 'managedPolicies' }];
      });
    },
  }),
];

/** Paths of the managed policies; undefined for one that is not of AWS, or not known. */
function awsPolicies(arns: RoleModel['managedPolicies']): (string | undefined)[] {
  if (!isKnown(arns)) return [];
  return arns.map(arn => isKnown(arn) && !arn.replace(`arn:${HOLE}:`, '').includes(HOLE) ? AWS_POLICY.exec(arn)?.[1] : undefined);
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function listed(texts: readonly unknown[]): string {
  return texts.length === 0 ? 'none' : texts.map(text => `'${String(text)}'`).join(', ');
}
