import { Stack, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { testApp } from '../helpers/app';
import { acknowledgements, nagFindings } from './packs';

/** An empty result of the packs is only worth something while they do find what is there. */
describe('cdk-nag packs', () => {
  function bareBucket() {
    const app = testApp();
    return { app, bucket: new CfnBucket(new Stack(app, 'Stack'), 'Bucket') };
  }

  test('every pack that has a rule for buckets speaks about a bare one', () => {
    const { app } = bareBucket();

    const ids = nagFindings(app).map(finding => finding.id);

    expect(ids).toEqual(expect.arrayContaining([
      'AwsSolutions-S1',
      'HIPAA.Security-S3BucketVersioningEnabled',
      'NIST.800.53.R4-S3BucketVersioningEnabled',
      'NIST.800.53.R5-S3BucketVersioningEnabled',
      'PCI.DSS.321-S3BucketVersioningEnabled',
    ]));
  });

  test('an acknowledged finding is gone from the findings and stands among the acknowledgements', () => {
    const { app, bucket } = bareBucket();
    Validations.of(bucket).acknowledge({ id: 'AwsSolutions-S1', reason: 'holds nothing' });

    expect(nagFindings(app)).not.toContainEqual({ path: 'Stack/Bucket', id: 'AwsSolutions-S1' });
    expect(nagFindings(app)).toContainEqual({ path: 'Stack/Bucket', id: 'AwsSolutions-S10' });
    expect(acknowledgements(app)).toContainEqual({ path: 'Stack/Bucket', id: 'AwsSolutions-S1', reason: 'holds nothing' });
  });
});
