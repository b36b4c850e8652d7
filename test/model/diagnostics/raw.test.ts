import { Duration } from 'aws-cdk-lib';
import { CfnDBCluster } from 'aws-cdk-lib/aws-docdb';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { ProtectionPlan, ProtectionRule, Retention } from '../../../src';
import { judge } from '../../../src/model/diagnostics/judge';
import { UNKNOWN } from '../../../src/model/known';
import type { PlanModel } from '../../../src/model/plan/plan-model';
import { PLAN, RULE } from '../../helpers/raw-models';
import { shop, warnings } from '../../helpers/stacks';

/* What the constructs cannot be made to say, but a template or an organization policy can. */

function messages(plan: PlanModel): string[] {
  return judge('plan', plan, { label: 'backup plan', path: '' }).map(({ id, message, path }) => `${id} at ${path}: ${message}`);
}

test('a plain plan is silent', () => {
  expect(messages(PLAN)).toEqual([]);
});

test.each([
  ['a scanner that AWS Backup does not have', { malwareScanner: 'CLAMAV', scanMode: 'FULL_SCAN' }, "malware scanner of rule 'Daily' must be 'GUARDDUTY', got 'CLAMAV'"],
  ['a mode that AWS Backup does not have', { malwareScanner: 'GUARDDUTY', scanMode: 'QUICK' }, "scan mode of rule 'Daily' must be 'FULL_SCAN' or 'INCREMENTAL_SCAN', got 'QUICK'"],
])('%s', (_, action, message) => {
  const scanSettings = [{ malwareScanner: 'GUARDDUTY', resourceTypes: ['S3'], scannerRoleArn: UNKNOWN }] as const;
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  expect(messages({ ...PLAN, scanSettings, rules: [{ ...RULE, scanActions: [action] }] })).toEqual([`CB-SCAN-002 at rules[0].scanActions[0]: ${sentence}`]);
});

test('a scan that is not known says nothing', () => {
  const scanSettings = [{ malwareScanner: 'GUARDDUTY', resourceTypes: ['S3'], scannerRoleArn: UNKNOWN }] as const;
  expect(messages({ ...PLAN, scanSettings, rules: [{ ...RULE, scanActions: [{ malwareScanner: UNKNOWN, scanMode: UNKNOWN }] }] })).toEqual([]);
});

test.each([
  ['a type without options', { resourceType: 'RDS', options: {} }, "Resource type of an advanced backup setting must be 'EC2' or 'S3', got 'RDS'"],
  ['an option of another type', { resourceType: 'S3', options: { WindowsVSS: 'enabled' } },
    "Advanced backup setting of S3 must be 'BackupACLs' or 'BackupObjectTags', got 'WindowsVSS'"],
  ['a value that is no switch', { resourceType: 'EC2', options: { WindowsVSS: 'true' } }, "Advanced backup setting 'WindowsVSS' must be 'enabled' or 'disabled', got 'true'"],
])('advanced settings: %s', (_, setting, message) => {
  expect(messages({ ...PLAN, advancedSettings: [setting] })).toEqual([`CB-PLAN-008 at advancedSettings[0]: ${message}`]);
});

test('advanced settings that are right, or not known, say nothing', () => {
  const advancedSettings = [{ resourceType: 'EC2', options: { WindowsVSS: 'enabled' } }, { resourceType: UNKNOWN, options: UNKNOWN }] as const;
  expect(messages({ ...PLAN, advancedSettings })).toEqual([]);
});

test('cold storage within a week is a warning', () => {
  const stack = shop();
  const rule = ProtectionRule.monthly({ retention: Retention.days(100).coldAfter(Duration.days(7)) });
  new ProtectionPlan(stack, 'Plan', { rules: [rule] }).protect(new CfnDBCluster(stack, 'Cluster'));
  expect(warnings(stack)).toEqual(['CB-LIFE-004', 'CB-TYPE-001']);
});

test('a continuous rule without a type for it is a warning', () => {
  const stack = shop();
  new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.continuous()] }).protect(new CfnDBCluster(stack, 'Cluster'));
  expect(warnings(stack)).toEqual(['CB-TYPE-003']);
  const other = shop();
  const bucket = new CfnBucket(other, 'Bucket', { versioningConfiguration: { status: 'Enabled' } });
  new ProtectionPlan(other, 'Plan', { rules: [ProtectionRule.continuous()] }).protect(new CfnDBCluster(other, 'Cluster'), bucket);
  expect(warnings(other)).toEqual([]);
});
