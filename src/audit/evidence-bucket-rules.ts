/*
 * Rules of cdk-nag that a bucket for evidence does not meet on purpose, with the reason a reviewer reads.
 */

const PACKS = ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321'];

const NO_REPLICATION = 'A replica asks for a bucket in a Region that only the owner of the app can choose.';
const LOGS_NEED_S3_KEYS = 'S3 delivers server access logs only into buckets that are encrypted with keys of S3.';

export const REPLICATION_RULES = rules('S3BucketReplicationEnabled', NO_REPLICATION);
export const S3_KMS_RULES = rules('S3DefaultEncryptionKMS', LOGS_NEED_S3_KEYS);

/** Why a bucket has no Object Lock. */
export const NO_LOCK = {
  byChoice: lock('Object Lock cannot be taken from a bucket again, and AWS does not document that its services deliver into a bucket with it; reportLock sets it.'),
  logs: lock('S3 delivers no server access logs into a bucket whose Object Lock has a default retention.'),
} as const;

function lock(reason: string): Readonly<Record<string, string>> {
  return { 'NIST.800.53.R4-S3BucketDefaultLockEnabled': reason };
}

function rules(rule: string, reason: string): Readonly<Record<string, string>> {
  return Object.fromEntries(PACKS.map(pack => [`${pack}-${rule}`, reason]));
}
