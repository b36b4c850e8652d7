import type { Leaf } from '../known';

/** What a design can show, whatever text asks for it. The order is that of the evidence. */
export const FACTS = {
  'selection': { label: 'something is selected', change: "resources: ResourceSelector.byTag('backup', 'true')" },
  'backup-interval': { label: 'hours from one scheduled time to the next, at most; start windows come on top', change: 'a rule with BackupSchedule.daily()' },
  'proved-rpo': { label: 'hours of the RPO that the schedules provably meet, start windows included', change: 'objectives: { rpo: Duration.hours(26) }, with the hours that your impact analysis gives' },
  'continuous-backup': { label: 'restores to any second, where the type supports it', change: 'ProtectionLevel.regulated(), or a ProtectionRule.continuous({ ... }), with a resource type that supports it' },
  'shortest-retention': { label: 'days that a backup or copy is kept, at least', change: 'a longer Retention in every rule and copy' },
  'longest-retention': { label: 'days that a backup or copy is kept, at most', change: 'a shorter Retention in every rule and copy' },
  'end-of-retention': { label: 'every backup and copy has an end', change: 'Retention.days(35), or another end, in place of Retention.forever()' },
  'generations': { label: 'backups that exist at a time', change: 'a longer Retention, or backups more often' },
  'places': { label: 'vaults that hold each backup', change: "copyTo: [CopyDestination.region('...'), CopyDestination.account({ ... })]" },
  'customer-key': { label: 'the vault has a customer managed key', change: 'leave backupVault out to get a SecureVault, or give your vault a key' },
  'governance-lock': { label: 'the vault has a lock that permitted people can remove', change: 'vaultLock: VaultLock.governance({ ... })' },
  'compliance-lock': { label: 'the vault has a lock that nobody can remove', change: 'vaultLock: VaultLock.compliance({ ..., acknowledgeIrreversible: true })' },
  'deny-delete': { label: 'the policy of the vault denies deletion by hand', change: 'leave backupVault out to get a SecureVault' },
  'cross-region-copy': { label: 'every rule copies to another Region', change: "copyTo: [CopyDestination.region('...')]" },
  'cross-account-copy': { label: 'every rule copies to another account', change: 'copyTo: [CopyDestination.account({ ... })]' },
  'air-gap': { label: 'every rule backs up or copies into a logically air-gapped vault', change: 'airGappedVault: new AirGappedVault(...), or copyTo: [CopyDestination.airGapped(...)]' },
  'separate-roles': { label: 'roles of their own take backups and restore', change: 'leave backupRole and restoreRole out' },
  'failure-notifications': { label: 'the vault reports failures to a topic', change: 'notifications: VaultNotifications.failuresOnly()' },
  'restore-test-interval': { label: 'days between restore tests, at most', change: 'a restore testing plan (AWS::Backup::RestoreTestingPlan)' },
  'restore-validation': { label: 'restore tests are validated', change: 'a validator of restore tests that calls PutRestoreValidationResult' },
  'restore-time-target': { label: 'minutes that a restore may take, as an audit control checks', change: 'audit: { ... } with objectives: { rto: ... }, or AuditControl.restoreTime in an AuditFramework' },
  'job-reports': { label: 'job reports are written', change: 'reports: { ... }, or a BackupReports' },
  'audit-framework': { label: 'controls of an audit framework', change: 'audit: { ... }, or an AuditFramework' },
} as const satisfies Readonly<Record<string, FactFacts>>;

interface FactFacts {
  readonly label: string;
  /** What to write to get it. */
  readonly change: string;
}

export type FactName = keyof typeof FACTS;
export const FACT_NAMES = Object.keys(FACTS) as readonly FactName[];

/** Where in a template something stands. */
export interface Place {
  readonly stack: string;
  readonly logicalId: string;
  /** Construct path. */
  readonly path: string;
}

/** A place in a template, and what it says there. */
export interface Witness extends Place {
  /** Path of the property, as in the template. */
  readonly property: string;
  readonly value: string;
}

/** What a design shows: `undefined` is absent, UNKNOWN is not known at synth; `Infinity` days are for ever. */
export interface Fact {
  readonly value: Leaf<number | boolean>;
  readonly shownBy: readonly Witness[];
}

export type DesignFactSheet = Readonly<Record<FactName, Fact>>;
