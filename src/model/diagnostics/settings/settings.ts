import { api, guide } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';

const REGION = api('UpdateRegionSettings');
const GLOBAL = api('UpdateGlobalSettings');

/** Settings of accounts and organizations that CloudFormation does not have. */
export const SETTINGS_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-SET-001',
    severity: 'error',
    when: 'part',
    on: 'regionSettings',
    title: 'Settings of a Region switch something on.',
    why: 'A function with permissions would be deployed that does nothing.',
    source: REGION,
    check({ optIn, fullManagement }, place) {
      if (optIn.length + fullManagement.length > 0) return undefined;
      return { what: place.label, must: 'switch something on', got: 'nothing', fix: 'name types in optIn or fullManagement, or leave the construct out', leaf: 'optIn' };
    },
  }),
  diagnostic({
    id: 'CB-SET-002',
    severity: 'error',
    when: 'part',
    on: 'regionSettings',
    title: 'Full management is asked for types that AWS Backup can manage fully.',
    why: 'AWS Backup knows no such setting for other types.',
    source: guide('backup-feature-availability'),
    check({ fullManagement }) {
      return fullManagement.filter(({ able }) => able === false).map(({ label }) => ({
        what: 'type for full management',
        must: 'be one that AWS Backup can manage fully',
        got: label,
        fix: 'leave it out; its backups work without',
        leaf: 'fullManagement',
      }));
    },
  }),
  diagnostic({
    id: 'CB-SET-003',
    severity: 'error',
    when: 'part',
    on: 'globalSettings',
    title: 'Settings of an organization switch something on.',
    why: 'A function with permissions would be deployed that does nothing.',
    source: GLOBAL,
    check({ settings }, place) {
      if (Object.values(settings).some(value => value !== undefined && value !== false)) return undefined;
      if (Object.values(settings).includes(false)) return undefined;
      return { what: place.label, must: 'switch something on', got: 'nothing', fix: 'set one of them to true, or leave the construct out', leaf: 'settings' };
    },
  }),
  diagnostic({
    id: 'CB-SET-004',
    severity: 'error',
    when: 'part',
    on: 'globalSettings',
    title: 'Settings of an organization are switched on and never off.',
    why: 'Other stacks and accounts may rely on a setting; copies between all accounts of the organization would stop.',
    source: GLOBAL,
    check({ settings }) {
      return Object.entries(settings).filter(([, value]) => value === false).map(([name]) => ({
        what: `setting ${name}`,
        must: 'be true, or left out',
        got: 'false',
        fix: 'switch it off by hand, where somebody sees what relies on it',
        leaf: 'settings',
      }));
    },
  }),
];
