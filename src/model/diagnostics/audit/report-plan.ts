import { isArnOf } from '../../arn-shapes';
import { AUDIT_LIMITS, COMPLIANCE_TEMPLATES, JOB_TEMPLATES, REPORT_FORMATS, REPORT_TEMPLATES } from '../../audit/audit-limits';
import type { ReportPlanModel } from '../../audit/framework-model';
import { didYouMean } from '../../did-you-mean';
import { isKnown } from '../../known';
import { isAccountId, isOrganizationalUnitId } from '../../organization/organization-ids';
import { api, guide } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { eachKnown, oneOf, repetitions } from '../leaves';
import { describes, NAME_RULE } from './framework';

const { name: reportPlanName, descriptionMaxLength, frameworksPerReportPlan } = AUDIT_LIMITS;
const SETTING = api('ReportSetting');
const REGION = /^[a-z]{2,5}(-[a-z]+)+-\d$/;
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** What Audit Manager reports, and where to. */
export const REPORT_PLAN_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-REPORT-001',
    severity: 'error',
    when: 'part',
    on: 'reportPlan',
    title: 'The name of a report plan starts with a letter and has 1 to 256 letters, digits and underscores, but no hyphen.',
    why: 'AWS Backup refuses the report plan.',
    source: reportPlanName.source,
    check({ name }, place) {
      if (!isKnown(name) || reportPlanName.value.test(name)) return undefined;
      return { what: `name of ${place.label}`, must: NAME_RULE, got: `'${name}'`, leaf: 'name' };
    },
  }),
  diagnostic({
    id: 'CB-REPORT-002',
    severity: 'error',
    when: 'part',
    on: 'reportPlan',
    title: 'The description of a report plan has at most 1,024 characters and is not blank.',
    why: 'AWS Backup refuses the report plan.',
    source: descriptionMaxLength.source,
    check: ({ description }, place) => describes(description, place.label),
  }),
  diagnostic({
    id: 'CB-REPORT-003',
    severity: 'error',
    when: 'part',
    on: 'reportPlan',
    title: 'A report plan has one of the six templates.',
    why: 'AWS Backup refuses the report plan.',
    source: REPORT_TEMPLATES.source,
    check({ reportTemplate: template }, place) {
      if (!isKnown(template) || REPORT_TEMPLATES.value.includes(template)) return undefined;
      return {
        what: `template of ${place.label}`, must: `be ${oneOf(REPORT_TEMPLATES.value)}`, got: `'${template}'`,
        fix: didYouMean(template, REPORT_TEMPLATES.value), leaf: 'reportTemplate',
      };
    },
  }),
  diagnostic({
    id: 'CB-REPORT-004',
    severity: 'error',
    when: 'part',
    on: 'reportPlan',
    title: 'A report on jobs names no frameworks.',
    why: 'Only reports on compliance are about frameworks.',
    source: SETTING,
    check({ reportTemplate: template, frameworkArns }, place) {
      if (!isKnown(template) || !JOB_TEMPLATES.includes(template) || !isKnown(frameworkArns) || frameworkArns.length === 0) return undefined;
      return { what: `frameworks of ${place.label}`, must: `be left out with '${template}'`, got: String(frameworkArns.length), leaf: 'frameworkArns' };
    },
  }),
  diagnostic({
    id: 'CB-REPORT-005',
    severity: 'error',
    when: 'part',
    on: 'reportPlan',
    title: 'A report on compliance names at least one framework.',
    why: 'It reports on the controls of frameworks.',
    source: guide('create-report-plan-api'),
    check({ reportTemplate: template, frameworkArns }, place) {
      if (!isKnown(template) || !COMPLIANCE_TEMPLATES.includes(template)) return undefined;
      if (frameworkArns !== undefined && (!isKnown(frameworkArns) || frameworkArns.length > 0)) return undefined;
      return { what: `frameworks of ${place.label}`, must: `be named with '${template}'`, got: 'none', leaf: 'frameworkArns' };
    },
  }),
  diagnostic({
    id: 'CB-REPORT-006',
    severity: 'error',
    when: 'part',
    on: 'reportPlan',
    title: 'The formats of a report are CSV and JSON, each once.',
    why: 'AWS Backup refuses the report plan.',
    source: api('ReportDeliveryChannel'),
    check({ formats }, place) {
      const unknown = eachKnown(formats, (format, i): Problem | undefined => REPORT_FORMATS.includes(format) ? undefined : {
        what: `format of ${place.label}`, must: `be ${oneOf(REPORT_FORMATS)}`, got: `'${format}'`, fix: didYouMean(format, REPORT_FORMATS), leaf: `formats[${i}]`,
      });
      const twice = isKnown(formats) ? repetitions(formats) : [];
      return [...unknown, ...twice.map(({ item, index }) => ({ what: `formats of ${place.label}`, must: 'stand there once each', got: `'${item}' twice`, leaf: `formats[${index}]` }))];
    },
  }),
  diagnostic({
    id: 'CB-REPORT-007',
    severity: 'error',
    when: 'part',
    on: 'reportPlan',
    title: 'A report over several accounts or Regions comes as CSV only.',
    why: 'AWS Backup writes no JSON for it.',
    source: guide('create-report-plan-console'),
    check(report, place) {
      const { formats } = report;
      if (!isKnown(formats) || !formats.includes('JSON')) return undefined;
      const over = spreadOver(report);
      return over === undefined ? undefined : { what: `formats of ${place.label}`, must: `be 'CSV' over ${over}`, got: "'JSON'", leaf: 'formats' };
    },
  }),
  diagnostic({
    id: 'CB-REPORT-008',
    severity: 'error',
    when: 'part',
    on: 'reportPlan',
    title: 'The accounts of a report are ROOT or ids of 12 digits.',
    why: 'AWS Backup refuses the report plan.',
    source: SETTING,
    check: ({ accounts }, place) => eachKnown(accounts, (account, i) => account === 'ROOT' || isAccountId(account) ? undefined : {
      what: `account of ${place.label}`, must: "be 'ROOT' for the whole organization, or 12 digits", got: `'${account}'`, leaf: `accounts[${i}]`,
    }),
  }),
  diagnostic({
    id: 'CB-REPORT-009',
    severity: 'error',
    when: 'part',
    on: 'reportPlan',
    title: 'The organizational units of a report are given by their ids.',
    why: 'AWS Backup refuses the report plan.',
    source: SETTING,
    check: ({ organizationUnits }, place) => eachKnown(organizationUnits, (unit, i) => isOrganizationalUnitId(unit) ? undefined : {
      what: `organizational unit of ${place.label}`, must: "be an id such as 'ou-ab12-cdef3456'", got: `'${unit}'`,
      fix: /^r-/.test(unit) ? "for the root set accounts to ['ROOT']" : undefined, leaf: `organizationUnits[${i}]`,
    }),
  }),
  diagnostic({
    id: 'CB-REPORT-010',
    severity: 'error',
    when: 'part',
    on: 'reportPlan',
    title: 'The Regions of a report are names of Regions, or the wildcard alone.',
    why: 'AWS Backup refuses the report plan.',
    source: SETTING,
    check: ({ regions }, place) => eachKnown(regions, (region, i) => (region === '*' && isKnown(regions) && regions.length === 1) || REGION.test(region) ? undefined : {
      what: `Region of ${place.label}`, must: "be the name of a Region, or '*' alone for all of them", got: region === '*' ? "'*' beside others" : `'${region}'`, leaf: `regions[${i}]`,
    }),
  }),
  diagnostic({
    id: 'CB-REPORT-011',
    severity: 'error',
    when: 'part',
    on: 'reportPlan',
    title: 'The frameworks of a report are ARNs of frameworks, each once, at most 1,000.',
    why: 'AWS Backup refuses the report plan.',
    source: frameworksPerReportPlan.source,
    check({ frameworkArns: arns }, place) {
      if (!isKnown(arns)) return undefined;
      const what = `framework of ${place.label}`;
      return [
        ...eachKnown(arns, (arn, i) => isArnOf('framework', arn) ? undefined : { what, must: 'be the ARN of a framework', got: `'${arn}'`, leaf: `frameworkArns[${i}]` }),
        ...repetitions(arns).map(({ item, index }) => ({ what, must: 'be named once', got: `'${item}' twice`, leaf: `frameworkArns[${index}]` })),
        ...arns.length > frameworksPerReportPlan.value
          ? [{ what: `frameworks of ${place.label}`, must: `be at most ${frameworksPerReportPlan.value}`, got: String(arns.length), leaf: 'frameworkArns' }]
          : [],
      ];
    },
  }),
  diagnostic({
    id: 'CB-REPORT-012',
    severity: 'error',
    when: 'part',
    on: 'reportPlan',
    title: 'The bucket of a report is given by its name.',
    why: 'AWS Backup refuses the report plan, or writes no report.',
    source: api('ReportDeliveryChannel'),
    check({ bucketName }, place) {
      if (!isKnown(bucketName) || BUCKET.test(bucketName)) return undefined;
      return { what: `bucket of ${place.label}`, must: 'be the name of a bucket, not its ARN or URL', got: `'${bucketName}'`, leaf: 'bucketName' };
    },
  }),
];

/** Over what more than the own account and Region a report surely goes, in words. */
function spreadOver({ accounts, organizationUnits, regions }: ReportPlanModel): string | undefined {
  if (isKnown(organizationUnits) && organizationUnits.length > 0) return 'organizational units';
  if (isKnown(accounts) && (accounts.includes('ROOT') || accounts.length > 1)) return 'several accounts';
  return isKnown(regions) && (regions.includes('*') || regions.length > 1) ? 'several Regions' : undefined;
}
