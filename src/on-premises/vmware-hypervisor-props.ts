import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { HypervisorCredentials } from './hypervisor-credentials';
import type { VmwareTagMapping } from './vmware-tag-mapping';

/** Properties of a VmwareHypervisor. */
export interface VmwareHypervisorProps {
  /** Name or IP address of vCenter or of an ESXi host, 3 to 128 characters; no URL. */
  readonly host: string;

  /** How the gateway logs in. */
  readonly credentials: HypervisorCredentials;

  /**
   * Name of the hypervisor: 1 to 100 letters, digits and hyphens.
   *
   * @default - a readable name from the stack and the path, which changes with the key
   */
  readonly hypervisorName?: string;

  /**
   * Key of the credentials: symmetric, or an alias of such a key. Another key replaces the hypervisor. AWS Backup then
   * makes sure that the roles of jobs may decrypt with it: call `grantDecrypt` for them.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/bgw-hypervisor-encryption-page.html
   * @default - a key that AWS owns, which no role needs a permission for
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * Where the gateway writes about the hypervisor: errors, and its connection.
   *
   * @default - a new log group with a key of its own, which keeps its logs for a year and stays when the stack goes
   */
  readonly logGroup?: logs.ILogGroupRef;

  /**
   * Tags of VMware that become tags of AWS, up to 10. CloudFormation has no property for them: the construct makes the role
   * for it and the command (`tagMappingCommand`), and somebody runs the command.
   *
   * @default - none
   */
  readonly tagMappings?: VmwareTagMapping[];

  /**
   * What becomes of the log group that the construct makes, and of its key.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly logRemovalPolicy?: RemovalPolicy;
}
