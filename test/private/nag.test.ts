import { App, Stack, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { acknowledgeNag } from '../../src/private/nag';

function findings(app: App): string[] {
  return new AwsSolutionsChecks(app).validateScope(app).violations.map(({ ruleName }) => ruleName).sort();
}

describe('acknowledgements for cdk-nag', () => {
  test('hold for the named rules of the construct, and add up', () => {
    const app = new App();
    const bucket = new CfnBucket(new Stack(app, 'S'), 'B');
    const before = findings(app);
    expect(before).toContain('AwsSolutions-S1');
    acknowledgeNag(bucket, { 'AwsSolutions-S1': 'holds no data' });
    acknowledgeNag(bucket, { 'AwsSolutions-S10': 'holds no data' });
    expect(findings(app)).toEqual(before.filter(rule => rule !== 'AwsSolutions-S1' && rule !== 'AwsSolutions-S10'));
  });

  test('keep the reason where reviewers look', () => {
    const bucket = new CfnBucket(new Stack(), 'B');
    acknowledgeNag(bucket, { 'AwsSolutions-S1': 'holds no data' });
    const entries = bucket.node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY);
    expect(entries.map(({ data }) => data as unknown)).toEqual([{ 'annotation::AwsSolutions-S1': 'holds no data' }]);
  });
});
