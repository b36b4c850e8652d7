import './tidy';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../src/model/diagnostics/catalogue';
import type { Diagnostic, SubjectName } from '../src/model/diagnostics/diagnostic';
import { examplesOf } from './rules/examples';

const FILE = join(__dirname, '..', 'RULES.md');

const SEVERITY: Readonly<Record<Diagnostic['severity'], string>> = {
  error: 'Error',
  warning: 'Warning, can be acknowledged',
};
const WHEN: Readonly<Record<Diagnostic['when'], string>> = {
  part: 'at once, at the line that wrote it',
  whole: 'at synth, as a later line may still cure it',
};

const INTRODUCTION = `# Rules

<!-- Generated from src/model/diagnostics and test/corpus by \`npx projen rules\`. Do not edit. -->

What this library checks before AWS Backup does: COUNT rules. Each has a stable id, which ends every message about it.

An **error** is something that AWS Backup refuses, or that does not do what it says; it stops the app. A **warning** is
legal but risky. Whoever has a reason to do it all the same says so, on the construct or on anything above it:

\`\`\`ts nofixture
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

declare const construct: IConstruct;
Validations.of(construct).acknowledge({ id: 'ID', reason: 'why this is right here' });
\`\`\`

A value that is not known at synth, such as a token, is never guessed: the rules that would need it stay silent.

Each rule has an example, which was run to make this page: what the rule says of it, and the change that mends it, with
\`-\` before what is wrong and \`+\` before what is right. Most examples are templates, where a path such as
\`Properties.BackupPlan\` starts at the resource above it. What only code can get wrong is code, in a stack of account
111122223333 in eu-west-1 unless it is about that.
`;

/** Titles of the areas that ids name. */
const AREAS: Readonly<Record<string, string>> = {
  VAULT: 'Vaults',
  LOCK: 'Vault Lock',
  LAG: 'Logically air-gapped vaults',
  KEY: 'Keys of vaults',
  PLAN: 'Plans',
  RULE: 'Rules',
  PITR: 'Continuous backup',
  SCAN: 'Malware scans',
  SCHED: 'Schedules',
  LIFE: 'Retention and cold storage',
  COPY: 'Copies',
  DEST: 'Backup destinations',
  RPO: 'Objectives',
  SETUP: 'The whole set-up',
  TYPE: 'Resource types',
  SEL: 'Selections',
  COV: 'Coverage of an app',
  SRC: 'Protected resources',
  AUDIT: 'Audit frameworks',
  REPORT: 'Reports',
  RTEST: 'Restore testing',
  SET: 'Settings of accounts and organizations',
  MON: 'Monitoring',
  METRIC: 'Metrics and dashboards',
  LOG: 'Activity logs',
  TIER: 'Tiering',
  HOLD: 'Legal holds',
  AP: 'Access points',
  GW: 'Hypervisors',
  EMPTY: 'Vaults that are emptied',
  TAG: 'Tags',
  KEEP: 'What outlives its stack',
  TOPIC: 'Notification topics',
  ACCESS: 'Vault access policies',
  ROLE: 'Roles',
  TPL: 'How templates are written',
  ORG: 'Organizations',
  BASE: 'Member accounts',
  STD: 'Standards',
};

const ON: Readonly<Record<SubjectName, string>> = {
  lifecycle: 'the retention of a rule or of a copy',
  schedule: 'the schedule of a rule',
  lock: 'the lock of a vault',
  vault: 'a vault',
  keyProtection: 'a key and its policy',
  keyAlarm: 'an alarm on the deletion of a key',
  copy: 'a copy action',
  rule: 'a rule',
  selection: 'a selection',
  plan: 'a plan',
  objectives: 'a plan and its objectives',
  region: 'the Region of a copy or of a backup destination',
  accountCopy: 'a copy to another account',
  sourceAccounts: 'whom a backup destination accepts',
  destination: 'a backup destination',
  replica: 'a copy to another Region',
  template: 'a resource as its template has it',
  role: 'a role that a selection names',
  setup: 'vaults, plan, selections and objectives together',
  verdict: 'a stateful resource',
  exemption: 'an exemption',
  baseline: 'the baseline file',
  selectionUse: 'a selection and the resources of the app',
  appCoverage: 'the app',
  control: 'a control of a framework',
  framework: 'an audit framework',
  reportPlan: 'a report plan',
  auditSetup: 'a framework, and the plans and the app around it',
  reportSetup: 'reports and their bucket',
  reportTables: 'reports that are to be queried',
  restoreTestingPlan: 'a restore testing plan',
  restoreTestingSelection: 'a restore testing selection',
  restoreValidator: 'a validator of restore tests',
  restoreTestTarget: 'a target of restore tests',
  restoreTestSetup: 'restore tests',
  tiering: 'a tiering configuration',
  legalHold: 'a legal hold',
  accessPoint: 'an access point',
  hypervisor: 'a hypervisor',
  vaultEmptying: 'the emptying of a vault',
  organizationPolicy: 'a backup policy of an organization',
  organizationBackup: 'a backup policy before it is a document',
  tagSet: 'the tags of a resource',
  regionSettings: 'settings of a Region',
  globalSettings: 'settings of an organization',
  standards: 'a set-up and the standards that it names',
  customStandard: 'a standard of your own',
  estate: 'everything that one account has in one Region',
  memberAccounts: 'what member accounts get',
  delegation: 'a delegated administrator',
  guardRail: 'a guard rail',
  serviceControlPolicy: 'a service control policy',
  monitoring: 'a monitoring',
  metricAlarm: 'an alarm on a metric',
  chatChannel: 'a channel of a chat',
  backupMetric: 'a metric of AWS Backup',
  dashboard: 'a dashboard',
  activityLog: 'an activity log',
  centralEvents: 'a central event bus',
};

const examples = examplesOf(CATALOGUE);

function render(catalogue: readonly Diagnostic[]): string {
  const areas = [...new Set(catalogue.map(areaOf))];
  const of = (area: string) => catalogue.filter(rule => areaOf(rule) === area).sort((a, b) => a.id.localeCompare(b.id));
  const example = catalogue.find(rule => rule.severity === 'warning');
  return [
    INTRODUCTION.replace('COUNT', String(catalogue.length)).replace('ID', String(example?.id)),
    ...areas.flatMap(area => [
      `- [${titleOf(area)}](#${titleOf(area).toLowerCase().replace(/ /g, '-')})`,
      ...of(area).map(rule => `  - [${rule.id}](#${rule.id.toLowerCase()}) ${rule.title}`),
    ]),
    '',
    ...areas.flatMap(area => [`## ${titleOf(area)}`, '', ...of(area).flatMap(section)]),
  ].join('\n').trimEnd() + '\n';
}

function section(rule: Diagnostic): string[] {
  const { source } = rule;
  const example = examples.get(rule.id)!;
  const link = source.url ? `[${source.title}](${source.url})` : source.title;
  return [
    `### ${rule.id}`,
    '',
    `**${rule.title}**`,
    '',
    `${rule.why}`,
    '',
    `Example: ${example.title}`,
    '',
    '```diff',
    ...example.change,
    '```',
    '',
    `> ${example.message}`,
    '',
    '| | |',
    '|---|---|',
    `| Severity | ${SEVERITY[rule.severity]} |`,
    `| Judged | ${WHEN[rule.when]} |`,
    `| On | ${ON[rule.on]} |`,
    `| Source | ${link}; checked ${source.checked} |`,
    ...rule.severity === 'warning' ? [`| Acknowledge | \`Validations.of(construct).acknowledge({ id: '${rule.id}', reason: '…' })\` |`] : [],
    '',
  ];
}

function areaOf(rule: Diagnostic): string {
  return rule.id.split('-')[1];
}

function titleOf(area: string): string {
  const title = AREAS[area];
  if (!title) throw new Error(`area ${area} of the catalogue must have a title in scripts/rules.ts`);
  return title;
}

const ids = CATALOGUE.map(rule => rule.id);
const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
const malformed = ids.filter(id => !/^CB-[A-Z]+-\d{3}$/.test(id));
if (twice.length || malformed.length) {
  throw new Error(`ids of diagnostics must be unique and read CB-AREA-NNN, got ${[...twice, ...malformed].join(', ')}`);
}

const wanted = render(CATALOGUE);
if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== wanted) {
    throw new Error('RULES.md is stale: run npx projen rules and commit it');
  }
} else {
  writeFileSync(FILE, wanted);
}
