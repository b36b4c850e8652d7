import { Aws } from 'aws-cdk-lib';
import { ProtectedResourceType } from '../selection/protected-resource-type';
import { ResourceSelector } from '../selection/resource-selector';
import { TagCondition } from '../selection/tag-condition';
import type { VmwareTagMapping } from './vmware-tag-mapping';

/**
 * Virtual machines behind AWS Backup gateways, as selectors for a plan. They have no CloudFormation type: the gateway
 * finds them, and their ids are known once it has.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backing-up-vms.html
 */
export class VirtualMachines {
  /** Every virtual machine of the account and Region, those found later too. */
  public static all(): ResourceSelector {
    return ResourceSelector.byType(ProtectedResourceType.VIRTUAL_MACHINE);
  }

  /**
   * Virtual machines with a tag of AWS, and nothing else that has it.
   *
   * @param key tag key, case sensitive
   * @param value tag value, case sensitive
   */
  public static tagged(key: string, value: string): ResourceSelector {
    return VirtualMachines.all().where(TagCondition.equalTo(key, value));
  }

  /**
   * Virtual machines with a tag of VMware that is mapped to a tag of AWS. They are found once the mapping was told to AWS
   * Backup gateway and their metadata were synchronized.
   *
   * @param mapping the mapping, as the hypervisor has it
   */
  public static mapped(mapping: VmwareTagMapping): ResourceSelector {
    return VirtualMachines.tagged(mapping.awsTagKey, mapping.awsTagValue);
  }

  /**
   * Some virtual machines of the account and Region that is deployed to.
   *
   * @param ids at least one id, such as `vm-0ABCDEF0123456789`
   */
  public static withIds(...ids: string[]): ResourceSelector {
    return ResourceSelector.byArn(...ids.map(id => `arn:${Aws.PARTITION}:backup-gateway:${Aws.REGION}:${Aws.ACCOUNT_ID}:vm/${id}`));
  }

  private constructor() {}
}
