/** Beginnings of the names of Regions outside the partition `aws`, as the SDKs of AWS tell them apart. */
const PARTITIONS: readonly (readonly [beginning: RegExp, partition: string])[] = [
  [/^cn-/, 'aws-cn'],
  [/^us-gov-/, 'aws-us-gov'],
  [/^us-iso-/, 'aws-iso'],
  [/^us-isob-/, 'aws-iso-b'],
  [/^eu-isoe-/, 'aws-iso-e'],
  [/^us-isof-/, 'aws-iso-f'],
  [/^eusc-/, 'aws-eusc'],
];

/** The partition of a Region, also of one that is younger than the installed aws-cdk-lib. */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([beginning]) => beginning.test(region))?.[1] ?? 'aws';
}
