import { isKnown } from '../../model/known';
import { ORGANIZATION_LIMITS } from '../../model/organization/organization-policy-model';
import type { PolicyObject } from '../../model/organization/organization-policy-model';
import { renderPolicyPlan } from '../../model/organization/organization-policy-render';
import type { PolicyPlanExtras } from '../../model/organization/organization-policy-render';
import type { PlanModel, SelectionModel } from '../../model/plan/plan-model';

/** A plan of the document. */
export interface PolicyPart {
  readonly name: string;
  readonly plan: PlanModel;
  readonly extras: PolicyPlanExtras;
  readonly divided: boolean;
}

/** Characters of the document that holds these plans. */
export type Measure = (parts: readonly PolicyPart[]) => number;

const MOST = ORGANIZATION_LIMITS.characters.value;

export function documentOf(parts: readonly PolicyPart[]): PolicyObject {
  return { plans: Object.fromEntries(parts.map(({ name, plan, extras }) => [name, renderPolicyPlan(plan, extras)])) };
}

/**
 * A plan that is too long for a document of its own, as several that have the same rules and each some of the selections.
 * One with a single selection stays as long as it is.
 */
export function divide(part: PolicyPart, measure: Measure): PolicyPart[] {
  const selections = isKnown(part.plan.selections) ? part.plan.selections : [];
  if (measure([part]) <= MOST || selections.length < 2) return [part];
  const groups: SelectionModel[][] = [];
  for (const selection of selections) {
    const last = groups[groups.length - 1] as SelectionModel[] | undefined;
    if (last && measure([withSelections(part, [...last, selection], groups.length)]) <= MOST) last.push(selection);
    else groups.push([selection]);
  }
  return groups.map((group, i) => withSelections(part, group, i + 1));
}

function withSelections(part: PolicyPart, selections: readonly SelectionModel[], number: number): PolicyPart {
  const name = number === 1 ? part.name : `${part.name}-${number}`;
  return { ...part, name, plan: { ...part.plan, name, selections }, divided: true };
}

/** Each plan goes into the first document that has room for it, so that a plan at the end of the list moves no other. */
export function pack(parts: readonly PolicyPart[], measure: Measure): PolicyPart[][] {
  const documents: PolicyPart[][] = [];
  for (const part of parts) {
    const room = documents.find(document => measure([...document, part]) <= MOST);
    if (room) room.push(part);
    else documents.push([part]);
  }
  return documents;
}
