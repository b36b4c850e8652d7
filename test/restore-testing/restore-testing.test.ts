import { CfnParameter, Duration, TimeZone, Validations } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import {
  BackupSchedule, ProtectedResourceType, ProtectionPlan, ProtectionRule, RecoveryPointChoice, ResourceSelector, RestoreRole, RestoreTesting,
  RestoreTestPointType, RestoreTestTarget, SecureVault, TagCondition,
} from '../../src';
import { knownProperties } from '../helpers/registry';
import { ACCOUNT, shop, synthErrors, warnings } from '../helpers/stacks';
import { planIn, selectionsIn, tested } from './tests';

const TABLES = () => [RestoreTestTarget.dynamoDb()];
const VAULT = `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:others`;

function plan(stack: Stack, rule = ProtectionRule.daily()): ProtectionPlan {
  return new ProtectionPlan(stack, 'Plan', { rules: [rule] });
}

/** The vault of a plan that backs up once a week. */
function weekly(stack: Stack): backup.IBackupVaultRef {
  const filled = plan(stack, ProtectionRule.weekly());
  filled.addSelection('Tables', ResourceSelector.byType(ProtectedResourceType.DYNAMODB));
  return filled.backupVault;
}

describe('the plan', () => {
  test('minimal: the latest recovery point of all vaults, every Sunday', () => {
    const properties = planIn(tested(TABLES));

    expect(properties).toEqual({
      RestoreTestingPlanName: expect.stringMatching(/^Shop_Tests_[0-9a-f]{8}$/) as string,
      ScheduleExpression: 'cron(0 9 ? * SUN *)',
      ScheduleExpressionTimezone: 'Etc/UTC',
      StartWindowHours: 24,
      RecoveryPointSelection: { Algorithm: 'LATEST_WITHIN_WINDOW', RecoveryPointTypes: ['SNAPSHOT', 'CONTINUOUS'], IncludeVaults: ['*'], SelectionWindowDays: 30 },
    });
    expect(knownProperties('AWS::Backup::RestoreTestingPlan')).toEqual(expect.arrayContaining(Object.keys(properties)));
    expect(knownProperties('AWS::Backup::RestoreTestingPlan', 'RestoreTestingRecoveryPointSelection'))
      .toEqual(expect.arrayContaining([...Object.keys(properties.RecoveryPointSelection as object), 'ExcludeVaults']));
  });

  test('maximal', () => {
    const stack = shop();
    const vault = new SecureVault(stack, 'Vault');
    const tests = new RestoreTesting(stack, 'Tests', {
      restoreTestingPlanName: 'Monthly',
      targets: [RestoreTestTarget.dynamoDb(), RestoreTestTarget.s3({ validationWindow: Duration.hours(12), selectionName: 'Buckets' })],
      schedule: BackupSchedule.monthly({ timeZone: TimeZone.EUROPE_BERLIN }),
      startWindow: Duration.days(1),
      recoveryPoints: RecoveryPointChoice.random({ within: Duration.days(60), types: [RestoreTestPointType.SNAPSHOT] }),
      validationWindow: Duration.hours(4),
      vaults: [vault, SecureVault.fromBackupVaultArn(stack, 'Others', VAULT)],
      excludedVaults: [SecureVault.fromBackupVaultArn(stack, 'Scratch', `${VAULT}-scratch`)],
      role: iam.Role.fromRoleArn(stack, 'Role', `arn:aws:iam::${ACCOUNT}:role/restore`),
    });

    expect(planIn(stack)).toEqual({
      RestoreTestingPlanName: 'Monthly',
      ScheduleExpression: 'cron(0 5 1 * ? *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      StartWindowHours: 24,
      RecoveryPointSelection: {
        Algorithm: 'RANDOM_WITHIN_WINDOW', RecoveryPointTypes: ['SNAPSHOT'], SelectionWindowDays: 60,
        IncludeVaults: [{ 'Fn::GetAtt': [expect.stringMatching(/^Vault/), 'BackupVaultArn'] }, VAULT], ExcludeVaults: [`${VAULT}-scratch`],
      },
    });
    expect(selectionsIn(stack)).toMatchObject([
      { IamRoleArn: `arn:aws:iam::${ACCOUNT}:role/restore`, ValidationWindowHours: 4 },
      { RestoreTestingSelectionName: 'Buckets', ValidationWindowHours: 12, RestoreTestingPlanName: { Ref: expect.stringMatching(/^Tests/) as string } },
    ]);
    expect(tests.selections).toHaveLength(2);
    expect(tests.restoreTestingPlanRef.restoreTestingPlanName).toBe('Monthly');
    expect(stack.resolve(tests.restoreTestingPlanArn)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Tests/), 'RestoreTestingPlanArn'] });
    expect(warnings(stack)).toEqual([]);
  });

  test('targets that are added later get the id that they are given', () => {
    const stack = shop();
    const tests = new RestoreTesting(stack, 'Tests');
    tests.addTarget('Gold', RestoreTestTarget.s3({ conditions: [TagCondition.equalTo('tier', 'gold')] }));
    tests.addTarget('Rest', RestoreTestTarget.s3({ conditions: [TagCondition.notEqualTo('tier', 'gold')] }));

    expect(Object.keys(Template.fromStack(stack).findResources('AWS::Backup::RestoreTestingSelection')).map(id => id.slice(0, -8))).toEqual(['TestsSelectionsGold', 'TestsSelectionsRest']);
    expect(tests._model().selections.map(({ protectedResourceConditions }) => protectedResourceConditions)).toEqual([
      [{ operator: 'StringEquals', key: 'aws:ResourceTag/tier', value: 'gold' }], [{ operator: 'StringNotEquals', key: 'aws:ResourceTag/tier', value: 'gold' }],
    ]);
  });

  test('two targets of a type have ids and names of their own', () => {
    const selections = selectionsIn(tested(() => ['gold', 'silver'].map(tier => RestoreTestTarget.ebs({ conditions: [TagCondition.equalTo('tier', tier)] }))));

    expect(new Set(selections.map(({ RestoreTestingSelectionName }) => RestoreTestingSelectionName)).size).toBe(2);
  });

  test('generated names have no hyphen and fit, however long the path is', () => {
    const stack = shop({ stackName: `shop-${'x'.repeat(90)}` });
    new RestoreTesting(stack, 'A-very-long-id-of-restore-tests', { targets: TABLES() });
    const names = [planIn(stack).RestoreTestingPlanName as string, selectionsIn(stack)[0].RestoreTestingSelectionName];

    for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9_]{1,50}$/);
    expect(new Set(names).size).toBe(2);
  });

  test('that tests nothing is told', () => {
    expect(warnings(tested(() => []))).toEqual(['CB-RTEST-028']);
  });

  test('selections of one name are refused', () => {
    expect(synthErrors(tested(() => [RestoreTestTarget.s3({ selectionName: 'One' }), RestoreTestTarget.ebs({ selectionName: 'One' })])).join()).toContain("got 'One' twice");
  });

  test('continuous backups only, of a type that has none, are told', () => {
    const recoveryPoints = RecoveryPointChoice.latest({ types: [RestoreTestPointType.CONTINUOUS] });

    expect(warnings(tested(() => [RestoreTestTarget.ebs()], { recoveryPoints }))).toEqual(['CB-RTEST-029']);
    expect(warnings(tested(() => [RestoreTestTarget.s3()], { recoveryPoints }))).toEqual([]);
  });

  test('a vault of another Region is told', () => {
    const stack = shop();
    new RestoreTesting(stack, 'Tests', { targets: TABLES(), vaults: [SecureVault.fromBackupVaultArn(stack, 'Far', VAULT.replace('eu-west-1', 'eu-central-1'))] });

    expect(warnings(stack)).toEqual(['CB-RTEST-034']);
  });

  test('looks at vaults of aws-cdk-lib and at L1s too', () => {
    const stack = shop();
    const vaults = [new backup.BackupVault(stack, 'Level2'), new backup.CfnBackupVault(stack, 'Level1', { backupVaultName: 'level1' })];
    new RestoreTesting(stack, 'Tests', { targets: TABLES(), vaults });

    expect(planIn(stack)).toMatchObject({ RecoveryPointSelection: { IncludeVaults: [{ 'Fn::GetAtt': [expect.stringMatching('^Level2'), 'BackupVaultArn'] }, { 'Fn::GetAtt': ['Level1', 'BackupVaultArn'] }] } });
  });
});

describe('the selection window', () => {
  const within = (days: number) => ({ targets: TABLES(), recoveryPoints: RecoveryPointChoice.latest({ within: Duration.days(days) }) });

  test('shorter than the time between two backups is told, and can be acknowledged', () => {
    const stack = shop();
    const vaults = [weekly(stack)];
    const tests = new RestoreTesting(stack, 'Tests', { ...within(6), vaults });
    expect(warnings(stack)).toEqual(['CB-RTEST-010']);

    const other = shop();
    const vault = weekly(other);
    const quiet = new RestoreTesting(other, 'Tests', { ...within(6), vaults: [vault] });
    new RestoreTesting(other, 'Long', { ...within(8), vaults: [vault] });
    Validations.of(quiet).acknowledge({ id: 'CB-RTEST-010', reason: 'Somebody else fills the vault every day.' });
    expect(warnings(other)).toEqual([]);
    expect(tests._model().plan.feeds).toHaveLength(1);
  });
});

describe('the role', () => {
  test('is a restore role that trusts AWS Backup, with what the types need', () => {
    const stack = tested(() => [RestoreTestTarget.s3()]);

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'backup.amazonaws.com' } }] },
      ManagedPolicyArns: ['service-role/AWSBackupServiceRolePolicyForRestores', 'AWSBackupServiceRolePolicyForS3Restore'].map(name =>
        ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${name}`]] })),
    });
  });

  test('without S3 has no policy for it', () => {
    const roles = Object.values(Template.fromStack(tested(TABLES)).findResources('AWS::IAM::Role')) as { Properties: { ManagedPolicyArns: unknown[] } }[];

    expect(roles.map(({ Properties }) => Properties.ManagedPolicyArns.length)).toEqual([1]);
  });

  test('of yours is used; a RestoreRole learns what is tested', () => {
    const stack = shop();
    const role = new RestoreRole(stack, 'Mine');
    const tests = new RestoreTesting(stack, 'Tests', { role, targets: [RestoreTestTarget.s3()] });

    expect(tests.role).toBe(role);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 1);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.arrayWith([{ 'Fn::Join': ['', Match.arrayWith([':iam::aws:policy/AWSBackupServiceRolePolicyForS3Restore'])] }]) });
  });
});

describe('what is known at deployment only', () => {
  test('is handed on, and not judged', () => {
    const stack = shop();
    const text = new CfnParameter(stack, 'Text').valueAsString;
    const number = new CfnParameter(stack, 'Number', { type: 'Number' }).valueAsNumber;
    new RestoreTesting(stack, 'Tests', {
      restoreTestingPlanName: text,
      schedule: BackupSchedule.cron(text, { timeZone: TimeZone.of(text) }),
      startWindow: Duration.hours(number),
      recoveryPoints: RecoveryPointChoice.latest({ within: Duration.days(number) }),
      validationWindow: Duration.hours(number),
      vaults: [SecureVault.fromBackupVaultArn(stack, 'Vault', text)],
      role: iam.Role.fromRoleArn(stack, 'Role', text),
      targets: TABLES(),
    });

    expect(planIn(stack)).toMatchObject({
      RestoreTestingPlanName: { Ref: 'Text' }, ScheduleExpression: { Ref: 'Text' }, ScheduleExpressionTimezone: { Ref: 'Text' }, StartWindowHours: { Ref: 'Number' },
      RecoveryPointSelection: { IncludeVaults: [{ Ref: 'Text' }], SelectionWindowDays: { Ref: 'Number' } },
    });
    expect(selectionsIn(stack)).toMatchObject([{ IamRoleArn: { Ref: 'Text' }, ValidationWindowHours: { Ref: 'Number' } }]);
  });
});

test('tests nobody selected for are those of the tagged', () => {
  const stack = shop();
  const followed = plan(stack);
  RestoreTesting.fromPlans(stack, 'Tests', { plans: [followed] });
  followed.addSelection('Tagged', ResourceSelector.byTag('backup', 'true'));

  expect(selectionsIn(stack).map(({ ProtectedResourceType: type, ProtectedResourceArns: arns }) => [type, arns])).toEqual(
    ['EC2', 'EBS', 'S3', 'RDS', 'Aurora', 'DocumentDB', 'Neptune', 'DynamoDB', 'EFS'].map(type => [type, ['*']]),
  );
});
