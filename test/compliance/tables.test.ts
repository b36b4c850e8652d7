import { readFileSync } from 'fs';
import { join } from 'path';
import { ComplianceStandard, CisImplementationGroup, EssentialEightMaturity, FedrampBaseline, NistBaseline } from '../../src';
import { FACT_NAMES } from '../../src/model/compliance/fact';
import { ALL_TABLES } from './all-tables';

const ROWS = ALL_TABLES.flatMap(standard => standard.requirements.map(requirement => [`${standard.id} ${requirement.id}`, requirement] as const));

test('there are 177 requirements, of which 2 were not read', () => {
  expect(ROWS).toHaveLength(177);
  expect(ROWS.filter(([, { verification }]) => verification === 'unverified').map(([name]) => name))
    .toEqual(['ISO_27001 A.5.29', 'SEC_RULE_17A4 17a-4(f) further conditions']);
});

test.each(ALL_TABLES.map(standard => [standard.id, standard] as const))('ids of %s are unique', (_, { requirements }) => {
  const ids = requirements.map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

describe.each(ROWS)('%s', (_, { says, title, source, verification, force, reach, supports, people, number, note, leavesOpen }) => {
  test('says what, and where it was read', () => {
    expect(title).not.toBe('');
    expect(says).toMatch(/^[\dA-Z].*\.$/);
    expect(source).not.toBe('');
    expect(['primary', 'secondary', 'unverified']).toContain(verification);
  });

  test('claims nothing that a template cannot show', () => {
    expect(`${title} ${says} ${note} ${number} ${leavesOpen}`).not.toMatch(/complian|satisf|fulfil|guarantee/i);
    expect(people.length).toBeGreaterThan(0);
    expect(supports.length === 0).toBe(reach === 'nothing');
    expect(supports.flatMap(({ anyOf }) => anyOf).map(({ fact }) => fact).filter(fact => !FACT_NAMES.includes(fact))).toEqual([]);
  });

  test('names the number that it is measured by', () => {
    const measured = supports.filter(({ basis, anyOf }) => basis !== 'practice' && anyOf.some(({ atMost, atLeast }) => atMost ?? atLeast));
    expect(measured.length === 0 || number !== undefined).toBe(true);
  });

  test('is judged only while it is in force', () => {
    expect(force !== 'not in force' || reach === 'nothing').toBe(true);
  });
});

test('the numbers that texts name for backups and their tests are these', () => {
  const named = ROWS.filter(([, { supports }]) => supports.some(({ basis, anyOf }) => basis === 'text' && anyOf.some(({ atMost }) => atMost !== undefined)));
  expect(Object.fromEntries(named.map(([name, { number }]) => [name, number]))).toEqual({
    'NIST_CSF_2 PR.DS-11 examples': 'yearly: restore tests, as an example',
    'FEDRAMP CP-9 parameters': 'daily incremental and weekly full: backups',
    'FEDRAMP CP-9(1) MODERATE': 'yearly: test of backups',
    'FEDRAMP CP-9(1) HIGH': 'monthly: test of backups',
    'CISA_321 CPG 3.O': 'yearly: test of backup and recovery, voluntary',
    'CIS_8 11.2': 'weekly: backups',
    'CIS_8 11.5': 'quarterly: restore test of a sample',
    'C5 OPS-06.01AS': 'daily: backups, in an additional criterion only',
    'C5 OPS-08.01B': 'yearly: restore test',
    'C5_2020 OPS-08 / BCM-04': 'yearly: restore test and test of the plan',
    'DORA RTS Art. 39(2)(g), 40(1)': 'yearly: test of backup and restore, simplified framework only',
    'NYDFS_500 500.16(d)(2)': 'yearly: restore test',
    'AWS_SECURITY_HUB backup-plan-min-frequency-and-min-retention-check': '1 day and 35 days: defaults of the tool, from no standard',
  });
});

test('no binding text names how long backups are kept', () => {
  const bounded = ROWS.filter(([, { supports }]) => supports.some(({ basis, anyOf }) => basis !== 'practice' && anyOf.some(({ fact }) => /^(shortest|longest)-retention$/.test(fact))));
  expect(bounded).toEqual([]);
});

describe('levels', () => {
  const ids = (standard: ComplianceStandard) => standard._load().requirements.map(({ id }) => id);

  test('NIST SP 800-53', () => {
    expect(ids(ComplianceStandard.nist80053(NistBaseline.LOW))).toEqual(['CP-2', 'CP-4', 'CP-9', 'CP-10', 'SI-12', 'AU-9', 'AU-11', 'MP-6']);
    expect(ids(ComplianceStandard.NIST_800_53)).toEqual(expect.arrayContaining(['CP-6', 'CP-9(1)', 'CP-9(8)', 'SC-28']));
    expect(ids(ComplianceStandard.NIST_800_53)).not.toContain('CP-9(2)');
    expect(ids(ComplianceStandard.nist80053(NistBaseline.HIGH))).not.toContain('CP-9(7)');
  });

  test('FedRAMP', () => {
    expect(ids(ComplianceStandard.fedramp(FedrampBaseline.LI_SAAS))).not.toContain('CP-9 (a)-(c) copies');
    expect(ids(ComplianceStandard.fedramp(FedrampBaseline.HIGH))).toContain('CP-9(1) HIGH');
    expect(ids(ComplianceStandard.fedramp(FedrampBaseline.HIGH))).not.toContain('CP-9(1) MODERATE');
  });

  test('CIS Controls', () => {
    expect(ids(ComplianceStandard.cis8(CisImplementationGroup.IG1))).toEqual(['11.1', '11.2', '11.3', '11.4', '3.4']);
  });

  test('Essential Eight', () => {
    expect(ids(ComplianceStandard.asdEssentialEight(EssentialEightMaturity.ML2))).toContain('ISM-1707');
    expect(ids(ComplianceStandard.asdEssentialEight(EssentialEightMaturity.ML2))).not.toContain('ISM-1708');
  });
});

describe('docs/standards.md', () => {
  const page = readFileSync(join(__dirname, '..', '..', 'docs', 'standards.md'), 'utf8');

  test.each(ALL_TABLES.map(standard => [standard.id, standard] as const))('counts the requirements of %s', (_, { name, version, requirements }) => {
    const count = (verification: string) => requirements.filter(each => each.verification === verification).length;
    const notInForce = requirements.filter(({ force }) => force === 'not in force').length;
    const rows = `${requirements.length}${notInForce > 0 ? ` (${notInForce} not in force)` : ''}`;
    expect(page).toContain(`| ${name} | ${version} | ${rows} | ${count('primary')} | ${count('secondary')} | ${count('unverified')} |\n`);
  });

  test('has every number that a text names', () => {
    const numbers = ALL_TABLES.flatMap(({ name, requirements }) => requirements.flatMap(({ id, number }) => number ? [`| ${name} ${id} | ${number} |`] : []));
    expect(numbers.length).toBeGreaterThan(30);
    expect(numbers.filter(line => !page.includes(`${line}\n`))).toEqual([]);
  });
});
