import { CfnResource, Duration, TimeZone } from 'aws-cdk-lib';
import { Table, AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  AirGappedVault, BackupSchedule, CopyDestination, MalwareScanMode, OrganizationBackupPolicy, ProtectedResourceType, ProtectionLevel, ProtectionRule,
  ResourceSelector, Retention, SecureVault, VaultLock,
} from '../../../src';
import type { OrganizationBackupPolicyProps, OrganizationPlan } from '../../../src';
import { schemaErrors } from '../../helpers/backup-policy-schema';
import { describeRefusals, messageOf } from '../../helpers/refusals';
import { ACCOUNT, shop, warnings } from '../../helpers/stacks';

const OU = 'ou-ab12-11111111';

function plan(more: Partial<OrganizationPlan> = {}): OrganizationPlan {
  return {
    planName: 'central', regions: ['eu-west-1'], backupVaultName: 'central', backupRoleName: 'backup-role',
    selections: { tagged: ResourceSelector.byTag('backup', 'true') }, rules: [ProtectionRule.daily()], ...more,
  };
}

function policyWith(more: Partial<OrganizationPlan>, props: Partial<OrganizationBackupPolicyProps> = {}, stack = shop()): OrganizationBackupPolicy {
  return new OrganizationBackupPolicy(stack, 'Policy', { targetIds: [OU], plans: [plan(more)], assumeExisting: true, ...props });
}

/** Many selections, each with two conditions of some length. */
function tagged(count: number, length: number): Record<string, ResourceSelector> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`s${i}`, ResourceSelector.byAllTags({ [`key${i}`]: `${i}`.padEnd(length, 'x'), stage: 'prod' })]));
}

const ROOT_TEXT = "AcknowledgeOrganizationRoot of the backup policy must be true for the root 'r-ab12', got no yes: "
  + 'it reaches every account of the organization at once; try it on an OU first [Shop/Policy] (CB-ORG-202)';
const SINGLE = 'use ResourceSelector.byTag, byAnyTag, byAllTags, byType or everything [Shop/Policy] (CB-ORG-208)';
const NO_CONSTRUCT = 'must name a vault that needs nothing in this app, got a construct: use CopyDestination.region, .account or .vaultArn [Shop/Policy] (CB-ORG-205)';
const NO_OPTION = 'must not be set, got a value: a policy makes no vault; set it where the vault is made [Shop/Policy] (CB-ORG-205)';
const NO_VAULT = 'must not name a vault of this app, got backupVault or airGappedVault: name it in backupVaultName or airGappedVaultName of the plan [Shop/Policy] (CB-ORG-210)';

describeRefusals('at the line that wrote it', [
  { name: 'no targets', write: () => policyWith({}, { targetIds: [] }), message: 'Targets of the backup policy must be at least one account, OU or root, got none [Shop/Policy] (CB-ORG-201)' },
  { name: 'no plans', write: () => policyWith({}, { plans: [] }), message: 'Plans of the backup policy must be at least one, got none [Shop/Policy] (CB-ORG-201)' },
  { name: 'no Regions', write: () => policyWith({ regions: [] }), message: "Regions of plan 'central' must be at least one, got none [Shop/Policy] (CB-ORG-201)" },
  { name: 'no rules', write: () => policyWith({ rules: [] }), message: "Rules of plan 'central' must be at least one, got none [Shop/Policy] (CB-ORG-201)" },
  { name: 'no selections', write: () => policyWith({ selections: {} }), message: "Selections of plan 'central' must be at least one, got none [Shop/Policy] (CB-ORG-201)" },
  { name: 'the root, without a word', write: () => policyWith({}, { targetIds: ['r-ab12'] }), message: ROOT_TEXT },
  { name: 'the root, with a no', write: () => policyWith({}, { targetIds: [OU, 'r-ab12'], acknowledgeOrganizationRoot: false }), message: ROOT_TEXT },
  ...['ou-ab12-1', 'OU-ab12-11111111', 'o-a1b2c3d4e5', `${ACCOUNT}0`, '', '*'].map(id => ({
    name: `target '${id}'`,
    write: () => policyWith({}, { targetIds: [OU, id] }),
    message: `Target of the backup policy must be the id of a root ('r-…'), of an organizational unit ('ou-…') or of an account, got '${id}' [Shop/Policy] (CB-ORG-017)`,
  })),
  {
    name: 'two plans of one name', write: () => policyWith({}, { plans: [plan(), plan({ planName: 'Central' })] }),
    message: "Plans of the backup policy must have different names, got 'Central' twice: give one of them another planName; capital and small letters count as the same [Shop/Policy] (CB-ORG-203)",
  },
  {
    name: 'a plan that has the name of a part of another',
    write: () => policyWith({}, { plans: [plan({ rules: [ProtectionRule.daily(), ProtectionRule.continuous()] }), plan({ planName: 'central-continuous' })] }),
    message: "Plans of the backup policy must have different names, got 'central-continuous' twice: give one of them another planName; capital and small letters count as the same [Shop/Policy] (CB-ORG-203)",
  },
  {
    name: 'a level and rules', write: () => policyWith({ level: ProtectionLevel.baseline() }),
    message: "Plan 'central' must get level or rules, got both: use ProtectionLevel.custom for rules with a level of their own [Shop/Policy] (CB-ORG-204)",
  },
  {
    name: 'a copy to a vault of the app',
    write: () => {
      const stack = shop();
      return policyWith({ copyTo: [CopyDestination.vault(new SecureVault(stack, 'Vault'))] }, {}, stack);
    },
    message: `CopyDestination.vault in rule 'Daily' of plan 'central' ${NO_CONSTRUCT}`,
  },
  {
    name: 'a copy to an air-gapped vault of the app',
    write: () => {
      const stack = shop();
      const vault = new AirGappedVault(stack, 'Vault', { minRetention: Duration.days(7), maxRetention: Duration.days(400) });
      return policyWith({ rules: [ProtectionRule.daily({ copyTo: [CopyDestination.airGapped(vault)] })] }, {}, stack);
    },
    message: `CopyDestination.airGapped in rule 'Daily' of plan 'central' ${NO_CONSTRUCT}`,
  },
  {
    name: 'a key for a copy',
    write: () => {
      const stack = shop();
      return policyWith({ copyTo: [CopyDestination.region('eu-central-1', { encryptionKey: new Key(stack, 'Key') })] }, {}, stack);
    },
    message: `'encryptionKey' of CopyDestination.region in rule 'Daily' of plan 'central' ${NO_OPTION}`,
  },
  {
    name: 'a lock for a copy',
    write: () => policyWith({ copyTo: [CopyDestination.account({ account: '999988887777', backupVaultName: 'bunker', vaultLock: VaultLock.governance({ minRetention: Duration.days(7) }) })] }),
    message: `'vaultLock' of CopyDestination.account in rule 'Daily' of plan 'central' ${NO_OPTION}`,
  },
  {
    name: 'a copy to an ARN without $account',
    write: () => policyWith({ copyTo: [CopyDestination.vaultArn(`arn:aws:backup:eu-central-1:${ACCOUNT}:backup-vault:central`)] }),
    message: `CopyDestination.vaultArn in rule 'Daily' of plan 'central' must have '$account' for the account, got 'arn:aws:backup:eu-central-1:${ACCOUNT}:backup-vault:central': `
      + 'for copies of all members to one account use CopyDestination.account [Shop/Policy] (CB-ORG-206)',
  },
  {
    name: 'a copy to an ARN that is none',
    write: () => policyWith({ copyTo: [CopyDestination.vaultArn('arn:aws:backup:$region:$account:backup-vault:central')] }),
    message: "Copy at 'plans/central/rules/Daily/copy_actions/arn:aws:backup:$region:$account:backup-vault:central' of the backup policy must have a key "
      + "'arn:<partition>:backup:<region>:$account:backup-vault:<name>', got 'arn:aws:backup:$region:$account:backup-vault:central' [Shop/Policy] (CB-ORG-012)",
  },
  {
    name: 'the same copy twice',
    write: () => policyWith({ rules: [ProtectionRule.daily({ copyTo: [CopyDestination.region('eu-central-1')] })], copyTo: [CopyDestination.region('eu-central-1')] }),
    message: "Copies of rule 'Daily' of plan 'central' must go to different vaults, got 'arn:aws:backup:eu-central-1:$account:backup-vault:central' twice: leave one out [Shop/Policy] (CB-ORG-219)",
  },
  {
    name: 'two rules of one name', write: () => policyWith({ rules: [ProtectionRule.daily(), ProtectionRule.daily({ ruleName: 'daily' })] }),
    message: "Rules of plan 'central' must have different names, got 'daily' twice: set ruleName; capital and small letters count as the same [Shop/Policy] (CB-ORG-219)",
  },
  {
    name: 'a construct',
    write: () => {
      const stack = shop();
      const table = new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } });
      return policyWith({ selections: { table: ResourceSelector.fromConstruct(table) } }, {}, stack);
    },
    message: `Selection 'table' of plan 'central' must take tags or types, got the construct Shop/Table/Resource: ${SINGLE}`,
  },
  {
    name: 'a single resource',
    write: () => policyWith({ selections: { one: ResourceSelector.byArn(`arn:aws:ec2:eu-west-1:${ACCOUNT}:volume/vol-1`) } }),
    message: `Selection 'one' of plan 'central' must take tags or types, got 'arn:aws:ec2:eu-west-1:${ACCOUNT}:volume/vol-1': ${SINGLE}`,
  },
  {
    name: 'all but a single resource',
    write: () => policyWith({ selections: { most: ResourceSelector.everything().excluding(ResourceSelector.byArn('arn:aws:s3:::logs')) } }),
    message: `Selection 'most' of plan 'central' must take tags or types, got 'arn:aws:s3:::logs': ${SINGLE}`,
  },
  {
    name: 'tags and types in one plan',
    write: () => policyWith({ selections: { some: ResourceSelector.byTag('backup', 'true'), all: ResourceSelector.byType(ProtectedResourceType.EBS) } }),
    message: "Selections at 'plans/central' of the backup policy must have 'tags' or 'resources', got both: use two plans [Shop/Policy] (CB-ORG-008)",
  },
  {
    name: 'a rule with a vault',
    write: () => {
      const stack = shop();
      return policyWith({ rules: [ProtectionRule.daily({ backupVault: new SecureVault(stack, 'Vault') })] }, {}, stack);
    },
    message: `Rule 'Daily' of plan 'central' ${NO_VAULT}`,
  },
  {
    name: 'a rule with an air-gapped vault',
    write: () => {
      const stack = shop();
      const airGappedVault = new AirGappedVault(stack, 'Vault', { minRetention: Duration.days(7), maxRetention: Duration.days(400) });
      return policyWith({ rules: [ProtectionRule.daily({ airGappedVault })] }, {}, stack);
    },
    message: `Rule 'Daily' of plan 'central' ${NO_VAULT}`,
  },
  {
    name: 'Regions of two partitions', write: () => policyWith({ regions: ['eu-west-1', 'cn-north-1'] }),
    message: "Regions of plan 'central' must be in one partition, got 'aws', 'aws-cn' [Shop/Policy] (CB-ORG-214)",
  },
  { name: 'a Region that is none', write: () => policyWith({ regions: ['Ireland'] }), message: "Regions at 'plans/central' of the backup policy must be names of Regions, got 'Ireland' [Shop/Policy] (CB-ORG-009)" },
  {
    name: 'a vault name that is none', write: () => policyWith({ backupVaultName: 'my vault' }),
    message: "Vault at 'plans/central/rules/Daily' of the backup policy must be the name of a vault, got 'my vault' [Shop/Policy] (CB-ORG-010)",
  },
  {
    name: 'a role name that is none', write: () => policyWith({ backupRoleName: '' }),
    message: "Role at 'plans/central/selections/tags/tagged' of the backup policy must be the ARN of a role, 'arn:<partition>:iam::$account:role/<name>', got 'arn:aws:iam::$account:role/' [Shop/Policy] (CB-ORG-014)",
  },
  {
    name: 'an air-gapped vault whose name is none', write: () => policyWith({ airGappedVaultName: 'a b' }),
    message: "Air-gapped vault at 'plans/central/rules/Daily' of the backup policy must be 'arn:<partition>:backup:$region:$account:backup-vault:<name>', got 'arn:aws:backup:$region:$account:backup-vault:a b' [Shop/Policy] (CB-ORG-013)",
  },
  {
    name: 'scans without settings', write: () => policyWith({ rules: [ProtectionRule.daily({ malwareScan: MalwareScanMode.FULL })] }),
    message: 'Malware scanning of a backup plan must be set up where a rule asks for it, got no scan settings: set malwareScanning of the plan [Shop/Policy] (CB-SCAN-001)',
  },
  {
    name: 'scan settings without scans', write: () => policyWith({ malwareScanning: { resourceTypes: [ProtectedResourceType.EBS], scannerRoleName: 'scanner' } }),
    message: 'Malware scanning of a backup plan must be asked for by at least one rule, got none: set malwareScan in a rule [Shop/Policy] (CB-SCAN-001)',
  },
  {
    name: 'a name of 129 characters', write: () => policyWith({}, { policyName: 'x'.repeat(129) }),
    message: 'Name of the backup policy must have 1 to 128 characters, got 129 [Shop/Policy] (CB-ORG-019)',
  },
  {
    name: 'a description of 513 characters', write: () => policyWith({}, { description: 'x'.repeat(513) }),
    message: 'Description of the backup policy must have at most 512 characters, got 513 [Shop/Policy] (CB-ORG-019)',
  },
  {
    name: 'a plan name of 51 characters', write: () => policyWith({ planName: 'x'.repeat(51) }),
    message: `Backup plan name must have 1 to 50 letters, digits, '-', '_' or '.', got '${'x'.repeat(51)}' [Shop/Policy] (CB-PLAN-001)`,
  },
]);

test('nothing is made where something is refused', () => {
  const stack = shop();
  expect(() => policyWith({ regions: [] }, {}, stack)).toThrow('(CB-ORG-201)');
  expect(stack.node.findAll().filter(child => CfnResource.isCfnResource(child))).toEqual([]);
});

describe('warnings', () => {
  test.each<[string, Partial<OrganizationPlan>, string[]]>([
    ['a Region without a copy', { regions: ['eu-west-1', 'eu-central-1'], copyTo: [CopyDestination.region('eu-central-1')] }, ['CB-ORG-207']],
    ['copies from all Regions', { regions: ['eu-west-1', 'eu-west-3'], copyTo: [CopyDestination.region('eu-central-1')] }, []],
    ['a level that expects copies', { rules: undefined, level: ProtectionLevel.regulated() }, ['CB-ORG-207']],
    ['a level that does not', { rules: undefined, level: ProtectionLevel.baseline() }, []],
    ['a type that is not listed', { selections: { all: ResourceSelector.byType(ProtectedResourceType.EKS) } }, ['CB-ORG-209']],
    ['an exclusion that is not listed', { selections: { all: ResourceSelector.everything().excluding(ResourceSelector.byType(ProtectedResourceType.AURORA_DSQL)) } }, ['CB-ORG-209']],
    ['a listed type', { selections: { all: ResourceSelector.byType(ProtectedResourceType.EFS) } }, []],
    [
      'types that cannot leave account and Region together',
      { selections: { all: ResourceSelector.byType(ProtectedResourceType.EBS) }, regions: ['eu-west-1', 'eu-west-3', 'eu-west-2'], copyTo: [CopyDestination.account({ account: '999988887777', backupVaultName: 'bunker', region: 'eu-west-1' })] },
      ['CB-TYPE-004'],
    ],
    [
      'types that can', { selections: { all: ResourceSelector.byType(ProtectedResourceType.EFS) }, copyTo: [CopyDestination.account({ account: '999988887777', backupVaultName: 'bunker', region: 'eu-west-2' })] },
      [],
    ],
    ['types that stay in their Region', { selections: { all: ResourceSelector.byType(ProtectedResourceType.EBS) }, copyTo: [CopyDestination.account({ account: '999988887777', backupVaultName: 'bunker' })] }, []],
    [
      'types without cold storage',
      {
        selections: { all: ResourceSelector.byType(ProtectedResourceType.RDS) },
        rules: [ProtectionRule.monthly({ retention: Retention.years(1).coldAfter(Duration.days(30)) })],
      },
      ['CB-TYPE-001'],
    ],
    ['another time zone', { rules: [ProtectionRule.daily({ schedule: BackupSchedule.daily({ timeZone: TimeZone.EUROPE_BERLIN }) })] }, ['CB-ORG-215']],
    ['UTC', { rules: [ProtectionRule.daily({ schedule: BackupSchedule.daily({ timeZone: TimeZone.ETC_UTC }) })] }, []],
  ])('%s', (_, more, ids) => {
    const { stack } = policyWith(more);
    expect(warnings(stack)).toEqual(ids);
  });

  test('more than 10 policies of the app at one target, told once', () => {
    const stack = shop();
    for (let i = 0; i < 11; i++) new OrganizationBackupPolicy(stack, `Policy${i}`, { targetIds: [OU], plans: [plan({ planName: `plan${i}` })], assumeExisting: true });
    expect(warnings(stack)).toEqual(['CB-ORG-022']);
    const ten = shop();
    for (let i = 0; i < 10; i++) new OrganizationBackupPolicy(ten, `Policy${i}`, { targetIds: [OU], plans: [plan({ planName: `plan${i}` })], assumeExisting: true });
    expect(warnings(ten)).toEqual([]);
  });
});

describe('the limit of 10,000 characters', () => {
  const COPIES = (name: string) => Array.from({ length: 5 }, (_, i) => {
    return CopyDestination.account({ account: '999988887777', backupVaultName: `${name}-${i}`.padEnd(50, 'x'), region: 'eu-central-1' });
  });
  const longRules = (count: number) => Array.from({ length: count }, (_, i) => ProtectionRule.of(`Rule${i}`, BackupSchedule.daily({ hour: i }), { copyTo: COPIES(`v${i}`) }));

  test('many plans become several policies, one after the other', () => {
    const stack = shop();
    const plans = Array.from({ length: 12 }, (_, i) => plan({ planName: `plan${i}`, rules: longRules(2) }));
    const policy = policyWith({}, { plans }, stack);
    const documents = policy.documents.map(text => JSON.parse(text) as { plans: Record<string, unknown> });
    expect(policy.documents.length).toBeGreaterThan(1);
    expect(policy.documents.filter(({ length }) => length > 10_000)).toEqual([]);
    expect(documents.flatMap(schemaErrors)).toEqual([]);
    expect(documents.flatMap(document => Object.keys(document.plans)).sort()).toEqual(plans.map(({ planName }) => planName).sort());
    const resources = policy.node.findAll().filter(child => CfnResource.isCfnResource(child));
    expect(resources.map(({ node: { id } }) => id)).toEqual(documents.map((_, i) => i === 0 ? 'Resource' : `Resource${i + 1}`));
    const [first, second] = resources.map(resource => (resource as unknown as { name: string }).name);
    expect(second).toBe(`${first}-2`);
    expect(resources.slice(1).flatMap(resource => resource.node.dependencies).map(({ node: { id } }) => id))
      .toEqual(resources.slice(0, -1).map(({ node: { id } }) => id));
    expect(warnings(stack)).toEqual([]);
  });

  test('a plan at the end moves no other', () => {
    const plans = (count: number) => Array.from({ length: count }, (_, i) => plan({ planName: `plan${i}`, rules: longRules(2) }));
    const placed = (count: number) => policyWith({}, { plans: plans(count) }).documents
      .map(text => Object.keys((JSON.parse(text) as { plans: object }).plans));
    const [before, after] = [placed(9), placed(10)];
    expect(after.map(names => names.filter(name => name !== 'plan9')).filter(names => names.length > 0)).toEqual(before);
  });

  test('a plan that is too long is divided by its selections, with a warning', () => {
    const stack = shop();
    const policy = policyWith({ selections: tagged(60, 200) }, {}, stack);
    type Plans = Record<string, { selections: { resources: object } }>;
    const plans = policy.documents.flatMap(text => Object.entries((JSON.parse(text) as { plans: Plans }).plans));
    expect(plans.map(([name]) => name)).toEqual(plans.map((_, i) => i === 0 ? 'central' : `central-${i + 1}`));
    expect(plans.length).toBeGreaterThan(1);
    expect(plans.flatMap(([, { selections }]) => Object.keys(selections.resources))).toEqual(Object.keys(tagged(60, 200)));
    expect(policy.documents.filter(({ length }) => length > 10_000)).toEqual([]);
    expect(policy.documents.map(text => JSON.parse(text) as unknown).flatMap(schemaErrors)).toEqual([]);
    expect(warnings(stack)).toEqual(['CB-ORG-212']);
  });

  test('one that cannot be divided is refused, with its length', () => {
    const message = messageOf(() => policyWith({ rules: longRules(9) }));
    expect(message).toMatch(/^Plan 'central' with one selection must have at most 10000 characters, got 1\d{4}: give it fewer rules, copies or tags, or make two plans of it \[Shop\/Policy\] \(CB-ORG-211\)/);
  });

  test('more than 10 documents are refused', () => {
    const plans = Array.from({ length: 11 }, (_, i) => plan({ planName: `plan${i}`, rules: longRules(4) }));
    expect(messageOf(() => policyWith({}, { plans }))).toBe('Documents of the backup policy must be at most 10, got 11: attach some plans further up or down [Shop/Policy] (CB-ORG-213)');
    expect(policyWith({}, { plans: plans.slice(1) }).documents).toHaveLength(10);
  });

  test('a document of exactly 10,000 characters is one, one more is two', () => {
    const fill = (length: number) => plan({ planName: 'fill', planTags: { one: 'x'.repeat(256), two: 'x'.repeat(length) } });
    const twoPlans = (length: number) => policyWith({}, { plans: [plan({ selections: tagged(16, 200) }), fill(length)] }).documents;
    const missing = 10_000 - twoPlans(1)[0].length;
    expect(missing).toBeLessThan(255);
    expect(twoPlans(1 + missing).map(({ length }) => length)).toEqual([10_000]);
    expect(twoPlans(2 + missing)).toHaveLength(2);
  });
});
