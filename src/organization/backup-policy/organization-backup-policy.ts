import { Resource, Stack, Token } from 'aws-cdk-lib';
import { CfnPolicy } from 'aws-cdk-lib/aws-organizations';
import type { Construct, IConstruct } from 'constructs';
import type { Finding } from '../../model/diagnostics/diagnostic';
import { judge, judgeAlone } from '../../model/diagnostics/judge';
import { EMPTY_ESTATE } from '../../model/estate-model';
import { leaf, UNKNOWN } from '../../model/known';
import type { OrganizationBackupModel } from '../../model/organization/organization-backup-model';
import { ORGANIZATION_LIMITS, policyCharacters } from '../../model/organization/organization-policy-model';
import type { OrganizationPolicyModel, PolicyObject } from '../../model/organization/organization-policy-model';
import { physicalName } from '../../private/physical-name';
import { report, reportAtSynth } from '../../private/report';
import { declaredMemberResources, missingMemberResources } from '../baseline/member-resources';
import { ChildPolicyControl } from './child-policy-control';
import { describeParts } from './describe-parts';
import { MemberPlan } from './member-plan';
import type { OrganizationBackupPolicyProps } from './organization-backup-policy-props';
import { documentModel, unknownNames } from './policy-document-model';
import { divide, documentOf, pack } from './policy-parts';
import type { PolicyPart } from './policy-parts';

const LABEL = 'the backup policy';
/** Tokens as text and as list. */
const HOLDS_TOKEN = /[$#]\{Token\[/;

/** All policies of an app; quotas of a target hold for all of them together. */
const POLICIES = new WeakMap<IConstruct, OrganizationBackupPolicy[]>();

/**
 * Backup plans for the accounts of an organization, as backup policies of AWS Organizations.
 *
 * AWS Backup makes the plans in every account that the policy reaches; nobody there can change or delete them. It makes
 * neither the vaults nor the roles that the plans name: where one is missing, no backup is made.
 *
 * Documents have at most 10,000 characters, so many plans become several policies, of which a target may have 10. A plan
 * that is too long for one policy is divided by its selections.
 *
 * It is deployed in the management account of the organization, or by a delegated administrator for backup policies,
 * which have to be enabled there.
 *
 * Throws for targets in another form, for the root of the organization without a yes, for plans without Regions, rules
 * or selections, for copies that need something in this app, for single resources, and for what cannot be divided.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup.html
 */
export class OrganizationBackupPolicy extends Resource {
  /** The ids of the policies: one, unless the plans are too long for one document. */
  public readonly policyIds: string[];

  /** The documents as JSON without white space, in the order in which they are attached. */
  public readonly documents: string[];

  private readonly models: readonly OrganizationPolicyModel[];
  private readonly parts: readonly PolicyPart[];

  constructor(scope: Construct, id: string, props: OrganizationBackupPolicyProps) {
    super(scope, id);
    const { targetIds, childPolicies = ChildPolicyControl.all(), assumeExisting } = props;
    const plans = props.plans.map(plan => new MemberPlan(this, plan));
    const written = (parts: readonly PolicyPart[]) => childPolicies._bind(documentOf(parts));
    const measure = (parts: readonly PolicyPart[]) => charactersOf(written(parts));
    this.parts = plans.flatMap(plan => plan.parts).flatMap(part => divide(part, measure));
    const documents = pack(this.parts, measure).map(written);
    const model: OrganizationBackupModel = {
      targetIds: Token.isUnresolved(targetIds) ? UNKNOWN : targetIds.map(target => leaf(target)),
      rootAcknowledged: props.acknowledgeOrganizationRoot === true,
      plans: plans.map(plan => plan.model),
      parts: this.parts.map(part => ({ name: leaf(part.name), characters: measure([part]), divided: part.divided })),
      documents: documents.length,
      unknownNames: documents.flatMap(document => unknownNames(document)),
      hasBaseline: false,
    };
    report(this, judgeAlone('organizationBackup', model, { label: LABEL, path: '' }, 'part'), OrganizationBackupPolicy);
    const name = props.policyName ?? physicalName({ scope, id, maxLength: ORGANIZATION_LIMITS.nameMaxLength.value - 3, identity: [] });
    const description = props.description ?? 'Backups of member accounts';
    this.models = documents.map((document, i): OrganizationPolicyModel => ({
      name: leaf(numbered(name, i)),
      description: leaf(description),
      targetIds: model.targetIds,
      content: documentModel(document),
      characters: charactersOf(document),
    }));
    // A document is finished: nothing that is added later cures it.
    report(this, distinct([
      ...this.models.flatMap(policy => judge('organizationPolicy', policy, { label: LABEL, path: '' })),
      ...plans.flatMap(plan => plan.judged).flatMap(plan => judgeAlone('plan', plan, { label: `plan '${String(plan.name)}' of ${LABEL}`, path: 'plans' })),
    ]), OrganizationBackupPolicy);
    const needs = plans.map(plan => plan.needs);
    reportAtSynth(this, () => {
      const made = declaredMemberResources(this);
      const missing = assumeExisting ? undefined
        : missingMemberResources({ vaults: needs.flatMap(({ vaults }) => vaults), roles: needs.flatMap(({ roles }) => roles) }, made);
      return [
        ...judgeAlone('organizationBackup', { ...model, missing, hasBaseline: made.length > 0 }, { label: LABEL, path: '' }, 'whole'),
        ...this.judgeAll(),
      ];
    });
    const stack = Stack.of(this);
    this.documents = documents.map(document => {
      const json = JSON.stringify(document);
      return HOLDS_TOKEN.test(json) ? stack.toJsonString(document) : json;
    });
    // CloudFormation writes the object without white space (convertObjectToString of its published handler), as it is counted here.
    const policies = documents.map((content, i) => new CfnPolicy(this, i === 0 ? 'Resource' : `Resource${i + 1}`, {
      name: numbered(name, i),
      description,
      type: 'BACKUP_POLICY',
      content,
      targetIds: Token.isUnresolved(targetIds) ? targetIds : [...new Set(targetIds)],
    }));
    // AWS Organizations refuses changes that happen at the same time.
    policies.slice(1).forEach((policy, i) => policy.node.addDependency(policies[i]));
    this.policyIds = policies.map(policy => policy.attrId);
    POLICIES.set(this.node.root, [...POLICIES.get(this.node.root) ?? [], this]);
  }

  /** The plans as text: Regions, rules, retention, copies and selections. */
  public describe(): string {
    return describeParts(this.parts);
  }

  /** The quota of a target counts all policies of the app; the first of them speaks for all. */
  private judgeAll() {
    const all = POLICIES.get(this.node.root) ?? [];
    if (all[0] !== this) return [];
    const organizationPolicies = all.flatMap(policy => policy.models);
    return judgeAlone('estate', { ...EMPTY_ESTATE, organizationPolicies }, { label: LABEL, path: '' }, 'whole');
  }
}

/** What several Regions have wrong with them is told once. */
function distinct(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ id, message }, i) => findings.findIndex(other => other.id === id && other.message === message) === i);
}

function charactersOf(document: PolicyObject): number {
  return policyCharacters(documentModel(document)) as number;
}

function numbered(name: string, index: number): string {
  return index === 0 ? name : `${name}-${index + 1}`;
}
