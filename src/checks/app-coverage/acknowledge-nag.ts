import { acknowledgeNag } from '../../private/nag';
import type { TemplateResource } from '../template/template-resource';
import type { CoverageResult, CoveredResource } from './coverage-result';
import { nameOf } from './name-of';

/** Rules of cdk-nag 3 that ask whether a resource is in a plan, and the packs that have them. */
const RULES: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'DynamoDBInBackupPlan',
  'AWS::EC2::Volume': 'EC2EBSInBackupPlan',
  'AWS::EFS::FileSystem': 'EFSInBackupPlan',
  'AWS::RDS::DBInstance': 'RDSInBackupPlan',
};
const PACKS = ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5'];
const WHY = 'cdk-nag looks for ARNs in selections of the same stack only.';

/** Acknowledges those findings that coverage proves wrong, with the plan as reason; one resource at a time. */
export function acknowledgeInPlan({ resources, index }: CoverageResult): void {
  for (const covered of resources) {
    if (covered.resource) acknowledge(covered.resource, covered, '');
  }
  // Members of a cluster are backed up with it, and are no resources of AWS Backup themselves.
  const members = index.ofType('AWS::RDS::DBInstance');
  if (members.length === 0) return;
  const byResource = new Map(resources.map(covered => [covered.resource, covered]));
  for (const member of members) {
    const cluster = member.properties.target('DBClusterIdentifier')?.resource;
    const covered = cluster && byResource.get(cluster);
    if (covered && !byResource.has(member)) acknowledge(member, covered, ' with its cluster');
  }
}

function acknowledge(resource: TemplateResource, { protections }: CoveredResource, how: string): void {
  const rule = Object.hasOwn(RULES, resource.type) ? RULES[resource.type] : undefined;
  // What is declared is not proved.
  const proof = protections.sure.find(({ plan }) => !plan.assumed);
  if (!rule || !proof || !resource.construct) return;
  const named = protections.sure.some(({ route, selection }) => route === 'arn' && how === '' && selection.path.startsWith(`${resource.template.stackPath}/`));
  if (named) return;
  const reason = `Backed up${how} by plan '${nameOf(proof.plan)}': selection '${nameOf(proof.selection)}' takes it by ${proof.by}. ${WHY}`;
  acknowledgeNag(resource.construct, Object.fromEntries(PACKS.map(pack => [`${pack}-${rule}`, reason])));
}
