import { isKnown, UNKNOWN } from '../known';
import type { Leaf } from '../known';
import { joinPath, phrase } from './diagnostic';
import type { Diagnostic, Finding, Place, Problem, SubjectName, Subjects, When } from './diagnostic';
import { copyLabel, quoted, ruleLabel } from './labels';
import { EVERYDAY_DIAGNOSTICS } from './plan/everyday';
import { policyPlans, wholeCatalogue } from './whole-catalogue';

type Visit = <K extends SubjectName>(on: K, subject: Subjects[K], place: Place) => void;

/** What each subject is made of; a diagnostic is written for one subject and reaches every place it stands in. */
const PARTS: { readonly [K in SubjectName]?: (subject: Subjects[K], place: Place, visit: Visit) => void } = {
  vault(vault, place, visit) {
    // The bounds of an air-gapped vault have rules of their own.
    if (!vault.airGapped && isKnown(vault.lock)) visit('lock', vault.lock, inside(place, `Vault Lock of ${place.label}`, 'lock'));
  },
  copy(copy, place, visit) {
    if (isKnown(copy.lifecycle)) visit('lifecycle', copy.lifecycle, inside(place, `retention of ${place.label}`, 'lifecycle'));
  },
  replica(replica, place, visit) {
    visit('region', replica, inside(place, 'a copy', 'region'));
  },
  accountCopy(copy, place, visit) {
    if (copy.region) visit('region', copy.region, inside(place, 'a copy', 'region'));
  },
  destination(destination, place, visit) {
    destination.acceptFrom.forEach((sources, i) => visit('sourceAccounts', sources, inside(place, place.label, `acceptFrom[${i}]`)));
    destination.regions.forEach((region, i) => visit('region', region, inside(place, place.label, `regions[${i}]`)));
  },
  rule(rule, place, visit) {
    visit('schedule', rule.schedule, inside(place, place.label, 'schedule'));
    if (isKnown(rule.lifecycle)) visit('lifecycle', rule.lifecycle, inside(place, `retention of ${place.label}`, 'lifecycle'));
    each(rule.copies, (copy, i) => visit('copy', copy, inside(place, `${copyLabel(copy)} in ${place.label}`, `copies[${i}]`)));
  },
  framework(framework, place, visit) {
    each(framework.controls, (control, i) => visit('control', control, inside(place, `control ${quoted(control.controlName) ?? i + 1} of ${place.label}`, `controls[${i}]`)));
  },
  restoreTestingPlan(plan, place, visit) {
    visit('schedule', plan.schedule, inside(place, place.label, 'schedule'));
  },
  organizationPolicy(policy, place, visit) {
    policyPlans(policy.content).forEach(({ plan, name }, i) => visit('plan', plan, inside(place, `plan '${name}' of ${place.label}`, `plans[${i}]`)));
  },
  plan(plan, place, visit) {
    each(plan.rules, (rule, i) => visit('rule', rule, inside(place, ruleLabel(rule, i), `rules[${i}]`)));
    each(plan.selections, (selection, i) => {
      visit('selection', selection, inside(place, `selection ${quoted(selection.name) ?? i + 1}`, `selections[${i}]`));
    });
  },
};

/** Everything the catalogue has to say about a subject and its parts. */
export function judge<K extends SubjectName>(on: K, subject: Subjects[K], place: Place, when?: When): Finding[] {
  const findings: Finding[] = [];
  const visit: Visit = (kind, model, at) => {
    judgeInto(findings, kind, model, at, when);
    (PARTS[kind] as ((s: typeof model, p: Place, v: Visit) => void) | undefined)?.(model, at, visit);
  };
  visit(on, subject, place);
  return findings;
}

/** What the catalogue has to say about a subject as such, where its parts have been judged before. */
export function judgeAlone<K extends SubjectName>(on: K, subject: Subjects[K], place: Place, when?: When): Finding[] {
  const findings: Finding[] = [];
  judgeInto(findings, on, subject, place, when);
  return findings;
}

/** Nearly always there is nothing to say, and coverage asks for every resource of an app: silence makes no lists. */
function judgeInto<K extends SubjectName>(findings: Finding[], on: K, subject: Subjects[K], place: Place, when?: When): void {
  for (const rule of diagnosticsOn(on)) {
    if (when !== undefined && rule.when !== when) continue;
    const found = rule.check(subject as never, place);
    if (found === undefined) continue;
    for (const problem of Array.isArray(found) ? found as readonly Problem[] : [found as Problem]) findings.push(told(rule, problem, place));
  }
}

function inside(place: Place, label: string, leaf: string): Place {
  return { label, path: joinPath(place.path, leaf) };
}

function each<T>(list: Leaf<readonly T[]>, visit: (item: T, index: number) => void): void {
  if (list !== undefined && list !== UNKNOWN) list.forEach(visit);
}

function told(rule: Diagnostic, problem: Problem, place: Place): Finding {
  return {
    id: rule.id,
    severity: rule.severity,
    message: phrase(problem),
    path: joinPath(place.path, problem.leaf),
    fix: problem.fix,
  };
}

type BySubject = { readonly [K in SubjectName]?: readonly Diagnostic[] };

const EVERYDAY: BySubject = group(EVERYDAY_DIAGNOSTICS);
let whole: BySubject | undefined;

function diagnosticsOn(on: SubjectName): readonly Diagnostic[] {
  const everyday = EVERYDAY[on];
  if (everyday) return everyday;
  whole ??= group(wholeCatalogue());
  return whole[on] ?? [];
}

function group(catalogue: readonly Diagnostic[]): { [K in SubjectName]?: Diagnostic[] } {
  const groups: { [K in SubjectName]?: Diagnostic[] } = {};
  for (const rule of catalogue) (groups[rule.on] ??= []).push(rule);
  return groups;
}
