import { RegionInfo } from 'aws-cdk-lib/region-info';
import { partitionOf } from '../../src/model/partitions';

test.each(RegionInfo.regions.map(({ name, partition }) => [name, partition]))('%s is in the partition that aws-cdk-lib has for it', (name, partition) => {
  expect(partitionOf(name)).toBe(partition);
});

test.each([['eu-central-9', 'aws'], ['cn-east-9', 'aws-cn'], ['eusc-de-west-9', 'aws-eusc']])('%s, which is younger than aws-cdk-lib', (name, partition) => {
  expect(partitionOf(name)).toBe(partition);
});
