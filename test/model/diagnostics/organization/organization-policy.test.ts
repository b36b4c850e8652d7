import { UNKNOWN } from '../../../../src/model/known';
import { policyCharacters, policyContent } from '../../../../src/model/organization/organization-policy-model';
import type { OrganizationPolicyModel, PolicyObject, PolicyValue } from '../../../../src/model/organization/organization-policy-model';
import { diagnosticCases, said } from '../../../helpers/diagnostic-cases';

const set = (value: PolicyValue): PolicyObject => ({ '@@assign': value });
const COPY = 'arn:aws:backup:eu-central-1:$account:backup-vault:Central';
const LIFECYCLE = { delete_after_days: set('35') };
const RULE: PolicyObject = {
  schedule_expression: set('cron(0 5 ? * * *)'), start_backup_window_minutes: set('60'), target_backup_vault_name: set('Central'), lifecycle: LIFECYCLE,
};
const BY_TAG: PolicyObject = { iam_role_arn: set('arn:aws:iam::$account:role/Backup'), tag_key: set('backup'), tag_value: set(['daily']) };
const BY_TYPE: PolicyObject = { iam_role_arn: set('arn:aws:iam::$account:role/Backup'), resource_types: set(['arn:aws:ec2:*:*:volume/*']) };
const PLAN: PolicyObject = { regions: set(['eu-west-1', 'eu-central-1']), rules: { Daily: RULE }, selections: { tags: { Daily: BY_TAG } } };
const POLICY: OrganizationPolicyModel = {
  name: 'Backup', description: undefined, targetIds: ['111122223333', 'ou-ab12-cdef3456', 'r-ab12'], content: { plans: { Central: PLAN } }, characters: 100,
};

/** A policy of every documented part, put together from the syntax page. */
const SAMPLE: PolicyObject = {
  plans: {
    Monthly: {
      regions: { '@@append': ['us-east-1', 'eu-central-1'], '@@operators_allowed_for_child_policies': ['@@all'] },
      rules: {
        Monthly: {
          schedule_expression: set('cron(0 5 1 * ? *)'),
          start_backup_window_minutes: set('480'),
          complete_backup_window_minutes: set('720'),
          target_backup_vault_name: set('Default'),
          target_logically_air_gapped_backup_vault_arn: set('arn:aws:backup:$region:$account:backup-vault:AirGap'),
          lifecycle: { move_to_cold_storage_after_days: set('30'), delete_after_days: set('365'), opt_in_to_archive_for_supported_resources: set('false') },
          copy_actions: {
            'arn:aws:backup:us-east-1:$account:backup-vault:Default': {
              target_backup_vault_arn: set('arn:aws:backup:us-east-1:$account:backup-vault:Default'),
              lifecycle: { move_to_cold_storage_after_days: set('30'), delete_after_days: set('365'), opt_in_to_archive_for_supported_resources: set('false') },
            },
          },
          recovery_point_tags: { Origin: { tag_key: set('Origin'), tag_value: set('Policy') } },
          scan_actions: { GUARDDUTY: { scan_mode: set('INCREMENTAL_SCAN') } },
        },
        Weekly: {
          schedule_expression: set('cron(0 5 ? * SUN *)'),
          schedule_expression_timezone: set('Europe/Berlin'),
          target_backup_vault_name: set('Default'),
          enable_continuous_backup: set('false'),
          lifecycle: { delete_after_days: set('35') },
          index_actions: { resource_types: set(['EBS']) },
        },
      },
      selections: {
        resources: {
          Volumes: {
            iam_role_arn: set('arn:aws:iam::$account:role/Backup'),
            resource_types: set(['arn:aws:ec2:*:*:volume/*', 'arn:aws:rds:*:*:db:*']),
            not_resource_types: set(['arn:aws:ec2:*:*:instance/*']),
            conditions: {
              string_equals: { C1: { condition_key: set('aws:ResourceTag/backup'), condition_value: set('daily') } },
              string_not_like: { C2: { condition_key: set('aws:ResourceTag/stage'), condition_value: set('dev*') } },
            },
          },
        },
      },
      advanced_backup_settings: { ec2: { windows_vss: set('enabled') }, s3: { backup_acls: set('disabled'), backup_object_tags: set('enabled') } },
      backup_plan_tags: { owner: { tag_key: set('owner'), tag_value: set('platform') } },
      scan_settings: { GUARDDUTY: { resource_types: set(['ALL']), scanner_role_arn: set('arn:aws:iam::$account:role/Scan') } },
    },
  },
};

const policy = (plan: PolicyObject): Partial<OrganizationPolicyModel> => ({ content: { plans: { Central: { ...PLAN, ...plan } } } });
const rule = (change: PolicyObject) => policy({ rules: { Daily: { ...RULE, ...change } } });
const copy = (key: string, target: string) => rule({ copy_actions: { [key]: { target_backup_vault_arn: set(target), lifecycle: LIFECYCLE } } });
const role = (arn: string) => policy({ selections: { resources: { Volumes: { ...BY_TYPE, iam_role_arn: set(arn) } } } });
const scan = (types: string[], roleArn = 'arn:aws:iam::$account:role/Scan') => policy({
  rules: { Daily: { ...RULE, scan_actions: { GUARDDUTY: { scan_mode: set('FULL_SCAN') } } } },
  scan_settings: { GUARDDUTY: { resource_types: set(types), scanner_role_arn: set(roleArn) } },
});
const airGap = (arn: string) => rule({ target_logically_air_gapped_backup_vault_arn: set(arn) });

diagnosticCases('organizationPolicy', POLICY, 'the policy', ['ORG'], [
  {
    name: 'no JSON', wrong: { content: '{plans' }, right: { content: policyContent(JSON.stringify(POLICY.content)) },
    says: ["CB-ORG-001 at content: Content of the policy must be a JSON object with the key 'plans', got a text that is no JSON"],
  },
  {
    name: 'an empty document', wrong: { content: {} }, right: {},
    says: ["CB-ORG-001 at content: Content of the policy must be a JSON object with the key 'plans', got an empty object"],
  },
  {
    name: 'another document', wrong: { content: { Version: '2012-10-17', Statement: [] } }, right: {},
    says: ["CB-ORG-001 at content: Content of the policy must be a JSON object with the key 'plans', got keys 'Version', 'Statement'"],
  },
  {
    name: 'a list', wrong: { content: [] }, right: {},
    says: ["CB-ORG-001 at content: Content of the policy must be a JSON object with the key 'plans', got []"],
  },
  {
    name: 'a misspelt key', wrong: rule({ schedule_expresion: set('cron(0 5 ? * * *)') }), right: rule({ schedule_expression_timezone: set('Europe/Berlin') }),
    says: ["CB-ORG-002 at content/plans/Central/rules/Daily/schedule_expresion: Key at 'plans/Central/rules/Daily/schedule_expresion' of the policy must be one that AWS documents there, got 'schedule_expresion': did you mean 'schedule_expression'"],
  },
  {
    name: 'a key of the API', wrong: rule({ TargetBackupVaultName: set('Central') }), right: {},
    says: ["CB-ORG-002 at content/plans/Central/rules/Daily/TargetBackupVaultName: Key at 'plans/Central/rules/Daily/TargetBackupVaultName' of the policy must be one that AWS documents there, got 'TargetBackupVaultName': did you mean 'target_backup_vault_name'"],
  },
  {
    name: 'a key beside plans', wrong: { content: { plans: {}, Version: '1' } }, right: { content: { plans: {} } },
    says: ["CB-ORG-002 at content/Version: Key at 'Version' of the policy must be one that AWS documents there, got 'Version': AWS documents 'plans'"],
  },
  {
    name: 'an operator that does not exist', wrong: policy({ regions: { '@@set': ['eu-west-1'] } }), right: policy({ regions: { '@@append': ['eu-west-1'] } }),
    says: ["CB-ORG-003 at content/plans/Central/regions/@@set: Operator at 'plans/Central/regions/@@set' of the policy must be '@@assign', '@@append', '@@remove' or '@@operators_allowed_for_child_policies', got '@@set'"],
  },
  {
    name: 'an operator above values', wrong: { content: { plans: { '@@assign': PLAN } } }, right: { content: { plans: { P: PLAN } } },
    says: ["CB-ORG-021 at content/plans/@@assign: Name of a plan at 'plans/@@assign' of the policy must be a name, got an operator"],
  },
  {
    name: 'an operator in a rule', wrong: rule({ '@@assign': 'x' }), right: rule({ '@@operators_allowed_for_child_policies': ['@@none'] }),
    says: ["CB-ORG-003 at content/plans/Central/rules/Daily/@@assign: Operator at 'plans/Central/rules/Daily/@@assign' of the policy must be '@@operators_allowed_for_child_policies', got '@@assign'"],
  },
  {
    name: 'an operator for children that does not exist', wrong: rule({ '@@operators_allowed_for_child_policies': ['@@everything'] }),
    right: rule({ '@@operators_allowed_for_child_policies': ['@@assign', '@@append'] }),
    says: ["CB-ORG-003 at content/plans/Central/rules/Daily/@@operators_allowed_for_child_policies: Operator at 'plans/Central/rules/Daily/@@operators_allowed_for_child_policies' of the policy must be '@@all', '@@none', '@@assign', '@@append' or '@@remove', got '@@everything'"],
  },
  {
    name: 'a value alone', wrong: rule({ start_backup_window_minutes: '60' }), right: {},
    says: ['CB-ORG-004 at content/plans/Central/rules/Daily/start_backup_window_minutes: Value at \'plans/Central/rules/Daily/start_backup_window_minutes\' of the policy must stand below an operator, got \'60\': write {"@@assign": "60"}'],
  },
  {
    name: 'a list alone', wrong: policy({ regions: ['eu-west-1'] }), right: {},
    says: ['CB-ORG-004 at content/plans/Central/regions: Value at \'plans/Central/regions\' of the policy must stand below an operator, got ["eu-west-1"]: write {"@@assign": ["eu-west-1"]}'],
  },
  {
    name: 'a text for an object', wrong: rule({ lifecycle: 'for ever' }), right: rule({ lifecycle: {} }),
    says: ["CB-ORG-004 at content/plans/Central/rules/Daily/lifecycle: 'plans/Central/rules/Daily/lifecycle' of the policy must be an object, got 'for ever'"],
  },
  {
    name: 'a number', wrong: rule({ lifecycle: { delete_after_days: set(35) } }), right: rule({ lifecycle: { delete_after_days: set('35') } }),
    says: ['CB-ORG-005 at content/plans/Central/rules/Daily/lifecycle/delete_after_days/@@assign: Value at \'plans/Central/rules/Daily/lifecycle/delete_after_days/@@assign\' of the policy must be a text, got 35: write "35"'],
  },
  {
    name: 'a boolean', wrong: rule({ enable_continuous_backup: set(true) }), right: rule({ enable_continuous_backup: set('true') }),
    says: ['CB-ORG-005 at content/plans/Central/rules/Daily/enable_continuous_backup/@@assign: Value at \'plans/Central/rules/Daily/enable_continuous_backup/@@assign\' of the policy must be a text, got true: write "true"'],
  },
  {
    name: 'a number in a list', wrong: policy({ selections: { tags: { Daily: { ...BY_TAG, tag_value: set([1]) } } } }), right: {},
    says: ['CB-ORG-005 at content/plans/Central/selections/tags/Daily/tag_value/@@assign/0: Value at \'plans/Central/selections/tags/Daily/tag_value/@@assign/0\' of the policy must be a text, got 1: write "1"'],
  },
  {
    name: 'one Region alone', wrong: policy({ regions: set('eu-west-1') }), right: policy({ regions: set(['eu-west-1']) }),
    says: ['CB-ORG-006 at content/plans/Central/regions/@@assign: Value at \'plans/Central/regions/@@assign\' of the policy must be a list, got \'eu-west-1\': write ["eu-west-1"]'],
  },
  {
    name: 'a list of keys', wrong: policy({ selections: { tags: { Daily: { ...BY_TAG, tag_key: set(['a']) } } } }), right: {},
    says: ['CB-ORG-006 at content/plans/Central/selections/tags/Daily/tag_key/@@assign: Value at \'plans/Central/selections/tags/Daily/tag_key/@@assign\' of the policy must be one text, got ["a"]'],
  },
  {
    name: 'one operator for children alone', wrong: rule({ '@@operators_allowed_for_child_policies': '@@none' }), right: {},
    says: ['CB-ORG-006 at content/plans/Central/rules/Daily/@@operators_allowed_for_child_policies: Value at \'plans/Central/rules/Daily/@@operators_allowed_for_child_policies\' of the policy must be a list, got \'@@none\': write ["@@none"]'],
  },
  {
    name: 'no selections', wrong: { content: { plans: { Central: { regions: PLAN.regions, rules: PLAN.rules } } } }, right: {},
    says: ["CB-ORG-007 at content/plans/Central: 'plans/Central' of the policy must have 'selections', got none: add it, or acknowledge this where a policy further up has it"],
  },
  {
    name: 'no schedule', wrong: policy({ rules: { Daily: { target_backup_vault_name: set('Central') } } }), right: {},
    says: ["CB-ORG-007 at content/plans/Central/rules/Daily: 'plans/Central/rules/Daily' of the policy must have 'schedule_expression', got none: add it, or acknowledge this where a policy further up has it"],
  },
  {
    name: 'no role', wrong: policy({ selections: { tags: { Daily: { tag_key: set('a'), tag_value: set(['b']) } } } }), right: {},
    says: ["CB-ORG-007 at content/plans/Central/selections/tags/Daily: 'plans/Central/selections/tags/Daily' of the policy must have 'iam_role_arn', got none: add it, or acknowledge this where a policy further up has it"],
  },
  {
    name: 'tags and types', wrong: policy({ selections: { tags: { Daily: BY_TAG }, resources: { Volumes: BY_TYPE } } }), right: policy({ selections: { resources: { Volumes: BY_TYPE } } }),
    says: ["CB-ORG-008 at content/plans/Central/selections: Selections at 'plans/Central' of the policy must have 'tags' or 'resources', got both: use two plans"],
  },
  {
    name: 'no Regions', wrong: policy({ regions: set([]) }), right: policy({ regions: { '@@remove': [] } }),
    says: ["CB-ORG-009 at content/plans/Central/regions/@@assign: Regions at 'plans/Central' of the policy must be at least one, got none"],
  },
  {
    name: 'an Availability Zone', wrong: policy({ regions: set(['eu-west-1a']) }), right: policy({ regions: set(['us-gov-west-1']) }),
    says: ["CB-ORG-009 at content/plans/Central/regions/@@assign/0: Regions at 'plans/Central' of the policy must be names of Regions, got 'eu-west-1a'"],
  },
  {
    name: 'the ARN of a vault', wrong: rule({ target_backup_vault_name: set('arn:aws:backup:eu-west-1:111122223333:backup-vault:V') }), right: rule({ target_backup_vault_name: set('Default') }),
    says: ["CB-ORG-010 at content/plans/Central/rules/Daily/target_backup_vault_name/@@assign: Vault at 'plans/Central/rules/Daily' of the policy must be the name of a vault, got 'arn:aws:backup:eu-west-1:111122223333:backup-vault:V'"],
  },
  {
    name: 'a copy with two vaults', wrong: copy(COPY, `${COPY}2`), right: copy(COPY, COPY),
    says: ["CB-ORG-011 at content/plans/Central/rules/Daily/copy_actions/arn:aws:backup:eu-central-1:$account:backup-vault:Central/target_backup_vault_arn/@@assign: Vault of the copy at 'plans/Central/rules/Daily/copy_actions/arn:aws:backup:eu-central-1:$account:backup-vault:Central' of the policy must be the same as its key, got 'arn:aws:backup:eu-central-1:$account:backup-vault:Central2'"],
  },
  {
    name: 'the name of a vault to copy to', wrong: copy('Central', 'Central'), right: copy(COPY.replace('$account', '111122223333'), COPY.replace('$account', '111122223333')),
    says: ["CB-ORG-012 at content/plans/Central/rules/Daily/copy_actions/Central: Copy at 'plans/Central/rules/Daily/copy_actions/Central' of the policy must have a key 'arn:<partition>:backup:<region>:$account:backup-vault:<name>', got 'Central'"],
  },
  {
    name: 'an air-gapped vault of one Region', wrong: airGap('arn:aws:backup:eu-west-1:$account:backup-vault:Gap'), right: airGap('arn:aws:backup:$region:$account:backup-vault:Gap'),
    says: ["CB-ORG-013 at content/plans/Central/rules/Daily/target_logically_air_gapped_backup_vault_arn/@@assign: Air-gapped vault at 'plans/Central/rules/Daily' of the policy must be 'arn:<partition>:backup:$region:$account:backup-vault:<name>', got 'arn:aws:backup:eu-west-1:$account:backup-vault:Gap'"],
  },
  {
    name: 'the name of a role', wrong: role('Backup'), right: role('arn:aws:iam::$account:role/Backup'),
    says: ["CB-ORG-014 at content/plans/Central/selections/resources/Volumes/iam_role_arn/@@assign: Role at 'plans/Central/selections/resources/Volumes' of the policy must be the ARN of a role, 'arn:<partition>:iam::$account:role/<name>', got 'Backup'"],
  },
  {
    name: 'a role of one account', wrong: role('arn:aws:iam::111122223333:role/Backup'), right: {},
    says: ["CB-ORG-015 at content/plans/Central/selections/resources/Volumes/iam_role_arn/@@assign: Role at 'plans/Central/selections/resources/Volumes' of the policy must have '$account' for the account to be there in every account, got 'arn:aws:iam::111122223333:role/Backup'"],
  },
  {
    name: 'a scanner role that is none', wrong: scan(['ALL'], 'Scan'), right: scan(['ALL']),
    says: ["CB-ORG-014 at content/plans/Central/scan_settings/GUARDDUTY/scanner_role_arn/@@assign: Role at 'plans/Central' of the policy must be the ARN of a role, 'arn:<partition>:iam::$account:role/<name>', got 'Scan'"],
  },
  {
    name: 'a scanned type that is none', wrong: scan(['RDS']), right: scan(['EBS', 'EC2', 'S3']),
    says: ["CB-ORG-016 at content/plans/Central/scan_settings/GUARDDUTY/resource_types/@@assign/0: Scanned resource types at 'plans/Central' of the policy must be 'EBS', 'EC2', 'S3' or 'ALL', got 'RDS'"],
  },
  {
    name: 'the name of an organizational unit', wrong: { targetIds: ['Production'] }, right: {},
    says: ["CB-ORG-017 at targetIds[0]: Target of the policy must be the id of a root ('r-…'), of an organizational unit ('ou-…') or of an account, got 'Production'"],
  },
  {
    name: 'days in words', wrong: rule({ lifecycle: { delete_after_days: set('thirty') } }), right: {},
    says: ["CB-ORG-018 at content/plans/Central/rules/Daily/lifecycle/delete_after_days/@@assign: Value at 'plans/Central/rules/Daily/lifecycle/delete_after_days/@@assign' of the policy must be a whole number in text, such as '35', got 'thirty'"],
  },
  {
    name: 'yes for true', wrong: rule({ enable_continuous_backup: set('yes') }), right: rule({ enable_continuous_backup: set('false') }),
    says: ["CB-ORG-018 at content/plans/Central/rules/Daily/enable_continuous_backup/@@assign: Value at 'plans/Central/rules/Daily/enable_continuous_backup/@@assign' of the policy must be 'true' or 'false', got 'yes'"],
  },
  {
    name: 'on for enabled', wrong: policy({ advanced_backup_settings: { ec2: { windows_vss: set('on') } } }), right: policy({ advanced_backup_settings: { ec2: { windows_vss: set('enabled') } } }),
    says: ["CB-ORG-018 at content/plans/Central/advanced_backup_settings/ec2/windows_vss/@@assign: Value at 'plans/Central/advanced_backup_settings/ec2/windows_vss/@@assign' of the policy must be 'enabled' or 'disabled', got 'on'"],
  },
  {
    name: 'no name', wrong: { name: '' }, right: { name: 'x'.repeat(128) },
    says: ['CB-ORG-019 at name: Name of the policy must have 1 to 128 characters, got 0'],
  },
  {
    name: 'a description too long', wrong: { description: 'x'.repeat(513) }, right: { description: 'x'.repeat(512) },
    says: ['CB-ORG-019 at description: Description of the policy must have at most 512 characters, got 513'],
  },
  {
    name: 'a document too long', wrong: { characters: 10_001 }, right: { characters: 10_000 },
    says: ['CB-ORG-020 at content: Content of the policy must have at most 10000 characters, got 10001: leave white space out, or split it into two policies'],
  },
  {
    name: 'a plan without a name', wrong: { content: { plans: { '': PLAN } } }, right: {},
    says: ["CB-ORG-021 at content/plans/: Name of a plan at 'plans/' of the policy must be a name, got none"],
  },
]);

describe('plans of a policy are judged like any other plan', () => {
  test.each([
    ['retention', rule({ lifecycle: { move_to_cold_storage_after_days: set('30'), delete_after_days: set('60') } }), ["CB-LIFE-002 at plans[0].rules[0].lifecycle.deleteAfterDays: Retention of rule 'Daily' must be at least 90 days longer than the 30 days before cold storage, got 60 days: keep for 120 days or more, or leave cold storage out"]],
    ['windows', rule({ start_backup_window_minutes: set('30') }), ["CB-SCHED-005 at plans[0].rules[0].schedule.startWindowMinutes: Start window of rule 'Daily' must be a whole number of minutes from 60 to 52560000, got 30 minutes"]],
    ['schedules', rule({ schedule_expression: set('rate(1 day)') }), ["CB-SCHED-002 at plans[0].rules[0].schedule.expression: Schedule of rule 'Daily' must be a cron expression, got 'rate(1 day)': AWS Backup does not take rate(), use BackupSchedule.everyHours, daily or weekly"]],
    ['continuous backup', rule({ enable_continuous_backup: set('true'), lifecycle: { delete_after_days: set('36') } }), ["CB-PITR-001 at plans[0].rules[0].lifecycle.deleteAfterDays: Retention of the continuous rule 'Daily' must be at most 35 days, got 36 days: keep longer with another rule that takes snapshots"]],
    ['index actions', rule({ index_actions: { resource_types: set(['EBS', 'S3']) } }), ["CB-RULE-005 at plans[0].rules[0].indexActions: Index action of rule 'Daily' must be one, for 'EBS' or for 'S3', got 'EBS', 'S3'"]],
    ['scan modes', policy({
      rules: { Daily: { ...RULE, scan_actions: { GUARDDUTY: { scan_mode: set('QUICK') } } } },
      scan_settings: { GUARDDUTY: { resource_types: set(['S3']), scanner_role_arn: set('arn:aws:iam::$account:role/Scan') } },
    }), ["CB-SCAN-002 at plans[0].rules[0].scanActions[0]: Scan mode of rule 'Daily' must be 'FULL_SCAN' or 'INCREMENTAL_SCAN', got 'QUICK'"]],
    ['a scan that is not set up', rule({ scan_actions: { GUARDDUTY: { scan_mode: set('FULL_SCAN') } } }), ['CB-SCAN-001 at plans[0].scanSettings: Malware scanning of a backup plan must be set up where a rule asks for it, got no scan settings: set malwareScanning of the plan']],
    ['tags of recovery points', rule({ recovery_point_tags: { Owner: { tag_key: set('aws:owner'), tag_value: set('x') } } }), ["CB-RULE-004 at plans[0].rules[0].recoveryPointTags: Recovery point tags of rule 'Daily' must have keys of 1 to 128 characters that do not start with 'aws:', got 'aws:owner'"]],
    ['six copies', rule({ copy_actions: Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`${COPY}${i}`, { target_backup_vault_arn: set(`${COPY}${i}`) }])) }), ["CB-COPY-001 at plans[0].rules[0].copies: Copies of rule 'Daily' must be at most 5, got 6"]],
    ['no rules', policy({ rules: {} }), ['CB-PLAN-002 at plans[0].rules: Backup plan must have at least one rule, got none: pass rules or call addRule']],
    ['types', policy({ selections: { resources: { Topics: { ...BY_TYPE, resource_types: set(['arn:aws:sns:*:*:topic']) } } } }), ["CB-SEL-016 at plans[0].selections[0].resources[0]: Resource of selection 'Topics' must be of a type that AWS Backup supports, got 'arn:aws:sns:*:*:topic' of sns"]],
    ['conditions', policy({
      selections: {
        resources: {
          Volumes: {
            ...BY_TYPE, conditions: { string_equals: { C1: { condition_key: set('backup'), condition_value: set('daily') } } },
          },
        },
      },
    }), ["CB-SEL-012 at plans[0].selections[0].conditions[0].key: Condition key of selection 'Volumes' must start with 'aws:ResourceTag/', got 'backup'"]],
  ] as const)('%s', (_, change, expected) => {
    expect(said('organizationPolicy', { ...POLICY, ...change }, 'the policy')).toEqual(expected);
  });

  test('what a policy further up may add is not missed', () => {
    const child = { content: { plans: { Central: { rules: { Daily: { enable_continuous_backup: set('true') } } } } } };
    const missing = said('organizationPolicy', { ...POLICY, ...child }, 'the policy').filter(sentence => !sentence.startsWith('CB-ORG-007'));
    expect(missing).toEqual([]);
  });

  test('a type wildcard is a wish for everything', () => {
    const everything = policy({ selections: { resources: { All: { ...BY_TYPE, resource_types: set(['*']) } } } });
    expect(said('organizationPolicy', { ...POLICY, ...everything }, 'the policy')).toEqual([]);
  });

  test('a policy of every documented part is silent', () => {
    expect(said('organizationPolicy', { ...POLICY, content: SAMPLE }, 'the policy')).toEqual([]);
  });
});

test('characters of documents', () => {
  expect(policyCharacters('{ }')).toBe(3);
  expect(policyCharacters({ a: 'b' })).toBe(9);
  expect(policyCharacters({ a: UNKNOWN })).toBe(8);
  expect(policyCharacters(UNKNOWN)).toBe(UNKNOWN);
  expect(policyCharacters(undefined)).toBe(undefined);
});
