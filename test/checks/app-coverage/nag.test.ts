import type { App } from 'aws-cdk-lib';
import { NestedStack, Stack } from 'aws-cdk-lib';
import { CfnVolume } from 'aws-cdk-lib/aws-ec2';
import { CfnFileSystem } from 'aws-cdk-lib/aws-efs';
import { CfnDBCluster, CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks } from 'cdk-nag';
import { AssumedPlan, ResourceSelector } from '../../../src';
import { testApp } from '../../helpers/app';
import { IRELAND, shop } from '../../helpers/stacks';
import { acknowledgements } from '../../nag/packs';
import { coverageOf, planOf, tag } from './covered';
import { table, taggedTable } from './resources';

const PACKS = ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5'];

/** What the real packs find about plans, once the app is synthesized. */
function inPlanFindings(app: App): string[] {
  return [new HIPAASecurityChecks(), new NIST80053R4Checks(), new NIST80053R5Checks()].flatMap(pack => pack.validateScope(app).violations
    .filter(({ ruleName }) => ruleName.endsWith('InBackupPlan'))
    .flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`))).sort();
}

function oneOfEach(): Stack {
  const stack = shop();
  const tags = [{ key: 'backup', value: 'true' }];
  new CfnVolume(stack, 'Volume', { availabilityZone: 'eu-west-1a', size: 1, tags });
  new CfnFileSystem(stack, 'Files', { fileSystemTags: tags });
  new CfnDBInstance(stack, 'Database', { dbInstanceClass: 'db.t3.micro', engine: 'mysql', tags });
  const cluster = new CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', tags });
  new CfnDBInstance(stack, 'Member', { dbInstanceClass: 'db.r5.large', engine: 'aurora-mysql', dbClusterIdentifier: cluster.ref });
  planOf(stack, { listOfTags: [tag('backup', 'true')] });
  return stack;
}

describe('tables', () => {
  function twoTables(): Stack {
    const stack = shop();
    taggedTable(stack, 'Tagged');
    table(stack, 'Missed');
    planOf(stack, { listOfTags: [tag('backup', 'true')] });
    return stack;
  }

  test('the packs find a table that a tag selects, without coverage', () => {
    const stack = twoTables();
    (stack.node.root as App).synth();
    expect(inPlanFindings(stack.node.root as App)).toEqual(PACKS.flatMap(pack => [`${pack}-DynamoDBInBackupPlan Shop/Missed`, `${pack}-DynamoDBInBackupPlan Shop/Tagged`]));
  });

  test('coverage acknowledges it, names the plan, and leaves the other one alone', () => {
    const stack = twoTables();
    coverageOf(stack);
    expect(inPlanFindings(stack.node.root as App)).toEqual(PACKS.map(pack => `${pack}-DynamoDBInBackupPlan Shop/Missed`));
    expect(acknowledgements(stack).filter(({ id }) => id.endsWith('InBackupPlan'))).toEqual(PACKS.map(pack => ({
      path: 'Shop/Tagged',
      id: `${pack}-DynamoDBInBackupPlan`,
      reason: "Backed up by plan 'plan': selection 'plan-selection' takes it by tag backup = 'true'. cdk-nag looks for ARNs in selections of the same stack only.",
    })));
  });

  test('a plugin that is asked before ours sees the acknowledgements', () => {
    const stack = twoTables();
    const seen: string[] = [];
    coverageOf(stack, {}, {
      name: 'Earlier',
      validate: () => {
        seen.push(...inPlanFindings(stack.node.root as App));
        return { success: true, violations: [] };
      },
    });
    expect(seen).toEqual(PACKS.map(pack => `${pack}-DynamoDBInBackupPlan Shop/Missed`));
  });

  test('nothing is acknowledged that a plan names in the same stack, or that was only declared', () => {
    const stack = shop();
    taggedTable(stack, 'Declared');
    planOf(stack, { resources: [table(stack, 'Named').attrArn] });
    coverageOf(stack, { assumePlans: [AssumedPlan.of({ name: 'Organization', resources: ResourceSelector.byTag('backup', 'true') })] });
    expect(acknowledgements(stack).filter(({ id }) => id.endsWith('InBackupPlan'))).toEqual([]);
    expect(inPlanFindings(stack.node.root as App)).toEqual(PACKS.map(pack => `${pack}-DynamoDBInBackupPlan Shop/Declared`));
  });

  test('what may be protected is not acknowledged', () => {
    const app = testApp();
    const data = new Stack(app, 'Data');
    taggedTable(data, 'R');
    planOf(new Stack(app, 'Plans', { env: IRELAND }), { listOfTags: [tag('backup', 'true')] });
    coverageOf(app);
    expect(inPlanFindings(app)).toHaveLength(3);
  });

  test('a table of another stack than its plan', () => {
    const app = testApp();
    const data = new Stack(app, 'Data', { env: IRELAND });
    planOf(new Stack(app, 'Plans', { env: IRELAND }), { resources: [table(data, 'R').attrArn] });
    coverageOf(app);
    expect(inPlanFindings(app)).toEqual([]);
  });

  test('a table of a nested stack', () => {
    const stack = shop();
    taggedTable(new NestedStack(stack, 'Nested'), 'R');
    planOf(stack, { listOfTags: [tag('backup', 'true')] });
    coverageOf(stack);
    expect(inPlanFindings(stack.node.root as App)).toEqual([]);
  });
});

test('the other types that the packs know, cluster members included', () => {
  const app = oneOfEach().node.root as App;
  app.synth();
  expect(inPlanFindings(app).filter(finding => finding.startsWith('HIPAA'))).toEqual([
    'HIPAA.Security-EC2EBSInBackupPlan Shop/Volume', 'HIPAA.Security-EFSInBackupPlan Shop/Files',
    'HIPAA.Security-RDSInBackupPlan Shop/Database', 'HIPAA.Security-RDSInBackupPlan Shop/Member',
  ]);

  const covered = oneOfEach();
  coverageOf(covered);
  expect(inPlanFindings(covered.node.root as App)).toEqual([]);
});
