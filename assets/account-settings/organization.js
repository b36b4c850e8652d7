'use strict';
const {
  EnableAWSServiceAccessCommand, EnablePolicyTypeCommand, OrganizationsClient, RegisterDelegatedAdministratorCommand,
} = require('@aws-sdk/client-organizations');

const BACKUP = 'backup.amazonaws.com';

// AWS Organizations has its endpoint in one Region of each partition, which the SDK knows.
const client = new OrganizationsClient({});

/**
 * What is on already is no fault.
 *
 * @param {import('./index').Wanted} wanted
 */
exports.switchOnOrganization = async ({ Administrator, PolicyRoot }) => {
  const changed = [];
  if (Administrator) {
    await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: BACKUP }));
    const registered = await unless('AccountAlreadyRegisteredException',
      client.send(new RegisterDelegatedAdministratorCommand({ AccountId: Administrator, ServicePrincipal: BACKUP })));
    if (registered) changed.push(`administration of AWS Backup by ${Administrator}`);
  }
  if (PolicyRoot) {
    const enabled = await unless('PolicyTypeAlreadyEnabledException',
      client.send(new EnablePolicyTypeCommand({ RootId: PolicyRoot, PolicyType: 'BACKUP_POLICY' })));
    if (enabled) changed.push(`backup policies in ${PolicyRoot}`);
  }
  return changed;
};

/**
 * @param {string} done the name of the error that says that it is on already
 * @param {Promise<unknown>} call
 */
async function unless(done, call) {
  try {
    await call;
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === done) return false;
    throw error;
  }
}
