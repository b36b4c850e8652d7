import { Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { arnLeaf } from '../../model/arn';
import type { Finding } from '../../model/diagnostics/diagnostic';
import { refuse } from '../../model/diagnostics/error';
import { judgeAlone } from '../../model/diagnostics/judge';
import { leaf, UNKNOWN } from '../../model/known';
import type { Leaf } from '../../model/known';
import type { GuardRailModel } from '../../model/organization/guard-rail-model';
import { union } from '../../private/list-union';
import type { CopyTargetOptions, GuardRailOptions, RoleGuardRailOptions, VaultGuardRailOptions } from './guard-rail-options';

/** Losing a backup. */
const DELETION = [
  'backup:CancelLegalHold',
  'backup:DeleteRecoveryPoint',
  'backup:DisassociateRecoveryPoint',
  'backup:DisassociateRecoveryPointFromParent',
  'backup:UpdateRecoveryPointLifecycle',
];
/** Taking away what keeps a backup from being lost, or from leaving; AWS Backup deletes empty vaults only. */
const WEAKENING = [
  'backup:AssociateBackupVaultMpaApprovalTeam',
  'backup:DeleteBackupVault',
  'backup:DeleteBackupVaultAccessPolicy',
  'backup:DeleteBackupVaultLockConfiguration',
  'backup:DeleteBackupVaultNotifications',
  'backup:DisassociateBackupVaultMpaApprovalTeam',
  'backup:PutBackupVaultAccessPolicy',
  'backup:PutBackupVaultLockConfiguration',
  'backup:PutBackupVaultSharingPolicy',
];
const PLAN_CHANGES = ['backup:DeleteBackupPlan', 'backup:DeleteBackupSelection', 'backup:StopBackupJob', 'backup:UpdateBackupPlan'];
const SETTINGS = ['backup:UpdateGlobalSettings', 'backup:UpdateRegionSettings'];
/** All that changes a role; to read it and to pass it to AWS Backup stays allowed, or no plan could use it. */
const ROLE_CHANGES = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:DeleteRole',
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:TagRole',
  'iam:UntagRole',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateRole',
  'iam:UpdateRoleDescription',
];

/**
 * Vaults of whoever calls; IAM fills in the account. To be compared as text: ARNs are compared from colon to colon, and
 * the name of the variable has one.
 */
const OWN_VAULTS = 'arn:*:backup:*:${aws:PrincipalAccount}:backup-vault:*';

/** One statement, before its id is known to be its own. */
interface Denial {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources?: readonly string[];
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

interface Part {
  readonly label: string;
  readonly model: GuardRailModel;
  readonly denials: readonly Denial[];
}

/**
 * What nobody in an account may do to its backups, as statements of a service control policy.
 *
 * A service control policy binds all principals of member accounts, their root user included. It does not bind the
 * management account nor service-linked roles, so AWS Backup still deletes what has reached the end of its retention.
 * It grants nothing.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export class BackupGuardRails {
  /**
   * Denies copies that go elsewhere than to the given vaults, to accounts of the given OUs, or to the own account.
   *
   * For the accounts that copy; which copies a vault takes in is for its access policy. A copy of which AWS Backup does
   * not tell the target is denied too.
   *
   * Throws for ARNs and paths of another form, and where no target is left.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
   */
  public static restrictCopyTargets(options: CopyTargetOptions): BackupGuardRails {
    const { backupVaultArns = [], organizationPaths = [], allowOwnAccount = true } = options;
    return BackupGuardRails.of('BackupGuardRails.restrictCopyTargets', {
      copyTargets: { vaultArns: arns(backupVaultArns), organizationPaths: texts(organizationPaths), ownAccount: allowOwnAccount },
      exceptions: [],
    }, [{
      sid: 'DenyCopiesElsewhere',
      actions: ['backup:CopyFromBackupVault'],
      // All of them have to hold for the copy to be denied.
      conditions: {
        ...given('ForAllValues:ArnNotLike', { 'backup:CopyTargets': backupVaultArns }),
        ...given('ForAllValues:StringNotLike', { 'backup:CopyTargets': allowOwnAccount ? [OWN_VAULTS] : [], 'backup:CopyTargetOrgPaths': organizationPaths }),
      },
    }], BackupGuardRails.restrictCopyTargets);
  }

  /**
   * Denies to delete recovery points or to change their lifecycle, and to take away or replace what protects a vault:
   * its lock, access policy, approval team and notifications. Vaults themselves are not deleted.
   *
   * `deploymentRoles` may do what a deployment does, which is not the former; `breakGlassRoles` may do all of it.
   *
   * Throws for exceptions that are no ARNs of roles or users, or stand for all of them.
   */
  public static protectVaults(options: VaultGuardRailOptions = {}): BackupGuardRails {
    const { deploymentRoles, breakGlassRoles } = options;
    return BackupGuardRails.of('BackupGuardRails.protectVaults', excepting(deploymentRoles, breakGlassRoles), [
      { sid: 'DenyBackupDeletion', actions: DELETION, conditions: unless(breakGlassRoles) },
      { sid: 'DenyVaultWeakening', actions: WEAKENING, conditions: unless(deploymentRoles, breakGlassRoles) },
    ], BackupGuardRails.protectVaults);
  }

  /**
   * Denies to make, change or delete the given roles, for example those that backups and copies are made with, or that
   * restore them. To read them and to pass them to AWS Backup stays allowed.
   *
   * Throws for an empty list, and for ARNs of another form or that stand for every role.
   */
  public static protectRoles(options: RoleGuardRailOptions): BackupGuardRails {
    const { roleArns, deploymentRoles } = options;
    return BackupGuardRails.of('BackupGuardRails.protectRoles', { ...excepting(deploymentRoles), roleArns: arns(roleArns) }, [
      { sid: 'DenyBackupRoleChanges', actions: ROLE_CHANGES, resources: roleArns, conditions: unless(deploymentRoles) },
    ], BackupGuardRails.protectRoles);
  }

  /**
   * Denies to change or delete backup plans, to take resources out of them, and to stop backup jobs. To make new plans
   * and selections stays allowed.
   *
   * Throws for exceptions that are no ARNs of roles or users, or stand for all of them.
   */
  public static protectPlans(options: GuardRailOptions = {}): BackupGuardRails {
    const { deploymentRoles } = options;
    return BackupGuardRails.of('BackupGuardRails.protectPlans', excepting(deploymentRoles), [
      { sid: 'DenyPlanChanges', actions: PLAN_CHANGES, conditions: unless(deploymentRoles) },
    ], BackupGuardRails.protectPlans);
  }

  /**
   * Denies to change which resource types AWS Backup protects in a Region, and its settings for all accounts. The latter
   * are changed in the management account, which no service control policy binds, or by a delegated administrator.
   *
   * Throws for exceptions that are no ARNs of roles or users, or stand for all of them.
   */
  public static protectSettings(options: GuardRailOptions = {}): BackupGuardRails {
    const { deploymentRoles } = options;
    return BackupGuardRails.of('BackupGuardRails.protectSettings', { ...excepting(deploymentRoles), deployable: undefined }, [
      { sid: 'DenyBackupSettings', actions: SETTINGS, conditions: unless(deploymentRoles) },
    ], BackupGuardRails.protectSettings);
  }

  /**
   * Denies an account to leave the organization; an account that leaves takes the copies along that it received. For the
   * accounts that receive copies.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
   */
  public static denyLeavingOrganization(): BackupGuardRails {
    return BackupGuardRails.of('BackupGuardRails.denyLeavingOrganization', { exceptions: [] }, [
      { sid: 'DenyLeavingOrganization', actions: ['organizations:LeaveOrganization'], conditions: {} },
    ], BackupGuardRails.denyLeavingOrganization);
  }

  /** Several guard rails as one, for one document. */
  public static combine(...guardRails: BackupGuardRails[]): BackupGuardRails {
    return new BackupGuardRails(guardRails.flatMap(({ parts }) => parts));
  }

  private static of(label: string, model: GuardRailModel, denials: readonly Denial[], from: Function): BackupGuardRails {
    refuse('guardRail', model, label, from);
    return new BackupGuardRails([{ label, model, denials }]);
  }

  private constructor(private readonly parts: readonly Part[]) {}

  /** The statements as a document, for whatever attaches service control policies in your organization. */
  public toPolicyDocument(): iam.PolicyDocument {
    const used = new Map<string, number>();
    const statements = this.parts.flatMap(({ denials }) => denials).map(({ sid, actions, resources, conditions }) => {
      const count = (used.get(sid) ?? 0) + 1;
      used.set(sid, count);
      return new iam.PolicyStatement({
        sid: count === 1 ? sid : `${sid}${count}`,
        effect: iam.Effect.DENY,
        actions: [...actions],
        resources: resources ? [...resources] : ['*'],
        conditions: Object.keys(conditions).length > 0 ? conditions : undefined,
      });
    });
    return new iam.PolicyDocument({ statements });
  }

  /**
   * What is legal but risky; errors were thrown before.
   *
   * @internal
   */
  public _findings(): Finding[] {
    return this.parts.flatMap(({ label, model }) => judgeAlone('guardRail', model, { label, path: '' }, 'part'));
  }
}

function unless(...lists: readonly (readonly string[] | undefined)[]): Denial['conditions'] {
  return given('ArnNotLike', { 'aws:PrincipalArn': union(...lists.map(list => list ?? [])) });
}

/** A condition over the keys that have values. */
function given(operator: string, keys: Readonly<Record<string, readonly string[]>>): Denial['conditions'] {
  const filled = Object.entries(keys).filter(([, values]) => values.length > 0);
  return filled.length > 0 ? { [operator]: Object.fromEntries(filled) } : {};
}

function excepting(deploymentRoles: readonly string[] | undefined, breakGlassRoles?: readonly string[]): GuardRailModel {
  return {
    exceptions: Object.entries({ deploymentRoles, breakGlassRoles }).map(([option, principals]) => ({ option, principals: arns(principals) })),
    deployable: deploymentRoles !== undefined && deploymentRoles.length > 0,
  };
}

function arns(list: readonly string[] | undefined): Leaf<readonly Leaf<string>[]> {
  return list !== undefined && Token.isUnresolved(list) ? UNKNOWN : list?.map(arnLeaf);
}

function texts(list: readonly string[]): Leaf<readonly Leaf<string>[]> {
  return Token.isUnresolved(list) ? UNKNOWN : list.map(text => leaf(text));
}
