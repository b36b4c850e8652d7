import { CfnParameter, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  CopyDestination, MalwareScanMode, OrganizationBackupPolicy, ProtectedResourceType, ProtectionLevel, ProtectionRule, ResourceSelector, Retention,
} from '../../../src';
import type { OrganizationBackupPolicyProps, OrganizationPlan } from '../../../src';
import { declareMemberResources } from '../../../src/organization/baseline/member-resources';
import { testApp } from '../../helpers/app';
import { shop, synthErrors, tokens, warnings } from '../../helpers/stacks';
import { plan, policyOf, set } from './plans';

describe('what is in member accounts', () => {
  const told = (
    props: Partial<OrganizationBackupPolicyProps>, made?: Parameters<typeof declareMemberResources>[1], more: Partial<OrganizationPlan> = {},
  ) => {
    const stack = shop();
    policyOf([plan({ rules: undefined, level: ProtectionLevel.baseline(), ...more })], { assumeExisting: false, ...props }, stack);
    if (made) declareMemberResources(stack, made);
    return { stack, errors: synthErrors(stack), warned: synthErrors(stack).length > 0 ? [] : warnings(stack) };
  };
  const MADE = { regions: ['eu-west-1', 'eu-west-3', 'eu-central-1'], vaultNames: ['central', 'air-gap'], roleNames: ['backup-role', 'backup/scanner'] };

  test('nothing that makes it is warned about, once for each name', () => {
    expect(told({}).warned).toEqual(['CB-ORG-216']);
  });

  test('the warning can be acknowledged', () => {
    const stack = shop();
    Validations.of(stack).acknowledge({ id: 'CB-ORG-216', reason: 'made by the landing zone' });
    policyOf([plan()], { assumeExisting: false }, stack);
    expect(warnings(stack)).toEqual([]);
  });

  test('what exists is not asked about', () => {
    expect(told({ assumeExisting: true })).toMatchObject({ errors: [], warned: [] });
  });

  test('what something else in the app makes is fine', () => {
    expect(told({}, MADE, { airGappedVaultName: 'air-gap', copyTo: [CopyDestination.region('eu-central-1')] })).toMatchObject({ errors: [], warned: [] });
  });

  test('what the baseline lacks is refused', () => {
    expect(told({}, { ...MADE, vaultNames: ['Central'], roleNames: ['role'] }).errors).toEqual([
      expect.stringContaining("Vault 'central' in eu-west-1, eu-west-3 of the backup policy must be one that the baseline of the member accounts makes, got none of that name there: "
        + 'use the name that the baseline has, or say assumeExisting: true where somebody else makes it (CB-ORG-217)'),
      expect.stringContaining("Role 'backup-role' of the backup policy must be one that the baseline of the member accounts makes"),
    ]);
    expect(told({}, { ...MADE, regions: ['eu-west-1'] }).errors).toEqual([expect.stringContaining("Vault 'central' in eu-west-3 of")]);
    expect(told({}, { ...MADE, vaultNames: ['central'] }, { airGappedVaultName: 'air-gap' }).errors).toEqual([expect.stringContaining("Vault 'air-gap' in eu-west-1, eu-west-3 of")]);
    expect(told({}, { ...MADE, regions: ['eu-west-1', 'eu-west-3'] }, { copyTo: [CopyDestination.region('eu-central-1')] }).errors)
      .toEqual([expect.stringContaining("Vault 'central' in eu-central-1 of")]);
    expect(told({}, MADE, {
      malwareScanning: { resourceTypes: [ProtectedResourceType.EBS], scannerRoleName: 'other' },
      rules: [ProtectionRule.daily({ malwareScan: MalwareScanMode.FULL })], level: undefined,
    }).errors).toEqual([expect.stringContaining("Role 'other' of")]);
  });
});

describe('tokens', () => {
  test('go into the document as they are, as text', () => {
    const stack = new Stack(testApp(), 'Anywhere');
    const { text, number, list } = tokens(stack);
    const policy = new OrganizationBackupPolicy(stack, 'Policy', {
      targetIds: list, policyName: text, description: text, assumeExisting: true,
      plans: [plan({
        regions: ['eu-west-1'], backupVaultName: text, backupRoleName: text, airGappedVaultName: text, planTags: { owner: text },
        selections: { tagged: ResourceSelector.byTag('backup', text) },
        rules: [ProtectionRule.daily({ retention: Retention.days(number), recoveryPointTags: { Origin: text } })],
      })],
    });
    expect(warnings(stack)).toEqual([]);
    Template.fromStack(stack).hasResourceProperties('AWS::Organizations::Policy', {
      TargetIds: { Ref: 'List' },
      Name: { Ref: 'Text' },
      Content: {
        plans: {
          central: {
            rules: { Daily: { lifecycle: { delete_after_days: set({ Ref: 'Number' }) }, target_backup_vault_name: set({ Ref: 'Text' }) } },
            selections: { tags: { tagged: { iam_role_arn: set({ 'Fn::Join': ['', ['arn:aws:iam::$account:role/', { Ref: 'Text' }]] }), tag_value: set([{ Ref: 'Text' }]) } } },
          },
        },
      },
    });
    expect(JSON.stringify(stack.resolve(policy.documents))).toContain('{"Ref":"Number"}');
    expect(policy.describe()).toContain('(known at deployment) days');
  });

  test.each<[string, (text: string, list: string[]) => Partial<OrganizationPlan>, string]>([
    ['Regions', (_, list) => ({ regions: list }), "Regions of plan 'central' must be known at synth, got a token"],
    ['a Region', text => ({ regions: ['eu-west-1', text] }), "Regions of plan 'central' must be known at synth, got a token"],
    ['a plan name', text => ({ planName: text }), "Names at 'plans' of the backup policy must be known at synth, got a token"],
    ['a selection', text => ({ selections: { [text]: ResourceSelector.everything() } }), "Names at 'plans/central/selections/resources' of the backup policy must be known at synth, got a token"],
    ['a rule', text => ({ rules: [ProtectionRule.daily({ ruleName: text })] }), "Names at 'plans/central/rules' of the backup policy must be known at synth, got a token"],
    ['the vault of a copy', text => ({ copyTo: [CopyDestination.region('eu-central-1', { backupVaultName: text })] }), "Names at 'plans/central/rules/Daily/copy_actions' of the backup policy must be known at synth, got a token"],
    ['the account of a copy', text => ({ copyTo: [CopyDestination.account({ account: text, backupVaultName: 'bunker' })] }), 'must be known at synth, got a token'],
  ])('cannot be the name of %s', (_, more, message) => {
    const stack = new Stack(testApp(), 'Anywhere');
    const text = new CfnParameter(stack, 'Text').valueAsString;
    const list = new CfnParameter(stack, 'List', { type: 'CommaDelimitedList' }).valueAsList;
    expect(() => policyOf([plan(more(text, list))], {}, stack)).toThrow(message);
    expect(() => policyOf([plan(more(text, list))], {}, new Stack(testApp(), 'Anywhere'))).toThrow('(CB-ORG-218)');
  });
});
