import type { CoveredResource, CoverageResult } from '../checks/app-coverage/coverage-result';
import { obeysOptIn } from '../model/app-coverage/verdict';
import type { Protection } from '../model/app-coverage/verdict';
import { known, placeOf } from './known-or-null';
import type { PlanShare, PlanShares } from './plan-share';
import type { PostureExemption, PostureResource } from './posture';
import type { RestoreTests } from './restore-tests';

type Protected = 'worstGapMinutes' | 'withoutRecoveryPointMinutes' | 'pointInTimeRecovery' | 'kept' | 'copies' | 'restoreTest';

const NOTHING: Pick<PostureResource, Protected> = {
  worstGapMinutes: null, withoutRecoveryPointMinutes: null, pointInTimeRecovery: false, kept: null, copies: [], restoreTest: { verdict: 'not tested', by: [] },
};

/** Every stateful resource with what the plans do for it. */
export function describeResources({ resources }: CoverageResult, shares: PlanShares, tests: RestoreTests): PostureResource[] {
  return resources.map(covered => {
    const { model, verdict, protections: { sure } } = covered;
    return {
      path: model.path,
      stack: model.stack,
      logicalId: model.logicalId,
      type: model.label,
      cloudFormationType: model.cloudFormationType,
      ...placeOf(model),
      imported: model.imported,
      verdict: verdict.status,
      baseline: verdict.inBaseline,
      protectedBy: sure.map(protection => ({
        plan: protection.plan.path, selection: protection.selection.path, by: protection.by, within: protection.within ?? null,
        needsOptIn: obeysOptIn(protection, model),
      })),
      ...verdict.status === 'protected' ? protection(covered, shares.of(plansOf(sure), verdict), tests) : NOTHING,
      exemption: exemptionOf(covered),
      reasons: verdict.status === 'unknown' ? verdict.reasons : [],
      hint: verdict.hint ?? null,
    };
  });
}

function plansOf(sure: readonly Protection[]): Protection['plan'][] {
  return [...new Set(sure.map(({ plan }) => plan))];
}

function protection({ model }: CoveredResource, share: PlanShare, tests: RestoreTests): typeof NOTHING {
  const { worstGapMinutes, withoutRecoveryPointMinutes, pointInTimeRecovery, kept, copies } = share;
  return { worstGapMinutes, withoutRecoveryPointMinutes, pointInTimeRecovery, kept, copies, restoreTest: tests.of(model, share) };
}

function exemptionOf({ exemption, verdict: { expired } }: CoveredResource): PostureExemption | null {
  if (!exemption) return null;
  const { path, reason, owner, expires } = exemption;
  return { path, reason: known(reason), owner: known(owner), expires: known(expires), expired };
}
