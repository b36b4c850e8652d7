import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { ProtectionPlan } from '../plan/protection-plan';
import type { RecoveryObjectives } from '../plan/recovery-objectives';
import type { AuditControl } from './audit-control';

/** What frameworks have in common, wherever their controls come from. */
export interface AuditFrameworkOptions {
  /**
   * Name of the framework: a letter, then up to 255 letters, digits and underscores; no hyphen. Another name makes
   * another framework.
   *
   * @default - a readable name from the stack and the path of the framework
   */
  readonly frameworkName?: string;

  /**
   * Description of the framework, at most 1,024 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Makes AWS Config record what the controls evaluate, and nothing else. Recording costs money, and there can be one
   * recorder in an account and Region: leave it out where AWS Config records already.
   *
   * @default false
   */
  readonly recordConfiguration?: boolean;

  /**
   * The bucket that the recorder delivers to. Its policy must let AWS Config in. Used with `recordConfiguration` only.
   *
   * @default - a new bucket
   */
  readonly configurationBucket?: s3.IBucketRef;
}

/** Properties of an AuditFramework. */
export interface AuditFrameworkProps extends AuditFrameworkOptions {
  /** The controls, 1 to 50; an account has 50 controls in a Region, those of all frameworks together. */
  readonly controls: AuditControl[];
}

/** Properties of an AuditFramework that is made from plans. */
export interface AuditFrameworkFromPlanOptions extends AuditFrameworkOptions {
  /** The plans, in the account and Region of the framework; at least one. */
  readonly plans: ProtectionPlan[];

  /**
   * What was promised. An RPO becomes the age of the newest recovery point, unless the rules miss it; an RTO becomes the
   * time that restores may take.
   *
   * @default - the age that the rules keep; no control for the time of restores
   */
  readonly objectives?: RecoveryObjectives;

  /**
   * Controls of your own beside those that are made from the plans. One of the same name replaces the one that would be
   * made.
   *
   * @default - none
   */
  readonly controls?: AuditControl[];
}
