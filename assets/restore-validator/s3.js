'use strict';
const { GetObjectCommand, ListObjectsV2Command, S3Client } = require('@aws-sdk/client-s3');
const { nameIn } = require('./job');
const { counted, failed, reasonOf, successful } = require('./verdict');

/** @typedef {import('@aws-sdk/client-s3')._Object} S3Object */

const s3 = new S3Client({});
/** The most that S3 lists at once. */
const PAGE = 1000;
/** How much of an object is read: enough to see that it can be decrypted. */
const BYTES = 1024;
/** Objects of these classes can be read only after they were restored from there. */
const ARCHIVED = ['GLACIER', 'DEEP_ARCHIVE'];

/** @type {import('./index').Check} */
exports.check = async (job, { minimumItems, sampleSize }, watch) => {
  const name = nameIn(job.createdResourceArn, '');
  if (!name) return failed(`The restored resource must be a bucket, got '${job.createdResourceArn}'.`);
  const firstPage = new ListObjectsV2Command({ Bucket: name, MaxKeys: PAGE });
  const { Contents: objects = [], IsTruncated: more } = await s3.send(firstPage, { abortSignal: watch.signal });
  const found = `${more ? 'at least ' : ''}${counted(objects.length, 'object')}`;
  watch.saw(`${found} in bucket ${name}`);
  if (objects.length < minimumItems) return failed(`Bucket ${name} has ${found}, fewer than the ${minimumItems} that it must have.`);

  const sample = spread(objects.filter(({ StorageClass: storage }) => !ARCHIVED.includes(storage ?? '')), sampleSize);
  for (const object of sample) {
    const problem = await unreadable(name, object, watch);
    if (problem) return failed(`Bucket ${name} has ${found}, of which ${object.Key} cannot be read: ${problem}.`);
  }
  return successful(`Bucket ${name} has ${found}, ${sample.length} of which could be read.`, 'that all objects are there, and what is in them');
};

/**
 * @template T
 * @param {readonly T[]} all
 * @param {number} count
 */
function spread(all, count) {
  if (all.length <= count) return all;
  return Array.from({ length: count }, (_, i) => all[Math.floor(i * all.length / count)]);
}

/**
 * Why an object cannot be read.
 *
 * @param {string} bucket
 * @param {S3Object} object
 * @param {import('./deadline').Watch} watch
 * @returns {Promise<string | undefined>}
 */
async function unreadable(bucket, { Key: key, Size: size = 0 }, { signal, saw }) {
  saw(`object ${key} of bucket ${bucket}`);
  try {
    // S3 refuses a range of an empty object.
    const range = size > 0 ? `bytes=0-${Math.min(size, BYTES) - 1}` : undefined;
    const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: range }), { abortSignal: signal });
    const read = (await body?.transformToByteArray())?.length ?? 0;
    return size > 0 && read === 0 ? `it has ${size} bytes and came without any` : undefined;
  } catch (error) {
    return `${reasonOf(error)}${hintAt(error)}`;
  }
}

/** @param {unknown} error */
function hintAt(error) {
  if (!(error instanceof Error) || !/^AccessDenied/.test(error.name)) return '';
  return /kms:/i.test(error.message)
    ? '; name its KMS key in decryptWith of the validator'
    : '; where it is encrypted with a KMS key, name the key in decryptWith of the validator';
}
