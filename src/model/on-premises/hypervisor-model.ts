import { isKnown, UNKNOWN } from '../known';
import type { Leaf } from '../known';
import { limit } from '../limits';
import { cloudformation, guide } from '../sources';

/** Which tag of VMware becomes which tag of AWS. */
export interface TagMappingModel {
  readonly vmwareCategory: Leaf<string>;
  readonly vmwareTagName: Leaf<string>;
  readonly awsTagKey: Leaf<string>;
  readonly awsTagValue: Leaf<string>;
}

/** A VMware host or vCenter that a backup gateway talks to. */
export interface HypervisorModel {
  readonly name: Leaf<string>;
  /** Address: a name or an IP address. */
  readonly host: Leaf<string>;
  readonly username: Leaf<string>;
  /** What stands in the template; a dynamic reference is not known. */
  readonly password: Leaf<string>;
  readonly kmsKeyArn: Leaf<string>;
  readonly logGroupArn: Leaf<string>;
  /** No template has them: AWS Backup gateway takes them through its API only. */
  readonly tagMappings?: readonly TagMappingModel[];
  /** Whether a role was allowed to use the key, where that can be seen. */
  readonly rolesDecrypt?: boolean;
}

/** Something to log in with; CloudFormation puts the value in the place of a dynamic reference. */
export function credential(text: Leaf<string>): Leaf<string> {
  return isKnown(text) && text.includes('{{resolve:') ? UNKNOWN : text;
}

const SCHEMA = cloudformation('AWS::BackupGateway::Hypervisor');
const MAPPING = guide('API_BGW_VmwareToAwsTagMapping');

export const HYPERVISOR_LIMITS = {
  name: limit(/^[a-zA-Z0-9-]{1,100}$/, SCHEMA),
  hostLeastLength: limit(3, SCHEMA),
  hostMaxLength: limit(128, SCHEMA),
  /** Printable ASCII but for both slashes, and not only spaces. */
  username: limit(/^(?=.*[^ ])[ -.0-[\]-~]{1,100}$/, SCHEMA),
  password: limit(/^[ -~]{1,100}$/, SCHEMA),
  logGroupArn: limit('log-group:<name>:*', SCHEMA),
  kmsKeyArn: limit('key', SCHEMA),
  tagMappings: limit(10, guide('backing-up-vms')),
  vmwareNameMaxLength: limit(80, MAPPING),
  awsTagKey: limit(/^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u, MAPPING),
  awsTagValueMaxLength: limit(256, MAPPING),
} as const;
