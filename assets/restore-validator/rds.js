'use strict';
const { DescribeDBClustersCommand, DescribeDBInstancesCommand, RDSClient } = require('@aws-sdk/client-rds');
const { settled } = require('./deadline');
const { areNeighbours, nameIn } = require('./job');
const { failed, reasonOf, successful } = require('./verdict');

/**
 * What instances and clusters have in common.
 *
 * @typedef {object} Database
 * @property {string} state
 * @property {string} engine
 * @property {string} version
 */
/** @typedef {(name: string, signal: AbortSignal) => Promise<Database | undefined>} Describe */

const rds = new RDSClient({});
/** States that a database does not leave by itself; in any other it is on its way. */
const AT_REST = /^(available$|deleting|failed|inaccessible-|incompatible-|insufficient-|restore-error|stopped$|stopping|storage-full)/;

/**
 * Also for Neptune and DocumentDB, whose clusters this API describes too.
 *
 * @type {import('./index').Check}
 */
exports.check = async (job, { allowOtherEngineVersion }, { signal, saw }) => {
  const kind = ['db:', 'cluster:'].find(prefix => nameIn(job.createdResourceArn, prefix));
  if (!kind) return failed(`The restored resource must be a database instance or cluster, got '${job.createdResourceArn}'.`);
  const describe = kind === 'db:' ? describeInstance : describeCluster;
  const name = String(nameIn(job.createdResourceArn, kind));
  const what = `${kind === 'db:' ? 'Instance' : 'Cluster'} ${name}`;
  const database = await settled(async () => {
    const found = await describe(name, signal);
    saw(`${what} is ${found?.state}`);
    return found;
  }, found => found !== undefined && !AT_REST.test(found.state), signal);
  if (!database) return failed(`${what} is not there.`);
  if (database.state !== 'available') return failed(`${what} is ${database.state}, not available.`);

  const source = await sourceOf(job, kind, describe, signal);
  const version = `${database.engine} ${database.version}`;
  const proved = `${what} is available with ${version}`;
  const notProved = kind === 'db:' ? 'that it takes connections, and what is in it' : 'that an instance can be added to it and takes connections, and what is in it';
  if (typeof source === 'string') return successful(`${proved}; ${source}.`, notProved);
  const versionOfSource = `${source.engine} ${source.version}`;
  if (version === versionOfSource) return successful(`${proved}, like its source.`, notProved);
  if (database.engine === source.engine && allowOtherEngineVersion) return successful(`${proved}, and its source has ${versionOfSource}.`, notProved);
  return failed(`${proved}, but its source has ${versionOfSource}; the recovery point may be older than an upgrade, which allowOtherEngineVersion accepts.`);
};

/** @type {Describe} */
async function describeInstance(name, signal) {
  const { DBInstances: [found] = [] } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: name }), { abortSignal: signal });
  return found && { state: found.DBInstanceStatus ?? '', engine: found.Engine ?? '', version: found.EngineVersion ?? '' };
}

/** @type {Describe} */
async function describeCluster(name, signal) {
  const { DBClusters: [found] = [] } = await rds.send(new DescribeDBClustersCommand({ DBClusterIdentifier: name }), { abortSignal: signal });
  return found && { state: found.Status ?? '', engine: found.Engine ?? '', version: found.EngineVersion ?? '' };
}

/**
 * The source, or why it was not compared.
 *
 * @param {import('./job').Job} job
 * @param {string} kind
 * @param {Describe} describe
 * @param {AbortSignal} signal
 * @returns {Promise<Database | string>}
 */
async function sourceOf({ createdResourceArn, sourceResourceArn }, kind, describe, signal) {
  const name = nameIn(sourceResourceArn, kind);
  if (!name || !areNeighbours(createdResourceArn, sourceResourceArn)) return 'its source is elsewhere and was not compared';
  try {
    return await describe(name, signal) ?? `its source ${name} is gone and was not compared`;
  } catch (error) {
    return `its source ${name} could not be compared (${reasonOf(error)})`;
  }
}
