import { auditControl } from '../../audit/audit-controls';
import { isKnown } from '../../known';
import { api, derived, guide, ours } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';

/** Frameworks and reports as they stand in an app. */
export const AUDIT_SETUP_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-AUDIT-030',
    severity: 'error',
    when: 'part',
    on: 'control',
    title: 'A scope that names resource types names at least one.',
    why: 'AWS Backup takes an empty list for no scope at all, and evaluates everything.',
    source: api('ControlScope'),
    check({ scope }, place) {
      if (!isKnown(scope) || !isKnown(scope.complianceResourceTypes) || scope.complianceResourceTypes.length > 0) return undefined;
      return { what: `resource types in the scope of ${place.label}`, must: 'be at least one', got: 'none', fix: 'leave the scope out to evaluate everything', leaf: 'scope.complianceResourceTypes' };
    },
  }),
  diagnostic({
    id: 'CB-AUDIT-031',
    severity: 'warning',
    when: 'whole',
    on: 'auditSetup',
    title: 'Controls look at more resources than the plans select.',
    why: 'A scope is resource types, one tag or one resource; resources outside the plans are reported as non-compliant.',
    source: api('ControlScope'),
    check: ({ wider }, place) => wider.length === 0 ? undefined : {
      what: `scope of ${listed(wider)} in ${place.label}`, must: 'be what the plans select', got: 'more than that',
      fix: 'select by one tag or by type, or acknowledge that resources outside the plans will be found non-compliant',
    },
  }),
  diagnostic({
    id: 'CB-AUDIT-032',
    severity: 'warning',
    when: 'whole',
    on: 'auditSetup',
    title: 'The plans select resource types that Audit Manager does not evaluate.',
    why: 'Nothing is reported about these resources, good or bad.',
    source: guide('backup-feature-availability'),
    check: ({ unaudited }, place) => unaudited.length === 0 ? undefined : {
      what: `resources of ${place.label}`, must: 'be of types that AWS Backup Audit Manager evaluates', got: unaudited.join(', '),
      fix: 'prove their backups otherwise',
    },
  }),
  diagnostic({
    id: 'CB-AUDIT-033',
    severity: 'warning',
    when: 'whole',
    on: 'auditSetup',
    title: 'A threshold cannot be taken from the plans, because it is known at deployment only.',
    why: 'The control is left out: a threshold of the service could contradict the plans.',
    source: ours('a framework never contradicts the plans it was made from'),
    check: ({ unknown }, place) => unknown.length === 0 ? undefined : {
      what: `thresholds of ${listed(unknown)} in ${place.label}`, must: 'be known at synth', got: 'values that are known at deployment only',
      fix: 'these controls are left out; give the plans plain values, or add the controls yourself',
    },
  }),
  diagnostic({
    id: 'CB-AUDIT-034',
    severity: 'warning',
    when: 'whole',
    on: 'auditSetup',
    title: 'Nothing in the app makes AWS Config record.',
    why: 'Without a recorder the controls have no data.',
    source: guide('controls-and-remediation'),
    check: ({ recorded }, place) => recorded ? undefined : {
      what: place.label, must: 'have an AWS Config recorder in its account and Region', got: 'none in this app',
      fix: 'set recordConfiguration, or acknowledge this where AWS Config records already',
    },
  }),
  diagnostic({
    id: 'CB-REPORT-030',
    severity: 'error',
    when: 'part',
    on: 'reportSetup',
    title: 'Reports that share a bucket are at least one.',
    why: 'A bucket would be made that nothing is ever written to.',
    source: ours('reports without a report are a mistake'),
    check: ({ reports }, place) => reports > 0 ? undefined : {
      what: place.label, must: 'be at least one', got: 'none', fix: 'leave them out for the reports on backup, copy and restore jobs',
    },
  }),
  diagnostic({
    id: 'CB-REPORT-031',
    severity: 'error',
    when: 'part',
    on: 'reportSetup',
    title: 'Options that shape a new bucket for reports are not set beside an existing one.',
    why: 'They would be dropped without a word: a bucket that was brought along is not changed.',
    source: ours('an existing bucket keeps its own encryption, lock and lifecycle'),
    check: ({ bucketOptions }) => bucketOptions.length === 0 ? undefined : {
      what: bucketOptions.map(option => `'${option}'`).join(', '), must: "not be set beside 'bucket'", got: 'both',
      fix: 'set them where that bucket is made, or leave bucket out to get a new one',
    },
  }),
  diagnostic({
    id: 'CB-REPORT-032',
    severity: 'warning',
    when: 'part',
    on: 'reportSetup',
    title: 'A report covers more than its own account and Region.',
    why: 'AWS Backup takes such a report plan from the management account or a delegated administrator only.',
    source: guide('create-report-plan-console'),
    check: ({ beyond }, place) => beyond.length === 0 ? undefined : {
      what: `${listed(beyond)} of ${place.label}`, must: 'be made in the management account or in that of a delegated backup administrator', got: 'an account of which no template tells what it is',
      fix: 'acknowledge this where it is one of them',
    },
  }),
  diagnostic({
    id: 'CB-REPORT-033',
    severity: 'warning',
    when: 'part',
    on: 'reportSetup',
    title: 'Reports are delivered into a bucket with Object Lock.',
    why: 'S3 then takes only uploads with a checksum, and AWS does not document whether AWS Backup sends one.',
    source: derived('a default retention of Object Lock asks for a checksum with every upload'),
    check: ({ objectLock }, place) => objectLock ? {
      what: `bucket of ${place.label}`, must: 'take the uploads of AWS Backup', got: 'Object Lock, of which AWS does not say so',
      fix: 'see that the first report arrives within 24 hours, then acknowledge this',
    } : undefined,
  }),
];

/** Names of controls with what they find out; other names as they are. */
function listed(names: readonly string[]): string {
  return names.map(name => auditControl(name) ? `control '${name}'` : `'${name}'`).join(', ');
}
