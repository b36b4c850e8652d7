import { CfnParameter, Stack } from 'aws-cdk-lib';
import {
  ChildPolicyControl, CopyDestination, EffectiveBackupPolicy, OrganizationBackupPolicy, PolicyOperator, ProtectionRule, ResourceSelector, Retention,
} from '../../../src';
import type { OrganizationPlan } from '../../../src';
import type { PolicyObject, PolicyValue } from '../../../src/model/organization/organization-policy-model';
import { describeRefusals } from '../../helpers/refusals';
import { shop } from '../../helpers/stacks';

const set = (value: PolicyValue): PolicyObject => ({ '@@assign': value });
const NONE: PolicyObject = { '@@operators_allowed_for_child_policies': ['@@none'] };

/** The effective policy of documents, one at each level. */
function effective(...documents: readonly unknown[]): EffectiveBackupPolicy {
  return EffectiveBackupPolicy.of(documents.map((document, i) => ({ target: ['root', 'unit', 'account'][i], documents: [JSON.stringify(document)] })));
}

function content(policy: EffectiveBackupPolicy): unknown {
  return JSON.parse(policy.document);
}

/** Every place with the operator that forbids all, as AWS's third sample has it. */
function locked(value: PolicyValue): PolicyValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return { ...NONE, ...Object.fromEntries(Object.entries(value as PolicyObject).map(([key, inner]) => [key, key.startsWith('@@') ? inner : locked(inner)])) };
}

/*
 * The samples of the syntax page of backup policies, read 2026-11. Where the numbers of a published result contradict those
 * of its own policies (lifecycles, names of vaults), those of the policies are expected.
 */
describe('the samples that AWS publishes', () => {
  const lifecycle = (cold: string, days: string) => ({ move_to_cold_storage_after_days: set(cold), delete_after_days: set(days) });
  const SECONDARY = 'arn:aws:backup:us-east-1:$account:backup-vault:secondary_vault';
  const PII = {
    regions: { '@@append': ['us-east-1', 'ap-northeast-3', 'eu-north-1'] },
    rules: {
      Hourly: {
        schedule_expression: set('cron(0 0/1 ? * * *)'),
        start_backup_window_minutes: set('60'),
        target_backup_vault_name: set('FortKnox'),
        index_actions: { resource_types: set(['EBS', 'S3']) },
        lifecycle: lifecycle('28', '180'),
        copy_actions: { [SECONDARY]: { target_backup_vault_arn: set(SECONDARY), lifecycle: lifecycle('28', '180') } },
      },
    },
    selections: { tags: { datatype: { iam_role_arn: set('arn:aws:iam::$account:role/MyIamRole'), tag_key: set('dataType'), tag_value: set(['PII', 'RED']) } } },
  };
  const PARENT = { plans: { PII_Backup_Plan: PII } };
  const PII_RESULT = {
    regions: ['us-east-1', 'ap-northeast-3', 'eu-north-1'],
    rules: {
      hourly: {
        schedule_expression: 'cron(0 0/1 ? * * *)',
        start_backup_window_minutes: '60',
        target_backup_vault_name: 'FortKnox',
        index_actions: { resource_types: ['EBS', 'S3'] },
        lifecycle: { move_to_cold_storage_after_days: '28', delete_after_days: '180' },
        copy_actions: { [SECONDARY]: { target_backup_vault_arn: SECONDARY, lifecycle: { move_to_cold_storage_after_days: '28', delete_after_days: '180' } } },
      },
    },
    selections: { tags: { datatype: { iam_role_arn: 'arn:aws:iam::$account:role/MyIamRole', tag_key: 'dataType', tag_value: ['PII', 'RED'] } } },
  };
  const MONTHLY = {
    plans: {
      Monthly_Backup_Plan: {
        regions: { '@@append': ['us-east-1', 'eu-central-1'] },
        rules: {
          Monthly: {
            schedule_expression: set('cron(0 5 1 * ? *)'), start_backup_window_minutes: set('480'), target_backup_vault_name: set('Default'), lifecycle: lifecycle('30', '365'),
          },
        },
        selections: {
          tags: { MonthlyDatatype: { iam_role_arn: set('arn:aws:iam::$account:role/MyMonthlyBackupIamRole'), tag_key: set('BackupType'), tag_value: set(['MONTHLY', 'RED']) } },
        },
      },
    },
  };
  const MONTHLY_RESULT = {
    regions: ['us-east-1', 'eu-central-1'],
    rules: {
      monthly: {
        schedule_expression: 'cron(0 5 1 * ? *)', start_backup_window_minutes: '480', target_backup_vault_name: 'Default',
        lifecycle: { move_to_cold_storage_after_days: '30', delete_after_days: '365' },
      },
    },
    selections: {
      tags: { monthlydatatype: { iam_role_arn: 'arn:aws:iam::$account:role/MyMonthlyBackupIamRole', tag_key: 'BackupType', tag_value: ['MONTHLY', 'RED'] } },
    },
  };

  test('1: a policy of the root alone', () => {
    expect(content(effective(PARENT))).toEqual({ plans: { PII_Backup_Plan: PII_RESULT } });
  });

  test('2: a child adds a plan', () => {
    expect(content(effective(PARENT, MONTHLY))).toEqual({ plans: { PII_Backup_Plan: PII_RESULT, Monthly_Backup_Plan: MONTHLY_RESULT } });
  });

  test('3: a parent allows nothing', () => {
    const policy = effective({ plans: locked(PARENT.plans) }, MONTHLY);
    expect(content(policy)).toEqual({ plans: { PII_Backup_Plan: PII_RESULT } });
    expect(policy.ignored).toEqual(['unit: plans/Monthly_Backup_Plan']);
  });

  test('4: a parent allows further plans only', () => {
    const parent = { plans: { '@@operators_allowed_for_child_policies': ['@@append'], 'PII_Backup_Plan': locked(PII) } };
    const child = { plans: { ...MONTHLY.plans, PII_Backup_Plan: { regions: set(['us-west-2']), rules: { Hourly: { start_backup_window_minutes: set('90') } } } } };
    const policy = effective(parent, child);
    expect(content(policy)).toEqual({ plans: { PII_Backup_Plan: PII_RESULT, Monthly_Backup_Plan: MONTHLY_RESULT } });
    expect(policy.ignored).toEqual(['unit: plans/PII_Backup_Plan/regions/@@assign', 'unit: plans/PII_Backup_Plan/rules/hourly/start_backup_window_minutes/@@assign']);
  });

  test('5: a child replaces settings', () => {
    const child = {
      plans: {
        PII_Backup_Plan: {
          regions: set(['us-west-2', 'eu-central-1']),
          rules: {
            Hourly: {
              schedule_expression: set('cron(0 0/2 ? * * *)'), start_backup_window_minutes: set('80'), target_backup_vault_name: set('Default'), lifecycle: lifecycle('30', '365'),
            },
          },
        },
      },
    };
    expect(content(effective(PARENT, child))).toEqual({
      plans: {
        PII_Backup_Plan: {
          ...PII_RESULT,
          regions: ['us-west-2', 'eu-central-1'],
          rules: {
            hourly: {
              ...PII_RESULT.rules.hourly,
              schedule_expression: 'cron(0 0/2 ? * * *)', start_backup_window_minutes: '80', target_backup_vault_name: 'Default',
              lifecycle: { move_to_cold_storage_after_days: '30', delete_after_days: '365' },
            },
          },
        },
      },
    });
  });
});

describe('with policies of this library', () => {
  const plan = (more: Partial<OrganizationPlan> = {}): OrganizationPlan => ({
    planName: 'central', regions: ['eu-west-1'], backupVaultName: 'central', backupRoleName: 'backup-role',
    selections: { tagged: ResourceSelector.byTag('backup', 'true') }, rules: [ProtectionRule.daily({ recoveryPointTags: { Origin: 'Root' } })], ...more,
  });
  const policy = (more: Partial<OrganizationPlan>, childPolicies?: ChildPolicyControl) =>
    new OrganizationBackupPolicy(shop(), 'Policy', { targetIds: ['ou-ab12-11111111'], plans: [plan(more)], childPolicies, assumeExisting: true }).documents;
  const under = (root: string[], unit: string[]) => EffectiveBackupPolicy.of([{ target: 'r-ab12', documents: root }, { target: 'ou-ab12-11111111', documents: unit }]);
  const regions = (from: EffectiveBackupPolicy, name = 'central') => (content(from) as { plans: Record<string, { regions: string[] } | undefined> }).plans[name]?.regions;

  test('a policy alone is itself, without problems', () => {
    const alone = under(policy({}), []);
    expect(alone.ignored).toEqual([]);
    expect(alone.problems).toEqual([]);
    expect(regions(alone)).toEqual(['eu-west-1']);
    expect(alone.document).toContain('"origin": {\n');
  });

  test('one further down replaces Regions, or adds to them', () => {
    expect(regions(under(policy({}), policy({ regions: ['eu-central-1'] })))).toEqual(['eu-central-1']);
    expect(regions(under(policy({}), policy({ regions: ['eu-central-1'], extendInherited: true })))).toEqual(['eu-west-1', 'eu-central-1']);
  });

  test.each([
    ['all', ChildPolicyControl.all(), ['eu-central-1'], true],
    ['none', ChildPolicyControl.none(), ['eu-west-1'], false],
    ['newPlansOnly', ChildPolicyControl.newPlansOnly(), ['eu-west-1'], true],
    ['only appending', ChildPolicyControl.only(PolicyOperator.APPEND), ['eu-west-1'], true],
    ['only removing', ChildPolicyControl.only(PolicyOperator.REMOVE), ['eu-west-1'], false],
  ])('ChildPolicyControl: %s', (_, control, expected, admitsPlans) => {
    const root = policy({}, control);
    expect(regions(under(root, policy({ regions: ['eu-central-1'] })))).toEqual(expected);
    expect(regions(under(root, policy({ planName: 'more' })), 'more')).toEqual(admitsPlans ? ['eu-west-1'] : undefined);
  });

  test('reads out what comes, what does not, and what is wrong', () => {
    const root = policy({
      rules: [ProtectionRule.daily({ retention: Retention.days(35), copyTo: [CopyDestination.region('eu-central-1')] })],
    }, ChildPolicyControl.newPlansOnly());
    const unit = { plans: { central: { regions: set(['eu-north-1']) }, half: { rules: { Daily: { schedule_expression: set('cron(0 5 ? * * *)') } } } } };
    expect(under(root, [JSON.stringify(unit)]).describe().split('\n')).toEqual([
      'Plan central in eu-west-1',
      'Rule   When                   Kept     Vault    Copied to',
      'daily  cron(0 5 ? * * *) UTC  35 days  central  arn:aws:backup:eu-central-1:$account:backup-vault:central',
      'Protects:',
      '- tagged: tag backup = true',
      '',
      'Plan half in no Region',
      'Rule   When               Kept      Vault      Copied to',
      'daily  cron(0 5 ? * * *)  for ever  (nothing)  -',
      'Protects:',
      '',
      'Ignored, since a policy above forbids it:',
      '- ou-ab12-11111111: plans/central/regions/@@assign',
      '',
      'Problems:',
      "- 'plans/half/rules/daily' of the effective policy must have 'target_backup_vault_name', got none (CB-ORG-007)",
      "- 'plans/half' of the effective policy must have 'regions', got none (CB-ORG-007)",
      "- 'plans/half' of the effective policy must have 'selections', got none (CB-ORG-007)",
    ]);
  });

  test('nothing attached gives nothing', () => {
    const nothing = under([], []);
    expect(nothing.document).toBe('{}');
    expect(nothing.problems).toEqual([]);
    expect(nothing.describe()).toBe('No backup plan');
  });

  test('what no plan may be is a problem', () => {
    const short = { plans: { central: { rules: { Daily: { start_backup_window_minutes: set('30') } } } } };
    expect(under(policy({}), [JSON.stringify(short)]).problems).toEqual([
      "Start window of rule 'daily' must be a whole number of minutes from 60 to 52560000, got 30 minutes (CB-SCHED-005)",
    ]);
  });
});

describeRefusals('refusals', [
  { name: 'no JSON', write: () => EffectiveBackupPolicy.of([{ target: 'r-ab12', documents: ['{plans'] }]), message: "Documents attached to 'r-ab12' must be JSON objects, got '{plans'" },
  { name: 'a list', write: () => EffectiveBackupPolicy.of([{ target: 'r-ab12', documents: ['[]'] }]), message: "Documents attached to 'r-ab12' must be JSON objects, got '[]'" },
  {
    name: 'a token',
    write: () => EffectiveBackupPolicy.of([{ target: 'r-ab12', documents: [new CfnParameter(new Stack(), 'Document').valueAsString] }]),
    message: "Documents attached to 'r-ab12' must be known at synth, got a token: leave tokens out of the policy",
  },
]);
