import type { Leaf, Unknown } from '../known';
import { limit } from '../limits';
import { cloudformation, guide } from '../sources';
import type { Source } from '../sources';

/** A value of a JSON document in which some values are known at deployment only. */
export type PolicyValue = string | number | boolean | null | Unknown | readonly PolicyValue[] | PolicyObject;
export interface PolicyObject {
  readonly [key: string]: PolicyValue;
}

/** A backup policy of AWS Organizations. */
export interface OrganizationPolicyModel {
  readonly name: Leaf<string>;
  readonly description: Leaf<string>;
  readonly targetIds: Leaf<readonly Leaf<string>[]>;
  /** The document: an object, or text where it cannot be read as JSON. */
  readonly content: Leaf<PolicyValue>;
  /** Characters that the document has at least. */
  readonly characters: Leaf<number>;
}

/** A page of the AWS Organizations User Guide. */
function organizations(page: string): Source {
  return { title: `AWS Organizations User Guide, ${page}`, url: `https://docs.aws.amazon.com/organizations/latest/userguide/${page}.html`, checked: '2026-11' };
}

const QUOTAS = organizations('orgs_reference_limits');
const SCHEMA = cloudformation('AWS::Organizations::Policy');

export const POLICY_SYNTAX = organizations('orgs_manage_policies_backup_syntax');

export const ORGANIZATION_LIMITS = {
  characters: limit(10_000, QUOTAS),
  policiesPerTarget: limit(10, QUOTAS),
  policiesPerOrganization: limit(1_000, QUOTAS),
  /** Of one account in one Region; those that a policy makes count too. */
  plansPerRegion: limit(300, guide('aws-backup-limits')),
  nameMaxLength: limit(128, SCHEMA),
  descriptionMaxLength: limit(512, SCHEMA),
} as const;

/** A document as text or object; text that is no JSON stays text. */
export function policyContent(content: Leaf<PolicyValue>): Leaf<PolicyValue> {
  if (typeof content !== 'string') return content;
  try {
    return JSON.parse(content) as PolicyValue;
  } catch {
    return content;
  }
}

/** Characters of a document; of one that is not all known, those that are sure. */
export function policyCharacters(content: Leaf<PolicyValue>): Leaf<number> {
  if (typeof content === 'string') return content.length;
  return content === undefined || typeof content === 'symbol'
    ? content
    : JSON.stringify(content, (_, value: unknown) => typeof value === 'symbol' ? '' : value).length;
}
