'use strict';
const { BackupClient, DescribeBackupVaultCommand, ListTagsCommand } = require('@aws-sdk/client-backup');
const { CloudFormationClient, DescribeStacksCommand } = require('@aws-sdk/client-cloudformation');

const backup = new BackupClient({ maxAttempts: 5 });
const cloudFormation = new CloudFormationClient({ maxAttempts: 5 });

/** What production is called; the same as in src/model/settings/vault-emptying-model.ts. */
const PRODUCTION = /(?<![A-Za-z])(?:[Pp]rod(?:uction)?|PROD(?:UCTION)?|[Pp]rd|PRD|[Ll]ive|LIVE)(?![a-z])|(?<=[a-z])(?:Prod(?:uction)?|Prd|Live)(?![a-z])/;

/**
 * Whether the stack is being deleted, and not only changed.
 *
 * @param {string} stackId
 */
exports.stackIsGoing = async stackId => {
  const { Stacks: [stack] = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackId }));
  return stack?.StackStatus === 'DELETE_IN_PROGRESS';
};

/**
 * Why a vault must not be emptied, as it is now: somebody may have changed it since it was deployed.
 *
 * @param {string} name
 * @returns {Promise<string | undefined>}
 */
exports.whyNot = async name => {
  const vault = await describe(name);
  if (!vault) return undefined;
  if (vault.Locked) return 'it is locked';
  if (vault.VaultType && vault.VaultType !== 'BACKUP_VAULT') return `it is a ${vault.VaultType}`;
  const { Tags: tags = {} } = await backup.send(new ListTagsCommand({ ResourceArn: vault.BackupVaultArn }));
  const marked = Object.entries(tags).find(tag => tag.some(text => PRODUCTION.test(text)));
  return marked && `its tag ${marked.join('=')} marks it as production`;
};

/**
 * How many recovery points there are, about.
 *
 * @param {string} name
 */
exports.countOf = async name => (await describe(name))?.NumberOfRecoveryPoints ?? 0;

exports.PRODUCTION = PRODUCTION;
exports.cloudFormation = cloudFormation;

/**
 * The vault, unless somebody has deleted it.
 *
 * @param {string} name
 */
async function describe(name) {
  try {
    return await backup.send(new DescribeBackupVaultCommand({ BackupVaultName: name }));
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}
