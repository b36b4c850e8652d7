import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { leaf } from '../model/known';
import type { AdvancedSettingModel, ScanSettingModel } from '../model/plan-model';
import type { ProtectedResourceType } from '../selection/protected-resource-type';

/** What backups of S3 buckets contain beside the objects. */
export interface S3BackupOptions {
  /**
   * Whether access control lists are backed up.
   *
   * @default true
   */
  readonly backupAcls?: boolean;

  /**
   * Whether object tags are backed up.
   *
   * @default true
   */
  readonly backupObjectTags?: boolean;
}

/** Malware scanning of backups with Amazon GuardDuty. */
export interface MalwareScanning {
  /** The types to scan: EBS, EC2 and S3 can be. */
  readonly resourceTypes: ProtectedResourceType[];

  /**
   * The role that GuardDuty reads backups with. It trusts `malware-protection.guardduty.amazonaws.com` and carries
   * the AWS managed policy `AWSBackupGuardDutyRolePolicyForScans`.
   */
  readonly scannerRole: iam.IRoleRef;
}

interface AdvancedProps {
  readonly windowsVss?: boolean;
  readonly s3?: S3BackupOptions;
  readonly malwareScanning?: MalwareScanning;
}

type BackupOptions = Readonly<Record<string, string>>;

/** The settings of a plan that are not rules, described once for the template and for the checks. */
export class AdvancedSettings {
  private readonly optionsByType: readonly (readonly [resourceType: string, options: BackupOptions])[];

  constructor(private readonly props: AdvancedProps) {
    const s3 = { ...option('BackupACLs', props.s3?.backupAcls), ...option('BackupObjectTags', props.s3?.backupObjectTags) };
    const ec2 = option('WindowsVSS', props.windowsVss);
    this.optionsByType = ([['EC2', ec2], ['S3', s3]] as const).filter(([, options]) => Object.keys(options).length > 0);
  }

  public get settings(): readonly AdvancedSettingModel[] {
    return this.optionsByType.map(([resourceType, options]) => ({ resourceType, options }));
  }

  public get scanSettings(): readonly ScanSettingModel[] {
    const scanning = this.props.malwareScanning;
    return scanning ? [{
      malwareScanner: 'GUARDDUTY',
      resourceTypes: scanning.resourceTypes.map(type => type.backupTypeName),
      scannerRoleArn: leaf(scanning.scannerRole.roleRef.roleArn),
    }] : [];
  }

  public render(): Pick<backup.CfnBackupPlan.BackupPlanResourceTypeProperty, 'advancedBackupSettings' | 'scanSettings'> {
    const scanning = this.props.malwareScanning;
    return {
      advancedBackupSettings: this.optionsByType.length === 0 ? undefined
        : this.optionsByType.map(([resourceType, backupOptions]) => ({ resourceType, backupOptions })),
      scanSettings: scanning && [{
        malwareScanner: 'GUARDDUTY',
        resourceTypes: scanning.resourceTypes.map(type => type.backupTypeName),
        scannerRoleArn: scanning.scannerRole.roleRef.roleArn,
      }],
    };
  }
}

function option(name: string, value: boolean | undefined): BackupOptions {
  return value === undefined ? {} : { [name]: value ? 'enabled' : 'disabled' };
}
