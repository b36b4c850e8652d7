import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { judgeAlone } from '../model/diagnostics/judge';
import { leaf } from '../model/known';
import type { RegionSettingsModel } from '../model/settings/settings-model';
import { report } from '../private/report';
import type { ProtectedResourceType } from '../selection/protected-resource-type';
import { SettingsProvider } from './settings-provider';

const PLACE = { label: 'the settings of the Region', path: '' };

/** Properties of BackupRegionSettings. */
export interface BackupRegionSettingsProps {
  /**
   * Types to switch on, so that selections by tag reach them. Types that share a name in AWS Backup, such as all file systems of
   * FSx, are switched on together.
   *
   * @default - none
   */
  readonly optIn?: ProtectedResourceType[];

  /**
   * Types to switch on by the name that `aws backup describe-region-settings` lists them by, for those that have another name there.
   *
   * @default - none
   */
  readonly optInNames?: string[];

  /**
   * Types whose backups AWS Backup is to manage fully; for DynamoDB this switches on the advanced features, without which tables
   * can be neither copied nor moved to cold storage.
   *
   * @default - none
   */
  readonly fullManagement?: ProtectedResourceType[];

  /**
   * Any text; another one has the settings merged again, where somebody has changed them by hand since.
   *
   * @default - none
   */
  readonly revision?: string;
}

/**
 * Service opt-in of AWS Backup in the account and Region of the stack, for which CloudFormation has no type: a function reads the
 * settings, adds what is wanted, and writes all of them back.
 *
 * It never switches anything off, neither when a type leaves the list nor when the stack is deleted, because other stacks may rely
 * on it. What somebody switches off by hand stays off until a property changes. A type that the Region does not have fails the
 * deployment, in words that list those it has.
 *
 * Throws where nothing is switched on, and for full management of a type that AWS Backup does not manage fully.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/service-opt-in.html
 *
 * @example
 * declare const stack: Stack;
 *
 * new BackupRegionSettings(stack, 'RegionSettings', {
 *   optIn: [ProtectedResourceType.S3, ProtectedResourceType.DYNAMODB],
 *   fullManagement: [ProtectedResourceType.DYNAMODB],
 * });
 */
export class BackupRegionSettings extends Construct {
  constructor(scope: Construct, id: string, props: BackupRegionSettingsProps) {
    super(scope, id);
    const { optIn = [], optInNames = [], fullManagement = [], revision } = props;
    const model: RegionSettingsModel = {
      optIn: [...optIn.map(type => type.backupTypeName), ...optInNames.map(name => leaf(name))],
      fullManagement: fullManagement.map(({ _facts: { label, capabilities } }) => ({ label, able: capabilities.fullManagement })),
    };
    report(this, judgeAlone('regionSettings', model, PLACE, 'part'), BackupRegionSettings);

    const provider = SettingsProvider.of(this);
    // Neither action takes resources.
    provider.allow(new iam.PolicyStatement({ sid: 'MergeRegionSettings', actions: ['backup:DescribeRegionSettings', 'backup:UpdateRegionSettings'], resources: ['*'] }));
    provider.switchOn(this, 'Resource', 'Custom::BackupRegionSettings', {
      Scope: 'Region',
      OptIn: [...new Set([...optIn.map(type => type.backupTypeName), ...optInNames])].sort(),
      FullManagement: [...new Set(fullManagement.map(type => type.backupTypeName))].sort(),
      Revision: revision,
    });
  }
}
