import { isArnOf } from '../../arn-shapes';
import { isKnown } from '../../known';
import { MALWARE_SCANNER, SCANNED_TYPES } from '../../plan/malware-scan';
import { api } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';
import { eachKnown, oneOf } from '../leaves';

const SETTING = api('ScanSetting');

/** How the malware scans of a plan are set up. */
export const SCAN_SETTINGS_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-SCAN-003',
    severity: 'error',
    when: 'part',
    on: 'plan',
    title: 'Malware scans are set up for EBS, EC2 and S3.',
    why: 'AWS Backup refuses the plan, or scans nothing.',
    source: SETTING,
    check: ({ scanSettings }) => eachKnown(scanSettings, ({ resourceTypes }, i) => eachKnown(resourceTypes, (type, t) =>
      SCANNED_TYPES.includes(type) ? undefined : {
        what: 'resource types of scan settings', must: `be ${oneOf(SCANNED_TYPES)}`, got: `'${type}'`, leaf: `scanSettings[${i}].resourceTypes[${t}]`,
      })),
  }),
  diagnostic({
    id: 'CB-SCAN-004',
    severity: 'error',
    when: 'part',
    on: 'plan',
    title: 'The role of the malware scanner is the ARN of a role.',
    why: 'AWS Backup refuses the plan.',
    source: SETTING,
    check: ({ scanSettings }) => eachKnown(scanSettings, ({ scannerRoleArn: role }, i) => !isKnown(role) || isArnOf('role', role) ? undefined : {
      what: 'role of scan settings', must: 'be the ARN of a role', got: `'${role}'`, leaf: `scanSettings[${i}].scannerRoleArn`,
    }),
  }),
  diagnostic({
    id: 'CB-SCAN-005',
    severity: 'error',
    when: 'part',
    on: 'plan',
    title: 'The scanner that is set up is GUARDDUTY.',
    why: 'AWS Backup knows no other scanner.',
    source: SETTING,
    check: ({ scanSettings }) => eachKnown(scanSettings, ({ malwareScanner: scanner }, i) =>
      !isKnown(scanner) || scanner === MALWARE_SCANNER ? undefined : {
        what: 'malware scanner of scan settings', must: `be '${MALWARE_SCANNER}'`, got: `'${scanner}'`, leaf: `scanSettings[${i}].malwareScanner`,
      }),
  }),
];
