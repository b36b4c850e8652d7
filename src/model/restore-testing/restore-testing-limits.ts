import { limit } from '../limits';
import { api, guide } from '../sources';

const PLAN = api('RestoreTestingPlanForCreate');
const SELECTION = api('RestoreTestingSelectionForCreate');
const WINDOW = api('RestoreTestingRecoveryPointSelection');
const QUOTAS = guide('aws-backup-limits');

/** Limits and forms of restore testing. */
export const RESTORE_TESTING_LIMITS = {
  planName: limit(/^[a-zA-Z0-9_]{1,50}$/, PLAN),
  selectionName: limit(/^[a-zA-Z0-9_]{1,50}$/, SELECTION),
  nameMaxLength: limit(50, SELECTION),
  algorithms: limit(['LATEST_WITHIN_WINDOW', 'RANDOM_WITHIN_WINDOW'], WINDOW),
  recoveryPointTypes: limit(['SNAPSHOT', 'CONTINUOUS'], WINDOW),
  selectionWindowLeastDays: limit(1, WINDOW),
  selectionWindowMostDays: limit(365, WINDOW),
  selectionWindowDefaultDays: limit(30, WINDOW),
  startWindowLeastHours: limit(1, PLAN),
  startWindowMostHours: limit(168, PLAN),
  startWindowDefaultHours: limit(24, PLAN),
  validationWindowLeastHours: limit(0, SELECTION),
  validationWindowMostHours: limit(168, SELECTION),
  vaultSelectors: limit(30, QUOTAS),
  plans: limit(100, QUOTAS),
  selectionsPerPlan: limit(30, QUOTAS),
  arnsPerSelection: limit(30, SELECTION),
  conditionsPerSelection: limit(30, QUOTAS),
  conditionOperators: limit(['StringEquals', 'StringNotEquals'], api('ProtectedResourceConditions')),
} as const;
