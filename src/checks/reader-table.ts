import { RECORDER } from '../model/audit/config-types';
import { RESOURCE_SHAPES } from '../model/resources/resource-shapes';
import { ACCESS_POINT, readAccessPoint } from './read-access-point';
import { readEstate } from './read-estate';
import { FRAMEWORK, readFramework } from './read-framework';
import { HYPERVISOR, readHypervisor } from './read-hypervisor';
import { LEGAL_HOLD, readLegalHold } from './read-legal-hold';
import { ORGANIZATION_POLICY, readOrganizationPolicy } from './read-organization-policy';
import { readPlan } from './read-plan';
import { readReportPlan, REPORT_PLAN } from './read-report-plan';
import { readRestoreTestingPlan, readRestoreTestingSelection, RESTORE_TESTING_PLAN, RESTORE_TESTING_SELECTION } from './read-restore-testing';
import { readRole, ROLE } from './read-role';
import { PLAN, readSelection, SELECTION } from './read-selection';
import { readTags } from './read-tags';
import { readTemplate } from './read-template';
import { readTiering, TIERING } from './read-tiering';
import { AIR_GAPPED_VAULT, readVault, VAULT } from './read-vault';
import type { Reader } from './readers';

/** The reader of each CloudFormation type; a line each. */
export const READERS: Readonly<Record<string, Reader>> = {
  [VAULT]: all(readVault, readTags, readEstate),
  [AIR_GAPPED_VAULT]: all(readVault, readTags, readEstate),
  [PLAN]: all(readPlan, readTags),
  [SELECTION]: readSelection,
  [ROLE]: readRole,
  [FRAMEWORK]: all(readFramework, readTags, readEstate),
  [RECORDER]: readEstate,
  [REPORT_PLAN]: all(readReportPlan, readTags, readEstate),
  [RESTORE_TESTING_PLAN]: all(readRestoreTestingPlan, readTags, readEstate),
  [RESTORE_TESTING_SELECTION]: all(readRestoreTestingSelection, readEstate),
  [TIERING]: all(readTiering, readTags, readEstate),
  [LEGAL_HOLD]: all(readLegalHold, readTags, readEstate),
  [ACCESS_POINT]: all(readAccessPoint, readTags),
  [HYPERVISOR]: all(readHypervisor, readTags),
  [ORGANIZATION_POLICY]: all(readOrganizationPolicy, readEstate),
};

/** What several readers see in one resource. */
function all(...readers: readonly Reader[]): Reader {
  return (resource, index) => readers.flatMap(read => read(resource, index));
}

/** All that reads a type: its own reader, and for what AWS Backup has the one that looks at how it is written. */
export function readersOf(type: string): readonly Reader[] {
  const own = Object.hasOwn(READERS, type) ? [READERS[type]] : [];
  return Object.hasOwn(RESOURCE_SHAPES, type) ? [...own, readTemplate] : own;
}
