'use strict';
const { DescribeTableCommand, DynamoDBClient, ScanCommand } = require('@aws-sdk/client-dynamodb');
const { settled } = require('./deadline');
const { areNeighbours, nameIn } = require('./job');
const { counted, failed, reasonOf, successful } = require('./verdict');

/** @typedef {import('@aws-sdk/client-dynamodb').TableDescription} TableDescription */

const dynamodb = new DynamoDBClient({});
const ON_ITS_WAY = ['CREATING', 'UPDATING'];

/** @type {import('./index').Check} */
exports.check = async (job, { minimumItems, sampleSize }, watch) => {
  const name = nameIn(job.createdResourceArn, 'table/');
  if (!name) return failed(`The restored resource must be a table, got '${job.createdResourceArn}'.`);
  const table = await settled(() => describe(name, watch), ({ TableStatus: state = '' }) => ON_ITS_WAY.includes(state), watch.signal);
  if (table.TableStatus !== 'ACTIVE') return failed(`Table ${name} is ${table.TableStatus}, not ACTIVE.`);

  const comparison = await compareKeys(job, table, watch);
  if (comparison.differs) return failed(`Table ${name} has other keys than its source: ${comparison.told}.`);
  const { count, all } = await countItems(name, Math.max(minimumItems, sampleSize), watch);
  const items = `${all ? '' : 'at least '}${counted(count, 'item')}`;
  if (count < minimumItems) return failed(`Table ${name} has ${items}, fewer than the ${minimumItems} that it must have.`);
  return successful(`Table ${name} is ACTIVE and has ${items} that can be read; ${comparison.told}.`, 'that all items are there, and what is in them');
};

/**
 * @param {string} name
 * @param {import('./deadline').Watch} watch
 * @returns {Promise<TableDescription>}
 */
async function describe(name, { signal, saw }) {
  const { Table: table = {} } = await dynamodb.send(new DescribeTableCommand({ TableName: name }), { abortSignal: signal });
  saw(`table ${name} is ${table.TableStatus}`);
  return table;
}

/**
 * @param {import('./job').Job} job
 * @param {TableDescription} restored
 * @param {import('./deadline').Watch} watch
 */
async function compareKeys({ createdResourceArn, sourceResourceArn }, restored, { signal }) {
  const name = nameIn(sourceResourceArn, 'table/');
  if (!name || !areNeighbours(createdResourceArn, sourceResourceArn)) return { differs: false, told: 'its source is elsewhere and was not compared' };
  try {
    const { Table: source = {} } = await dynamodb.send(new DescribeTableCommand({ TableName: name }), { abortSignal: signal });
    const [keys, keysOfSource] = [restored, source].map(keysOf);
    if (keys !== keysOfSource) return { differs: true, told: `${keys}, and the source ${keysOfSource}` };
    return { differs: false, told: `the key schema is that of table ${name}` };
  } catch (error) {
    return { differs: false, told: `table ${name} could not be compared (${reasonOf(error)})` };
  }
}

/** @param {TableDescription} table */
function keysOf({ KeySchema: keys = [], AttributeDefinitions: attributes = [] }) {
  return keys.map(({ AttributeName: name, KeyType: kind }) => {
    const type = attributes.find(attribute => attribute.AttributeName === name)?.AttributeType;
    return `${kind} ${name} (${type})`;
  }).sort().join(', ');
}

/**
 * Reads items until there are enough: the item count of a table is only brought up to date about every six hours.
 *
 * @param {string} name
 * @param {number} enough
 * @param {import('./deadline').Watch} watch
 */
async function countItems(name, enough, { signal, saw }) {
  let count = 0;
  /** @type {import('@aws-sdk/client-dynamodb').ScanCommandInput['ExclusiveStartKey']} */
  let next;
  do {
    const page = await dynamodb.send(new ScanCommand({
      TableName: name, Select: 'COUNT', Limit: Math.max(1, enough - count), ExclusiveStartKey: next,
    }), { abortSignal: signal });
    count += page.Count ?? 0;
    next = page.LastEvaluatedKey;
    saw(`${count} items of table ${name}`);
  } while (next && count < enough);
  return { count, all: !next };
}
