import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { CopyDestination } from '../../copy/copy-destination';
import { isKnown, leaf, UNKNOWN } from '../../model/known';
import type { MemberPlanModel } from '../../model/organization/organization-backup-model';
import { copyArn, renderPolicyPlan } from '../../model/organization/organization-policy-render';
import { partitionOf } from '../../model/partitions';
import type { CopyModel, LifecycleModel, PlanModel, RuleModel, VaultModel } from '../../model/plan/plan-model';
import type { Retention } from '../../model/plan/retention';
import { typesWith } from '../../model/resources/resource-types';
import { AdvancedSettings } from '../../plan/advanced-settings';
import type { LevelPlan } from '../../plan/level-plan';
import { ProtectionLevel } from '../../plan/protection-level';
import type { ProtectionRule } from '../../plan/protection-rule';
import type { NeededResources } from '../baseline/member-resources';
import { memberRoleArn } from './member-arns';
import { MemberSelections } from './member-selections';
import type { OrganizationPlan } from './organization-plan';
import type { PolicyPart } from './policy-parts';

const A_DAY = 24;
const UTC: readonly string[] = ['UTC', 'Etc/UTC'];
const CONTINUOUS = typesWith('continuous');

/** Nothing of a vault in a member account is known but its name; where that is, depends on who reads it. */
const SOME_VAULT: VaultModel = {
  name: UNKNOWN, account: UNKNOWN, region: UNKNOWN, arn: UNKNOWN, lock: UNKNOWN, encryptionKeyArn: UNKNOWN, notificationEvents: UNKNOWN,
  retained: UNKNOWN,
};

/** A plan of an organization, as the plans that go into documents and as what there is to say about it. */
export class MemberPlan {
  private readonly level: LevelPlan;
  private readonly rules: readonly ProtectionRule[];
  private readonly selections: MemberSelections;
  private readonly partition: string;

  constructor(scope: Construct, private readonly plan: OrganizationPlan) {
    const level = plan.rules ? ProtectionLevel.custom({ rules: plan.rules }) : plan.level ?? ProtectionLevel.regulated();
    this.level = level._plan(A_DAY, {});
    const { copyTo = [] } = plan;
    this.rules = [...this.level.rules, ...this.level.continuous].map(rule => copyTo.length > 0 ? rule.copyingTo(...copyTo) : rule);
    this.partition = partitionOf(this.regions[0] ?? '');
    this.selections = new MemberSelections(scope, plan, this.partition);
  }

  private get regions(): readonly string[] {
    return Token.isUnresolved(this.plan.regions) ? [] : [...new Set(this.plan.regions)];
  }

  /** The plans that it comes to, each with a name of its own. */
  public get parts(): PolicyPart[] {
    const perRegion = this.regions.map(region => this.partsIn(region));
    const alike = new Set(perRegion.map(parts => JSON.stringify(parts.map(({ plan, extras }) => renderPolicyPlan(plan, extras).rules)))).size < 2;
    if (!alike) return perRegion.flatMap((parts, i) => parts.map(part => named(part, `${part.name}-${this.regions[i]}`)));
    return (perRegion[0] as PolicyPart[] | undefined ?? []).map(part => ({ ...part, extras: { ...part.extras, regions: this.regions } }));
  }

  /** The plan of each Region as any other plan, for what a document does not show: which types are selected. */
  public get judged(): PlanModel[] {
    return this.regions.flatMap(region => this.partsIn(region)).map(({ plan: { scanSettings, ...plan } }) => knownValues({
      // A role with $account in its ARN is judged in the document.
      ...plan, scanSettings: isKnown(scanSettings) ? scanSettings.map(settings => ({ ...settings, scannerRoleArn: UNKNOWN })) : scanSettings,
    }));
  }

  /** What it names in the accounts and Regions that it reaches. */
  public get needs(): NeededResources {
    const { backupRoleName, airGappedVaultName, malwareScanning } = this.plan;
    const own = this.regions.flatMap(region => [this.vaultName(region), airGappedVaultName]
      .flatMap(name => name === undefined ? [] : [{ name, region }]));
    const copied = this.rules.flatMap(rule => rule._copyTo).flatMap(({ _named: copy }) => {
      return copy?.region !== undefined && copy.account === undefined
        ? [{ name: copy.backupVaultName ?? this.vaultName(copy.region), region: copy.region }] : [];
    });
    return {
      vaults: [...own, ...copied].filter(({ name, region }) => !Token.isUnresolved(name) && !Token.isUnresolved(region)),
      roles: [backupRoleName, malwareScanning?.scannerRoleName].filter((name): name is string => name !== undefined && !Token.isUnresolved(name)),
    };
  }

  /** For the diagnostics. */
  public get model(): MemberPlanModel {
    const { plan } = this;
    const copies = this.rules.flatMap(rule => rule._copyTo.map(destination => ({ rule: rule.ruleName, destination })));
    return {
      name: leaf(plan.planName),
      regions: Token.isUnresolved(plan.regions) ? UNKNOWN : plan.regions.map(region => leaf(region)),
      partitions: [...new Set(this.regions.filter(region => !Token.isUnresolved(region)).map(partitionOf))],
      rules: this.rules.length,
      givesLevelAndRules: plan.level !== undefined && plan.rules !== undefined,
      selections: Object.keys(plan.selections).length,
      copies: copies.map(({ rule, destination: { _factory: factory, _named: copy } }) => ({
        factory, rule, named: copy !== undefined, uselessOptions: copy?.uselessOptions ?? [], arn: leaf(copy?.arn),
      })),
      repeated: this.repeated,
      rulesWithVault: this.rules.filter(rule => rule._backupVault ?? rule._model(SOME_VAULT, []).airGappedVault).map(({ ruleName }) => ruleName),
      regionsWithoutCopy: copies.length > 0 || this.level.expectsCopy
        ? this.regions.filter(region => this.rules.every(rule => this.copiesOf(rule, region).length === 0)) : [],
      singleResources: this.selections.singleResources,
      typePatterns: this.selections.typePatterns,
      zonedRules: this.rules.map(({ ruleName, schedule }) => ({ rule: ruleName, timeZone: schedule.timeZone.timezoneName }))
        .filter(({ timeZone }) => !UTC.includes(timeZone) && !Token.isUnresolved(timeZone)),
    };
  }

  /** Names are compared as AWS Organizations compares them, vaults as they are. */
  private get repeated(): MemberPlanModel['repeated'] {
    const rules = this.rules.map(({ ruleName }) => ruleName.toLowerCase());
    const copies = this.regions.flatMap(region => this.rules.flatMap(rule => {
      const arns = this.copiesOf(rule, region).map(copy => copyArn(copy, this.partition));
      return arns.filter((arn, i) => arns.indexOf(arn) < i).map(name => ({ what: 'copies' as const, rule: rule.ruleName, name }));
    }));
    const seen = new Set<string>();
    return [
      ...this.rules.filter((_, i) => rules.indexOf(rules[i]) < i).map(({ ruleName }) => ({ what: 'rules' as const, name: ruleName })),
      ...copies.filter(({ rule, name }) => !seen.has(`${rule} ${name}`) && seen.add(`${rule} ${name}`)),
    ];
  }

  private partsIn(region: string): PolicyPart[] {
    const { planName } = this.plan;
    const snapshots = this.rules.filter(({ isContinuous }) => !isContinuous);
    const continuous = this.rules.filter(({ isContinuous }) => isContinuous);
    return [
      ...snapshots.length > 0 ? [this.part(planName, region, snapshots, this.selections.all)] : [],
      // Of any other type a continuous rule would take a second snapshot.
      ...continuous.length > 0 ? [this.part(`${planName}-continuous`, region, continuous, this.selections.ofTypes(CONTINUOUS))] : [],
    ].filter(({ plan }) => (plan.selections as readonly unknown[]).length > 0);
  }

  private part(name: string, region: string, rules: readonly ProtectionRule[], selections: MemberSelections['all']): PolicyPart {
    const { windowsVss, s3, malwareScanning, planTags = {}, extendInherited } = this.plan;
    return {
      name,
      plan: {
        name, account: UNKNOWN, region,
        rules: rules.map(rule => this.ruleValues(rule, region)),
        selections,
        advancedSettings: new AdvancedSettings({ windowsVss, s3 }).settings,
        // Where no rule of the plan scans, that has to be seen.
        scanSettings: malwareScanning && (rules.some(scans) || !this.rules.some(scans)) ? [{
          malwareScanner: 'GUARDDUTY',
          resourceTypes: malwareScanning.resourceTypes.map(({ backupTypeName }) => backupTypeName),
          scannerRoleArn: memberRoleArn(this.partition, malwareScanning.scannerRoleName),
        }] : undefined,
      },
      extras: { regions: [region], partition: this.partition, planTags, listOperator: extendInherited ? '@@append' : '@@assign' },
      divided: false,
    };
  }

  /** The rule with the values that go into the document, tokens included. */
  private ruleValues(rule: ProtectionRule, region: string): RuleModel {
    const { scheduleExpression, scheduleExpressionTimezone, startWindowMinutes, completionWindowMinutes } = rule.schedule._render();
    const { airGappedVaultName } = this.plan;
    const copies = this.copiesOf(rule, region);
    const model = rule._model({ ...SOME_VAULT, name: this.vaultName(region), region }, copies);
    return {
      ...model,
      name: rule.ruleName,
      schedule: {
        expression: scheduleExpression,
        // The syntax page has no key for it, so the default is not written.
        timeZone: UTC.includes(scheduleExpressionTimezone) ? undefined : scheduleExpressionTimezone,
        startWindowMinutes, completionWindowMinutes,
      },
      lifecycle: lifecycleValues(rule.retention),
      airGappedVault: airGappedVaultName === undefined ? undefined : { ...SOME_VAULT, name: airGappedVaultName },
      recoveryPointTags: rule._render('', []).recoveryPointTags as RuleModel['recoveryPointTags'],
    };
  }

  /** The copies that a rule makes of backups in a Region; one into the vault itself is none. */
  private copiesOf(rule: ProtectionRule, region: string): CopyModel[] {
    return rule._copyTo.flatMap(destination => this.copyOf(destination, region));
  }

  private copyOf({ _named: copy }: CopyDestination, region: string): CopyModel[] {
    if (!copy) return [];
    const lifecycle = copy.retention && lifecycleValues(copy.retention);
    if (copy.arn !== undefined) return [{ destination: { ...SOME_VAULT, arn: copy.arn }, lifecycle }];
    const there = copy.region ?? region;
    const name = copy.backupVaultName ?? this.vaultName(there);
    if (copy.account === undefined && there === region && name === this.vaultName(region)) return [];
    const destination: VaultModel = { ...SOME_VAULT, account: copy.account ?? UNKNOWN, region: there, name };
    return [{ destination, lifecycle, toOtherAccount: copy.account !== undefined }];
  }

  private vaultName(region: string): string {
    const { backupVaultName, backupVaultNamesByRegion = {} } = this.plan;
    return Object.hasOwn(backupVaultNamesByRegion, region) ? backupVaultNamesByRegion[region] : backupVaultName;
  }
}

/** The same without tokens, which are not known. */
function knownValues<T>(value: T): T {
  if (typeof value === 'string' || typeof value === 'number') return (Token.isUnresolved(value) ? UNKNOWN : value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => knownValues(item)) as T;
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, knownValues(inner as unknown)])) as T : value;
}

function scans(rule: ProtectionRule): boolean {
  return rule._model(SOME_VAULT, []).scanActions !== undefined;
}

function named(part: PolicyPart, name: string): PolicyPart {
  return { ...part, name, plan: { ...part.plan, name } };
}

function lifecycleValues(retention: Retention): LifecycleModel | undefined {
  const rendered = retention._render();
  return rendered && {
    deleteAfterDays: rendered.deleteAfterDays,
    moveToColdStorageAfterDays: rendered.moveToColdStorageAfterDays,
    optInToArchive: rendered.optInToArchiveForSupportedResources,
  };
}
