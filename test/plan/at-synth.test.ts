import { CfnParameter, Duration, Validations } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { MalwareScanMode, ProtectedResourceType, ProtectionPlan, ProtectionRule, ResourceSelector, Retention } from '../../src';
import { shop, synthErrors, warnings } from '../helpers/stacks';

const TAGGED = ResourceSelector.byTag('backup', 'true');

function plan(stack: Stack, ...rules: ProtectionRule[]): ProtectionPlan {
  return new ProtectionPlan(stack, 'Plan', { rules });
}

describe('told at synth', () => {
  test('a plan without rules', () => {
    const stack = shop();
    new ProtectionPlan(stack, 'Plan').addSelection('Tagged', TAGGED);
    expect(synthErrors(stack)).toEqual(['[Shop/Plan] Backup plan must have at least one rule, got none: pass rules or call addRule (CB-PLAN-002)']);
  });

  test('a plan that selects nothing, until somebody says that it is meant', () => {
    const stack = shop();
    plan(stack, ProtectionRule.daily());
    expect(warnings(stack)).toContain('CB-PLAN-006');
    const other = shop();
    Validations.of(plan(other, ProtectionRule.daily())).acknowledge({ id: 'CB-PLAN-006', reason: 'selected elsewhere' });
    expect(warnings(other)).not.toContain('CB-PLAN-006');
  });

  test('weekly backups that are gone after a day, until a later rule keeps some', () => {
    const stack = shop();
    const weekly = plan(stack, ProtectionRule.weekly({ retention: Retention.days(1) }));
    weekly.addSelection('Tagged', TAGGED);
    expect(weekly.describe()).toMatch(/: 169 h, without any recovery point: 145 h$/m);
    expect(warnings(stack)).toEqual(['CB-PLAN-011']);

    const other = shop();
    const both = plan(other, ProtectionRule.weekly({ retention: Retention.days(1) }));
    both.addSelection('Tagged', TAGGED);
    both.addRule(ProtectionRule.daily());
    expect(warnings(other)).toEqual([]);
  });

  test('an RPO that they do not meet', () => {
    const stack = shop();
    const objectives = { rpo: Duration.days(8) };
    const weekly = new ProtectionPlan(stack, 'Plan', { objectives, rules: [ProtectionRule.weekly({ retention: Retention.days(1) })] });
    weekly.addSelection('Tagged', TAGGED);
    expect(weekly.describe()).toContain('without any recovery point: 145 h (RPO 192 h: NOT met)');
    expect(synthErrors(stack).map(error => error.slice(-12))).toEqual(['(CB-RPO-006)']);
  });

  test('an RPO that depends on a retention which is not known', () => {
    const stack = shop();
    const objectives = { rpo: Duration.days(8) };
    const days = new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber;
    const weekly = new ProtectionPlan(stack, 'Plan', { objectives, rules: [ProtectionRule.weekly({ retention: Retention.days(days) })] });
    weekly.addSelection('Tagged', TAGGED);
    expect(weekly.describe()).toContain('Longest time between the starts of two backups: 169 h (RPO 192 h: not proved)');
    expect(synthErrors(stack)).toEqual([]);
  });

  test('two plans whose continuous rules name one resource', () => {
    const stack = shop();
    const bucket = new s3.Bucket(stack, 'Bucket', { versioned: true });
    const table = new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    for (const id of ['One', 'Two']) new ProtectionPlan(stack, id, { rules: [ProtectionRule.continuous()] }).protect(bucket, table);
    expect(synthErrors(stack)).toEqual(['One', 'Two'].map((id, i) =>
      `[Shop/${id}] Resource 'Shop/Bucket/Resource' must have one continuous rule, since it has one continuous recovery point, got another one in plan 'Shop/${['Two', 'One'][i]}': take it out of one of them (CB-PLAN-009)`));
  });

  test('not two plans of which one is continuous', () => {
    const stack = shop();
    const bucket = new s3.Bucket(stack, 'Bucket', { versioned: true });
    new ProtectionPlan(stack, 'One', { rules: [ProtectionRule.continuous()] }).protect(bucket);
    new ProtectionPlan(stack, 'Two', { rules: [ProtectionRule.daily()] }).protect(bucket);
    expect(synthErrors(stack)).toEqual([]);
  });

  test('a scan that nobody set up', () => {
    const stack = shop();
    plan(stack, ProtectionRule.daily({ malwareScan: MalwareScanMode.FULL })).addSelection('Tagged', TAGGED);
    expect(synthErrors(stack)).toEqual([
      '[Shop/Plan] Malware scanning of a backup plan must be set up where a rule asks for it, got no scan settings: set malwareScanning of the plan (CB-SCAN-001)',
    ]);
  });

  test('scan settings that no rule uses', () => {
    const stack = shop();
    const scannerRole = iam.Role.fromRoleArn(stack, 'Scanner', 'arn:aws:iam::111122223333:role/scanner');
    new ProtectionPlan(stack, 'Plan', { malwareScanning: { resourceTypes: [ProtectedResourceType.S3], scannerRole }, rules: [ProtectionRule.daily()] })
      .addSelection('Tagged', TAGGED);
    expect(synthErrors(stack)).toEqual([
      '[Shop/Plan] Malware scanning of a backup plan must be asked for by at least one rule, got none: set malwareScan in a rule (CB-SCAN-001)',
    ]);
  });

  test('types that cannot do what a rule asks for', () => {
    const stack = shop();
    const bucket = new s3.Bucket(stack, 'Bucket', { versioned: true });
    plan(stack, ProtectionRule.monthly({ retention: Retention.years(1).coldAfter(Duration.days(30)) })).protect(bucket);
    expect(warnings(stack)).toContain('CB-TYPE-001');
  });
});
