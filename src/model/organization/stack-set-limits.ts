import { limit } from '../limits';
import { cloudformation, page } from '../sources';

const STACK_SET = cloudformation('AWS::CloudFormation::StackSet');
const QUOTAS = page('CloudFormation User Guide, quotas', 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html');
const CREATE = page('CloudFormation API Reference, CreateStackInstances', 'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStackInstances.html');

/** Limits and forms of stack sets. */
export const STACK_SET_LIMITS = {
  templateBodyBytes: limit(51_200, STACK_SET),
  nameMaxLength: limit(128, STACK_SET),
  organizationalUnitsPerOperation: limit(50, CREATE),
  instancesPerStackSet: limit(100_000, QUOTAS),
  roleName: limit(/^[\w+=,.@-]{1,64}$/, cloudformation('AWS::IAM::Role')),
} as const;
