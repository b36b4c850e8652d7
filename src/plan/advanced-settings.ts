import type * as backup from 'aws-cdk-lib/aws-backup';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { leaf, UNKNOWN } from '../model/known';
import { MALWARE_SCANNER } from '../model/plan/malware-scan';
import type { AdvancedSettingModel, ScanSettingModel } from '../model/plan/plan-model';
import type { MalwareScanning, S3BackupOptions } from './advanced-options';

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
      malwareScanner: MALWARE_SCANNER,
      resourceTypes: scanning.resourceTypes.map(type => type.backupTypeName),
      scannerRoleArn: scanning.scannerRole ? leaf(scanning.scannerRole.roleRef.roleArn) : UNKNOWN,
    }] : [];
  }

  /** The role of the scanner is asked for only where the user has named none. */
  public render(scannerRole: () => iam.IRoleRef): Pick<backup.CfnBackupPlan.BackupPlanResourceTypeProperty, 'advancedBackupSettings' | 'scanSettings'> {
    const scanning = this.props.malwareScanning;
    return {
      advancedBackupSettings: this.optionsByType.length === 0 ? undefined
        : this.optionsByType.map(([resourceType, backupOptions]) => ({ resourceType, backupOptions })),
      scanSettings: scanning && [{
        malwareScanner: MALWARE_SCANNER,
        resourceTypes: scanning.resourceTypes.map(type => type.backupTypeName),
        scannerRoleArn: (scanning.scannerRole ?? scannerRole()).roleRef.roleArn,
      }],
    };
  }
}

function option(name: string, value: boolean | undefined): BackupOptions {
  return value === undefined ? {} : { [name]: value ? 'enabled' : 'disabled' };
}
