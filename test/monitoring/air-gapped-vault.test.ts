import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { BackupMonitoring } from '../../src/monitoring/backup-monitoring';
import { ProtectedResourceType } from '../../src/selection/protected-resource-type';
import { AirGappedVault } from '../../src/vault/air-gapped-vault';
import { shop } from '../helpers/stacks';
import { vaultArn } from './sample-events';

test('nothing that came into an air-gapped vault: recovery points count, be they backed up or copied into it', () => {
  const stack = shop();
  const { EBS, RDS } = ProtectedResourceType;
  const vaults = [AirGappedVault.fromBackupVaultArn(stack, 'Gapped', vaultArn('gapped'))];
  new BackupMonitoring(stack, 'Any', { vaults, rpo: Duration.hours(26), failureAlarms: false });
  new BackupMonitoring(stack, 'Types', { vaults, rpo: Duration.hours(26), failureAlarms: false, resourceTypes: [EBS, RDS] });

  const counted = (type?: string) => ({
    Metrics: Match.arrayWith([Match.objectLike({
      Id: 'completed',
      MetricStat: Match.objectLike({
        Stat: 'Sum', Period: 3600,
        Metric: {
          Namespace: 'AWS/Backup', MetricName: 'NumberOfRecoveryPointsCompleted',
          Dimensions: [{ Name: 'BackupVaultName', Value: 'gapped' }, ...type ? [{ Name: 'ResourceType', Value: type }] : []],
        },
      }),
    })]),
    EvaluationPeriods: 26, TreatMissingData: 'breaching',
  });
  const template = Template.fromStack(stack);
  for (const type of [undefined, 'EBS']) template.hasResourceProperties('AWS::CloudWatch::Alarm', counted(type));
  template.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { TreatMissingData: 'breaching' }, 2);
});
