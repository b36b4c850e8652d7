'use strict';
const {
  BackupClient, DeleteRecoveryPointCommand, DisassociateRecoveryPointFromParentCommand, ListRecoveryPointsByBackupVaultCommand,
} = require('@aws-sdk/client-backup');

/** @typedef {import('@aws-sdk/client-backup').RecoveryPointByBackupVault} RecoveryPoint */

/** The client slows down by itself when AWS Backup says that it is too much. */
const backup = new BackupClient({ maxAttempts: 10, retryMode: 'adaptive' });

/** AWS Backup lists no more at once. */
const PAGE_SIZE = 1000;
const AT_ONCE = 10;
/** After so many refusals and no deletion there is no point in trying the rest. */
const HOPELESS = 50;
const REASONS = 3;

/** On their way in or out: asked again later. */
const ON_ITS_WAY = ['DELETING', 'CREATING'];
/** Errors that pass. */
const PASSING = ['InvalidResourceStateException', 'ServiceUnavailableException', 'ThrottlingException', 'TooManyRequestsException'];

/**
 * What a call has done.
 *
 * @typedef {object} Result
 * @property {boolean} isEmpty whether nothing was left to be seen
 * @property {number} deleted recovery points that AWS Backup has begun to delete
 * @property {number} pending recovery points to look at again
 * @property {number} refused recovery points that AWS Backup does not delete
 * @property {string[]} reasons why not, some of them
 */

/**
 * Deletes recovery points of a vault until there are none, nothing goes on, or time is up. What is left is seen by the next
 * call: there is no state but the vault itself.
 *
 * @param {string} vault
 * @param {number} milliseconds
 * @param {(entry: object) => void} log
 * @returns {Promise<Result>}
 */
exports.empty = async (vault, milliseconds, log) => {
  const until = Date.now() + milliseconds;
  /** @type {Set<string>} */
  const asked = new Set();
  let deleted = 0;
  for (;;) {
    const pass = await goThrough(vault, until, asked, log);
    deleted += pass.deleted;
    if (pass.isEmpty || pass.deleted === 0 || Date.now() >= until) return { ...pass, deleted };
  }
};

exports.PAGE_SIZE = PAGE_SIZE;
exports.HOPELESS = HOPELESS;

/**
 * @param {string} vault
 * @param {number} until
 * @param {Set<string>} asked
 * @param {(entry: object) => void} log
 * @returns {Promise<Result>}
 */
async function goThrough(vault, until, asked, log) {
  /** @type {Result} */
  const result = { isEmpty: true, deleted: 0, pending: 0, refused: 0, reasons: [] };
  /** @type {string | undefined} */
  let next;
  do {
    const { RecoveryPoints: points = [], NextToken } = await backup.send(new ListRecoveryPointsByBackupVaultCommand({
      BackupVaultName: vault, MaxResults: PAGE_SIZE, NextToken: next,
    }));
    next = NextToken;
    if (points.length > 0) result.isEmpty = false;
    await inParallel(points, until, async point => {
      const outcome = await remove(vault, point, asked);
      if (outcome === 'deleted') {
        result.deleted += 1;
      } else if (outcome === 'pending') {
        result.pending += 1;
      } else if (outcome !== 'gone') {
        result.refused += 1;
        if (result.reasons.length < REASONS) result.reasons.push(`${point.RecoveryPointArn}: ${outcome.because}`);
      }
      return result.deleted === 0 && result.refused >= HOPELESS;
    });
    if (points.length > 0) log({ vault, deleted: result.deleted, pending: result.pending, refused: result.refused });
    if (result.deleted === 0 && result.refused >= HOPELESS) break;
  } while (next && Date.now() < until);
  return result;
}

/**
 * @param {RecoveryPoint[]} points
 * @param {number} until
 * @param {(point: RecoveryPoint) => Promise<boolean>} take answers whether to stop
 */
async function inParallel(points, until, take) {
  const queue = points.values();
  let stop = false;
  const work = async () => {
    for (const point of queue) {
      if (stop || Date.now() >= until) return;
      stop = await take(point) || stop;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/**
 * Asks for the deletion of one recovery point, once a call.
 *
 * A continuous one is deleted like any other, which also ends its backup; to disassociate it would leave it to its own
 * service. A nested one may first have to leave its composite, which AWS's pages do not say, so that is done where it is refused.
 *
 * @param {string} vault
 * @param {RecoveryPoint} point
 * @param {Set<string>} asked
 * @returns {Promise<'deleted' | 'pending' | 'gone' | { because: string }>}
 */
async function remove(vault, { RecoveryPointArn: arn = '', Status: status, ParentRecoveryPointArn: parent }, asked) {
  if ((status && ON_ITS_WAY.includes(status)) || asked.has(arn)) return 'pending';
  const input = { BackupVaultName: vault, RecoveryPointArn: arn };
  const first = await attempt(() => backup.send(new DeleteRecoveryPointCommand(input)));
  const outcome = typeof first === 'object' && parent
    ? await attempt(async () => {
      await backup.send(new DisassociateRecoveryPointFromParentCommand(input));
      await backup.send(new DeleteRecoveryPointCommand(input));
    })
    : first;
  if (outcome === 'deleted') asked.add(arn);
  return outcome;
}

/**
 * @param {() => Promise<unknown>} call
 * @returns {Promise<'deleted' | 'pending' | 'gone' | { because: string }>}
 */
async function attempt(call) {
  try {
    await call();
    return 'deleted';
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'ResourceNotFoundException') return 'gone';
    return PASSING.includes(error.name) ? 'pending' : { because: `${error.name}: ${error.message}` };
  }
}
