'use strict';

/**
 * What the event says of a restore job.
 *
 * @typedef {object} Job
 * @property {string} restoreJobId
 * @property {string} status
 * @property {string} resourceType as AWS Backup names it, `DynamoDB`
 * @property {string} createdResourceArn empty where the event has none
 * @property {string} sourceResourceArn empty where the event has none
 * @property {string} restoreTestingPlanArn empty where the job is no restore test
 */

/**
 * @param {unknown} event
 * @returns {Job}
 */
exports.jobOf = event => {
  const detail = recordIn(recordIn({ event }, 'event'), 'detail');
  /** @param {string} name */
  const text = name => typeof detail[name] === 'string' ? detail[name] : '';
  const restoreJobId = text('restoreJobId');
  if (restoreJobId === '') throw new Error(`Event must name a restore job, got ${JSON.stringify(event)}`);
  return {
    restoreJobId,
    // A job that was just created has a state instead.
    status: text('status') || text('state'),
    resourceType: text('resourceType'),
    createdResourceArn: text('createdResourceArn'),
    sourceResourceArn: text('sourceResourceArn'),
    restoreTestingPlanArn: text('restoreTestingPlanArn'),
  };
};

/**
 * @param {Record<string, unknown>} record
 * @param {string} name
 * @returns {Record<string, any>}
 */
function recordIn(record, name) {
  const value = record[name];
  return typeof value === 'object' && value !== null ? /** @type {Record<string, any>} */ (value) : {};
}

/**
 * Name or id of a resource, which is the part of its ARN after a prefix such as `table/`.
 *
 * @param {string} arn
 * @param {string} prefix
 * @returns {string | undefined}
 */
exports.nameIn = (arn, prefix) => {
  const resource = arn.split(':').slice(5).join(':');
  if (!arn.startsWith('arn:') || !resource.startsWith(prefix)) return undefined;
  return resource.slice(prefix.length) || undefined;
};

/**
 * Whether two resources are in one account and Region, so that the one can be compared with the other from here.
 *
 * @param {string} one
 * @param {string} other
 */
exports.areNeighbours = (one, other) => one !== '' && placeOf(one) === placeOf(other);

/** @param {string} arn */
function placeOf(arn) {
  return arn.split(':').slice(1, 5).join(':');
}
