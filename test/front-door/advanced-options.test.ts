import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import {
  AirGappedVault, CompliantBackup, CopyDestination, MalwareScanMode, ProtectedResourceType, ProtectionLevel, ProtectionRule, ResourceSelector,
} from '../../src';
import type { CompliantBackupProps, MalwareScanning } from '../../src';
import { testApp } from '../helpers/app';
import { describeRefusals } from '../helpers/refusals';
import { synthErrors } from '../helpers/stacks';

const SCANS: MalwareScanning = { resourceTypes: [ProtectedResourceType.S3] };
const INCREMENTAL = [{ MalwareScanner: 'GUARDDUTY', ScanMode: 'INCREMENTAL_SCAN' }];
const FULL = [{ MalwareScanner: 'GUARDDUTY', ScanMode: 'FULL_SCAN' }];

function shop(props: (stack: Stack) => CompliantBackupProps): Stack {
  const stack = new Stack(testApp(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  new CompliantBackup(stack, 'Backup', { resources: ResourceSelector.everything(), ...props(stack) });
  return stack;
}

interface Plan {
  readonly AdvancedBackupSettings?: unknown;
  readonly ScanSettings?: { readonly ScannerRoleArn: unknown }[];
  readonly BackupPlanRule: { readonly RuleName: string; readonly ScanActions?: unknown }[];
}

/** The plans, by the construct that made them. */
function plansOf(stack: Stack): Record<string, Plan> {
  const plans = Template.fromStack(stack).findResources('AWS::Backup::BackupPlan') as Record<string, { Properties: { BackupPlan: Plan } }>;
  return Object.fromEntries(Object.entries(plans).map(([id, { Properties }]) => [id.slice('Backup'.length, -8), Properties.BackupPlan]));
}

const scansOf = (stack: Stack) => Object.fromEntries(Object.entries(plansOf(stack)).map(([id, plan]) =>
  [id, plan.BackupPlanRule.filter(rule => rule.ScanActions).map(({ RuleName, ScanActions }) => [RuleName, ScanActions])]));

test('nothing is set that nobody asked for', () => {
  const { Plan: plan } = plansOf(shop(() => ({})));
  expect([plan.AdvancedBackupSettings, plan.ScanSettings]).toEqual([undefined, undefined]);
});

test('what concerns a type is told to the plans that can take it', () => {
  const plans = plansOf(shop(() => ({ windowsVss: true, s3: { backupAcls: false } })));

  const [ec2, s3] = [{ ResourceType: 'EC2', BackupOptions: { WindowsVSS: 'enabled' } }, { ResourceType: 'S3', BackupOptions: { BackupACLs: 'disabled' } }];
  expect(plans.Plan.AdvancedBackupSettings).toEqual([ec2, s3]);
  expect(plans.ContinuousPlan.AdvancedBackupSettings).toEqual([s3]);
});

describe('malware scanning', () => {
  test('follows the most frequent rule of a preset, with a role that is made for it', () => {
    const stack = shop(() => ({ malwareScanning: SCANS }));

    expect(scansOf(stack)).toEqual({ Plan: [['Daily', INCREMENTAL]], ContinuousPlan: [] });
    const { Plan: plan, ContinuousPlan: continuous } = plansOf(stack);
    expect(plan.ScanSettings).toEqual([{
      MalwareScanner: 'GUARDDUTY', ResourceTypes: ['S3'], ScannerRoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^BackupScannerRole/), 'Arn'] },
    }]);
    expect(continuous.ScanSettings).toBeUndefined();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [Match.objectLike({ Principal: { Service: 'malware-protection.guardduty.amazonaws.com' } })] },
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      Description: Match.stringLikeRegexp('AWS Backup'),
      ManagedPolicyArns: Match.arrayWith([{ 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('AWSBackupServiceRolePolicyForScans')])] }]),
    });
  });

  test('is shared by all plans that scan', () => {
    const stack = shop(scope => ({
      malwareScanning: SCANS,
      copyTo: [CopyDestination.airGapped(new AirGappedVault(scope, 'AirGap', { minRetention: Duration.days(7), maxRetention: Duration.days(400) }))],
      resources: ResourceSelector.byType(ProtectedResourceType.S3, ProtectedResourceType.RDS, ProtectedResourceType.NEPTUNE),
    }));

    const scanning = Object.values(plansOf(stack)).flatMap(({ ScanSettings }) => ScanSettings?.[0].ScannerRoleArn ?? []);
    expect(scanning).toHaveLength(2);
    expect(scanning[0]).toEqual(scanning[1]);
    expect(synthErrors(stack)).toEqual([]);
  });

  test('follows the rules of a custom level that ask for it, with a role that was brought along', () => {
    const stack = shop(scope => ({
      level: ProtectionLevel.custom({ rules: [ProtectionRule.daily(), ProtectionRule.weekly({ malwareScan: MalwareScanMode.FULL })] }),
      malwareScanning: { ...SCANS, scannerRole: iam.Role.fromRoleArn(scope, 'Scanner', 'arn:aws:iam::111122223333:role/scanner') },
    }));

    expect(scansOf(stack)).toEqual({ Plan: [['Weekly', FULL]] });
    expect(plansOf(stack).Plan.ScanSettings?.[0].ScannerRoleArn).toBe('arn:aws:iam::111122223333:role/scanner');
    expect(synthErrors(stack)).toEqual([]);
  });

  test('that no rule of a custom level asks for is an error at synth', () => {
    const stack = shop(() => ({ level: ProtectionLevel.custom({ rules: [ProtectionRule.daily()] }), malwareScanning: SCANS }));

    expect(synthErrors(stack)).toEqual([
      '[Shop/Backup/Plan] Malware scanning of a backup plan must be asked for by at least one rule, got none: set malwareScan in a rule (CB-SCAN-001)',
    ]);
  });
});

describeRefusals('is refused before anything is made', [
  {
    name: 'a type that GuardDuty does not scan',
    write: () => shop(() => ({ malwareScanning: { resourceTypes: [ProtectedResourceType.RDS] } })),
    message: "Resource types of scan settings must be 'EBS', 'EC2' or 'S3', got 'RDS' [Shop/Backup] (CB-SCAN-003)",
  },
]);
