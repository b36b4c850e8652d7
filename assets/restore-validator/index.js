'use strict';
/*
 * Validates what a restore test has restored, and tells AWS Backup. Runs in AWS Lambda with the AWS SDK of the
 * Node.js runtime; what it is for and what it proves: src/restore-testing/VALIDATION.md.
 */
const { answer, isAnswered } = require('./answer');
const { before } = require('./deadline');
const { jobOf } = require('./job');
const { optionsOf } = require('./options');
const { failed, reasonOf } = require('./verdict');

/** @typedef {import('./job').Job} Job */
/** @typedef {import('./verdict').Verdict} Verdict */
/** @typedef {import('./deadline').Watch} Watch */
/** @typedef {(job: Job, options: import('./options').Options, watch: Watch) => Promise<Verdict>} Check */

/** Kept free at the end, so that a check that takes too long is still answered. */
const RESERVE_MS = 10_000;

/**
 * The check of each resource type, loaded with its part of the SDK when it is needed.
 *
 * @type {Readonly<Record<string, (() => Check) | undefined>>}
 */
const CHECKS = {
  Aurora: () => require('./rds').check,
  DocumentDB: () => require('./rds').check,
  DynamoDB: () => require('./dynamodb').check,
  EBS: () => require('./ec2').checkVolume,
  EC2: () => require('./ec2').checkInstance,
  EFS: () => require('./efs').check,
  Neptune: () => require('./rds').check,
  RDS: () => require('./rds').check,
  S3: () => require('./s3').check,
};

exports.RESERVE_MS = RESERVE_MS;
exports.CHECKED_TYPES = Object.keys(CHECKS);

/**
 * Takes a `Restore Job State Change` of AWS Backup.
 *
 * Throws only where there is no job to answer for, or where AWS Backup does not take the answer: Lambda then tries
 * again, and at last puts the event into the dead-letter queue.
 *
 * @param {unknown} event
 * @param {{ getRemainingTimeInMillis(): number }} context
 */
exports.handler = async (event, context) => {
  const job = jobOf(event);
  const unwanted = unwantedBecause(job);
  if (unwanted) return log({ restoreJobId: job.restoreJobId, ignored: unwanted });
  if (await isAnswered(job)) return log({ restoreJobId: job.restoreJobId, ignored: 'it has been answered already' });
  const verdict = await judge(job, context);
  await answer(job, verdict);
  return log({ restoreJobId: job.restoreJobId, resourceType: job.resourceType, ...verdict });
};

/**
 * The permission to answer has no resources, so that it is held here that only tests of the own plan are answered.
 *
 * @param {Job} job
 */
function unwantedBecause({ status, restoreTestingPlanArn }) {
  if (status !== 'COMPLETED') return `its status is ${status}, not COMPLETED`;
  const own = process.env.RESTORE_TESTING_PLAN_ARN;
  return restoreTestingPlanArn === own ? undefined : `it is of plan ${restoreTestingPlanArn}, not of ${own}`;
}

/**
 * @param {Job} job
 * @param {{ getRemainingTimeInMillis(): number }} context
 * @returns {Promise<Verdict>}
 */
async function judge(job, context) {
  const load = Object.hasOwn(CHECKS, job.resourceType) ? CHECKS[job.resourceType] : undefined;
  if (!load) return failed(`There is no check for resources of type ${job.resourceType}; checked are ${exports.CHECKED_TYPES.join(', ')}.`);
  try {
    return await before(context.getRemainingTimeInMillis() - RESERVE_MS, watch => load()(job, optionsOf(process.env), watch));
  } catch (error) {
    return failed(`The check of ${job.createdResourceArn} ended with an error: ${reasonOf(error)}.`);
  }
}

/** @param {object} entry */
function log(entry) {
  console.log(JSON.stringify(entry));
  return entry;
}
