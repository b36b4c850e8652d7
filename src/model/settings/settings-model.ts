import type { Leaf } from '../known';
import type { Support } from '../resources/resource-type-facts';

/** What is to be switched on in a Region. */
export interface RegionSettingsModel {
  /** Names of types. */
  readonly optIn: readonly Leaf<string>[];
  readonly fullManagement: readonly ManagedTypeModel[];
}

/** A type that AWS Backup is asked to manage fully. */
export interface ManagedTypeModel {
  readonly label: string;
  readonly able: Support;
}

/** What is to be switched on for a whole organization, by the names of the API; false: was asked to be off. */
export interface GlobalSettingsModel {
  readonly settings: Readonly<Record<string, Leaf<boolean>>>;
}
