import { ACCESS_POINTS } from './access-points';
import { AIR_GAPPED_VAULTS } from './air-gapped';
import { COPIES } from './copies';
import { COVERAGE } from './coverage';
import type { Area } from './entry';
import { FRAMEWORKS } from './frameworks';
import { HYPERVISORS } from './hypervisors';
import { LEGAL_HOLDS } from './legal-holds';
import { LIFECYCLES } from './lifecycles';
import { LOCKS } from './locks';
import { ORGANIZATION_POLICIES } from './organization-policies';
import { PLANS } from './plans';
import { REPORTS } from './reports';
import { RESTORE_TESTING } from './restore-testing';
import { RULES } from './rules';
import { SCANS } from './scans';
import { SCHEDULES } from './schedules';
import { SELECTIONS } from './selections';
import { SHAPES } from './shapes';
import { SOURCES } from './sources';
import { TIERING } from './tiering';
import { VAULTS } from './vaults';

/** Right and wrong templates of AWS Backup, by area. */
export const CORPUS: readonly Area[] = [
  VAULTS,
  LOCKS,
  AIR_GAPPED_VAULTS,
  PLANS,
  RULES,
  SCHEDULES,
  LIFECYCLES,
  COPIES,
  SELECTIONS,
  SCANS,
  FRAMEWORKS,
  REPORTS,
  RESTORE_TESTING,
  TIERING,
  LEGAL_HOLDS,
  ACCESS_POINTS,
  HYPERVISORS,
  ORGANIZATION_POLICIES,
  SHAPES,
  COVERAGE,
  SOURCES,
];
