import type { Leaf } from '../known';

/** What the template says of a resource that bears on its backups; a part for each kind of resource. */
export interface SourceModel {
  readonly bucket?: BucketSource;
  readonly database?: DatabaseSource;
  readonly fileSystem?: { readonly automaticBackups: Leaf<string> };
  readonly table?: TableSource;
  readonly instance?: InstanceSource;
  /** undefined: not encrypted, or with a key of its own; else the AWS managed key. */
  readonly awsManagedKey?: Leaf<string>;
}

export interface BucketSource {
  readonly versioning: Leaf<string>;
  readonly lifecycleRules: Leaf<readonly LifecycleRuleSource[]>;
  /** Whether somebody is notified of what happens in it, other than by EventBridge. */
  readonly notifies: Leaf<boolean>;
  readonly eventBridge: Leaf<boolean>;
}

export interface LifecycleRuleSource {
  readonly name: string;
  readonly enabled: Leaf<boolean>;
  readonly storageClasses: readonly Leaf<string>[];
  readonly noncurrentDays: Leaf<number>;
}

export interface DatabaseSource {
  readonly automatedBackupDays: Leaf<number>;
}

export interface TableSource {
  readonly pointInTimeRecovery: Leaf<boolean>;
  readonly deletionProtection: Leaf<boolean>;
  /** Whether it outlives its stack. */
  readonly retained: boolean;
}

export interface InstanceSource {
  readonly propagatesTags: Leaf<boolean>;
  /** Selections that take EBS volumes by tags which the instance has. */
  readonly volumeSelections: readonly string[];
}
