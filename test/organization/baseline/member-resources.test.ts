import { App, Stack } from 'aws-cdk-lib';
import { declaredMemberResources, declareMemberResources, missingMemberResources } from '../../../src/organization/baseline/member-resources';

const MADE = { regions: ['eu-west-1', 'eu-west-3'], vaultNames: ['central'], roleNames: ['backup-role'] };

test('what one part of an app makes, all others know, and no other app', () => {
  const app = new App();
  declareMemberResources(new Stack(app, 'One'), MADE);
  declareMemberResources(new Stack(app, 'Two'), { ...MADE, vaultNames: ['second'] });
  expect(declaredMemberResources(new Stack(app, 'Three')).map(({ vaultNames }) => vaultNames)).toEqual([['central'], ['second']]);
  expect(declaredMemberResources(new App())).toEqual([]);
});

test('names are missing where nothing makes them, each once with its Regions', () => {
  const vaults = ['eu-west-1', 'eu-west-2', 'eu-west-2', 'eu-west-9'].map(region => ({ name: 'central', region }));
  expect(missingMemberResources({ vaults, roles: ['backup-role', 'other', 'other'] }, [MADE])).toEqual([
    { what: "vault 'central'", regions: ['eu-west-2', 'eu-west-9'] }, { what: "role 'other'", regions: [] },
  ]);
  expect(missingMemberResources({ vaults, roles: [] }, [MADE, { ...MADE, regions: ['eu-west-2', 'eu-west-9'] }])).toEqual([]);
});
