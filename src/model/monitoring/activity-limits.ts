import { limit } from '../limits';
import { page } from '../sources';

const CREATE_LOG_GROUP = page('Amazon CloudWatch Logs API Reference, CreateLogGroup', 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html');
const CREATE_EVENT_BUS = page('Amazon EventBridge API Reference, CreateEventBus', 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html');
const PCI_DSS = page('PCI DSS v4.0.1, requirement 10.5.1', 'https://www.pcisecuritystandards.org/document_library/');

/** Limits and forms of what keeps and forwards the events of AWS Backup. */
export const ACTIVITY_LIMITS = {
  logGroupName: limit(/^(?!aws\/)[a-zA-Z0-9_\-/.#]{1,512}$/, CREATE_LOG_GROUP),
  logGroupNameMaxLength: limit(512, CREATE_LOG_GROUP),
  /** Of CloudWatch Logs, in an account and Region, whoever made them. */
  logResourcePolicies: limit(10, page('Amazon CloudWatch Logs API Reference, PutResourcePolicy', 'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html')),
  /** The Australian ISM (ISM-1988) names the same. */
  auditLogAdvisedDays: limit(365, PCI_DSS),
  eventBusName: limit(/^(?!default$)[a-zA-Z0-9_\-.]{1,256}$/, CREATE_EVENT_BUS),
  eventBusPolicyBytes: limit(10 * 1024, page('Amazon EventBridge API Reference, PutPermission', 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html')),
} as const;
