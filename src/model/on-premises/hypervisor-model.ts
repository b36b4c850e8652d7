import type { Leaf } from '../known';
import { limit } from '../limits';
import { cloudformation } from '../sources';

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
}

const SCHEMA = cloudformation('AWS::BackupGateway::Hypervisor');

export const HYPERVISOR_LIMITS = {
  name: limit(/^[a-zA-Z0-9-]{1,100}$/, SCHEMA),
  hostLeastLength: limit(3, SCHEMA),
  hostMaxLength: limit(128, SCHEMA),
  /** Printable ASCII but for both slashes, and not only spaces. */
  username: limit(/^(?=.*[^ ])[ -.0-[\]-~]{1,100}$/, SCHEMA),
  password: limit(/^[ -~]{1,100}$/, SCHEMA),
  logGroupArn: limit('log-group:<name>:*', SCHEMA),
  kmsKeyArn: limit('key', SCHEMA),
} as const;
