'use strict';

/**
 * @typedef {object} Options
 * @property {number} minimumItems how many items or objects have to be there
 * @property {number} sampleSize how many are read
 * @property {boolean} allowOtherEngineVersion
 */

/**
 * Options as the construct writes them into the environment.
 *
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {Options}
 */
exports.optionsOf = environment => ({
  minimumItems: Number(environment.MINIMUM_ITEMS ?? 1),
  sampleSize: Number(environment.SAMPLE_SIZE ?? 10),
  allowOtherEngineVersion: environment.ALLOW_OTHER_ENGINE_VERSION === 'true',
});
