import { CATALOGUE } from '../../../../src/model/diagnostics/catalogue';
import { UNKNOWN } from '../../../../src/model/known';
import type { MemberPlanModel, OrganizationBackupModel } from '../../../../src/model/organization/organization-backup-model';
import { said } from '../../../helpers/diagnostic-cases';

const COPY = { factory: 'CopyDestination.vaultArn', rule: 'Daily', named: true, uselessOptions: [], arn: 'arn:aws:backup:eu-west-1:$account:backup-vault:v1' } as const;
const PLAN: MemberPlanModel = {
  name: 'central', regions: ['eu-west-1'], partitions: ['aws'], rules: 1, givesLevelAndRules: false, selections: 1, copies: [COPY], repeated: [], rulesWithVault: [],
  regionsWithoutCopy: [], singleResources: [], typePatterns: ['*', 'arn:aws:ec2:*:*:volume/*'], zonedRules: [],
};
const BACKUP: OrganizationBackupModel = {
  targetIds: ['ou-ab12-11111111'], rootAcknowledged: false, plans: [PLAN], parts: [{ name: 'central', characters: 10_000, divided: false }], documents: 10,
  unknownNames: [], hasBaseline: false,
};
const plan = (change: Partial<MemberPlanModel>): Partial<OrganizationBackupModel> => ({ plans: [{ ...PLAN, ...change }] });
const copy = (change: Partial<MemberPlanModel['copies'][number]>) => plan({ copies: [{ ...COPY, ...change }] });
const part = (characters: number, divided = false) => ({ parts: [{ name: 'central', characters, divided }] });

const of = (change: Partial<OrganizationBackupModel>) => said('organizationBackup', { ...BACKUP, ...change }, 'the policy');

test('a plain one is silent', () => {
  expect(of({})).toEqual([]);
});

const CASES: [name: string, wrong: Partial<OrganizationBackupModel>, right: Partial<OrganizationBackupModel>, sentence: string][] = [
  ['no targets', { targetIds: [] }, { targetIds: UNKNOWN }, 'CB-ORG-201 at targetIds: Targets of the policy must be at least one account, OU or root, got none'],
  ['no plans', { plans: [] }, { plans: [PLAN, PLAN] }, 'CB-ORG-201 at plans: Plans of the policy must be at least one, got none'],
  ['no Regions', plan({ regions: [] }), plan({ regions: ['eu-west-1', 'eu-west-3'] }), "CB-ORG-201 at plans[0].regions: Regions of plan 'central' must be at least one, got none"],
  [
    'the root', { targetIds: ['r-ab12'] }, { targetIds: ['r-ab12', UNKNOWN], rootAcknowledged: true },
    "CB-ORG-202 at targetIds: AcknowledgeOrganizationRoot of the policy must be true for the root 'r-ab12', got no yes: it reaches every account of the organization at once; try it on an OU first",
  ],
  ['no rules', plan({ rules: 0 }), plan({ rules: 2 }), "CB-ORG-201 at plans[0].rules: Rules of plan 'central' must be at least one, got none"],
  ['no name', plan({ name: UNKNOWN, selections: 0 }), plan({ name: UNKNOWN }), 'CB-ORG-201 at plans[0].selections: Selections of plan 1 must be at least one, got none'],
  [
    'two names', { parts: [...part(1).parts, { name: 'Central', characters: 1, divided: false }] }, { parts: [...part(1).parts, { name: UNKNOWN, characters: 1, divided: false }, { name: UNKNOWN, characters: 1, divided: false }] },
    "CB-ORG-203 at plans: Plans of the policy must have different names, got 'Central' twice: give one of them another planName; capital and small letters count as the same",
  ],
  ['both', plan({ givesLevelAndRules: true }), {}, "CB-ORG-204 at plans[0].rules: Plan 'central' must get level or rules, got both: use ProtectionLevel.custom for rules with a level of their own"],
  ['a vault', copy({ named: false }), {}, "CB-ORG-205 at plans[0].copyTo: CopyDestination.vaultArn in rule 'Daily' of plan 'central' must name a vault that needs nothing in this app, got a construct: use CopyDestination.region, .account or .vaultArn"],
  [
    'an option', copy({ uselessOptions: ['generation'] }), {},
    "CB-ORG-205 at plans[0].copyTo: 'generation' of CopyDestination.vaultArn in rule 'Daily' of plan 'central' must not be set, got a value: a policy makes no vault; set it where the vault is made",
  ],
  [
    'an account', copy({ arn: 'arn:aws:backup:eu-west-1:111122223333:backup-vault:v1' }), copy({ arn: UNKNOWN }),
    "CB-ORG-206 at plans[0].copyTo: CopyDestination.vaultArn in rule 'Daily' of plan 'central' must have '$account' for the account, got 'arn:aws:backup:eu-west-1:111122223333:backup-vault:v1': for copies of all members to one account use CopyDestination.account",
  ],
  [
    'no copy', plan({ regionsWithoutCopy: ['eu-west-1'] }), {},
    "CB-ORG-207 at plans[0].copyTo: Backups of plan 'central' in eu-west-1 must be copied elsewhere, got no copy: add a CopyDestination of another Region or account",
  ],
  [
    'a resource', plan({ singleResources: [{ selection: 'one', resource: "'arn:aws:s3:::logs'" }] }), {},
    "CB-ORG-208 at plans[0].selections: Selection 'one' of plan 'central' must take tags or types, got 'arn:aws:s3:::logs': use ResourceSelector.byTag, byAnyTag, byAllTags, byType or everything",
  ],
  [
    'a type', plan({ typePatterns: ['arn:aws:eks:*:*:cluster/*', 'arn:aws:eks:*:*:cluster/*'] }), plan({ typePatterns: ['arn:aws:s3:::*'] }),
    "CB-ORG-209 at plans[0].selections: Types of plan 'central' must be among those that AWS lists for backup policies, got 'arn:aws:eks:*:*:cluster/*': select it by tag, or try it and acknowledge",
  ],
  [
    'a vault of the app', plan({ rulesWithVault: ['Daily'] }), {},
    "CB-ORG-210 at plans[0].rules: Rule 'Daily' of plan 'central' must not name a vault of this app, got backupVault or airGappedVault: name it in backupVaultName or airGappedVaultName of the plan",
  ],
  ['a long plan', part(10_001), part(10_000), "CB-ORG-211 at plans: Plan 'central' with one selection must have at most 10000 characters, got 10001: give it fewer rules, copies or tags, or make two plans of it"],
  [
    'a divided plan', part(1, true), {},
    "CB-ORG-212 at plans: Selections of plan 'central' must take no resource that another part of the plan takes, got a plan that had to be divided: acknowledge this if they do not",
  ],
  ['documents', { documents: 11 }, { documents: 10 }, 'CB-ORG-213 at plans: Documents of the policy must be at most 10, got 11: attach some plans further up or down'],
  ['partitions', plan({ partitions: ['aws', 'aws-cn'] }), {}, "CB-ORG-214 at plans[0].regions: Regions of plan 'central' must be in one partition, got 'aws', 'aws-cn'"],
  [
    'a zone', plan({ zonedRules: [{ rule: 'Daily', timeZone: 'Europe/Berlin' }] }), {},
    "CB-ORG-215 at plans[0].rules: Time zone of rule 'Daily' of plan 'central' must be UTC, got 'Europe/Berlin': write the hour in UTC, or try it and acknowledge",
  ],
  [
    'nothing that makes it', { missing: [{ what: "vault 'central'", regions: ['eu-west-1', 'eu-west-3'] }] }, { missing: [] },
    "CB-ORG-216 at plans: Vault 'central' in eu-west-1, eu-west-3 of the policy must be in every member account, got nothing in this app that makes it: say assumeExisting: true where somebody else makes it",
  ],
  [
    'another baseline', { missing: [{ what: "role 'backup'", regions: [] }], hasBaseline: true }, { missing: undefined, hasBaseline: true },
    "CB-ORG-217 at plans: Role 'backup' of the policy must be one that the baseline of the member accounts makes, got none of that name there: use the name that the baseline has, or say assumeExisting: true where somebody else makes it",
  ],
  ['token Regions', plan({ regions: UNKNOWN }), {}, "CB-ORG-218 at plans[0].regions: Regions of plan 'central' must be known at synth, got a token"],
  ['a token Region', plan({ regions: ['eu-west-1', UNKNOWN] }), {}, "CB-ORG-218 at plans[0].regions: Regions of plan 'central' must be known at synth, got a token"],
  ['a token name', { unknownNames: ['plans'] }, {}, "CB-ORG-218 at plans: Names at 'plans' of the policy must be known at synth, got a token"],
  [
    'a rule twice', plan({ repeated: [{ what: 'rules', name: 'daily' }] }), {},
    "CB-ORG-219 at plans[0].rules: Rules of plan 'central' must have different names, got 'daily' twice: set ruleName; capital and small letters count as the same",
  ],
  [
    'a copy twice', plan({ repeated: [{ what: 'copies', rule: 'Daily', name: 'arn' }] }), {},
    "CB-ORG-219 at plans[0].copyTo: Copies of rule 'Daily' of plan 'central' must go to different vaults, got 'arn' twice: leave one out",
  ],
];

test.each(CASES)('%s', (_, wrong, right, sentence) => {
  expect(of(wrong)).toEqual([sentence]);
  expect(of(right)).toEqual([]);
});

test('targets that are tokens are not judged', () => {
  expect(of({ targetIds: UNKNOWN })).toEqual([]);
  expect(of({ targetIds: [UNKNOWN] })).toEqual([]);
});

test('every id speaks', () => {
  const spoken = new Set(CASES.map(([, , , sentence]) => sentence.split(' ')[0]));
  expect(CATALOGUE.filter(({ on }) => on === 'organizationBackup').map(({ id }) => id).filter(id => !spoken.has(id))).toEqual([]);
});
