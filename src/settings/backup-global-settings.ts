import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { judgeAlone } from '../model/diagnostics/judge';
import { leaf } from '../model/known';
import type { Leaf } from '../model/known';
import { report } from '../private/report';
import { SettingsProvider } from './settings-provider';

const PLACE = { label: 'the settings of the organization', path: '' };

/** Properties of BackupGlobalSettings. */
export interface BackupGlobalSettingsProps {
  /**
   * Whether backups may be copied between accounts of the organization, without which every such copy fails.
   *
   * @default - as it is
   */
  readonly crossAccountBackup?: boolean;

  /**
   * Whether vaults can be given a team whose approval opens them (multi-party approval).
   *
   * @default - as it is
   */
  readonly multiPartyApproval?: boolean;

  /**
   * Whether AWS Backup makes its service-linked role in member accounts, which a delegated administrator needs.
   *
   * @default - as it is
   */
  readonly delegatedAdministrator?: boolean;

  /**
   * Any text; another one has the settings merged again, where somebody has changed them by hand since.
   *
   * @default - none
   */
  readonly revision?: string;
}

/**
 * Settings of AWS Backup for the whole organization, for which CloudFormation has no type. For a stack in the management account;
 * in any other the deployment fails.
 *
 * A function reads the settings and switches on what is wanted. It never switches anything off, neither when a property is
 * removed nor when the stack is deleted. What somebody switches off by hand stays off until a property changes.
 *
 * Throws where nothing is switched on, and for `false`.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/manage-cross-account.html
 *
 * @example
 * declare const stack: Stack;
 *
 * new BackupGlobalSettings(stack, 'GlobalSettings', { crossAccountBackup: true });
 */
export class BackupGlobalSettings extends Construct {
  constructor(scope: Construct, id: string, props: BackupGlobalSettingsProps) {
    super(scope, id);
    const settings = {
      isCrossAccountBackupEnabled: props.crossAccountBackup,
      isMpaEnabled: props.multiPartyApproval,
      isDelegatedAdministratorEnabled: props.delegatedAdministrator,
    };
    report(this, judgeAlone('globalSettings', { settings: mapped(settings) }, PLACE, 'part'), BackupGlobalSettings);

    const provider = SettingsProvider.of(this);
    // Neither action takes resources.
    provider.allow(new iam.PolicyStatement({ sid: 'MergeGlobalSettings', actions: ['backup:DescribeGlobalSettings', 'backup:UpdateGlobalSettings'], resources: ['*'] }));
    provider.switchOn(this, 'Resource', 'Custom::BackupGlobalSettings', {
      Scope: 'Global', Settings: Object.entries(settings).filter(([, value]) => value).map(([name]) => name), Revision: props.revision,
    });
  }
}

function mapped(settings: Readonly<Record<string, boolean | undefined>>): Record<string, Leaf<boolean>> {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, leaf(value)]));
}
