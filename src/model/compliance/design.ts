import type { FrameworkModel, ReportPlanModel } from '../audit/framework-model';
import type { Leaf, Unknown } from '../known';
import type { PlanModel, VaultModel } from '../plan/plan-model';
import type { RestoreTestingPlanModel } from '../restore-testing/restore-testing-model';
import type { Place } from './fact';

/** A model, and where it is rendered; no place: outside the app. */
export interface Placed<M> {
  readonly model: M;
  readonly at: Place | undefined;
}

/** All that evidence is drawn from. What a set-up does not have is left out. */
export interface DesignModel {
  readonly plans: readonly Placed<PlanModel>[];
  /** The rendered selections; UNKNOWN: whether there are any is known at deployment only. */
  readonly selections: readonly Placed<string>[] | Unknown;
  readonly vault: Placed<VaultModel>;
  /** Whether the vault has a customer managed key; where the key is. */
  readonly customerKey: Placed<Leaf<boolean>>;
  /** Roles that do nothing but take backups or restore. */
  readonly roles: readonly Placed<string>[];
  readonly rpoMinutes: Leaf<number>;
  readonly restoreTesting?: readonly Placed<RestoreTestingPlanModel>[];
  /** What validates restore tests. */
  readonly validators?: readonly Placed<string>[];
  readonly frameworks?: readonly Placed<FrameworkModel>[];
  readonly reportPlans?: readonly Placed<ReportPlanModel>[];
}
