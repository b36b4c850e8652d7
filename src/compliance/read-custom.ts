import type { Duration } from 'aws-cdk-lib';
import type { DesignFactSheet, FactName } from '../model/compliance/fact';
import type { Basis, Look, Requirement, Standard, Support } from '../model/compliance/requirement';
import { daysOf, isKnown, minutesOf } from '../model/known';
import type { Leaf } from '../model/known';
import type { CustomRequirement, CustomStandardOptions, DesignFacts, RequirementDemands } from './custom-standard';

const MINUTES_AN_HOUR = 60;

/** A standard of the user's in the words of the model. */
export function readCustom({ name, version, requirements }: CustomStandardOptions): Standard {
  return { id: `custom: ${name}`, name, version: version ?? '', requirements: requirements.map(requirement => readRequirement(name, requirement)) };
}

function readRequirement(standard: string, { id, title, says, source, demands, predicate, advisory, leftToPeople }: CustomRequirement): Requirement {
  const basis: Basis = advisory ? 'text' : 'firm';
  return {
    id, title, says, source: source ?? standard, verification: 'given', force: advisory ? 'guidance' : 'required', reach: demands || predicate ? 'most' : 'nothing',
    supports: demands ? supportsOf(demands, basis) : [], people: leftToPeople ?? [],
    predicate: predicate && { basis, holds: facts => predicate.supports(readable(facts)) },
  };
}

function supportsOf(demands: RequirementDemands, basis: Basis): Support[] {
  const look = (wanted: unknown, ...anyOf: Look[]): Support[] => wanted === undefined || wanted === false ? [] : [{ anyOf, basis }];
  const hours = (duration: Duration | undefined) => known(minutesOf(duration), MINUTES_AN_HOUR);
  const days = (duration: Duration | undefined) => known(daysOf(duration), 1);
  return [
    ...look(demands.maxTimeBetweenBackups, { fact: 'backup-interval', atMost: hours(demands.maxTimeBetweenBackups) }),
    ...look(demands.minRetention, { fact: 'shortest-retention', atLeast: days(demands.minRetention) }),
    ...look(demands.maxRetention, { fact: 'longest-retention', atMost: days(demands.maxRetention) }),
    ...look(demands.maxTimeBetweenRestoreTests, { fact: 'restore-test-interval', atMost: days(demands.maxTimeBetweenRestoreTests) }),
    ...look(demands.minPlaces, { fact: 'places', atLeast: demands.minPlaces }),
    ...look(demands.copyInOtherRegion, { fact: 'cross-region-copy' }),
    ...look(demands.copyInOtherAccount, { fact: 'cross-account-copy' }),
    ...look(demands.airGap, { fact: 'air-gap' }),
    ...look(demands.complianceLock, { fact: 'compliance-lock' }, { fact: 'air-gap' }),
    ...look(demands.customerManagedKey, { fact: 'customer-key' }),
    ...look(demands.denyDelete, { fact: 'deny-delete' }),
  ];
}

/** A bound that is not known at synth bounds nothing. */
function known(value: Leaf<number>, unit: number): number | undefined {
  return isKnown(value) ? value / unit : undefined;
}

function readable(facts: DesignFactSheet): DesignFacts {
  // What is for ever has no number that other languages could read.
  const number = (fact: FactName) => Number.isFinite(facts[fact].value) ? facts[fact].value as number : undefined;
  const yes = (fact: FactName) => typeof facts[fact].value === 'boolean' ? facts[fact].value : undefined;
  return {
    backupIntervalHours: number('backup-interval'),
    provedRpoHours: number('proved-rpo'),
    shortestRetentionDays: number('shortest-retention'),
    longestRetentionDays: number('longest-retention'),
    endOfRetention: yes('end-of-retention'),
    places: number('places'),
    restoreTestIntervalDays: number('restore-test-interval'),
    restoreTimeTargetMinutes: number('restore-time-target'),
    selection: yes('selection'),
    continuousBackup: yes('continuous-backup'),
    customerManagedKey: yes('customer-key'),
    governanceLock: yes('governance-lock'),
    complianceLock: yes('compliance-lock'),
    denyDelete: yes('deny-delete'),
    crossRegionCopy: yes('cross-region-copy'),
    crossAccountCopy: yes('cross-account-copy'),
    airGap: yes('air-gap'),
    failureNotifications: yes('failure-notifications'),
  };
}
