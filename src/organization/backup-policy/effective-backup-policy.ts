import { Token } from 'aws-cdk-lib';
import { errorsOf } from '../../model/diagnostics/error';
import { judge } from '../../model/diagnostics/judge';
import { isKnown, UNKNOWN } from '../../model/known';
import { ASSIGN } from '../../model/organization/organization-policy-grammar';
import { mergePolicies } from '../../model/organization/organization-policy-merge';
import type { IgnoredSetting } from '../../model/organization/organization-policy-merge';
import { policyContent } from '../../model/organization/organization-policy-model';
import type { OrganizationPolicyModel, PolicyObject, PolicyValue } from '../../model/organization/organization-policy-model';
import { policyPlans } from '../../model/organization/organization-policy-plans';
import { isObject } from '../../model/organization/organization-policy-walk';
import { partitionOf } from '../../model/partitions';
import { describeParts } from './describe-parts';
import type { PolicyPart } from './policy-parts';

/** The backup policies that are attached to one root, organizational unit or account. */
export interface PolicyAttachment {
  /** What they are attached to, for messages: an id or a name. */
  readonly target: string;

  /**
   * The documents as JSON, in the order in which they were attached; `OrganizationBackupPolicy.documents` has them. What
   * holds tokens is refused.
   */
  readonly documents: string[];
}

/**
 * What an account gets of all backup policies above it: the preview of the effective policy.
 *
 * Merged as AWS documents it. Of policies at one target the one that was attached first wins; operators that a policy
 * forbids to those below stay forbidden. Where the documentation is silent, this class takes a restriction to hold for the
 * place that has it and not for places inside, as AWS's samples repeat it everywhere. Compare with what the console shows
 * before you rely on it.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/inheritance-examples.html
 */
export class EffectiveBackupPolicy {
  /**
   * Merges policies from the root of the organization down to an account.
   *
   * @param attachments from the root down; what has no policies may be left out. Throws for documents that are no JSON
   * objects, or that hold tokens
   */
  public static of(attachments: PolicyAttachment[]): EffectiveBackupPolicy {
    const levels = attachments.map(({ target, documents }) => ({ target, policies: documents.map(document => parse(target, document)) }));
    const { content, ignored } = mergePolicies(levels, fold);
    return new EffectiveBackupPolicy(content, ignored);
  }

  /** The effective policy as JSON, without operators; names of rules, selections and tags in small letters, as AWS shows them. */
  public readonly document: string;

  /** What policies further down say and policies above forbid, for example `ou-…: plans/Central/regions/@@assign`. */
  public readonly ignored: string[];

  /** What is wrong with the result, so that AWS Backup would make no or other backups; empty where nothing is. */
  public readonly problems: string[];

  private constructor(private readonly content: PolicyObject, ignored: readonly IgnoredSetting[]) {
    this.document = JSON.stringify(content, undefined, 2);
    this.ignored = ignored.map(({ target, path }) => `${target}: ${path}`);
    this.problems = problemsOf(content);
  }

  /** The plans as text, with what was ignored and what is wrong. */
  public describe(): string {
    const parts = policyPlans(asAssigned(this.content)).map(({ name, plan }): PolicyPart => {
      const regions = regionsOf(this.content, name);
      return { name, plan, divided: false, extras: { regions, partition: partitionOf(regions[0] ?? ''), planTags: {}, listOperator: '@@assign' } };
    });
    return [
      parts.length > 0 ? describeParts(parts) : 'No backup plan',
      ...this.ignored.length > 0 ? ['', 'Ignored, since a policy above forbids it:', ...this.ignored.map(line => `- ${line}`)] : [],
      ...this.problems.length > 0 ? ['', 'Problems:', ...this.problems.map(line => `- ${line}`)] : [],
    ].join('\n');
  }
}

function parse(target: string, document: string): PolicyObject {
  if (Token.isUnresolved(document)) throw new Error(`Documents attached to '${target}' must be known at synth, got a token: leave tokens out of the policy`);
  const content = policyContent(document);
  if (!isKnown(content) || !isObject(content)) throw new Error(`Documents attached to '${target}' must be JSON objects, got '${document.slice(0, 40)}'`);
  return content;
}

/** Identifiers that AWS does not tell apart by capital letters; the names of plans and of vaults it does. */
function fold(path: readonly string[]): string {
  const name = path[path.length - 1];
  const [, , part, kind, , inside] = path;
  const isRule = part === 'rules' && path.length === 4;
  const isSelection = part === 'selections' && (kind === 'tags' || kind === 'resources') && path.length === 5;
  const isTag = (part === 'backup_plan_tags' && path.length === 4) || (part === 'rules' && path[4] === 'recovery_point_tags' && inside !== undefined && path.length === 6);
  return isRule || isSelection || isTag ? name.toLowerCase() : name;
}

/** The effective policy in the form of a policy, for everything that reads those. */
function asAssigned(content: PolicyValue): PolicyObject {
  if (!isObject(content)) return { [ASSIGN]: content };
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, asAssigned(value)]));
}

function problemsOf(content: PolicyObject): string[] {
  if (Object.keys(content).length === 0) return [];
  const document = asAssigned(content);
  const model: OrganizationPolicyModel = { name: UNKNOWN, description: undefined, targetIds: UNKNOWN, content: document, characters: UNKNOWN };
  const findings = judge('organizationPolicy', model, { label: 'the effective policy', path: '' });
  // There is nothing further up that could have it.
  const missing = findings.filter(({ id }) => id === 'CB-ORG-007').map(({ id, message, fix }) => ({ id, message: message.replace(`: ${fix ?? ''}`, '') }));
  return [...new Set([...errorsOf(findings), ...missing].map(({ message, id }) => `${message} (${id})`))];
}

function regionsOf(content: PolicyObject, name: string): string[] {
  const plan = isObject(content.plans) ? content.plans[name] : undefined;
  const regions = isObject(plan) ? plan.regions : undefined;
  return Array.isArray(regions) ? regions.map(String) : [];
}
