import { at, resource, right, risky, toldOf, without, wrong } from './entry';
import type { Area, Json, JsonObject } from './entry';
import { is, policy } from './organization-policy-parts';

const CENTRAL = policy('two rules, a copy and an air-gapped vault for tagged resources', {
  plans: {
    Central_Plan: {
      regions: is(['eu-west-1', 'eu-central-1']),
      rules: {
        Daily: {
          schedule_expression: is('cron(0 5 ? * * *)'),
          start_backup_window_minutes: is('60'),
          complete_backup_window_minutes: is('720'),
          target_backup_vault_name: is('CentralVault'),
          enable_continuous_backup: is('false'),
          lifecycle: { delete_after_days: is('35') },
          recovery_point_tags: { Origin: { tag_key: is('Origin'), tag_value: is('OrgPolicy') } },
          copy_actions: {
            'arn:aws:backup:eu-west-3:$account:backup-vault:CentralVault': {
              target_backup_vault_arn: is('arn:aws:backup:eu-west-3:$account:backup-vault:CentralVault'),
              lifecycle: { delete_after_days: is('35') },
            },
          },
        },
        Monthly: {
          schedule_expression: is('cron(0 5 1 * ? *)'),
          start_backup_window_minutes: is('60'),
          target_backup_vault_name: is('CentralVault'),
          target_logically_air_gapped_backup_vault_arn: is('arn:aws:backup:$region:$account:backup-vault:AirGap'),
          lifecycle: { move_to_cold_storage_after_days: is('30'), delete_after_days: is('365'), opt_in_to_archive_for_supported_resources: is('true') },
          scan_actions: { GUARDDUTY: { scan_mode: is('FULL_SCAN') } },
        },
      },
      selections: {
        resources: {
          Tagged: {
            iam_role_arn: is('arn:aws:iam::$account:role/CentralBackupRole'),
            resource_types: is(['arn:aws:ec2:*:*:volume/*', 'arn:aws:rds:*:*:db:*']),
            not_resource_types: is(['arn:aws:ec2:*:*:instance/*']),
            conditions: { string_equals: { C1: { condition_key: is('aws:ResourceTag/backup'), condition_value: is('daily') } } },
          },
        },
      },
      advanced_backup_settings: { ec2: { windows_vss: is('enabled') } },
      backup_plan_tags: { owner: { tag_key: is('owner'), tag_value: is('platform') } },
      scan_settings: { GUARDDUTY: { resource_types: is(['ALL']), scanner_role_arn: is('arn:aws:iam::$account:role/ScanRole') } },
    },
  },
});

/** AWS Organizations User Guide, second example: the policy of a child, which appends. */
const PUBLISHED_CHILD = policy('the child policy that AWS publishes', {
  plans: {
    Monthly_Backup_Plan: {
      regions: { '@@append': ['us-east-1', 'eu-central-1'] },
      rules: {
        Monthly: {
          schedule_expression: is('cron(0 5 1 * ? *)'),
          start_backup_window_minutes: is('480'),
          target_backup_vault_name: is('Default'),
          lifecycle: { move_to_cold_storage_after_days: is('30'), delete_after_days: is('365'), opt_in_to_archive_for_supported_resources: is('false') },
          copy_actions: {
            'arn:aws:backup:us-east-1:$account:backup-vault:Default': {
              target_backup_vault_arn: is('arn:aws:backup:us-east-1:$account:backup-vault:Default'),
              lifecycle: { move_to_cold_storage_after_days: is('30'), delete_after_days: is('365'), opt_in_to_archive_for_supported_resources: is('false') },
            },
          },
        },
      },
      selections: {
        tags: {
          MonthlyDatatype: { iam_role_arn: is('arn:aws:iam::$account:role/MyMonthlyBackupIamRole'), tag_key: is('BackupType'), tag_value: is(['MONTHLY', 'RED']) },
        },
      },
    },
  },
});

const BY_TAG = {
  plans: {
    Gold: {
      regions: is(['eu-west-1']),
      rules: { Daily: { schedule_expression: is('cron(0 5 ? * * *)'), target_backup_vault_name: is('CentralVault'), lifecycle: { delete_after_days: is('35') } } },
      selections: { tags: { Gold: { iam_role_arn: is('arn:aws:iam::$account:role/BackupRole'), tag_key: is('tier'), tag_value: is(['gold']) } } },
    },
  },
};

const TEXT = policy('a policy as text', JSON.stringify(BY_TAG));

const GUARDED = policy('a policy of which children may change the Regions only', {
  plans: {
    '@@operators_allowed_for_child_policies': ['@@none'],
    'Gold': {
      '@@operators_allowed_for_child_policies': ['@@none'],
      'regions': { '@@operators_allowed_for_child_policies': ['@@append', '@@remove'], '@@assign': ['eu-west-1'] },
      'rules': {
        Weekly: {
          schedule_expression: is('cron(0 5 ? * SUN *)'),
          start_backup_window_minutes: is('120'),
          target_backup_vault_name: is('CentralVault'),
          lifecycle: { delete_after_days: { '@@operators_allowed_for_child_policies': ['@@none'], '@@assign': '90' } },
        },
      },
      'selections': { tags: { Gold: { iam_role_arn: is('arn:aws:iam::$account:role/BackupRole'), tag_key: is('tier'), tag_value: is(['gold', 'platinum']) } } },
    },
  },
});

const ONLY_REGIONS = policy('a child that only adds a Region', { plans: { Gold: { regions: { '@@append': ['eu-north-1'] } } } }, ['CB-ORG-007 Policy']);

const OTHER_POLICY = right('a service control policy, which is none of our business', {
  Resources: {
    Policy: {
      Type: 'AWS::Organizations::Policy',
      Properties: {
        Name: 'guard-backups',
        Type: 'SERVICE_CONTROL_POLICY',
        Content: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: ['backup:DeleteRecoveryPoint'], Resource: '*' }] },
        TargetIds: ['r-ab12'],
      },
    },
  },
}, { env: { account: '999988887777', region: 'us-east-1' } });

const another = (i: number): JsonObject => ({
  Type: 'AWS::Organizations::Policy',
  Properties: { Name: `backup-${i}`, Type: 'BACKUP_POLICY', Content: JSON.stringify(BY_TAG), TargetIds: ['ou-ab12-11111111'] },
});
const plan = (path: string, to: Json) => at('Policy', `Content.plans.Central_Plan.${path}`, to);
const daily = (path: string, to: Json) => plan(`rules.Daily.${path}`, to);
const monthly = (path: string, to: Json) => plan(`rules.Monthly.${path}`, to);
const selection = (path: string, to: Json) => plan(`selections.resources.Tagged.${path}`, to);
const COPY = 'copy_actions.arn:aws:backup:eu-west-3:$account:backup-vault:CentralVault';

export const ORGANIZATION_POLICIES: Area = {
  name: 'Organization backup policies',
  right: [CENTRAL, PUBLISHED_CHILD, TEXT, GUARDED, ONLY_REGIONS, OTHER_POLICY],
  wrong: [
    wrong('CB-ORG-001', 'text that is no JSON', TEXT, at('Policy', 'Content', "plans: { Gold: { regions: ['eu-west-1'] } }")),
    wrong('CB-ORG-001', 'no plans', CENTRAL, at('Policy', 'Content', {})),
    wrong('CB-ORG-001', 'the key that plans of CloudFormation have', TEXT, at('Policy', 'Content', { BackupPlan: { BackupPlanName: 'Gold' } })),
    wrong('CB-ORG-002', 'a key with a letter missing', CENTRAL, daily('schedule_expresion', is('cron(0 5 ? * * *)'))),
    wrong('CB-ORG-002', 'the key of CloudFormation', CENTRAL, daily('StartWindowMinutes', is('60'))),
    wrong('CB-ORG-003', 'an operator that is none', CENTRAL, daily('lifecycle.delete_after_days', { '@@set': '35' })),
    wrong('CB-ORG-003', 'a child control that is none', GUARDED, at('Policy', 'Content.plans.Gold.@@operators_allowed_for_child_policies', ['@@everything'])),
    wrong('CB-ORG-004', 'a value without its operator', CENTRAL, daily('lifecycle.delete_after_days', '35')),
    wrong('CB-ORG-005', 'a number', CENTRAL, daily('lifecycle.delete_after_days', { '@@assign': 35 })),
    wrong('CB-ORG-005', 'true', CENTRAL, daily('enable_continuous_backup', { '@@assign': false })),
    wrong('CB-ORG-006', 'one Region as text', CENTRAL, plan('regions', is('eu-west-1'))),
    wrong('CB-ORG-006', 'a list of tag keys', TEXT, at('Policy', 'Content', { plans: { Gold: { ...BY_TAG.plans.Gold, selections: { tags: { Gold: { ...BY_TAG.plans.Gold.selections.tags.Gold, tag_key: is(['tier']) } } } } } })),
    risky('CB-ORG-007', 'no Regions', CENTRAL, without('Policy', 'Content.plans.Central_Plan.regions')),
    risky('CB-ORG-007', 'a rule without a schedule', CENTRAL, without('Policy', 'Content.plans.Central_Plan.rules.Daily.schedule_expression')),
    wrong('CB-ORG-008', 'tags and resources', CENTRAL, plan('selections.tags', BY_TAG.plans.Gold.selections.tags)),
    wrong('CB-ORG-020', 'more than 10,000 characters', CENTRAL, plan('backup_plan_tags', Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`tag${i}`, { tag_key: is(`tag${i}`), tag_value: is('x'.repeat(20)) }])))),
    wrong('CB-ORG-009', 'an empty list of Regions', CENTRAL, plan('regions', is([]))),
    wrong('CB-ORG-009', 'an Availability Zone', CENTRAL, plan('regions', is(['eu-west-1a']))),
    wrong('CB-ORG-010', 'the ARN of the vault', CENTRAL, daily('target_backup_vault_name', is('arn:aws:backup:eu-west-1:$account:backup-vault:CentralVault'))),
    wrong('CB-ORG-011', 'a copy that goes elsewhere than its key says', CENTRAL, daily(`${COPY}.target_backup_vault_arn`, is('arn:aws:backup:eu-north-1:$account:backup-vault:CentralVault'))),
    wrong('CB-ORG-012', 'a copy to the name of a vault', CENTRAL, daily('copy_actions', { Copies: { target_backup_vault_arn: is('Copies') } })),
    wrong('CB-ORG-013', 'an air-gapped vault of one Region', CENTRAL, monthly('target_logically_air_gapped_backup_vault_arn', is('arn:aws:backup:eu-west-1:$account:backup-vault:AirGap'))),
    wrong('CB-ORG-014', 'the name of the role', CENTRAL, selection('iam_role_arn', is('CentralBackupRole'))),
    risky('CB-ORG-015', 'the role of one account', CENTRAL, selection('iam_role_arn', is('arn:aws:iam::111122223333:role/CentralBackupRole'))),
    wrong('CB-ORG-017', 'the name of a unit', CENTRAL, at('Policy', 'TargetIds', ['Production'])),
    wrong('CB-ORG-017', 'the path of a unit', CENTRAL, at('Policy', 'TargetIds', ['o-a1b2c3d4e5/r-ab12/ou-ab12-11111111'])),
    wrong('CB-ORG-018', 'a number in words', CENTRAL, daily('lifecycle.delete_after_days', is('thirty-five'))),
    wrong('CB-ORG-018', 'yes instead of true', CENTRAL, daily('enable_continuous_backup', is('yes'))),
    wrong('CB-ORG-018', 'on instead of enabled', CENTRAL, plan('advanced_backup_settings.ec2.windows_vss', is('on'))),
    wrong('CB-ORG-019', 'a name of more than 128 characters', CENTRAL, at('Policy', 'Name', 'b'.repeat(129))),
    wrong('CB-ORG-016', 'scans of databases', CENTRAL, plan('scan_settings.GUARDDUTY.resource_types', is(['RDS']))),
    wrong('CB-ORG-021', 'a plan without a name', CENTRAL, at('Policy', 'Content', { plans: { '': BY_TAG.plans.Gold } })),
    toldOf('Policy10', risky('CB-ORG-022', 'eleven policies on one unit', TEXT, resource('Policy0', another(0)), ...Array.from({ length: 10 }, (_, i) => resource(`Policy${i + 1}`, another(i + 1))))),
    wrong('CB-LIFE-002', 'deleted two months after it went cold', CENTRAL, monthly('lifecycle.delete_after_days', is('90'))),
    wrong('CB-SCHED-001', 'a schedule as Unix has it', CENTRAL, daily('schedule_expression', is('cron(0 5 * * *)'))),
    wrong('CB-SCHED-002', 'rate()', CENTRAL, daily('schedule_expression', is('rate(1 day)'))),
    wrong('CB-SCHED-005', 'half an hour to start', CENTRAL, daily('start_backup_window_minutes', is('30'))),
    wrong('CB-PITR-001', 'point-in-time recovery for 90 days', CENTRAL, daily('enable_continuous_backup', is('true')), daily('lifecycle.delete_after_days', is('90'))),
    wrong('CB-SEL-012', 'a condition on the plain tag key', CENTRAL, selection('conditions.string_equals.C1.condition_key', is('backup'))),
    wrong('CB-SEL-016', 'the name of a type', CENTRAL, selection('resource_types', is(['EBS', 'arn:aws:rds:*:*:db:*']))),
  ],
};

