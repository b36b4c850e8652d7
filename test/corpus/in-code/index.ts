import { ACTIVITY_LOGS } from './activity-log';
import { AUDITS } from './audits';
import { BACKUP_POLICIES } from './backup-policies';
import { COPIES } from './copies';
import { COVERAGE } from './coverage';
import type { InCode } from './entry';
import { FURTHER_TYPES } from './further-types';
import { GUARD_RAILS } from './guard-rails';
import { MEMBER_ACCOUNTS } from './member-accounts';
import { MONITORING } from './monitoring';
import { REPORT_TABLES } from './report-tables';
import { RESTORE_TESTS } from './restore-tests';
import { SET_UPS } from './set-ups';
import { SETTINGS } from './settings';
import { VAULTS } from './vaults';

/** What only who writes code can get wrong, each beside the nearest thing that is right. */
export const IN_CODE: readonly InCode[] = [
  SET_UPS, VAULTS, COPIES, AUDITS, REPORT_TABLES, RESTORE_TESTS, MONITORING, ACTIVITY_LOGS, GUARD_RAILS, BACKUP_POLICIES, MEMBER_ACCOUNTS, SETTINGS,
  FURTHER_TYPES, COVERAGE,
].flat();
