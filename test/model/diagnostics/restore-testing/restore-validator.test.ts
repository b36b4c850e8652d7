import { UNKNOWN } from '../../../../src/model/known';
import type { RestoreValidatorModel } from '../../../../src/model/restore-testing/restore-validator-model';
import { diagnosticCases, said } from '../../../helpers/diagnostic-cases';

const HERE = { account: '111122223333', region: 'eu-west-1' };
const BUILT_IN: RestoreValidatorModel = {
  kind: 'builtIn', target: HERE, plan: HERE, permitted: true, types: ['DynamoDB', 'S3'], validationWindowHours: 8, deadLetterQueueIsFifo: undefined,
  minimumItems: 1, sampleSize: 10, timeoutSeconds: 300,
};
const CHECKED = "'Aurora', 'DocumentDB', 'DynamoDB', 'EBS', 'EC2', 'EFS', 'Neptune', 'RDS' or 'S3'";

diagnosticCases('restoreValidator', BUILT_IN, 'the validator', ['RTEST'], [
  {
    name: 'a role that cannot be changed', wrong: { permitted: false }, right: { permitted: true },
    says: ["CB-RTEST-040 at : Role of the validator must allow 'backup:PutRestoreValidationResult', got one that cannot be changed from here: give it that permission where it is made, and acknowledge this"],
  },
  {
    name: 'another Region and account', wrong: { target: { account: '999988887777', region: 'eu-central-1' } }, right: { target: { account: UNKNOWN, region: UNKNOWN } },
    says: [
      "CB-RTEST-041 at target.account: The validator must be in the account of the restore testing plan, '111122223333', got '999988887777'",
      "CB-RTEST-041 at target.region: The validator must be in the Region of the restore testing plan, 'eu-west-1', got 'eu-central-1'",
    ],
  },
  {
    name: 'a type without a check, twice', wrong: { types: ['S3', 'FSx', 'FSx'] }, right: { types: ['Aurora', 'DocumentDB', 'EBS', 'EC2', 'EFS', 'Neptune', 'RDS'] },
    says: [`CB-RTEST-042 at types: Types that the validator checks must be ${CHECKED}, got 'FSx': test it in a plan with a validator of your own`],
  },
  {
    name: 'more items than a page has', wrong: { minimumItems: 1001 }, right: { minimumItems: 1000 },
    says: ['CB-RTEST-043 at minimumItems: Least items of a restored bucket or table must be a whole number of items from 0 to 1000, got 1001'],
  },
  {
    name: 'fewer items than none', wrong: { minimumItems: -1 }, right: { minimumItems: 0 },
    says: ['CB-RTEST-043 at minimumItems: Least items of a restored bucket or table must be a whole number of items from 0 to 1000, got -1'],
  },
  {
    name: 'an empty sample', wrong: { sampleSize: 0 }, right: { sampleSize: 1 },
    says: ['CB-RTEST-043 at sampleSize: Sample of a restored bucket or table must be a whole number of items from 1 to 100, got 0'],
  },
  {
    name: 'a sample that is an inventory', wrong: { sampleSize: 101 }, right: { sampleSize: 100 },
    says: ['CB-RTEST-043 at sampleSize: Sample of a restored bucket or table must be a whole number of items from 1 to 100, got 101'],
  },
  {
    name: 'no time to answer', wrong: { timeoutSeconds: 59 }, right: { timeoutSeconds: 60 },
    says: ['CB-RTEST-044 at timeoutSeconds: Timeout of the validator must be a whole number of seconds from 60 to 900, got 59'],
  },
  {
    name: 'longer than Lambda runs', wrong: { timeoutSeconds: 901 }, right: { timeoutSeconds: 900 },
    says: ['CB-RTEST-044 at timeoutSeconds: Timeout of the validator must be a whole number of seconds from 60 to 900, got 901'],
  },
  {
    name: 'no window', wrong: { validationWindowHours: 0 }, right: { validationWindowHours: 1 },
    says: ['CB-RTEST-045 at validationWindowHours: Validation window of tests that the validator validates must be an hour at least, got 0'],
  },
  {
    name: 'a FIFO queue', wrong: { deadLetterQueueIsFifo: true }, right: { deadLetterQueueIsFifo: false },
    says: ['CB-RTEST-046 at deadLetterQueueIsFifo: Dead-letter queue of the validator must be a standard queue, got a FIFO queue'],
  },
], { alwaysKnown: ['kind', 'permitted', 'target', 'plan'] });

test.each(['function', 'stateMachine'] as const)('a %s checks what its owner knows', kind => {
  expect(said('restoreValidator', { ...BUILT_IN, kind, types: ['FSx'] }, 'the validator')).toEqual([]);
});
