import { Duration } from 'aws-cdk-lib';
import { ComplianceStandard } from '../../src';
import type { DesignFacts, RequirementDemands } from '../../src';
import { assess } from '../../src/model/compliance/assess';
import type { DesignModel } from '../../src/model/compliance/design';
import { designFacts } from '../../src/model/compliance/design-facts';
import { UNKNOWN } from '../../src/model/known';
import { at, copied, design, every, kept, withVault } from './design';

function verdict(demands: RequirementDemands, given: DesignModel, advisory = false) {
  const standard = ComplianceStandard.custom({ name: 'House rules', requirements: [{ id: 'H-1', title: 'Rule', says: 'A rule.', demands, advisory }] });
  const [{ supports, verdict: said }] = assess(standard._load(), designFacts(given));
  return [said, ...supports.map(({ state }) => state)];
}

const LOCK = { minRetentionDays: 7, maxRetentionDays: undefined, changeableForDays: undefined };

test.each<[string, RequirementDemands, DesignModel, DesignModel]>([
  ['maxTimeBetweenBackups', { maxTimeBetweenBackups: Duration.hours(24) }, design(), design({ rules: [every('cron(0 5 ? * SUN *)')] })],
  ['minRetention', { minRetention: Duration.days(35) }, design(), design({ rules: [kept(34)] })],
  ['maxRetention', { maxRetention: Duration.days(35) }, design(), design({ rules: [kept(36)] })],
  ['maxRetention, for ever', { maxRetention: Duration.days(35) }, design(), design({ rules: [kept(undefined)] })],
  ['minPlaces', { minPlaces: 2 }, design({ rules: [copied({ region: 'eu-central-1' })] }), design()],
  ['copyInOtherRegion', { copyInOtherRegion: true }, design({ rules: [copied({ region: 'eu-central-1' })] }), design()],
  ['copyInOtherAccount', { copyInOtherAccount: true }, design({ rules: [copied({ account: '444455556666' })] }), design()],
  ['airGap', { airGap: true }, design({ rules: [copied({}, { toAirGapped: true })] }), design()],
  ['complianceLock', { complianceLock: true }, withVault({ lock: { ...LOCK, changeableForDays: 3 } }), withVault({ lock: LOCK })],
  ['customerManagedKey', { customerManagedKey: true }, design({ customerKey: { model: true, at: at('Key') } }), design()],
  ['denyDelete', { denyDelete: true }, withVault({ access: { actions: [], exceptions: [], deployerExcepted: true } }), design()],
])('%s is held against the design', (_, demands, good, bad) => {
  expect(verdict(demands, good)).toEqual(['supported strongly', 'shown']);
  expect(verdict(demands, bad)).toEqual(['not supported', 'contrary']);
  expect(verdict(demands, bad, true)).toEqual(['not supported', expect.stringMatching(/absent|contrary/)]);
});

test('what is not demanded is not looked at', () => {
  expect(verdict({ copyInOtherRegion: false }, design())).toEqual(['organizational']);
});

test('what is not known is neither', () => {
  expect(verdict({ minRetention: Duration.days(35) }, design({ rules: [kept(UNKNOWN)] }))).toEqual(['not supported', 'unknown']);
});

test('predicates see what is known, as plain values', () => {
  const seen: DesignFacts[] = [];
  const predicate = { supports: (facts: DesignFacts) => seen.push(facts) > 0 };
  const standard = ComplianceStandard.custom({ name: 'House rules', requirements: [{ id: 'H-1', title: 'Rule', says: 'A rule.', predicate }] });
  assess(standard._load(), designFacts(design({ rules: [kept(35), kept(undefined)] })));
  expect(seen).toEqual([expect.objectContaining({
    backupIntervalHours: 24, shortestRetentionDays: 35, longestRetentionDays: undefined, endOfRetention: false, places: 1,
  })]);
});
