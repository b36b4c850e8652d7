import { Token } from 'aws-cdk-lib';
import { leaf } from '../model/known';
import type { TagMappingModel } from '../model/on-premises/hypervisor-model';

/**
 * A tag of VMware, and the tag of AWS that every virtual machine with it gets.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BGW_VmwareToAwsTagMapping.html
 */
export interface VmwareTagMapping {
  /** Category of the tag in VMware, 1 to 80 characters. */
  readonly vmwareCategory: string;

  /** Name of the tag in VMware, 1 to 80 characters. */
  readonly vmwareTagName: string;

  /** Key of the tag in AWS: 1 to 128 letters, digits, spaces or any of `_.:/=+-@`, not beginning with `aws:`. */
  readonly awsTagKey: string;

  /** Value of the tag in AWS, at most 256 characters. */
  readonly awsTagValue: string;
}

export function mappingModel(mapping: VmwareTagMapping): TagMappingModel {
  return {
    vmwareCategory: leaf(mapping.vmwareCategory),
    vmwareTagName: leaf(mapping.vmwareTagName),
    awsTagKey: leaf(mapping.awsTagKey),
    awsTagValue: leaf(mapping.awsTagValue),
  };
}

/** What tells AWS Backup gateway the mappings of a hypervisor: one call, which replaces those it had. */
export function mappingCommand(hypervisorArn: string, roleArn: string, region: string, mappings: readonly VmwareTagMapping[]): string {
  const list = mappings.map(({ vmwareCategory, vmwareTagName, awsTagKey, awsTagValue }) => ({
    VmwareCategory: vmwareCategory, VmwareTagName: vmwareTagName, AwsTagKey: awsTagKey, AwsTagValue: awsTagValue,
  }));
  return [
    'aws backup-gateway put-hypervisor-property-mappings',
    `--region ${region}`,
    `--hypervisor-arn ${hypervisorArn}`,
    `--iam-role-arn ${roleArn}`,
    `--vmware-to-aws-tag-mappings ${quoted(JSON.stringify(list))}`,
  ].join(' ');
}

/** In single quotes for a POSIX shell; what a token holds is known at deployment only and is not looked at. */
function quoted(text: string): string {
  return Token.isUnresolved(text) ? `'${text}'` : `'${text.replace(/'/g, "'\\''")}'`;
}
