'use strict';

/**
 * @typedef {object} Verdict
 * @property {'SUCCESSFUL' | 'FAILED'} status
 * @property {string} message
 */

/**
 * @param {string} message
 * @returns {Verdict}
 */
exports.failed = message => ({ status: 'FAILED', message });

/**
 * @param {string} proved
 * @param {string} notProved what somebody might take for proved and is not
 * @returns {Verdict}
 */
exports.successful = (proved, notProved) => ({ status: 'SUCCESSFUL', message: `${proved} Not proved: ${notProved}.` });

/** @param {unknown} error */
exports.reasonOf = error => error instanceof Error ? `${error.name}: ${error.message.replace(/\.$/, '')}` : String(error);

/**
 * @param {number} count
 * @param {string} noun
 */
exports.counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;
