import type { IConstruct } from 'constructs';
import { isAcknowledged } from '../../private/report';
import { today } from '../../private/today';
import { OnMissed } from './backup-coverage-props';
import type { BackupCoverageProps } from './backup-coverage-props';
import type { Baseline } from './baseline';
import { cover } from './coverage-result';
import type { CoverageResult } from './coverage-result';
import { judgeCoverage } from './judge-coverage';
import type { CoverageFinding } from './judge-coverage';

/** What `onMissed` decides about. */
const MISSED_IDS = ['CB-COV-001', 'CB-COV-002'];

/** What coverage found in an app, and what it has to say of it. */
export interface JudgedApp {
  readonly result: CoverageResult;
  /** Without those that somebody acknowledged. */
  readonly findings: readonly CoverageFinding[];
  /** The day on which exemptions were judged, and whether somebody named it. */
  readonly day: string;
  readonly dayGiven: boolean;
}

/** Judges the templates below an App or Stage, which have to be written. */
export function judgeApp(scope: IConstruct, props: BackupCoverageProps, baseline: Baseline | undefined): JudgedApp {
  const day = props.asOf ?? today();
  const assumed = (props.assumePlans ?? []).map(plan => plan._describe());
  const result = cover(scope, assumed, baseline?.listed ?? new Set(), day);
  const findings = judgeCoverage(result, scope.node.path, baseline?.judgedBy(result))
    // What was just written down is no error any more.
    .filter(({ finding }) => !(baseline?.isFirst && finding.id === 'CB-COV-001'))
    .flatMap(found => weigh(found, props.onMissed))
    .filter(found => !isSettled(found, scope));
  return { result, findings, day, dayGiven: props.asOf !== undefined };
}

function weigh(found: CoverageFinding, onMissed = OnMissed.FAIL): CoverageFinding[] {
  if (onMissed === OnMissed.FAIL || !MISSED_IDS.includes(found.finding.id)) return [found];
  return onMissed === OnMissed.REPORT ? [] : [{ ...found, finding: { ...found.finding, severity: 'warning' } }];
}

function isSettled({ finding, path, resource }: CoverageFinding, scope: IConstruct): boolean {
  if (finding.severity === 'error') return false;
  const construct = resource?.construct ?? constructAt(scope, path);
  return construct !== undefined && isAcknowledged(construct, finding.id);
}

function constructAt(scope: IConstruct, path: string): IConstruct | undefined {
  if (path === scope.node.path) return scope;
  const ids = path.split('/');
  let at: IConstruct | undefined = scope.node.root;
  while (at && ids.length > 0) at = at.node.tryFindChild(ids.shift()!);
  return at;
}
