import type { IConstruct } from 'constructs';
import { isAcknowledged } from '../../private/report';
import { today } from '../../private/today';
import { along } from '../along';
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
  /** Ids of errors that were to be warnings. */
  readonly eased: readonly string[];
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
  return { result, findings, eased: props.onMissed === OnMissed.WARN ? MISSED_IDS : [], day, dayGiven: props.asOf !== undefined };
}

function weigh(found: CoverageFinding, onMissed = OnMissed.FAIL): CoverageFinding[] {
  if (onMissed === OnMissed.FAIL || !MISSED_IDS.includes(found.finding.id)) return [found];
  return onMissed === OnMissed.REPORT ? [] : [{ ...found, finding: { ...found.finding, severity: 'warning' } }];
}

function isSettled({ finding, path, resource }: CoverageFinding, scope: IConstruct): boolean {
  if (finding.severity === 'error') return false;
  return isAcknowledged(resource?.construct ?? along(scope, path).at(-1)!, finding.id);
}
