import { isKnown } from '../../known';
import type { Leaf } from '../../known';
import { GUARD_RAIL_LIMITS } from '../../organization/guard-rail-limits';
import { isPolicyTarget, POLICY_TARGETS } from '../../organization/organization-ids';
import { derived, guide, ours, page } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';
import { unacknowledgedRoots } from './root-target';

const {
  organizationPath, policyDocumentMaxLength: shortest, policyDocumentMaxLengthReported: longest, policyNameMaxLength,
} = GUARD_RAIL_LIMITS;

/** Names its account: a pattern over all accounts would allow copies to anybody in the organization. */
const VAULT_ARN_PATTERN = /^arn:[^:]+:backup:[^:]+:(?:\d{12}|…):backup-vault:[^:]+$/;
/** Paths that stand for all accounts of an organization. */
const WHOLE_ORGANIZATION = /^o-[^/]+\/(?:r-[^/]+\/)?\*$/;
const ROLE_PATTERN = /^arn:[^:]+:iam::(?:\d{12}|\*|…):role\/(?!\*+$).+$/;
const PRINCIPAL_PATTERN = /^arn:[^:]+:iam::(?:\d{12}|\*|…):(?:(?:role|user)\/(?!\*+$).+|root)$/;

const SCP_PAGE = page('AWS Organizations User Guide, service control policies', 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html');

/** Service control policies that keep backups safe: what they deny, and where they are attached. */
export const GUARD_RAIL_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-ORG-101',
    severity: 'error',
    when: 'part',
    on: 'guardRail',
    title: 'A vault that copies may go to is the ARN of a vault, or a pattern of such ARNs, that names its account.',
    why: 'Another form never matches, so every copy would be denied; a pattern over all accounts denies nothing.',
    source: guide('create-cross-account-backup'),
    check({ copyTargets }, place) {
      return wrong(copyTargets?.vaultArns, VAULT_ARN_PATTERN).map(arn => ({
        what: `vault that ${place.label} allows copies to`,
        must: 'have the form arn:<partition>:backup:<region or *>:<account>:backup-vault:<name or pattern>',
        got: `'${arn}'`,
        leaf: 'copyTargets.vaultArns',
      }));
    },
  }),
  diagnostic({
    id: 'CB-ORG-102',
    severity: 'error',
    when: 'part',
    on: 'guardRail',
    title: 'An organization path leads from the organization through its root to an OU and ends with a slash or a wildcard.',
    why: 'Another form never matches, so every copy would be denied.',
    source: organizationPath.source,
    check({ copyTargets }, place) {
      return wrong(copyTargets?.organizationPaths, organizationPath.value).map(path => ({
        what: `organization path that ${place.label} allows copies to`,
        must: "have the form o-…/r-…/ou-…/, with '*' at the end for what is below",
        got: `'${path}'`,
        leaf: 'copyTargets.organizationPaths',
      }));
    },
  }),
  diagnostic({
    id: 'CB-ORG-103',
    severity: 'warning',
    when: 'part',
    on: 'guardRail',
    title: 'Copies may go to the whole organization.',
    why: 'AWS Backup copies to accounts of the same organization only, so the guard rail denies nothing.',
    source: guide('create-cross-account-backup'),
    check({ copyTargets }, place) {
      const paths = copyTargets?.organizationPaths;
      if (!isKnown(paths)) return undefined;
      return paths.filter(isKnown).filter(path => organizationPath.value.test(path) && WHOLE_ORGANIZATION.test(path)).map(path => ({
        what: `organization path that ${place.label} allows copies to`,
        must: 'name an OU to restrict anything',
        got: `'${path}'`,
        leaf: 'copyTargets.organizationPaths',
      }));
    },
  }),
  diagnostic({
    id: 'CB-ORG-104',
    severity: 'error',
    when: 'part',
    on: 'guardRail',
    title: 'Copies may go somewhere.',
    why: 'A guard rail without any target denies every copy, those within an account included.',
    source: ours('who wants no copies makes none'),
    check({ copyTargets: targets }, place) {
      if (!targets || targets.ownAccount || !isEmpty(targets.vaultArns) || !isEmpty(targets.organizationPaths)) return undefined;
      return { what: place.label, must: 'allow copies to a vault, an organization path or the own account', got: 'none of them', leaf: 'copyTargets' };
    },
  }),
  diagnostic({
    id: 'CB-ORG-105',
    severity: 'error',
    when: 'part',
    on: 'guardRail',
    title: 'A role to be protected is the ARN of a role, or a pattern of such ARNs that does not stand for all roles.',
    why: 'Another form protects nothing; a pattern for all roles would forbid to make or change any role in the accounts.',
    source: ours('a guard rail for backups leaves other roles alone'),
    check({ roleArns }, place) {
      return wrong(roleArns, ROLE_PATTERN).map(arn => ({
        what: `role that ${place.label} protects`,
        must: 'have the form arn:<partition>:iam::<account or *>:role/<name or pattern>',
        got: `'${arn}'`,
        leaf: 'roleArns',
      }));
    },
  }),
  diagnostic({
    id: 'CB-ORG-106',
    severity: 'error',
    when: 'part',
    on: 'guardRail',
    title: 'There is a role to be protected.',
    why: 'AWS Organizations refuses a statement without a resource.',
    source: SCP_PAGE,
    check({ roleArns }, place) {
      if (roleArns === undefined || !isEmpty(roleArns)) return undefined;
      return { what: `roles of ${place.label}`, must: 'name at least one role', got: 'none', leaf: 'roleArns' };
    },
  }),
  diagnostic({
    id: 'CB-ORG-107',
    severity: 'error',
    when: 'part',
    on: 'guardRail',
    title: 'A principal whom a guard rail leaves out is a role, a user or the root of an account, or a pattern that does not stand for all of them.',
    why: 'The condition compares aws:PrincipalArn, which for a session is the ARN of its role; a pattern for everybody takes the guard rail away.',
    source: ours('an exception is not everybody'),
    check({ exceptions }, place) {
      return exceptions.flatMap(({ option, principals }) => wrong(principals, PRINCIPAL_PATTERN).map(arn => ({
        what: `${option} of ${place.label}`,
        must: 'have the form arn:<partition>:iam::<account or *>:role/<name or pattern>',
        got: `'${arn}'`,
        leaf: 'exceptions',
      })));
    },
  }),
  diagnostic({
    id: 'CB-ORG-108',
    severity: 'warning',
    when: 'part',
    on: 'guardRail',
    title: 'A guard rail leaves nobody out who deploys.',
    why: 'In the accounts that it covers no deployment can change what it protects, not even set the access policy or the lock of a new vault.',
    source: derived('CloudFormation calls AWS Backup and IAM with the role that it deploys with'),
    check({ deployable }, place) {
      if (deployable !== false) return undefined;
      return {
        what: place.label,
        must: 'leave out the roles that CloudFormation deploys with for stacks to be deployed',
        got: 'nobody',
        fix: "name them in deploymentRoles, for example 'arn:*:iam::*:role/cdk-*-cfn-exec-role-*'",
        leaf: 'exceptions',
      };
    },
  }),
  diagnostic({
    id: 'CB-ORG-109',
    severity: 'error',
    when: 'part',
    on: 'serviceControlPolicy',
    title: 'A service control policy has guard rails and targets.',
    why: 'AWS Organizations refuses a policy without statements, and one that is attached to nothing protects nothing.',
    source: SCP_PAGE,
    check({ guardRails, targetIds }, place) {
      return [
        ...guardRails === 0 ? [{ what: `guard rails of ${place.label}`, must: 'be at least one', got: 'none', leaf: 'guardRails' }] : [],
        ...isEmpty(targetIds) ? [{ what: `targets of ${place.label}`, must: 'be at least one account, OU or root', got: 'none', leaf: 'targetIds' }] : [],
      ];
    },
  }),
  diagnostic({
    id: 'CB-ORG-110',
    severity: 'error',
    when: 'part',
    on: 'serviceControlPolicy',
    title: 'A target is the id of an account, an OU or a root.',
    why: 'AWS Organizations refuses the policy; an organization id, an ARN and a path are no targets.',
    source: POLICY_TARGETS,
    check({ targetIds }, place) {
      return (isKnown(targetIds) ? targetIds : []).filter(isKnown).filter(id => !isPolicyTarget(id)).map(id => ({
        what: `target of ${place.label}`,
        must: 'be an account id of 12 digits, an OU (ou-…-…) or a root (r-…)',
        got: `'${id}'`,
        leaf: 'targetIds',
      }));
    },
  }),
  diagnostic({
    id: 'CB-ORG-111',
    severity: 'error',
    when: 'part',
    on: 'serviceControlPolicy',
    title: 'A policy for the root of the organization needs an explicit yes.',
    why: 'It binds every account but the management account at once, and a mistake in it stops deployments and restores in all of them.',
    source: ours('what reaches every account is not done by accident'),
    check: (model, place) => unacknowledgedRoots(model, place, 'it binds every account but the management account at once; try it on an OU first'),
  }),
  diagnostic({
    id: 'CB-ORG-112',
    severity: 'warning',
    when: 'part',
    on: 'serviceControlPolicy',
    title: 'The document of a service control policy is longer than 5,120 characters.',
    why: 'That was the quota of AWS Organizations until May 2026; the doubled one is reported, but AWS\'s own page with it could not be read.',
    source: shortest.source,
    check({ documentLength: length }, place) {
      if (!isKnown(length) || length <= shortest.value || length > longest.value) return undefined;
      return {
        what: `document of ${place.label}`,
        must: `have ${shortest.value} characters at most, unless your organization has the quota of ${longest.value}`,
        got: String(length),
        fix: 'divide the guard rails among several policies, or acknowledge',
        leaf: 'documentLength',
      };
    },
  }),
  diagnostic({
    id: 'CB-ORG-113',
    severity: 'error',
    when: 'part',
    on: 'serviceControlPolicy',
    title: 'The document of a service control policy has 10,240 characters at most.',
    why: 'AWS Organizations refuses the policy.',
    source: longest.source,
    check({ documentLength: length }, place) {
      if (!isKnown(length) || length <= longest.value) return undefined;
      return {
        what: `document of ${place.label}`,
        must: `have ${longest.value} characters at most`,
        got: String(length),
        fix: 'divide the guard rails among several policies',
        leaf: 'documentLength',
      };
    },
  }),
  diagnostic({
    id: 'CB-ORG-114',
    severity: 'error',
    when: 'part',
    on: 'serviceControlPolicy',
    title: 'The name of a service control policy has 1 to 128 characters.',
    why: 'AWS Organizations refuses the policy.',
    source: policyNameMaxLength.source,
    check({ name }, place) {
      if (!isKnown(name) || (name.length >= 1 && name.length <= policyNameMaxLength.value)) return undefined;
      return { what: `name of ${place.label}`, must: `have 1 to ${policyNameMaxLength.value} characters`, got: String(name.length), leaf: 'name' };
    },
  }),
];

/** The known entries that are not of the form. */
function wrong(list: Leaf<readonly Leaf<string>[]>, form: RegExp): string[] {
  return isKnown(list) ? list.filter(isKnown).filter(text => !form.test(text)) : [];
}

function isEmpty(list: Leaf<readonly Leaf<string>[]>): boolean {
  return list === undefined || (isKnown(list) && list.length === 0);
}
