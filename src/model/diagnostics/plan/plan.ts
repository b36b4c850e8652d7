import { isKnown } from '../../known';
import { LIMITS } from '../../limits';
import { api, guide, ours } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic, Problem } from '../diagnostic';
import { repetitions } from '../leaves';

const { planName, rulesPerPlan, selectionsPerPlan, tagSelectionsPerPlan } = LIMITS;

/** Backup options that AWS Backup knows, by resource type. */
const ADVANCED_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  EC2: ['WindowsVSS'],
  S3: ['BackupACLs', 'BackupObjectTags'],
};

/** What the rules and selections of one plan have to obey together. */
export const PLAN_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-PLAN-001',
    severity: 'error',
    when: 'part',
    on: 'plan',
    title: 'A plan name has 1 to 50 letters, digits, hyphens, underscores or periods.',
    why: 'AWS Backup refuses the plan.',
    source: planName.source,
    check({ name }) {
      if (!isKnown(name) || planName.value.test(name)) return undefined;
      return { what: 'backup plan name', must: "have 1 to 50 letters, digits, '-', '_' or '.'", got: `'${name}'`, leaf: 'name' };
    },
  }),
  diagnostic({
    id: 'CB-PLAN-002',
    severity: 'error',
    when: 'whole',
    on: 'plan',
    title: 'A plan has at least one rule.',
    why: 'AWS Backup refuses the plan.',
    source: api('BackupPlanInput'),
    check({ rules }) {
      if (!isKnown(rules) || rules.length > 0) return undefined;
      return { what: 'backup plan', must: 'have at least one rule', got: 'none', fix: 'pass rules or call addRule', leaf: 'rules' };
    },
  }),
  diagnostic({
    id: 'CB-PLAN-003',
    severity: 'error',
    when: 'part',
    on: 'plan',
    title: 'A plan has at most 10 rules.',
    why: 'AWS Backup refuses the plan.',
    source: rulesPerPlan.source,
    check({ rules }) {
      if (!isKnown(rules) || rules.length <= rulesPerPlan.value) return undefined;
      return { what: 'rules of a backup plan', must: `be at most ${rulesPerPlan.value}`, got: `${rules.length}`, fix: 'split them into two plans', leaf: 'rules' };
    },
  }),
  diagnostic({
    id: 'CB-PLAN-004',
    severity: 'error',
    when: 'part',
    on: 'plan',
    title: 'Rules of one plan have different names.',
    why: 'Jobs, reports and messages tell rules apart by their names only.',
    source: ours('AWS Backup does not say what happens with two rules of one name'),
    check({ rules }) {
      if (!isKnown(rules)) return undefined;
      const names = rules.map(rule => rule.name).filter(isKnown);
      if (new Set(names).size === names.length) return undefined;
      const twice = names.find((name, i) => names.indexOf(name) !== i);
      return { what: 'rules of a backup plan', must: 'have different names', got: `'${twice}' twice`, fix: 'set ruleName', leaf: 'rules' };
    },
  }),
  diagnostic({
    id: 'CB-PLAN-005',
    severity: 'error',
    when: 'part',
    on: 'plan',
    title: 'A plan has at most one continuous rule.',
    why: 'A resource has one continuous recovery point; of two continuous rules one silently takes snapshots.',
    source: guide('point-in-time-recovery'),
    check({ rules }) {
      if (!isKnown(rules)) return undefined;
      const continuous = rules.filter(rule => rule.continuous === true);
      if (continuous.length < 2) return undefined;
      return {
        what: 'continuous rules of a backup plan',
        must: 'be at most one, since a resource has one continuous recovery point',
        got: continuous.map(rule => isKnown(rule.name) ? `'${rule.name}'` : 'a rule without a known name').join(' and '),
        leaf: 'rules',
      };
    },
  }),
  diagnostic({
    id: 'CB-PLAN-006',
    severity: 'warning',
    when: 'whole',
    on: 'plan',
    title: 'A plan selects nothing.',
    why: 'The plan deploys, runs, and protects nothing.',
    source: ours('a plan without a selection protects nothing'),
    check({ selections }) {
      if (!isKnown(selections) || selections.length > 0) return undefined;
      return { what: 'backup plan', must: 'select resources to protect anything', got: 'no selection', fix: 'call addSelection or protect, or acknowledge this where selections are made elsewhere', leaf: 'selections' };
    },
  }),
  diagnostic({
    id: 'CB-PLAN-007',
    severity: 'error',
    when: 'part',
    on: 'plan',
    title: 'A plan has at most 100 selections, of which at most 10 use tags.',
    why: 'AWS Backup refuses further selections.',
    source: selectionsPerPlan.source,
    check({ selections }) {
      if (!isKnown(selections)) return undefined;
      const problems: Problem[] = [];
      const byTag = selections.filter(({ listOfTags }) => isKnown(listOfTags) && listOfTags.length > 0).length;
      if (selections.length > selectionsPerPlan.value) {
        problems.push({ what: 'selections of a backup plan', must: `be at most ${selectionsPerPlan.value}`, got: `${selections.length}`, leaf: 'selections' });
      }
      if (byTag > tagSelectionsPerPlan.value) {
        problems.push({ what: 'selections by tag of a backup plan', must: `be at most ${tagSelectionsPerPlan.value}`, got: `${byTag}`, fix: 'name several tags in one ResourceSelector.byAnyTag', leaf: 'selections' });
      }
      return problems;
    },
  }),
  diagnostic({
    id: 'CB-PLAN-008',
    severity: 'error',
    when: 'part',
    on: 'plan',
    title: 'Advanced backup settings name an option that exists: WindowsVSS for EC2, BackupACLs or BackupObjectTags for S3.',
    why: 'AWS Backup refuses an option it does not know.',
    source: api('AdvancedBackupSetting'),
    check({ advancedSettings }) {
      if (!isKnown(advancedSettings)) return undefined;
      return advancedSettings.flatMap(({ resourceType, options }, i): Problem[] => {
        const leaf = `advancedSettings[${i}]`;
        if (!isKnown(resourceType)) return [];
        const known = ADVANCED_OPTIONS[resourceType];
        if (!known) return [{ what: 'resource type of an advanced backup setting', must: "be 'EC2' or 'S3'", got: `'${resourceType}'`, leaf }];
        if (!isKnown(options)) return [];
        return Object.entries(options).flatMap(([option, value]): Problem[] => {
          if (!known.includes(option)) return [{ what: `advanced backup setting of ${resourceType}`, must: `be ${known.map(o => `'${o}'`).join(' or ')}`, got: `'${option}'`, leaf }];
          if (isKnown(value) && value !== 'enabled' && value !== 'disabled') return [{ what: `advanced backup setting '${option}'`, must: "be 'enabled' or 'disabled'", got: `'${value}'`, leaf }];
          return [];
        });
      });
    },
  }),
  diagnostic({
    id: 'CB-PLAN-009',
    severity: 'error',
    when: 'whole',
    on: 'plan',
    title: 'A resource is named by the continuous rule of one plan only.',
    why: 'A resource has one continuous recovery point; of two continuous rules one silently takes snapshots.',
    source: guide('point-in-time-recovery'),
    check({ continuousElsewhere }) {
      return continuousElsewhere?.map(({ resource, plan }) => ({
        what: `resource '${resource}'`,
        must: 'have one continuous rule, since it has one continuous recovery point',
        got: `another one in plan '${plan}'`,
        fix: 'take it out of one of them',
        leaf: 'selections',
      }));
    },
  }),
  diagnostic({
    id: 'CB-PLAN-010',
    severity: 'error',
    when: 'part',
    on: 'plan',
    title: 'A plan has the advanced settings of a resource type once.',
    why: 'Only one of the two can hold.',
    source: api('AdvancedBackupSetting'),
    check({ advancedSettings }) {
      if (!isKnown(advancedSettings)) return undefined;
      return repetitions(advancedSettings.map(({ resourceType }) => resourceType)).map(({ item, index }) => ({
        what: 'advanced backup settings', must: 'stand there once for each resource type', got: `'${item}' twice`, leaf: `advancedSettings[${index}]`,
      }));
    },
  }),
  diagnostic({
    id: 'CB-SCAN-001',
    severity: 'error',
    when: 'whole',
    on: 'plan',
    title: 'Malware scanning is both set up in the plan and asked for by a rule.',
    why: 'Settings without an action, or an action without settings, scan nothing.',
    source: api('ScanSetting'),
    check({ rules, scanSettings }) {
      if (!isKnown(rules) || (scanSettings !== undefined && !isKnown(scanSettings))) return undefined;
      const scanning = rules.filter(rule => isKnown(rule.scanActions) && rule.scanActions.length > 0);
      const configured = (scanSettings ?? []).length > 0;
      if (configured === scanning.length > 0) return undefined;
      return configured
        ? { what: 'malware scanning of a backup plan', must: 'be asked for by at least one rule', got: 'none', fix: 'set malwareScan in a rule', leaf: 'scanSettings' }
        : { what: 'malware scanning of a backup plan', must: 'be set up where a rule asks for it', got: 'no scan settings', fix: 'set malwareScanning of the plan', leaf: 'scanSettings' };
    },
  }),
];
