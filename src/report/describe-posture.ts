import type { IConstruct } from 'constructs';
import type { JudgedApp } from '../checks/app-coverage/judge-app';
import { describeAcceptances, describeFindings } from './describe-findings';
import { describePlans } from './describe-plans';
import { describeResources } from './describe-resources';
import { describeStandards } from './describe-standards';
import { describeVaults } from './describe-vaults';
import { describeWatch } from './describe-watch';
import { notProved } from './not-proved';
import { PlanBook } from './plan-book';
import { PlanShares } from './plan-share';
import type { Posture, PosturePlace, PostureSummary } from './posture';
import { RestoreTests } from './restore-tests';

/** All that a report says; `folder` is where it lies. */
export function describePosture(scope: IConstruct, judged: JudgedApp, title: string, folder: string): Posture {
  const { result, day, dayGiven } = judged;
  const { index } = result;
  const year = Number(day.slice(0, 4));
  const book = new PlanBook(index);
  const tests = new RestoreTests(index);
  const vaults = describeVaults(index).sort(byPath);
  const parts = {
    resources: describeResources(result, new PlanShares(book, year), tests),
    plans: describePlans(result, book, year),
    vaults,
    restoreTests: tests.describe().sort(byPath),
    watch: describeWatch(index, vaults),
    findings: describeFindings(judged),
    accepted: describeAcceptances(judged, scope),
    standards: describeStandards(index, folder),
  };
  const report = { version: 1 as const, title, scope: scope.node.path, asOf: dayGiven ? day : null, summary: summarize(parts), ...parts };
  return { ...report, notProved: notProved(report) };
}

function summarize({ resources, plans, vaults, findings, accepted }: Pick<Posture, 'resources' | 'plans' | 'vaults' | 'findings' | 'accepted'>): PostureSummary {
  const counts = { total: resources.length, protected: 0, exempt: 0, missed: 0, unknown: 0, baseline: 0 };
  for (const { verdict, baseline } of resources) {
    counts[verdict]++;
    if (baseline && verdict === 'missed') counts.baseline++;
  }
  const locks = { 'none': 0, 'governance': 0, 'compliance': 0, 'air-gapped': 0, 'unknown': 0 };
  for (const { lock: { mode } } of vaults) locks[mode ?? 'unknown']++;
  const rules = plans.flatMap(plan => plan.rules ?? []);
  return {
    resources: counts,
    plans: plans.filter(({ declared }) => !declared).length,
    declaredPlans: plans.filter(({ declared }) => declared).length,
    vaults: vaults.length,
    locks,
    backupsIn: places(rules.flatMap(({ vault, airGappedVault }) => [vault, ...airGappedVault ? [airGappedVault] : []])),
    copiesIn: places(rules.flatMap(({ copies }) => copies ?? [])),
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    accepted: accepted.length,
  };
}

function places(all: readonly PosturePlace[]): PosturePlace[] {
  const each = new Map(all.map(({ account, region }) => [JSON.stringify([region, account]), { account, region }]));
  return [...each.entries()].sort(([one], [other]) => one < other ? -1 : 1).map(([, place]) => place);
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}
