import { CfnResource, Lazy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { NOT_RECORDED, RECORDED_ALWAYS, RECORDER } from '../model/audit/config-types';
import { RESOURCE_TYPES, resourceType } from '../model/resources/resource-types';
import { acknowledgeNag } from '../private/nag';
import { EvidenceBucket } from './evidence-bucket';

const CHANNEL = 'AWS::Config::DeliveryChannel';
const MANAGED_POLICY = 'service-role/AWS_ConfigRole';
const REASON = 'AWS documents and maintains this managed policy as the permissions of an AWS Config recorder; a copy would fall behind when AWS Config learns resource types.';

export interface ConfigRecorderProps {
  /** Ids of the types that are protected; asked for late, since selections can still be added. */
  readonly types: () => readonly string[] | 'any';
  readonly bucket?: s3.IBucketRef;
}

/** AWS Config, recording what a framework evaluates and nothing else. Not its L1s, whose module every user would have to load. */
export class ConfigRecorder extends Construct {
  constructor(scope: Construct, id: string, { types, bucket }: ConfigRecorderProps) {
    super(scope, id);
    const own = bucket ? undefined : new EvidenceBucket(this, 'Bucket', { content: 'AWS Config' });
    const bucketName = (bucket ?? own!.bucket).bucketRef.bucketName;
    const bucketArn = (bucket ?? own!.bucket).bucketRef.bucketArn;
    const role = new iam.Role(this, 'Role', {
      description: 'Records what AWS Backup Audit Manager evaluates',
      assumedBy: new iam.ServicePrincipal('config.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName(MANAGED_POLICY)],
    });
    acknowledgeNag(role, { [`AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${MANAGED_POLICY}]`]: REASON });
    const delivery = own?.letConfigDeliver(role, bucketArn);
    const recorder = new CfnResource(this, 'Resource', {
      type: RECORDER,
      properties: {
        RoleARN: role.roleArn,
        RecordingGroup: {
          AllSupported: false, IncludeGlobalResourceTypes: false, ResourceTypes: Lazy.list({ produce: () => recordedTypes(types()) }),
        },
      },
    });
    const channel = new CfnResource(this, 'Channel', { type: CHANNEL, properties: { S3BucketName: bucketName, S3KmsKeyArn: own?.encryptionKey.keyArn } });
    // A recorder starts only once there is a channel; CloudFormation sees to that when both come without a dependency.
    for (const resource of [recorder, channel]) if (delivery) resource.node.addDependency(delivery);
  }
}

/** What AWS Config has to record for controls over some resource types. */
export function recordedTypes(types: readonly string[] | 'any'): string[] {
  const protectedTypes = types === 'any' ? RESOURCE_TYPES : types.map(resourceType);
  const audited = protectedTypes.filter(({ capabilities }) => capabilities.auditManager !== false);
  const names = new Set(audited.flatMap(({ cloudFormation }) => cloudFormation.map(({ type }) => type)));
  return [...RECORDED_ALWAYS, ...[...names].filter(type => !NOT_RECORDED.value.includes(type))];
}

/** Whether anything in the app makes AWS Config record in the account and Region of a construct, as far as these are known. */
export function isRecorded(scope: IConstruct): boolean {
  const { account, region } = Stack.of(scope);
  return scope.node.root.node.findAll().some(construct => CfnResource.isCfnResource(construct) && construct.cfnResourceType === RECORDER
    && construct.stack.account === account && construct.stack.region === region);
}
