import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { Aws, CfnParameter, Duration, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import type { App, CfnElement } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { CompliantBackup, ComplianceStandard, CopyDestination, NistBaseline, ResourceSelector, SecureVault } from '../../src';
import type { CompliantBackupProps } from '../../src';
import type { Evidence, SetUpEvidence } from '../../src/compliance/evidence';
import { testApp } from '../helpers/app';
import { IRELAND, shop, synth } from '../helpers/stacks';

const TAGGED = ResourceSelector.byTag('backup', 'true');
const HIGH = ComplianceStandard.nist80053(NistBaseline.HIGH);

interface Files {
  readonly json: Evidence;
  readonly text: string;
  readonly markdown: string;
}

function read({ directory }: CloudAssembly): Files {
  const text = readFileSync(join(directory, 'backup-evidence.json'), 'utf8');
  return { json: JSON.parse(text) as Evidence, text, markdown: readFileSync(join(directory, 'backup-evidence.md'), 'utf8') };
}

function filesOf(props: CompliantBackupProps): Files & { readonly assembly: CloudAssembly } {
  const stack = shop();
  new CompliantBackup(stack, 'Backup', { resources: TAGGED, ...props });
  const assembly = synth(stack);
  return { ...read(assembly), assembly };
}

function requirement({ standards }: SetUpEvidence, id: string) {
  return standards.flatMap(({ requirements }) => requirements).find(each => each.id === id)!;
}

const FULL: CompliantBackupProps = {
  standards: [ComplianceStandard.HIPAA, HIGH, ComplianceStandard.ISO_27001, ComplianceStandard.SEC_RULE_17A4, ComplianceStandard.GDPR],
  objectives: { rpo: Duration.hours(26) },
  copyTo: [CopyDestination.region('eu-central-1')],
};

describe('the evidence of a set-up', () => {
  const { json, text, markdown, assembly } = filesOf(FULL);
  const [setUp] = json.setUps;

  test('is about the set-up, with its standards in order', () => {
    expect(json).toMatchObject({ format: 'backup-evidence', formatVersion: 1 });
    expect(json.setUps.map(({ path }) => path)).toEqual(['Shop/Backup']);
    expect(setUp.standards.map(({ id }) => id)).toEqual(['GDPR', 'HIPAA', 'ISO_27001', 'NIST_800_53', 'SEC_RULE_17A4']);
  });

  test('every fact leads to a resource of a template that has the property', () => {
    const witnesses = Object.values(setUp.facts).flatMap(({ shownBy }) => shownBy);
    expect(witnesses.length).toBeGreaterThan(20);
    for (const { stack, logicalId, property } of witnesses) {
      const { Resources } = assembly.getStackByName(stack).template as { Resources: Record<string, unknown> };
      const steps = property.replace(/\[(\d+)\]/g, '.$1').split('.');
      const found = steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], Resources[logicalId]);
      expect({ logicalId, property, found: found !== undefined }).toEqual({ logicalId, property, found: true });
    }
  });

  test('says how far a requirement is supported', () => {
    expect(requirement(setUp, 'CP-6(1)')).toMatchObject({ verdict: 'supported strongly', byPractice: { shown: ['cross-region-copy'], missing: [] } });
    expect(requirement(setUp, 'CP-9')).toMatchObject({ verdict: 'supported partly', byText: { shown: ['selection'] } });
    expect(requirement(setUp, 'CP-9(1)')).toMatchObject({ verdict: 'not supported', byText: { missing: [{ what: 'restore-test-interval', why: 'not in the design' }] } });
    expect(requirement(setUp, 'AU-11')).toMatchObject({ verdict: 'organizational', byText: { shown: [], missing: [] } });
  });

  test('of several facts that would do, names those that are there', () => {
    expect(requirement(setUp, 'CP-6').byText.shown).toEqual(['cross-region-copy']);
    expect(requirement(setUp, 'CP-6').byPractice.shown).toEqual(['governance-lock']);
  });

  test('keeps apart what the text says, what it leaves open, and what is left to people', () => {
    expect(requirement(setUp, 'A.8.13')).toMatchObject({
      text: { leavesOpen: 'the policy, and every number in it', verification: 'secondary' },
      forPeople: expect.arrayContaining(['that a restore was done, looked at, and fast enough']) as unknown,
    });
    expect(setUp.standards.flatMap(({ requirements }) => requirements).filter(({ forPeople }) => forPeople.length === 0)).toEqual([]);
  });

  test('shows where texts pull in two directions', () => {
    expect(setUp.tension?.keep).toContain('SEC Rule 17a-4 17a-4(a) [secondary source]');
    expect(setUp.tension?.erase).toContain('GDPR Art. 28(3)(g)');
  });

  test('marks what was not read in the original', () => {
    expect(markdown).toContain('- Text [unverified], required: How security is kept up during a disruption is planned.');
    expect(markdown).toContain('- Text [secondary source], required: Information, software and systems are backed up');
    expect(markdown).toContain('- Text, baseline: A contingency plan with objectives');
  });

  test('never says more than it can', () => {
    expect(`${text}${markdown}`.match(/[^\s"]*(complian|satisf|fulfil)[^\s"]*/gi)?.filter(word => !/^fulfil|compliance-lock|VaultLock\.compliance/.test(word)) ?? []).toEqual([]);
    expect(`${text}${markdown}`).toContain('is no claim to fulfil a standard');
  });

  test('has neither dates of today nor paths of this machine', () => {
    expect(`${text}${markdown}`).not.toContain(assembly.directory);
    expect(`${text}${markdown}`).not.toContain(new Date().toISOString().slice(0, 10));
  });

  test('is the same again', () => {
    const again = filesOf(FULL);
    expect(again.text).toBe(text);
    expect(again.markdown).toBe(markdown);
  });

  test('has the requirements that are in force only', () => {
    expect(requirement(setUp, 'NPRM 90 FR 898')).toBeUndefined();
  });
});

test('one changed property is a small difference', () => {
  const standards = [ComplianceStandard.HIPAA, HIGH];
  const lines = (props: CompliantBackupProps) => new Set(filesOf({ ...props, standards }).markdown.split('\n'));
  const before = lines({});
  const after = lines({ copyTo: [CopyDestination.region('eu-central-1')] });
  const added = [...after].filter(line => !before.has(line));
  expect(added.filter(line => line.startsWith('- **'))).toEqual([
    '- **places**: 2 (vaults that hold each backup)',
    '- **cross-region-copy**: yes (every rule copies to another Region)',
  ]);
  expect(added.filter(line => line.startsWith('####')).every(line => line.endsWith(': supported strongly') || line.endsWith(': supported partly'))).toBe(true);
  expect(added.length).toBeLessThan(30);
});

test('without standards nothing is written', () => {
  const stack = shop();
  new CompliantBackup(stack, 'Backup', { resources: TAGGED });
  expect(existsSync(join(synth(stack).directory, 'backup-evidence.json'))).toBe(false);
});

test('set-ups of one stage are in one file, those of another stage in its own', () => {
  const app: App = testApp();
  const add = (scope: App | Stage, id: string, setUps: string[]) => {
    const stack = new Stack(scope, id, { env: IRELAND });
    for (const name of setUps) new CompliantBackup(stack, name, { resources: TAGGED, standards: [ComplianceStandard.HIPAA] });
  };
  add(app, 'Shop', ['B', 'A']);
  add(new Stage(app, 'Prod'), 'Shop', ['C']);
  const assembly = app.synth();
  expect(read(assembly).json.setUps.map(({ path }) => path)).toEqual(['Shop/A', 'Shop/B']);
  const nested = read(assembly.getNestedAssembly('assembly-Prod')).json;
  expect(nested.setUps.map(({ path }) => path)).toEqual(['Prod/Shop/C']);
  expect(nested.setUps[0].facts.selection?.shownBy[0].stack).toBe('Prod-Shop');
});

test('a vault that was brought along has no place in the templates, and what is not known of it is said so', () => {
  const stack = shop();
  const backupVault = SecureVault.fromBackupVaultName(stack, 'Existing', 'existing');
  new CompliantBackup(stack, 'Backup', { resources: TAGGED, backupVault, standards: [ComplianceStandard.HIPAA] });
  const { facts } = read(synth(stack)).json.setUps[0];
  expect(facts['compliance-lock']).toMatchObject({ value: 'known at deployment only', shownBy: [] });
  expect(facts['deny-delete']).toMatchObject({ value: 'known at deployment only', shownBy: [] });
});

test('names what is deployed: overridden logical ids, and stacks in stacks', () => {
  const stack = shop();
  const nested = new NestedStack(stack, 'Inner');
  const backup = new CompliantBackup(nested, 'Backup', { resources: TAGGED, standards: [ComplianceStandard.HIPAA] });
  (backup.plan.node.defaultChild as CfnElement).overrideLogicalId('Renamed');
  const { facts } = read(synth(stack)).json.setUps[0];
  expect(facts['backup-interval']?.shownBy[0]).toMatchObject({ stack: 'Shop/Inner', logicalId: 'Renamed', path: 'Shop/Inner/Backup/Plan' });
});

describe('OSCAL', () => {
  const { assembly } = filesOf(FULL);
  const text = readFileSync(join(assembly.directory, 'backup-evidence.oscal.json'), 'utf8');
  interface Requirement { readonly 'uuid': string; readonly 'control-id': string; readonly 'description': string; readonly 'props': { name: string; value: string }[] }
  const definition = (JSON.parse(text) as {
    'component-definition': { uuid: string; metadata: Record<string, string>; components: { 'uuid': string; 'control-implementations': { 'source': string; 'implemented-requirements': Requirement[] }[] }[] };
  })['component-definition'];
  const [implementation] = definition.components[0]['control-implementations'];

  test('names the controls as the catalog does', () => {
    expect(implementation.source).toMatch(/NIST_SP-800-53_rev5_HIGH-baseline_profile\.json$/);
    expect(implementation['implemented-requirements'].map(each => each['control-id'])).toEqual(expect.arrayContaining(['cp-9', 'cp-9.1', 'cp-6.2', 'sc-28']));
    expect(implementation['implemented-requirements'].filter(each => !/^[a-z]{2}-\d+(\.\d+)?$/.test(each['control-id']))).toEqual([]);
  });

  test('says how far each is supported, and never that it is implemented', () => {
    const support = implementation['implemented-requirements'].flatMap(({ props }) => props).filter(({ name }) => name === 'support').map(({ value }) => value);
    expect([...new Set(support)].sort()).toEqual(['not-supported', 'organizational', 'supported-partly', 'supported-strongly']);
    expect(text).not.toContain('implementation-status');
  });

  test('has UUIDs of version 5, each once', () => {
    const uuids = [...text.matchAll(/"uuid": "([^"]+)"/g)].map(([, uuid]) => uuid);
    expect(uuids.filter(uuid => !/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(uuid))).toEqual([]);
    expect(new Set(uuids).size).toBe(uuids.length);
  });

  test('is there only for NIST SP 800-53', () => {
    const { assembly: other } = filesOf({ standards: [ComplianceStandard.HIPAA] });
    expect(existsSync(join(other.directory, 'backup-evidence.oscal.json'))).toBe(false);
  });
});

describe('numbers and accounts that look alike', () => {
  test('what is measured with start windows, and what without, is said', () => {
    const { markdown } = filesOf({ standards: [ComplianceStandard.HIPAA], objectives: { rpo: Duration.hours(26) } });
    expect(markdown).toContain('**backup-interval**: 24 (hours from one scheduled time to the next, at most; start windows come on top)');
    expect(markdown).toMatch(/gap of 25 hours at most, start windows included/);
  });

  test.each<[string, (stack: Stack) => string, string]>([
    ['a parameter', stack => new CfnParameter(stack, 'Acc').valueAsString, 'known at deployment only'],
    ['the account of the stack', () => Aws.ACCOUNT_ID, 'no'],
    ['another account', () => '999988887777', 'yes'],
  ])('a copy into %s', (_, account, value) => {
    const stack = shop();
    new CompliantBackup(stack, 'Backup', {
      resources: TAGGED, standards: [ComplianceStandard.HIPAA], copyTo: [CopyDestination.account({ account: account(stack), backupVaultName: 'copies' })],
    });
    expect(read(synth(stack)).json.setUps[0].facts['cross-account-copy']?.value).toBe(value);
  });
});
