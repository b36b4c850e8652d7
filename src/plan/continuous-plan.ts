import { typesWith } from '../model/resource-types';
import { ProtectionPlan } from './protection-plan';

/** Ids of the resource types that can be restored to any second. */
export const CONTINUOUS_TYPES: readonly string[] = typesWith('continuous');

/**
 * A plan for continuous rules, which selects nothing but types that support them: of everything else such a rule
 * would take a second snapshot beside the ordinary one.
 */
export class ContinuousPlan extends ProtectionPlan {
  /** @internal */
  protected override get _onlyTypes(): readonly string[] {
    return CONTINUOUS_TYPES;
  }
}
