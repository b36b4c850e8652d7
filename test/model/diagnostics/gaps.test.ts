import { UNKNOWN } from '../../../src/model/known';
import type { LifecycleModel, PlanModel, RuleModel, ScanSettingModel, VaultModel } from '../../../src/model/plan/plan-model';
import { said } from '../../helpers/diagnostic-cases';
import { PLAN, RULE } from '../../helpers/raw-models';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd';
const VAULT: VaultModel = { ...RULE.vault, encryptionKeyArn: KEY };
const SCAN = { malwareScanner: 'GUARDDUTY', resourceTypes: ['EBS', 'EC2', 'S3'], scannerRoleArn: 'arn:aws:iam::111122223333:role/Scan' } as const;
const LIFECYCLE: LifecycleModel = { deleteAfterDays: 365, moveToColdStorageAfterDays: 30, optInToArchive: true };

const plan = (change: Partial<PlanModel>) => said('plan', { ...PLAN, ...change }, 'the plan');
const SCANNED = { ...RULE, scanActions: [{ malwareScanner: UNKNOWN, scanMode: UNKNOWN }] } as const;
const scan = (change: Partial<ScanSettingModel>) => plan({ rules: [SCANNED], scanSettings: [{ ...SCAN, ...change }] });
const rule = (change: Partial<RuleModel>) => said('rule', { ...RULE, ...change }, "rule 'Daily'");
const lifecycle = (change: Partial<LifecycleModel>) => said('lifecycle', { ...LIFECYCLE, ...change }, 'retention');

test.each([
  ['CB-PLAN-010', plan({ advancedSettings: [{ resourceType: 'EC2', options: {} }, { resourceType: 'EC2', options: UNKNOWN }] }), ["CB-PLAN-010 at advancedSettings[1]: Advanced backup settings must stand there once for each resource type, got 'EC2' twice"]],
  ['CB-SCAN-003', scan({ resourceTypes: ['EBS', 'RDS'] }), ["CB-SCAN-003 at scanSettings[0].resourceTypes[1]: Resource types of scan settings must be 'EBS', 'EC2' or 'S3', got 'RDS'"]],
  ['CB-SCAN-004', scan({ scannerRoleArn: 'Scan' }), ["CB-SCAN-004 at scanSettings[0].scannerRoleArn: Role of scan settings must be the ARN of a role, got 'Scan'"]],
  ['CB-SCAN-005', scan({ malwareScanner: 'CLAMAV' }), ["CB-SCAN-005 at scanSettings[0].malwareScanner: Malware scanner of scan settings must be 'GUARDDUTY', got 'CLAMAV'"]],
  ['CB-RULE-006', rule({ vault: { ...VAULT, name: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:v1' } }), ["CB-RULE-006 at vault.name: Vault of rule 'Daily' must be the name of a vault, got 'arn:aws:backup:eu-west-1:111122223333:backup-vault:v1': write 'v1'"]],
  ['CB-RULE-006', rule({ vault: { ...VAULT, name: 'my vault' } }), ["CB-RULE-006 at vault.name: Vault of rule 'Daily' must be the name of a vault, got 'my vault'"]],
  ['CB-LIFE-005', lifecycle({ deleteAfterEvent: 'DELETE_AFTER_COPY' }), ["CB-LIFE-005 at deleteAfterEvent: Retention must count days, got DeleteAfterEvent 'DELETE_AFTER_COPY': use DeleteAfterDays"]],
  ['CB-LIFE-005', lifecycle({ deleteAfterEvent: UNKNOWN }), ['CB-LIFE-005 at deleteAfterEvent: Retention must count days, got DeleteAfterEvent a value that is known at deployment only: use DeleteAfterDays']],
  ['CB-LIFE-006', lifecycle({ moveToColdStorageAfterDays: undefined }), ['CB-LIFE-006 at moveToColdStorageAfterDays: Retention must say after how many days backups move to cold storage, where it opts in to it, got none']],
  [
    'CB-VAULT-020', said('vault', { ...VAULT, encryptionKeyArn: '1234abcd' }, 'the vault'),
    ["CB-VAULT-020 at encryptionKeyArn: Encryption key of the vault must be the ARN of a key, got '1234abcd'"],
  ],
])('%s speaks', (id, sentences, expected) => {
  expect(sentences).toEqual(expected);
  expect(sentences.every(sentence => sentence.startsWith(id))).toBe(true);
});

test.each([
  ['two advanced settings', plan({ advancedSettings: [{ resourceType: 'EC2', options: {} }, { resourceType: 'S3', options: {} }] })],
  ['advanced settings that are not known', plan({ advancedSettings: [{ resourceType: UNKNOWN, options: UNKNOWN }, { resourceType: UNKNOWN, options: UNKNOWN }] })],
  ['a scan', scan({})],
  ['a scan that is not known', scan({ malwareScanner: UNKNOWN, resourceTypes: [UNKNOWN], scannerRoleArn: UNKNOWN })],
  ['a rule', rule({})],
  ['a vault that is not known', rule({ vault: { ...VAULT, name: UNKNOWN } })],
  ['a lifecycle', lifecycle({})],
  ['cold storage that is not known', lifecycle({ moveToColdStorageAfterDays: UNKNOWN })],
  ['a vault', said('vault', VAULT, 'the vault')],
  ['a key that is not known', said('vault', { ...VAULT, encryptionKeyArn: UNKNOWN }, 'the vault')],
  ['a key in a partition that is not known', said('vault', { ...VAULT, encryptionKeyArn: KEY.replace(':aws:', ':…:') }, 'the vault')],
])('%s is silent', (_, sentences) => {
  expect(sentences).toEqual([]);
});
