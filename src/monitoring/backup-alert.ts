import type * as events from 'aws-cdk-lib/aws-events';
import type { AlertFacts, AlertIntent } from '../model/monitoring/alert-facts';
import { chatMessage, chatWords, plainMessage, plainWords } from '../model/monitoring/alert-message';
import type { AlertWords, InputTransformerJson, MessageForm } from '../model/monitoring/alert-message';
import { alertPattern } from '../model/monitoring/alert-pattern';
import type { AlertScope } from '../model/monitoring/alert-pattern';
import { ALERTS, alertsFor } from '../model/monitoring/alerts';

/** What an alert of your own is about. */
export interface CustomAlertOptions {
  /** What happened, as a headline: the message begins with it. */
  readonly title: string;

  /** Which events. Vaults and plans that are watched do not narrow it. */
  readonly eventPattern: events.EventPattern;

  /**
   * What to look at first: the message ends with it.
   *
   * @default - nothing
   */
  readonly advice?: string;
}

/**
 * Something that somebody should hear of, as events tell of it.
 *
 * Alerts on jobs, recovery points, vaults, plans and Region settings come from AWS Backup's own events, which it sends as
 * best effort. Those that say so come from CloudTrail, and only where a trail of the account logs management events in the
 * Region; attempts that were denied are among them, and so are deployments.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
export class BackupAlert {
  /** A backup job failed. */
  public static readonly BACKUP_JOB_FAILED = BackupAlert.known('backupJobFailed');
  /** Somebody stopped a backup job. */
  public static readonly BACKUP_JOB_ABORTED = BackupAlert.known('backupJobAborted');
  /** A backup job did not start within its start window. */
  public static readonly BACKUP_JOB_EXPIRED = BackupAlert.known('backupJobExpired');
  /** A backup job left parts of its resource out. */
  public static readonly BACKUP_JOB_PARTIAL = BackupAlert.known('backupJobPartial');
  /** A backup job ended `COMPLETED`, with a message: the console's "Completed with issues". */
  public static readonly BACKUP_JOB_COMPLETED_WITH_ISSUES = BackupAlert.known('backupJobCompletedWithIssues');
  /** A copy job failed. */
  public static readonly COPY_JOB_FAILED = BackupAlert.known('copyJobFailed');
  /** A copy job left parts of its recovery point out. */
  public static readonly COPY_JOB_PARTIAL = BackupAlert.known('copyJobPartial');
  /** A restore job failed. Its events name no vault, so this is about the whole account and Region. */
  public static readonly RESTORE_JOB_FAILED = BackupAlert.known('restoreJobFailed');
  /** Somebody stopped a restore job. Its events name no vault, so this is about the whole account and Region. */
  public static readonly RESTORE_JOB_ABORTED = BackupAlert.known('restoreJobAborted');
  /** A continuous backup was interrupted: a recovery point is `STOPPED`. */
  public static readonly CONTINUOUS_BACKUP_INTERRUPTED = BackupAlert.known('continuousBackupInterrupted');
  /** A recovery point lacks parts that belong to it. */
  public static readonly RECOVERY_POINT_PARTIAL = BackupAlert.known('recoveryPointPartial');
  /** A recovery point is past its retention, and AWS Backup cannot delete it. */
  public static readonly RECOVERY_POINT_EXPIRED = BackupAlert.known('recoveryPointExpired');
  /** The index of a recovery point could not be made. Its events name no vault, so this is about the whole account and Region. */
  public static readonly INDEX_FAILED = BackupAlert.known('indexFailed');
  /** A malware scan failed. */
  public static readonly SCAN_JOB_FAILED = BackupAlert.known('scanJobFailed');
  /** Somebody stopped a malware scan. */
  public static readonly SCAN_JOB_CANCELED = BackupAlert.known('scanJobCanceled');
  /** A malware scan left something out. */
  public static readonly SCAN_JOB_COMPLETED_WITH_ISSUES = BackupAlert.known('scanJobCompletedWithIssues');
  /** A malware scan found threats, whatever the state that it ended in. */
  public static readonly MALWARE_FOUND = BackupAlert.known('malwareFound');
  /** A validator said that a restore test failed. From CloudTrail; about the whole account and Region. */
  public static readonly RESTORE_VALIDATION_FAILED = BackupAlert.known('restoreValidationFailed');
  /** A plan that a policy of the organization asks for is invalid, so there is none. From CloudTrail; about the whole account and Region. */
  public static readonly ORGANIZATION_PLAN_INVALID = BackupAlert.known('organizationPlanInvalid');
  /** Somebody deletes a recovery point. From CloudTrail; what ends with its retention is not among it. */
  public static readonly RECOVERY_POINT_DELETED = BackupAlert.known('recoveryPointDeleted');
  /** Somebody changes the retention of a recovery point. From CloudTrail. */
  public static readonly RETENTION_CHANGED = BackupAlert.known('retentionChanged');
  /** Somebody sets, changes or removes a Vault Lock. From CloudTrail. */
  public static readonly VAULT_LOCK_CHANGED = BackupAlert.known('vaultLockChanged');
  /** Somebody sets or removes the access policy of a vault. From CloudTrail. */
  public static readonly VAULT_POLICY_CHANGED = BackupAlert.known('vaultPolicyChanged');
  /** Somebody sets or removes the notifications of a vault. From CloudTrail. */
  public static readonly VAULT_NOTIFICATIONS_CHANGED = BackupAlert.known('vaultNotificationsChanged');
  /** A vault was deleted. */
  public static readonly VAULT_DELETED = BackupAlert.known('vaultDeleted');
  /** A plan was deleted. */
  public static readonly PLAN_DELETED = BackupAlert.known('planDeleted');
  /** Somebody deletes a selection of a plan; a deployment that replaces one does, too. From CloudTrail. */
  public static readonly SELECTION_DELETED = BackupAlert.known('selectionDeleted');
  /** Resource types were opted in or out in the Region. */
  public static readonly REGION_SETTINGS_CHANGED = BackupAlert.known('regionSettingsChanged');
  /** Somebody changes account-wide settings. From CloudTrail. */
  public static readonly GLOBAL_SETTINGS_CHANGED = BackupAlert.known('globalSettingsChanged');
  /** Somebody cancels a legal hold. From CloudTrail. */
  public static readonly LEGAL_HOLD_CANCELED = BackupAlert.known('legalHoldCanceled');
  /** Somebody deletes a restore testing plan or selection. From CloudTrail. */
  public static readonly RESTORE_TESTING_DELETED = BackupAlert.known('restoreTestingDeleted');
  /** Somebody deletes an audit framework or a report plan. From CloudTrail. */
  public static readonly AUDIT_DELETED = BackupAlert.known('auditDeleted');
  /** A vault was changed, by whatever; deployments do it, too. */
  public static readonly VAULT_CHANGED = BackupAlert.known('vaultChanged');
  /** A plan was changed, by whatever; deployments do it, too. */
  public static readonly PLAN_CHANGED = BackupAlert.known('planChanged');

  /** Everything that fails: jobs, copies, restores, continuous backups, indexes, scans, restore tests; malware. */
  public static failures(): BackupAlert[] {
    return BackupAlert.of('failure');
  }

  /** Whatever takes backups away, or what makes, protects and proves them. */
  public static tampering(): BackupAlert[] {
    return BackupAlert.of('tampering');
  }

  /** Changes of vaults and plans that every deployment may make. */
  public static changes(): BackupAlert[] {
    return BackupAlert.of('change');
  }

  /** Every alert of this library. */
  public static all(): BackupAlert[] {
    return [...BackupAlert.failures(), ...BackupAlert.tampering(), ...BackupAlert.changes()];
  }

  /**
   * An alert of your own, for events that AWS Backup has and this library has not yet.
   *
   * @param id words in lower camel case, for example `accessPointExpired`
   */
  public static custom(id: string, options: CustomAlertOptions): BackupAlert {
    return new BackupAlert(id, options.title, {
      pattern: () => patternOf(options.eventPattern),
      plain: () => plainWords(wordsOf(options)),
      chat: () => chatWords(wordsOf(options)),
    });
  }

  private static known(id: string): BackupAlert {
    const facts = ALERTS.find(alert => alert.id === id)!;
    return new BackupAlert(id, facts.title, {
      pattern: scope => alertPattern(facts, scope),
      plain: () => plainMessage(facts),
      chat: () => chatMessage(facts),
    }, facts);
  }

  private static of(intent: AlertIntent): BackupAlert[] {
    const every = Object.values(BackupAlert).filter((member): member is BackupAlert => member instanceof BackupAlert);
    const ids = alertsFor(intent).map(({ id }) => id);
    return every.filter(({ id }) => ids.includes(id));
  }

  /**
   * What is known of the alert; undefined for one of a user.
   *
   * @internal
   */
  public readonly _facts?: AlertFacts;

  private constructor(
    /** Words in lower camel case, the same in every release. */
    public readonly id: string,
    /** What happened, as a headline. */
    public readonly title: string,
    private readonly rendering: Rendering,
    facts?: AlertFacts,
  ) {
    this._facts = facts;
  }

  /**
   * The pattern for what is watched; undefined where the alert is about nothing of it.
   *
   * @internal
   */
  public _pattern(scope: AlertScope | undefined): object | undefined {
    return this.rendering.pattern(scope);
  }

  /**
   * What a target is told.
   *
   * @internal
   */
  public _message(form: MessageForm): InputTransformerJson {
    return form === 'chat' ? this.rendering.chat() : this.rendering.plain();
  }

  /** The headline. */
  public toString(): string {
    return this.title;
  }
}

interface Rendering {
  pattern(scope: AlertScope | undefined): object | undefined;
  plain(): InputTransformerJson;
  chat(): InputTransformerJson;
}

function wordsOf({ title, advice = '' }: CustomAlertOptions): AlertWords {
  return { title, advice };
}

function patternOf({ detailType, ...pattern }: events.EventPattern): object {
  return { ...pattern, ...detailType && { 'detail-type': detailType } };
}
