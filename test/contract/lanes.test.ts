import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import { AwsSolutionsChecks } from 'cdk-nag';
import { devDependencies, peerDependencies } from '../../package.json';
import { testApp } from '../helpers/app';

/** Set by lanes/newest/jest.config.js. */
const LANE: { readonly [name: string]: string } | undefined = (globalThis as { LANE?: { readonly [name: string]: string } }).LANE;

describe('the lanes', () => {
  test.each(['aws-cdk-lib', 'constructs'] as const)('%s is the one of the lane', name => {
    const { version } = jest.requireActual<{ version: string }>(`${name}/package.json`);

    expect(version).toBe(LANE ? LANE[name] : devDependencies[name]);
  });

  test.each(['aws-cdk-lib', 'constructs'] as const)('%s is developed on the oldest version that is promised', name => {
    expect(peerDependencies[name]).toBe(`^${devDependencies[name]}`);
  });

  test('cdk-nag reads the constructs of the lane', () => {
    const app = testApp();
    new CfnBackupVault(new Stack(app, 'Stack'), 'Vault', { backupVaultName: 'vault' });

    expect(new AwsSolutionsChecks().validateScope(app)).toEqual({ success: true, violations: [] });
  });

  test('the validator of the newest aws-cdk-lib fails a test, where the floor is silent', () => {
    const stack = new Stack(testApp(), 'Stack');
    new CfnBackupVault(stack, 'Vault', { backupVaultName: 'not a name' });
    const synth = () => Template.fromStack(stack);

    if (LANE) expect(synth).toThrow(/F3031/);
    else expect(synth).not.toThrow();
  });
});
