import { Duration, Tags } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import {
  ChildPolicyControl, CopyDestination, MalwareScanMode, PolicyOperator, ProtectedResourceType, ProtectionLevel, ProtectionRule,
  ResourceSelector, Retention,
  TagCondition,
} from '../../../src';
import type { OrganizationBackupPolicyProps, OrganizationPlan } from '../../../src';
import { check } from '../../checks/synth-checks';
import { testApp } from '../../helpers/app';
import { schemaErrors } from '../../helpers/backup-policy-schema';
import { shop, warnings } from '../../helpers/stacks';
import { nagFindings } from '../../nag/packs';
import { OU, plan, policyOf, set } from './plans';

const ROLE = 'arn:aws:iam::$account:role/backup-role';

interface Document {
  readonly plans: Readonly<Record<string, {
    readonly regions: Readonly<Record<string, string[]>>;
    readonly rules: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly selections: Readonly<Record<string, unknown>>;
  }>>;
}

/** The documents of one plan, each of which the schema accepts. */
function documents(more: Partial<OrganizationPlan>, props: Partial<OrganizationBackupPolicyProps> = {}): Document[] {
  const all = policyOf([plan(more)], props).documents.map(text => JSON.parse(text) as Document);
  expect(all.flatMap(schemaErrors)).toEqual([]);
  return all;
}

function document(more: Partial<OrganizationPlan>, props: Partial<OrganizationBackupPolicyProps> = {}): Document {
  const [only, ...others] = documents(more, props);
  expect(others).toEqual([]);
  return only;
}

function rule(options: Partial<OrganizationPlan>, name = 'Daily'): Readonly<Record<string, unknown>> {
  return document(options).plans.central.rules[name];
}

describe('minimal', () => {
  const stack = shop();
  const policy = policyOf([plan()], {}, stack);
  const template = Template.fromStack(stack);

  test('is a backup policy with the plan', () => {
    template.hasResourceProperties('AWS::Organizations::Policy', {
      Name: Match.stringLikeRegexp('^Shop-Policy-[0-9a-f]{8}$'),
      Description: 'Backups of member accounts',
      Type: 'BACKUP_POLICY',
      TargetIds: [OU],
      Content: {
        plans: {
          central: {
            regions: set(['eu-west-1', 'eu-west-3']),
            rules: {
              Daily: {
                schedule_expression: set('cron(0 5 ? * * *)'),
                start_backup_window_minutes: set('60'),
                target_backup_vault_name: set('central'),
                lifecycle: { delete_after_days: set('35') },
              },
            },
            selections: { tags: { tagged: { iam_role_arn: set(ROLE), tag_key: set('backup'), tag_value: set(['true']) } } },
          },
        },
      },
    });
    template.resourceCountIs('AWS::Organizations::Policy', 1);
  });

  test('hands out its parts', () => {
    expect(stack.resolve(policy.policyIds)).toEqual([{ 'Fn::GetAtt': [expect.stringMatching(/^Policy/), 'Id'] }]);
    const [content] = Object.values(template.findResources('AWS::Organizations::Policy')).map(({ Properties }) => (Properties as { Content: unknown }).Content);
    expect(policy.documents).toEqual([JSON.stringify(content)]);
  });

  test('reads out', () => {
    expect(policy.describe().split('\n')).toEqual([
      'Plan central in eu-west-1, eu-west-3',
      'Rule   When                   Kept     Vault    Copied to',
      'Daily  cron(0 5 ? * * *) UTC  35 days  central  -',
      'Protects:',
      '- tagged: tag backup = true',
    ]);
  });

  test('warns about nothing', () => {
    expect(warnings(stack)).toEqual([]);
  });

  test('passes the checks over the template, and the schema', () => {
    const app = testApp();
    policyOf([plan()], {}, shop({}, 'Shop', app));
    expect(check(app).findings).toEqual([]);
    expect(policy.documents.map(text => JSON.parse(text) as unknown).flatMap(schemaErrors)).toEqual([]);
  });
});

describe('maximal', () => {
  const stack = shop();
  const policy = policyOf([plan({
    planName: 'everything',
    regions: ['eu-west-1', 'eu-central-1'],
    backupVaultNamesByRegion: { 'eu-central-1': 'frankfurt' },
    airGappedVaultName: 'air-gap',
    rules: [
      ProtectionRule.daily({
        recoveryPointTags: { Origin: 'organization' }, indexedType: ProtectedResourceType.EBS, malwareScan: MalwareScanMode.INCREMENTAL,
        copyTo: [CopyDestination.region('eu-central-1', { retention: Retention.days(14) })],
      }),
      ProtectionRule.monthly({ retention: Retention.years(1).coldAfter(Duration.days(30), { optInToArchive: true }) }),
    ],
    selections: {
      data: ResourceSelector.byType(ProtectedResourceType.EBS, ProtectedResourceType.RDS).where(TagCondition.equalTo('backup', 'true'), TagCondition.notLike('stage', 'dev*')),
      rest: ResourceSelector.everything().excluding(ResourceSelector.byType(ProtectedResourceType.S3)),
    },
    copyTo: [CopyDestination.account({ account: '999988887777', backupVaultName: 'bunker' })],
    windowsVss: true,
    s3: { backupAcls: false, backupObjectTags: true },
    malwareScanning: { resourceTypes: [ProtectedResourceType.EBS], scannerRoleName: 'backup/scanner' },
    planTags: { owner: 'platform' },
    extendInherited: true,
  })], { targetIds: ['r-ab12', OU, '111122223333', OU], policyName: 'backups', description: 'All of them', acknowledgeOrganizationRoot: true }, stack);
  Tags.of(policy).add('team', 'storage');
  const { plans } = JSON.parse(policy.documents[0]) as Document;

  test('is attached, named and tagged as told', () => {
    Template.fromStack(stack).hasResourceProperties('AWS::Organizations::Policy', {
      Name: 'backups', Description: 'All of them', TargetIds: ['r-ab12', OU, '111122223333'], Tags: [{ Key: 'team', Value: 'storage' }],
    });
  });

  test('has a plan for each Region, since vaults and copies differ', () => {
    expect(Object.keys(plans)).toEqual(['everything-eu-west-1', 'everything-eu-central-1']);
    expect(plans['everything-eu-central-1'].regions).toEqual({ '@@append': ['eu-central-1'] });
    expect(plans['everything-eu-central-1'].rules.Daily.target_backup_vault_name).toEqual(set('frankfurt'));
    expect(Object.keys(plans['everything-eu-central-1'].rules.Daily.copy_actions as object)).toEqual(['arn:aws:backup:eu-central-1:999988887777:backup-vault:bunker']);
  });

  test('says everything that a plan can say', () => {
    const COPY = 'arn:aws:backup:eu-central-1:$account:backup-vault:frankfurt';
    const BUNKER = 'arn:aws:backup:eu-west-1:999988887777:backup-vault:bunker';
    const AIR_GAP = set('arn:aws:backup:$region:$account:backup-vault:air-gap');
    expect(plans['everything-eu-west-1']).toEqual({
      regions: { '@@append': ['eu-west-1'] },
      rules: {
        Daily: {
          schedule_expression: set('cron(0 5 ? * * *)'),
          start_backup_window_minutes: set('60'),
          target_backup_vault_name: set('central'),
          target_logically_air_gapped_backup_vault_arn: AIR_GAP,
          lifecycle: { delete_after_days: set('35') },
          copy_actions: {
            [COPY]: { target_backup_vault_arn: set(COPY), lifecycle: { delete_after_days: set('14') } },
            [BUNKER]: { target_backup_vault_arn: set(BUNKER) },
          },
          recovery_point_tags: { Origin: { tag_key: set('Origin'), tag_value: set('organization') } },
          index_actions: { resource_types: set(['EBS']) },
          scan_actions: { GUARDDUTY: { scan_mode: set('INCREMENTAL_SCAN') } },
        },
        Monthly: {
          schedule_expression: set('cron(0 5 1 * ? *)'),
          start_backup_window_minutes: set('60'),
          target_backup_vault_name: set('central'),
          target_logically_air_gapped_backup_vault_arn: AIR_GAP,
          lifecycle: { move_to_cold_storage_after_days: set('30'), delete_after_days: set('366'), opt_in_to_archive_for_supported_resources: set('true') },
          copy_actions: { [BUNKER]: { target_backup_vault_arn: set(BUNKER) } },
        },
      },
      selections: {
        resources: {
          data: {
            iam_role_arn: set(ROLE),
            resource_types: { '@@append': ['arn:aws:ec2:*:*:volume/*', 'arn:aws:rds:*:*:db:*'] },
            conditions: {
              string_equals: { C1: { condition_key: set('aws:ResourceTag/backup'), condition_value: set('true') } },
              string_not_like: { C2: { condition_key: set('aws:ResourceTag/stage'), condition_value: set('dev*') } },
            },
          },
          rest: { iam_role_arn: set(ROLE), resource_types: { '@@append': ['*'] }, not_resource_types: { '@@append': ['arn:aws:s3:::*'] } },
        },
      },
      advanced_backup_settings: { ec2: { windows_vss: set('enabled') }, s3: { backup_acls: set('disabled'), backup_object_tags: set('enabled') } },
      backup_plan_tags: { owner: { tag_key: set('owner'), tag_value: set('platform') } },
      scan_settings: { GUARDDUTY: { resource_types: set(['EBS']), scanner_role_arn: set('arn:aws:iam::$account:role/backup/scanner') } },
    });
  });

  test('passes the schema', () => {
    expect(policy.documents.map(text => JSON.parse(text) as unknown).flatMap(schemaErrors)).toEqual([]);
  });
});

describe('levels', () => {
  test('the regulated level is the default, and its continuous rule is kept to types that support it', () => {
    const { plans } = document({ rules: undefined, copyTo: [CopyDestination.account({ account: '999988887777', backupVaultName: 'bunker', region: 'eu-west-2' })] });
    expect(Object.keys(plans)).toEqual(['central', 'central-continuous']);
    expect(Object.keys(plans.central.rules)).toEqual(['Daily', 'Weekly', 'Monthly']);
    expect(plans['central-continuous'].rules.Continuous.enable_continuous_backup).toEqual(set('true'));
    expect(plans['central-continuous'].selections).toEqual({
      resources: {
        tagged: {
          iam_role_arn: set(ROLE),
          resource_types: set(['arn:aws:s3:::*', 'arn:aws:rds:*:*:db:*', 'arn:aws:rds:*:*:cluster:*', 'arn:aws:ssm-sap:*:*:HANA/*']),
          conditions: { string_equals: { C1: { condition_key: set('aws:ResourceTag/backup'), condition_value: set('true') } } },
        },
      },
    });
  });

  test('a level of one rule, a level of continuous rules, and one of which nothing is selected', () => {
    expect(Object.keys(document({ rules: undefined, level: ProtectionLevel.baseline() }).plans.central.rules)).toEqual(['Daily']);
    expect(Object.keys(document({ rules: [ProtectionRule.continuous()] }).plans)).toEqual(['central-continuous']);
    const files = { files: ResourceSelector.byType(ProtectedResourceType.EFS) };
    expect(Object.keys(document({ rules: [ProtectionRule.daily(), ProtectionRule.continuous()], selections: files }).plans)).toEqual(['central']);
  });

  test('rules without an end have no lifecycle, and windows are minutes', () => {
    expect(rule({ rules: [ProtectionRule.daily({ retention: Retention.forever() })] })).not.toHaveProperty('lifecycle');
    expect(rule({ rules: [ProtectionRule.daily({ retention: Retention.forever().coldAfter(Duration.days(30)) })] }).lifecycle).toEqual({ move_to_cold_storage_after_days: set('30') });
  });
});

describe('selections', () => {
  const selections = (given: Record<string, ResourceSelector>) => document({ selections: given }).plans.central.selections;

  test('several values of one tag are one selection, several tags several', () => {
    const both = selections({ some: ResourceSelector.byAnyTag({ backup: 'true', tier: 'gold' }) }) as { tags: Record<string, { tag_key: unknown }> };
    expect(Object.entries(both.tags).map(([name, { tag_key }]) => [name, tag_key])).toEqual([['some', set('backup')], ['some-2', set('tier')]]);
  });

  test('a tag with exclusions becomes a condition, as selections by tag have no place for them', () => {
    expect(selections({ some: ResourceSelector.byTag('backup', 'true').excluding(ResourceSelector.byType(ProtectedResourceType.S3)) })).toEqual({
      resources: {
        some: {
          iam_role_arn: set(ROLE), resource_types: set(['*']), not_resource_types: set(['arn:aws:s3:::*']),
          conditions: { string_equals: { C1: { condition_key: set('aws:ResourceTag/backup'), condition_value: set('true') } } },
        },
      },
    });
  });

  test('patterns of types by ARN are types too', () => {
    expect(selections({ some: ResourceSelector.byArn('arn:aws:ec2:*:*:volume/*') })).toHaveProperty('resources.some.resource_types', set(['arn:aws:ec2:*:*:volume/*']));
  });

  test.each([['cn-north-1', 'aws-cn'], ['us-gov-west-1', 'aws-us-gov'], ['eu-west-9', 'aws'], ['us-isof-east-9', 'aws-iso-f']])('in %s ARNs name the partition %s', (region, partition) => {
    const made = document({ regions: [region], selections: { all: ResourceSelector.byType(ProtectedResourceType.EBS) }, copyTo: [CopyDestination.region('eu-west-1')] });
    expect(made.plans.central.selections).toHaveProperty('resources.all.iam_role_arn', set(`arn:${partition}:iam::$account:role/backup-role`));
    expect(made.plans.central.selections).toHaveProperty('resources.all.resource_types', set([`arn:${partition}:ec2:*:*:volume/*`]));
    expect(JSON.stringify(made)).toContain(`arn:${partition}:backup:eu-west-1:$account:backup-vault:central`);
  });
});

describe('copies', () => {
  const copies = (more: Partial<OrganizationPlan>, name = 'central') => Object.keys(document(more).plans[name].rules.Daily.copy_actions ?? {} as object);

  test.each([
    ['to a Region', CopyDestination.region('eu-central-1'), 'arn:aws:backup:eu-central-1:$account:backup-vault:central'],
    ['to another vault of a Region', CopyDestination.region('eu-central-1', { backupVaultName: 'copies' }), 'arn:aws:backup:eu-central-1:$account:backup-vault:copies'],
    ['to a vault of an account', CopyDestination.account({ account: '999988887777', backupVaultName: 'bunker', region: 'eu-west-2' }), 'arn:aws:backup:eu-west-2:999988887777:backup-vault:bunker'],
    ['by ARN', CopyDestination.vaultArn('arn:aws:backup:eu-north-1:$account:backup-vault:north'), 'arn:aws:backup:eu-north-1:$account:backup-vault:north'],
  ])('%s', (_, destination, arn) => {
    expect(copies({ copyTo: [destination] })).toEqual([arn]);
    expect(copies({ rules: [ProtectionRule.daily({ copyTo: [destination] })] })).toEqual([arn]);
  });

  test('between Regions in both directions: each Region gets a plan without the copy into itself', () => {
    const both = { regions: ['eu-west-1', 'eu-central-1'], copyTo: [CopyDestination.region('eu-west-1'), CopyDestination.region('eu-central-1')] };
    expect(copies(both, 'central-eu-west-1')).toEqual(['arn:aws:backup:eu-central-1:$account:backup-vault:central']);
    expect(copies(both, 'central-eu-central-1')).toEqual(['arn:aws:backup:eu-west-1:$account:backup-vault:central']);
  });

  test('into another vault of the same Region stays', () => {
    expect(copies({ regions: ['eu-west-1'], copyTo: [CopyDestination.region('eu-west-1', { backupVaultName: 'second' })] })).toEqual(['arn:aws:backup:eu-west-1:$account:backup-vault:second']);
  });
});

describe('ChildPolicyControl', () => {
  const places = (control: ChildPolicyControl) => {
    const found: string[] = [];
    const visit = (value: unknown, path: string) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
      const operators = (value as Record<string, unknown>)['@@operators_allowed_for_child_policies'];
      found.push(`${path} ${JSON.stringify(operators)}`);
      for (const [key, inner] of Object.entries(value)) if (!key.startsWith('@@')) visit(inner, `${path}/${key}`);
    };
    visit(document({}, { childPolicies: control }).plans, 'plans');
    return found;
  };

  test('is nowhere unless asked for', () => {
    expect(JSON.stringify(document({}))).not.toContain('@@operators_allowed');
    expect(JSON.stringify(document({}, { childPolicies: ChildPolicyControl.all() }))).not.toContain('@@operators_allowed');
  });

  test('none is at every place', () => {
    const all = places(ChildPolicyControl.none());
    expect(all).toHaveLength(16);
    expect(all.filter(place => !place.endsWith(' ["@@none"]'))).toEqual([]);
  });

  test('newPlansOnly lets plans be added, and nothing else', () => {
    const [plans, ...others] = places(ChildPolicyControl.newPlansOnly());
    expect(plans).toBe('plans ["@@append"]');
    expect(others.filter(place => !place.endsWith(' ["@@none"]'))).toEqual([]);
  });

  test('only is what it says, each operator once', () => {
    expect(new Set(places(ChildPolicyControl.only(PolicyOperator.REMOVE, PolicyOperator.ASSIGN, PolicyOperator.REMOVE)).map(place => place.split(' ')[1])))
      .toEqual(new Set(['["@@assign","@@remove"]']));
    expect(() => ChildPolicyControl.only()).toThrow('ChildPolicyControl.only must get at least one operator, got none: use ChildPolicyControl.none()');
  });
});

test('no pack of cdk-nag finds anything', () => {
  expect(nagFindings(policyOf([plan()]).node.root as App)).toEqual([]);
});
