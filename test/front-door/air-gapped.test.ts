import { Duration } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  AirGappedVault, CompliantBackup, ProtectedResourceType, ProtectionLevel, ProtectionRule, ResourceSelector, SecureVault,
} from '../../src';
import type { CompliantBackupProps } from '../../src';
import { shop, synthErrors } from '../helpers/stacks';

const RPO = { rpo: Duration.hours(25) };
const TAGGED = ResourceSelector.byTag('backup', 'true');
const STRAIGHT = ResourceSelector.byType(ProtectedResourceType.S3, ProtectedResourceType.EFS);

function gapped(stack: Stack, id = 'Gapped'): AirGappedVault {
  return new AirGappedVault(stack, id, { backupVaultName: id.toLowerCase(), minRetention: Duration.days(7), maxRetention: Duration.days(400) });
}

function setUp(props: (stack: Stack) => CompliantBackupProps, stack = shop()): CompliantBackup {
  return new CompliantBackup(stack, 'Backup', { level: ProtectionLevel.baseline(), objectives: RPO, monitoring: {}, ...props(stack) });
}

interface Counted {
  readonly MetricName: string;
  readonly Dimensions: { readonly Value: unknown }[];
}
interface Alarm {
  readonly Properties: { readonly EvaluationPeriods: number; readonly Metrics: { readonly MetricStat?: { readonly Metric: Counted } }[] };
}

/** What the alarms on backups that stay away count: the metric, the vault, and the type where there is one. */
function awaited(stack: Stack): string[] {
  const alarms = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm', { Properties: { TreatMissingData: 'breaching' } })) as Alarm[];
  return alarms.map(({ Properties: { EvaluationPeriods, Metrics } }) => {
    const { MetricName, Dimensions } = Metrics.flatMap(({ MetricStat }) => MetricStat ?? [])[0].Metric;
    const [vault, type] = Dimensions.map(({ Value }) => Value);
    const into = JSON.stringify(vault).includes('Gapped') ? 'air gap' : 'vault';
    return `${MetricName} in ${into}${type === undefined ? '' : ` of ${String(type)}`} within ${EvaluationPeriods}`;
  }).sort();
}

describe('backups that stay away from an air-gapped vault', () => {
  const arrivals = 'NumberOfRecoveryPointsCompleted in air gap';
  const jobs = 'NumberOfBackupJobsCompleted in vault';

  test.each<[string, CompliantBackupProps, string[]]>([
    ['are missed there, and in the vault that snapshots pass through', { resources: TAGGED }, [`${jobs} within 25`, `${arrivals} within 25`]],
    ['are missed there only, where all goes straight into it', { resources: STRAIGHT }, [`${arrivals} within 25`]],
    ['are missed in both as long as nobody knows what will be protected', {}, [`${jobs} within 25`, `${arrivals} within 25`]],
    ['are missed by type where each has to come', {
      resources: TAGGED, monitoring: { resourceTypes: [ProtectedResourceType.S3, ProtectedResourceType.EBS, ProtectedResourceType.RDS] },
    }, [`${jobs} of EBS within 25`, `${jobs} of RDS within 25`, `${arrivals} of EBS within 25`, `${arrivals} of S3 within 25`]],
    ['are waited for as long as `rpo` says', { resources: STRAIGHT, monitoring: { rpo: Duration.hours(40) } }, [`${arrivals} within 40`]],
    ['are not missed without an RPO', { resources: TAGGED, objectives: undefined }, []],
  ])('%s', (_, props, alarms) => {
    const stack = shop();
    setUp(there => ({ airGappedVault: gapped(there), ...props }), stack);
    expect(awaited(stack)).toEqual(alarms);
    expect(synthErrors(stack)).toEqual([]);
  });

  test('are missed in the vault, too, where not every rule goes there', () => {
    const stack = shop();
    setUp(there => ({
      level: ProtectionLevel.custom({ rules: [ProtectionRule.daily({ airGappedVault: gapped(there) }), ProtectionRule.weekly()] }),
      resources: STRAIGHT,
    }), stack);
    expect(awaited(stack)).toEqual([`${jobs} within 25`, `${arrivals} within 25`]);
  });

  test('are missed where a later rule asks for them, once', () => {
    const stack = shop();
    const backup = setUp(() => ({ resources: TAGGED }), stack);
    const airGappedVault = gapped(stack);
    for (const rule of [ProtectionRule.weekly({ airGappedVault }), ProtectionRule.monthly({ airGappedVault })]) backup.plan.addRule(rule);
    expect(awaited(stack)).toEqual([`${jobs} within 25`, `${arrivals} within 25`]);
  });

  test('are told by name, of a vault that was imported as well', () => {
    const stack = shop();
    const backup = setUp(there => ({
      airGappedVault: AirGappedVault.fromBackupVaultArn(there, 'Gapped', 'arn:aws:backup:eu-west-1:111122223333:backup-vault:ImportedGapped'), resources: STRAIGHT,
    }), stack);
    expect(awaited(stack)).toEqual([`${arrivals} within 25`]);
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: 'No recovery point came into air-gapped vault ImportedGapped for 25 hours: no younger one is out of reach.',
      Threshold: 1, ComparisonOperator: 'LessThanThreshold', DatapointsToAlarm: 25,
    });
    expect(backup.monitoring!.alarms.filter(({ node }) => node.id === 'CopyJobsFailed')).toHaveLength(2);
  });

  test('are missed in the same way where the vault was brought along', () => {
    const stack = shop();
    setUp(there => ({ airGappedVault: gapped(there), backupVault: new SecureVault(there, 'Own'), resources: STRAIGHT }), stack);
    expect(awaited(stack)).toEqual([`${arrivals} within 25`]);
  });
});
