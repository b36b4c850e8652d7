import * as backup from '@aws-sdk/client-backup';
import { AUDIT_CONTROLS } from '../../src/model/audit/audit-controls';
import { SCAN_MODES, SCANNED_TYPES, MALWARE_SCANNER } from '../../src/model/plan/malware-scan';
import { RESOURCE_TYPES, resourceType } from '../../src/model/resources/resource-types';
import { restoreMetadata, TESTABLE_TYPES } from '../../src/model/restore-testing/restore-metadata';
import { RESTORE_TESTING_LIMITS } from '../../src/model/restore-testing/restore-testing-limits';

/* Our tables beside those of the AWS SDK. */

test.each([
  ['algorithms of restore testing', RESTORE_TESTING_LIMITS.algorithms.value, backup.RestoreTestingRecoveryPointSelectionAlgorithm],
  ['recovery point types', RESTORE_TESTING_LIMITS.recoveryPointTypes.value, backup.RestoreTestingRecoveryPointType],
  ['scan modes', SCAN_MODES, backup.ScanMode],
  ['scanned types', SCANNED_TYPES, backup.ScanResourceType],
  ['scanners', [MALWARE_SCANNER], backup.MalwareScanner],
])('%s', (_, ours, theirs) => {
  expect([...ours].sort()).toEqual(Object.values(theirs).sort());
});

test('what can be tested is what the table of resource types says', () => {
  const able = RESOURCE_TYPES.filter(({ capabilities }) => capabilities.restoreTesting === true).map(({ backupTypeName }) => backupTypeName);
  expect([...new Set(able)].sort()).toEqual([...TESTABLE_TYPES].sort());
  expect(restoreMetadata(resourceType('ebs').backupTypeName)?.keys.map(({ name }) => name)).toContain('volumetype');
});

test('eleven controls, each once, with a default or none for each parameter', () => {
  expect(new Set(AUDIT_CONTROLS.map(({ name }) => name)).size).toBe(11);
  for (const { parameters } of AUDIT_CONTROLS) {
    expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
    for (const { form } of parameters) {
      if (form.kind === 'age') expect(parameters.map(({ name }) => name)).toContain(form.unit);
    }
  }
});
