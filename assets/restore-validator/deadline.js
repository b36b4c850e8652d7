'use strict';
const { failed } = require('./verdict');

/** @typedef {import('./verdict').Verdict} Verdict */

/** How often something that is still on its way is looked at. */
const POLL_MS = 5_000;

/**
 * What a check gets along: when to stop, and where to note how far it is.
 *
 * @typedef {object} Watch
 * @property {AbortSignal} signal
 * @property {(state: string) => void} saw
 */

/**
 * Runs a check, and answers for it where it does not end in time.
 *
 * @param {number} milliseconds
 * @param {(watch: Watch) => Promise<Verdict>} check
 * @returns {Promise<Verdict>}
 */
exports.before = async (milliseconds, check) => {
  const abort = new AbortController();
  let last = 'nothing';
  const timedOut = () => failed(`The check did not end within ${Math.max(0, Math.round(milliseconds / 1000))} seconds; last seen: ${last}.`);
  if (milliseconds <= 0) return timedOut();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<Verdict>} */
  const deadline = new Promise(resolve => {
    timer = setTimeout(() => resolve(timedOut()), milliseconds);
  });
  try {
    return await Promise.race([check({ signal: abort.signal, saw: state => { last = state; } }), deadline]);
  } finally {
    clearTimeout(timer);
    // Whatever still runs is of no use any more.
    abort.abort();
  }
};

/**
 * Reads the state of something until it is no longer on its way: a job can be COMPLETED a little before what it
 * restored is ready.
 *
 * @template T
 * @param {() => Promise<T>} read
 * @param {(found: T) => boolean} isOnItsWay
 * @param {AbortSignal} signal
 * @returns {Promise<T>}
 */
exports.settled = async (read, isOnItsWay, signal) => {
  for (;;) {
    const found = await read();
    if (!isOnItsWay(found)) return found;
    await pause(POLL_MS, signal);
  }
};

/**
 * @param {number} milliseconds
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}

exports.POLL_MS = POLL_MS;
