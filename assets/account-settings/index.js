'use strict';
/*
 * Switches settings of AWS Backup on, and never off. Runs in AWS Lambda with the AWS SDK of the Node.js runtime; what it
 * is for: src/settings/README.md.
 */
const {
  BackupClient, DescribeGlobalSettingsCommand, DescribeRegionSettingsCommand, UpdateGlobalSettingsCommand, UpdateRegionSettingsCommand,
} = require('@aws-sdk/client-backup');
const { switchOnOrganization } = require('./organization');

const client = new BackupClient({});

/**
 * @typedef {object} Wanted
 * @property {'Region' | 'Global' | 'Organization'} Scope
 * @property {string[]} [OptIn] names of types, as the Region lists them
 * @property {string[]} [FullManagement] names of types, as the Region lists them
 * @property {string[]} [Settings] names of settings of the organization
 * @property {string} [Administrator] the account that is to administer AWS Backup
 * @property {string} [PolicyRoot] the root that is to have backup policies
 */

/** @type {Readonly<Record<Wanted['Scope'], (wanted: Wanted) => Promise<string[]>>>} */
const SWITCHES = { Region: mergeRegion, Global: mergeGlobal, Organization: switchOnOrganization };

/**
 * A custom resource. What was switched on stays so when the resource changes or goes: others may rely on it.
 *
 * @param {{ RequestType: 'Create' | 'Update' | 'Delete', PhysicalResourceId?: string, ResourceProperties: Wanted }} event
 */
exports.handler = async ({ RequestType, PhysicalResourceId, ResourceProperties }) => {
  const id = PhysicalResourceId ?? `aws-backup-${ResourceProperties.Scope.toLowerCase()}-settings`;
  if (RequestType !== 'Delete') {
    const changed = await SWITCHES[ResourceProperties.Scope](ResourceProperties);
    console.log(JSON.stringify({ scope: ResourceProperties.Scope, switchedOn: changed }));
  }
  return { PhysicalResourceId: id };
};

/**
 * Sends all settings back, not just those that are wanted: a type that an update leaves out can end up switched on.
 *
 * @param {Wanted} wanted
 */
async function mergeRegion({ OptIn = [], FullManagement = [] }) {
  const now = await client.send(new DescribeRegionSettingsCommand({}));
  const optIn = merge(now.ResourceTypeOptInPreference ?? {}, OptIn, 'service opt-in');
  const management = merge(now.ResourceTypeManagementPreference ?? {}, FullManagement, 'full management');
  const changed = [...optIn.changed, ...management.changed];
  if (changed.length > 0) {
    await client.send(new UpdateRegionSettingsCommand({
      ResourceTypeOptInPreference: optIn.settings, ResourceTypeManagementPreference: management.settings,
    }));
  }
  return changed;
}

/**
 * @param {Readonly<Record<string, boolean | undefined>>} now
 * @param {string[]} wanted
 * @param {string} what
 */
function merge(now, wanted, what) {
  const unknown = wanted.filter(name => !(name in now));
  if (unknown.length > 0) {
    throw new Error(`Types for ${what} must be known to AWS Backup in ${process.env.AWS_REGION}, got ${unknown.join(', ')}; known are ${Object.keys(now).sort().join(', ')}`);
  }
  return {
    changed: wanted.filter(name => !now[name]).map(name => `${what} of ${name}`),
    settings: { ...defined(now), ...Object.fromEntries(wanted.map(name => [name, true])) },
  };
}

/**
 * @param {Readonly<Record<string, boolean | undefined>>} settings
 * @returns {Record<string, boolean>}
 */
function defined(settings) {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, value === true]));
}

/** @param {Wanted} wanted */
async function mergeGlobal({ Settings = [] }) {
  const { GlobalSettings: now = {} } = await client.send(new DescribeGlobalSettingsCommand({}));
  const changed = Settings.filter(name => now[name] !== 'true');
  if (changed.length > 0) {
    await client.send(new UpdateGlobalSettingsCommand({ GlobalSettings: { ...now, ...Object.fromEntries(changed.map(name => [name, 'true'])) } }));
  }
  return changed;
}
