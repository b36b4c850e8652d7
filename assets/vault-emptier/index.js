'use strict';
/*
 * Empties a backup vault when its stack goes. Runs in AWS Lambda with the AWS SDK of the Node.js runtime, called by the
 * provider framework of aws-cdk-lib; what it is for: src/settings/README.md.
 */
const { empty } = require('./empty');
const { countOf, stackIsGoing, whyNot } = require('./guard');

/** Kept free at the end of each call. */
const RESERVE_MS = 15_000;
/** CloudFormation gives a custom resource an hour. */
const DEADLINE_MS = 55 * 60_000;

/**
 * What CloudFormation sends, and what onEvent added to it.
 *
 * @typedef {object} Event
 * @property {string} RequestType
 * @property {string} StackId
 * @property {string} LogicalResourceId
 * @property {string} [PhysicalResourceId]
 * @property {{ BackupVaultName: string }} ResourceProperties
 * @property {string} [EmptyFrom] when emptying began
 */

exports.RESERVE_MS = RESERVE_MS;
exports.DEADLINE_MS = DEADLINE_MS;

/**
 * Decides whether there is anything to do.
 *
 * The physical id never changes, so that CloudFormation never asks to delete the former one while the stack lives.
 *
 * @param {Event} event
 */
exports.onEvent = async event => {
  const { RequestType, StackId, LogicalResourceId, PhysicalResourceId = LogicalResourceId, ResourceProperties: { BackupVaultName: vault } } = event;
  if (RequestType !== 'Delete') return { PhysicalResourceId };
  if (!await stackIsGoing(StackId)) {
    log({ vault, kept: 'the stack stays: only this resource is taken out of it' });
    return { PhysicalResourceId };
  }
  const refusal = await whyNot(vault);
  if (refusal) throw new Error(`Vault ${vault} is not emptied: ${refusal}`);
  return { PhysicalResourceId, EmptyFrom: new Date().toISOString() };
};

/**
 * Deletes as many recovery points as time allows, and is called again until none is left.
 *
 * @param {Event} event
 * @param {{ getRemainingTimeInMillis(): number }} context
 */
exports.isComplete = async ({ ResourceProperties: { BackupVaultName: vault }, EmptyFrom: from }, context) => {
  if (from === undefined) return { IsComplete: true };
  const left = Date.parse(from) + DEADLINE_MS - Date.now();
  if (left <= 0) {
    throw new Error(`Vault ${vault} still has about ${await countOf(vault)} recovery points after ${DEADLINE_MS / 60_000} minutes: delete the stack again to go on`);
  }
  const result = await empty(vault, Math.min(left, context.getRemainingTimeInMillis() - RESERVE_MS), log);
  log({ vault, ...result, secondsLeft: Math.round(left / 1000) });
  const { isEmpty, deleted, pending, refused, reasons } = result;
  if (refused > 0 && deleted === 0 && pending === 0) {
    throw new Error(`Vault ${vault} has ${refused} recovery points or more that cannot be deleted: ${reasons.join('; ')}`);
  }
  return { IsComplete: isEmpty };
};

/** @param {object} entry */
function log(entry) {
  console.log(JSON.stringify(entry));
}
