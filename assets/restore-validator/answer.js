'use strict';
const { BackupClient, DescribeRestoreJobCommand, PutRestoreValidationResultCommand } = require('@aws-sdk/client-backup');

/** @typedef {import('./job').Job} Job */
/** @typedef {import('./verdict').Verdict} Verdict */

/** AWS names no limit for the message; this one is for people who read it. */
const MESSAGE_LENGTH = 1000;
/** States after which a validation does not change any more. */
const FINAL = ['SUCCESSFUL', 'FAILED', 'TIMED_OUT'];

/** The question costs no more time than this; the answer has to come in any case. */
const ASK_MS = 3_000;

const backup = new BackupClient({ maxAttempts: 5 });

/**
 * Whether somebody, for example an earlier delivery of the same event, has answered for the job. An error of this
 * question is no answer.
 *
 * @param {Job} job
 */
async function isAnswered({ restoreJobId }) {
  try {
    const question = new DescribeRestoreJobCommand({ RestoreJobId: restoreJobId });
    const { ValidationStatus: status } = await backup.send(question, { abortSignal: AbortSignal.timeout(ASK_MS) });
    return status !== undefined && FINAL.includes(status);
  } catch (error) {
    console.error(error);
    return false;
  }
}

/**
 * Tells AWS Backup the result.
 *
 * How AWS Backup refuses a second answer is not documented, so after a refusal the job is asked whether it has one.
 *
 * @param {Job} job
 * @param {Verdict} verdict
 */
async function answer(job, { status, message }) {
  try {
    await backup.send(new PutRestoreValidationResultCommand({
      RestoreJobId: job.restoreJobId,
      ValidationStatus: status,
      ValidationStatusMessage: shortened(message),
    }));
  } catch (error) {
    if (!await isAnswered(job)) throw error;
  }
}

/** @param {string} message */
function shortened(message) {
  const line = message.replace(/\s+/g, ' ').replace(/[^\x20-\x7e]/g, '?');
  return line.length > MESSAGE_LENGTH ? `${line.slice(0, MESSAGE_LENGTH - 3)}...` : line;
}

module.exports = { answer, isAnswered, MESSAGE_LENGTH };
