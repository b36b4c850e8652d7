import { goesIntoAirGap, goesStraightIntoAirGap } from '../../../src/model/monitoring/air-gap-arrivals';

test.each([
  ['s3', true, true],
  ['efs', true, true],
  ['dynamodb', true, true],
  ['ebs', true, false],
  ['aurora', true, false],
  ['rds', false, false],
])('%s', (type, into, straight) => {
  expect([goesIntoAirGap(type), goesStraightIntoAirGap(type)]).toEqual([into, straight]);
});
