import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import {
  AirGappedVault, BackupSchedule, CompliantBackup, CopyDestination, ProtectedResourceType, ProtectionLevel, ProtectionPlan, ProtectionRule,
  ResourceSelector, Retention, SecureVault,
} from '../../src';
import type { ProtectionRuleOptions } from '../../src';
import { describeRefusals } from '../helpers/refusals';
import { ACCOUNT, shop, synthErrors, tokens, warnings } from '../helpers/stacks';

const TAGGED = ResourceSelector.byTag('backup', 'true');

function gapped(stack: Stack, id = 'Gapped'): AirGappedVault {
  return new AirGappedVault(stack, id, { minRetention: Duration.days(7), maxRetention: Duration.days(400) });
}

function planWith(options: (stack: Stack) => ProtectionRuleOptions, stack = shop()): ProtectionPlan {
  const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily(options(stack))] });
  plan.addSelection('Tagged', TAGGED);
  return plan;
}

const database = (stack: Stack) => new rds.CfnDBInstance(stack, 'Database');
const bucket = (stack: Stack) => new s3.Bucket(stack, 'Bucket', { versioned: true });

interface Selection {
  readonly Resources?: unknown[];
  readonly NotResources?: unknown[];
  readonly ListOfTags?: unknown[];
  readonly Conditions?: unknown;
}

interface Plan {
  readonly BackupPlanRule: { readonly CopyActions?: unknown[]; readonly TargetLogicallyAirGappedBackupVaultArn?: unknown }[];
}

/** By plan: how many copies its rules make, and what it selects, with the readable part of ARNs. */
function plansOf(stack: Stack): Record<string, { readonly copies: number; readonly selections: unknown[] }> {
  const template = Template.fromStack(stack);
  const plans = Object.entries(template.findResources('AWS::Backup::BackupPlan') as Record<string, { Properties: { BackupPlan: Plan } }>);
  const selections = Object.values(template.findResources('AWS::Backup::BackupSelection'))
    .map(({ Properties }) => Properties as { BackupPlanId: { 'Fn::GetAtt': [string] }; BackupSelection: Selection });
  return Object.fromEntries(plans.map(([id, { Properties: { BackupPlan } }]) => [id.replace(/^Backup|[0-9A-F]{8}$/g, ''), {
    copies: BackupPlan.BackupPlanRule.flatMap(({ CopyActions }) => CopyActions ?? []).length,
    selections: selections.filter(({ BackupPlanId }) => BackupPlanId['Fn::GetAtt'][0] === id).map(({ BackupSelection }) => summary(BackupSelection)),
  }]));
}

function summary({ Resources, NotResources, ListOfTags, Conditions }: Selection): unknown {
  return {
    ...Resources && { resources: Resources.map(readable) },
    ...NotResources && { not: NotResources.map(readable) },
    ...ListOfTags && { tags: ListOfTags.length },
    ...Conditions ? { conditions: true } : {},
  };
}

function readable(arn: unknown): string {
  const { 'Fn::Join': join, 'Fn::GetAtt': att } = Object(arn) as { 'Fn::Join'?: [string, unknown[]]; 'Fn::GetAtt'?: [string, string] };
  if (att) return att[0].replace(/[0-9A-F]{8}$/, '');
  return join ? join[1].map(part => typeof part === 'string' ? part : '').join('').replace('arn::', '') : String(arn);
}

describe('the front door, with copies into an air-gapped vault only', () => {
  function setUp(level = ProtectionLevel.regulated()) {
    const stack = shop();
    const backup = new CompliantBackup(stack, 'Backup', { level, copyTo: [CopyDestination.airGapped(gapped(stack))] });
    return { stack, backup };
  }

  test('resources that can go there are copied, others get a plan without that copy', () => {
    const { stack, backup } = setUp();
    backup.protect(bucket(stack), database(stack), new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'a', size: 10 }));
    expect(plansOf(stack)).toEqual({
      Plan: { copies: 3, selections: [{ resources: ['Bucket', 'ec2:eu-west-1:111122223333:volume/'] }] },
      ContinuousPlan: { copies: 1, selections: [{ resources: ['Bucket'] }] },
      OrdinaryPlan: { copies: 0, selections: [{ resources: ['Database'] }] },
      OrdinaryContinuousPlan: { copies: 0, selections: [{ resources: ['Database'] }] },
    });
    expect(backup.plans).toHaveLength(4);
  });

  test('no resource is in two plans of one kind, whatever is selected by tag', () => {
    const { stack, backup } = setUp(ProtectionLevel.custom({ rules: [ProtectionRule.daily()] }));
    backup.addSelection('Tagged', TAGGED);
    const { Plan, OrdinaryPlan } = plansOf(stack);
    const [{ not }] = Plan.selections as { not: string[] }[];
    const [{ resources }] = OrdinaryPlan.selections as { resources: string[] }[];
    expect(Plan.selections).toEqual([{ tags: 1, not: expect.any(Array) as unknown }]);
    expect(OrdinaryPlan.selections).toEqual([{ resources: expect.any(Array) as unknown, conditions: true }]);
    expect(resources).toEqual(not);
    expect(resources).toContain('rds:*:*:db:*');
    // Aurora, which can go there, has ARNs of the same form.
    expect(resources).not.toContain('rds:*:*:cluster:*');
  });

  test('by type and by ARN', () => {
    const { stack, backup } = setUp(ProtectionLevel.custom({ rules: [ProtectionRule.daily()] }));
    backup.addSelection('Types', ResourceSelector.byType(ProtectedResourceType.RDS, ProtectedResourceType.S3));
    backup.addSelection('Arns', ResourceSelector.byArn('arn:aws:rds:*', 'arn:aws:dynamodb:eu-west-1:111122223333:table/t'));
    expect(plansOf(stack)).toEqual({
      Plan: {
        copies: 1, selections: [
          { resources: ['s3:::*'] },
          { resources: ['arn:aws:rds:*', 'arn:aws:dynamodb:eu-west-1:111122223333:table/t'], not: expect.arrayContaining(['rds:*:*:db:*']) as unknown },
        ],
      },
      OrdinaryPlan: { copies: 0, selections: [{ resources: ['rds:*:*:db:*'] }, { resources: ['rds:*:*:db:*'] }] },
    });
  });

  test('says that the others have no copy, unless they have one elsewhere', () => {
    const { stack, backup } = setUp(ProtectionLevel.baseline());
    backup.protect(database(stack), bucket(stack));
    expect(warnings(stack)).toEqual(['CB-SETUP-005']);

    const both = shop();
    const copyTo = [CopyDestination.airGapped(gapped(both)), CopyDestination.region('eu-central-1')];
    new CompliantBackup(both, 'Backup', { level: ProtectionLevel.baseline(), copyTo }).protect(database(both), bucket(both));
    expect(warnings(both)).toEqual([]);
  });

  test('tells all plans in words', () => {
    const { stack, backup } = setUp(ProtectionLevel.custom({ rules: [ProtectionRule.daily()] }));
    backup.protect(database(stack), bucket(stack));
    const words = backup.describe();
    expect(words.match(/^Backup plan .*(?=-)/gm)).toEqual(['Backup plan Shop-Backup-Plan', 'Backup plan Shop-Backup-OrdinaryPlan']);
    expect(words).toContain('- RDS DB instance Shop/Database');
    expect(words).toContain('eu-west-1 (air-gapped)');
  });

  test('where nothing that goes elsewhere is selected, there is no plan for it', () => {
    const { stack, backup } = setUp();
    backup.protect(bucket(stack));
    expect(Object.keys(plansOf(stack))).toEqual(['Plan', 'ContinuousPlan']);
  });
});

test('the front door sends backups into an air-gapped vault directly', () => {
  const stack = shop();
  const airGappedVault = gapped(stack);
  const backup = new CompliantBackup(stack, 'Backup', { airGappedVault, copyTo: [CopyDestination.region('eu-central-1')] });
  backup.protect(bucket(stack), database(stack), new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'a', size: 10 }));
  const plans = Object.values(Template.fromStack(stack).findResources('AWS::Backup::BackupPlan'));
  const rules = plans.flatMap(plan => (plan.Properties as { BackupPlan: Plan }).BackupPlan.BackupPlanRule);
  expect(rules).toHaveLength(4);
  expect(rules.every(({ TargetLogicallyAirGappedBackupVaultArn: arn }) => JSON.stringify(arn).includes('Gapped'))).toBe(true);
  expect(warnings(stack)).toEqual([]);
});

describeRefusals('refused', [
  {
    name: 'an ordinary vault where an air-gapped one is the direct target',
    write: () => planWith(stack => ({ airGappedVault: new SecureVault(stack, 'Own', { backupVaultName: 'own' }) })),
    message: "Air-gapped vault of rule 'Daily' must be logically air-gapped, got the ordinary vault 'own': make an AirGappedVault [Shop/Plan] (CB-LAG-011)",
  },
  {
    name: 'an ordinary vault where an air-gapped one is named for copies',
    write: () => planWith(stack => ({ copyTo: [CopyDestination.airGapped(new SecureVault(stack, 'Own', { backupVaultName: 'own' }))] })),
    message: "The copy to vault 'own' in eu-west-1 in rule 'Daily' must go to a logically air-gapped vault, got an ordinary one: make an AirGappedVault, or use CopyDestination.vault [Shop/Plan] (CB-LAG-011)",
  },
  {
    name: 'an air-gapped vault of another Region as direct target',
    write: () => planWith(stack => ({ airGappedVault: AirGappedVault.fromBackupVaultArn(stack, 'Far', `arn:aws:backup:us-east-1:${ACCOUNT}:backup-vault:far`) })),
    message: `Air-gapped vault of rule 'Daily' must lie in ${ACCOUNT}/eu-west-1 like its backup vault, got ${ACCOUNT}/us-east-1: make one there, or copy with CopyDestination.airGapped [Shop/Plan] (CB-LAG-012)`,
  },
  {
    name: 'an air-gapped vault of another account as direct target',
    write: () => planWith(stack => ({ airGappedVault: AirGappedVault.fromBackupVaultArn(stack, 'Far', 'arn:aws:backup:eu-west-1:999988887777:backup-vault:far') })),
    message: `Air-gapped vault of rule 'Daily' must lie in ${ACCOUNT}/eu-west-1 like its backup vault, got 999988887777/eu-west-1: make one there, or copy with CopyDestination.airGapped [Shop/Plan] (CB-LAG-012)`,
  },
  {
    name: 'a copy into the vault that backups go to directly',
    write: () => planWith(stack => {
      const vault = AirGappedVault.fromBackupVaultArn(stack, 'Far', `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:far`);
      return { airGappedVault: vault, copyTo: [CopyDestination.airGapped(vault)] };
    }),
    message: "The copy to air-gapped vault 'far' in eu-west-1 in rule 'Daily' must go to another vault than the air-gapped vault of the rule, got the same [Shop/Plan] (CB-LAG-013)",
  },
  {
    name: 'a retention shorter than the bounds of the direct target',
    write: () => planWith(stack => ({ retention: Retention.days(5), airGappedVault: AirGappedVault.fromBackupVaultAttributes(stack, 'Far', { backupVaultArn: `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:far`, minRetention: Duration.days(7), maxRetention: Duration.days(400) }) })),
    message: "Retention in the air-gapped vault of rule 'Daily' must be at least 7 days, the minimum that Vault Lock of air-gapped vault 'far' demands, got 5 days: keep it longer, or make another air-gapped vault: its bounds are final [Shop/Plan] (CB-RULE-002)",
  },
  {
    name: 'a copy that is kept longer than the bounds',
    write: () => planWith(stack => ({ copyTo: [CopyDestination.airGapped(AirGappedVault.fromBackupVaultAttributes(stack, 'Far', { backupVaultArn: `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:far`, minRetention: Duration.days(7), maxRetention: Duration.days(400) }), { retention: Retention.days(500) })] })),
    message: "Retention of the copy to air-gapped vault 'far' in eu-west-1 in rule 'Daily' must be at most 400 days, the maximum that Vault Lock of air-gapped vault 'far' allows, got 500 days: keep it shorter, or make another air-gapped vault: its bounds are final [Shop/Plan] (CB-RULE-003)",
  },
  {
    name: 'an air-gapped vault as the vault of the plan',
    write: () => {
      const stack = shop();
      const backupVault = AirGappedVault.fromBackupVaultArn(stack, 'Far', `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:far`);
      return new ProtectionPlan(stack, 'Plan', { backupVault, rules: [ProtectionRule.daily()] });
    },
    message: "Backup vault of rule 'Daily' must be an ordinary vault, got the air-gapped vault 'far': name it in airGappedVault of the rule [Shop/Plan] (CB-LAG-010)",
  },
]);

describe('a plan of your own', () => {
  test('refuses types of which none can go there', () => {
    const stack = shop();
    const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.airGapped(gapped(stack))] })] });
    plan.protect(database(stack));
    expect(synthErrors(stack).join()).toContain('Selected resource types must be supported by logically air-gapped vaults where a rule copies into one, got RDS DB instance: protect them by a plan that copies to an ordinary vault (CB-TYPE-005)');
  });

  test('warns of types that cannot go there beside others that can', () => {
    const stack = shop();
    const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily({ copyTo: [CopyDestination.airGapped(gapped(stack))] })] });
    plan.protect(database(stack), bucket(stack));
    expect(warnings(stack)).toEqual(['CB-TYPE-006']);
  });

  test('warns of an index that a direct target will not have', () => {
    const stack = shop();
    planWith(() => ({ airGappedVault: gapped(stack), indexedType: ProtectedResourceType.S3, schedule: BackupSchedule.daily() }), stack);
    expect(warnings(stack)).toEqual(['CB-LAG-014']);
  });

  test.each([['ca-west-1', ['CB-LAG-015']], ['us-east-1', []]])('warns of a Region whose air-gapped vaults take no copies from elsewhere: %s', (region, ids) => {
    const stack = shop();
    planWith(() => ({ copyTo: [CopyDestination.airGapped(AirGappedVault.fromBackupVaultArn(stack, 'Far', `arn:aws:backup:${region}:${ACCOUNT}:backup-vault:far`))] }), stack);
    expect(warnings(stack)).toEqual(ids);
  });

  const managed = (stack: Stack) => new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'eu-west-1a', size: 10, encrypted: true });

  test.each<[string, (vault: AirGappedVault) => ProtectionRuleOptions, (stack: Stack) => IConstruct, string[]]>([
    ['a copy', vault => ({ copyTo: [CopyDestination.airGapped(vault)] }), managed, ['CB-LAG-016']],
    ['a direct target', vault => ({ airGappedVault: vault }), managed, ['CB-LAG-016']],
    ['neither', () => ({}), managed, []],
    ['a copy without encryption', vault => ({ copyTo: [CopyDestination.airGapped(vault)] }), stack => new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'a', size: 10 }), []],
    ['a copy under a key of its own', vault => ({ copyTo: [CopyDestination.airGapped(vault)] }),
      stack => new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'a', size: 10, encrypted: true, kmsKeyId: new kms.Key(stack, 'Key').keyArn }), []],
    ['a copy of what is encrypted elsewhere', vault => ({ copyTo: [CopyDestination.airGapped(vault)] }),
      stack => new ec2.CfnVolume(stack, 'Volume', { availabilityZone: 'a', size: 10, encrypted: true, kmsKeyId: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab` }), []],
    ['a direct target for a type that it does not take', vault => ({ airGappedVault: vault }), stack => new rds.CfnDBInstance(stack, 'Database', { storageEncrypted: true }), []],
  ])('warns of a resource whose key AWS manages: %s', (_, options, make, ids) => {
    const stack = shop();
    const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily(options(gapped(stack)))] });
    plan.protect(make(stack));
    expect(warnings(stack)).toEqual(ids);
  });

  test('warns of it where the rule comes after the selection, and opens no key', () => {
    const stack = shop();
    const plan = new ProtectionPlan(stack, 'Plan', { rules: [ProtectionRule.daily()] });
    plan.protect(managed(stack), new ec2.CfnVolume(stack, 'Own', { availabilityZone: 'a', size: 10, encrypted: true, kmsKeyId: new kms.Key(stack, 'Key').keyArn }));
    plan.addRule(ProtectionRule.weekly({ airGappedVault: gapped(stack) }));
    expect(warnings(stack)).toEqual(['CB-LAG-016']);
    expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::KMS::Key'))).not.toContain('AllowCopiesOfBackups');
  });

  test('says nothing of a vault that is known at deployment only', () => {
    const stack = shop();
    const { text } = tokens(stack);
    planWith(() => ({ copyTo: [CopyDestination.airGapped(SecureVault.fromBackupVaultArn(stack, 'A', text))], airGappedVault: AirGappedVault.fromBackupVaultArn(stack, 'B', text) }), stack);
    expect(warnings(stack)).toEqual([]);
  });
});
