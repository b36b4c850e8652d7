import type { ManagedPolicyKey } from '../managed-policies';
import type { Source } from '../sources';

/** Which things AWS Backup can do with a resource type: columns of AWS's feature availability table. */
export const CAPABILITIES = [
  'crossRegionCopy', 'crossAccountCopy', 'auditManager', 'incremental', 'continuous', 'fullManagement', 'coldStorage',
  'itemLevelRestore', 'restoreTesting', 'logicallyAirGapped', 'indexing', 'tiering', 'malwareScan', 'accessPoints',
] as const;
export type Capability = typeof CAPABILITIES[number];

/** `conditional`: only under `ResourceTypeFacts.condition`. `unknown`: AWS's own texts contradict each other, or are silent. */
export type Support = true | false | 'conditional' | 'unknown';

/** ARNs of a type: `arn:<partition>:<service>:*:*:<resource>*`; S3 has neither Region nor account in it. */
export interface ArnForm {
  readonly service: string;
  /** What the resource part starts with, for example `table/`. */
  readonly resource: string;
  /** Whether the rest can have `/` or `:` in it. */
  readonly nested?: boolean;
  /** Whether the ARN leaves Region and account empty. */
  readonly global?: boolean;
}

/** The properties that say how a resource is encrypted. */
export interface EncryptionForm {
  /** Property with the key. */
  readonly key: string;
  /** Property that switches encryption on; without one the resource is always encrypted. */
  readonly on?: string;
}

/** How a CloudFormation resource becomes an ARN of this type. */
export interface CloudFormationForm {
  readonly type: string;
  /** Attribute that is the ARN; without it, `Ref` is what stands behind `ArnForm.resource` (`'arn'`: is the ARN itself). */
  readonly attribute?: string;
  readonly refIsArn?: boolean;
  /** Added to the ARN where AWS Backup protects the parts and not the whole. */
  readonly suffix?: string;
  /** The property that tells types apart which share a CloudFormation type. */
  readonly only?: { readonly property: string; readonly values: readonly string[] };
  /** Not protected by itself where this property is set. */
  readonly unless?: string;
  /** Found only where it was named itself, not on the way through a tree. */
  readonly namedOnly?: boolean;
  /** Where backups keep the encryption of the resource: the properties that say how it is encrypted. */
  readonly encryption?: EncryptionForm;
}

/** One resource type of AWS Backup. */
export interface ResourceTypeFacts {
  /** Ours, stable. */
  readonly id: string;
  /** As it reads in a sentence. */
  readonly label: string;
  /** AWS Backup's own name, as in recovery points, settings and audit scopes. Several of our types can share it. */
  readonly backupTypeName: string;
  readonly arn: ArnForm;
  readonly cloudFormation: readonly CloudFormationForm[];
  readonly capabilities: Readonly<Record<Capability, Support>>;
  /**
   * Whether one copy action can leave account and Region together. Others need two: to another Region of the account,
   * and to the other account in the Region.
   */
  readonly copiesToOtherAccountAndRegion: Support;
  /** Regions where recovery points of the type cannot be copied. */
  readonly noCopyRegions: readonly string[];
  /** Regions where the type cannot go into logically air-gapped vaults. */
  readonly noAirGapRegions: readonly string[];
  /** What must hold for the conditional capabilities. */
  readonly condition?: string;
  /** Beside the policies that every backup role has. */
  readonly backupPolicies: readonly ManagedPolicyKey[];
  /** Beside the policies that every restore role has. */
  readonly restorePolicies: readonly ManagedPolicyKey[];
  /**
   * Other types have ARNs of the same form, so that an ARN pattern cannot tell them apart; AWS Backup then obeys
   * the opt-in of the Region even where the type is named.
   */
  readonly sharesArnForm: boolean;
  readonly source: Source;
}
