/*
 * Rules of cdk-nag that a bucket for evidence does not meet on purpose, with the reason a reviewer reads.
 */

const PACKS = ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321'];

const NO_REPLICATION = 'Reports can be made again for as long as AWS Backup keeps its history, and a replica asks for a bucket in a Region '
  + 'that only the owner of the app can choose.';
const LOGS_NEED_S3_KEYS = 'S3 delivers server access logs only into buckets that are encrypted with keys of S3.';

export const REPLICATION_RULES: Readonly<Record<string, string>> = rules('S3BucketReplicationEnabled', NO_REPLICATION);
export const S3_KMS_RULES: Readonly<Record<string, string>> = rules('S3DefaultEncryptionKMS', LOGS_NEED_S3_KEYS);

function rules(rule: string, reason: string): Record<string, string> {
  return Object.fromEntries(PACKS.map(pack => [`${pack}-${rule}`, reason]));
}
