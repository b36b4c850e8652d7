import { App, Stack } from 'aws-cdk-lib';
import { ChildPolicyControl, CopyDestination, EffectiveBackupPolicy, OrganizationBackupPolicy, ProtectionLevel, ResourceSelector } from '../src';
import type { OrganizationBackupPolicyProps, OrganizationPlan } from '../src';
import { ORGANIZATION_LIMITS } from '../src/model/organization/organization-policy-model';

/**
 * Backup policies for 5,000 accounts in 4 Regions, by simulation: how long they are, how many there are, and what each
 * account gets of them. Nothing is deployed.
 *
 * `npx ts-node --transpile-only --project test/tsconfig.json -r ./scripts/self.js bench/organization.ts [--smoke]`
 */
const smoke = process.argv.includes('--smoke');
const ACCOUNTS = smoke ? 100 : 5_000;
const UNITS = 40;
const REGIONS = ['eu-west-1', 'eu-central-1', 'us-east-1', 'us-west-2'];
const BACKUP_ACCOUNT = '999988887777';
const { characters, policiesPerTarget, policiesPerOrganization, plansPerRegion } = ORGANIZATION_LIMITS;

interface Scenario {
  readonly name: string;
  readonly props: Pick<OrganizationBackupPolicyProps, 'plans' | 'childPolicies'>;
  /** Every so many units has a policy of its own, with one plan more. */
  readonly unitPlans?: number;
}

function plan(planName: string, more: Partial<OrganizationPlan> = {}): OrganizationPlan {
  return {
    planName, regions: REGIONS, backupVaultName: 'central', backupRoleName: 'backup-role', level: ProtectionLevel.baseline(),
    selections: { tagged: ResourceSelector.byTag('backup', planName) }, ...more,
  };
}

const bunker = CopyDestination.account({ account: BACKUP_ACCOUNT, backupVaultName: 'bunker' });
const [ireland, frankfurt] = [CopyDestination.region('eu-west-1'), CopyDestination.region('eu-central-1')];
const tiers = (count: number, more: Partial<OrganizationPlan>) => Array.from({ length: count }, (_, i) => plan(`tier${i + 1}`, more));
const regulated = ProtectionLevel.regulated();

const SCENARIOS: readonly Scenario[] = [
  { name: 'one tier, daily', props: { plans: [plan('daily')] } },
  { name: 'one tier, regulated, copied to one vault', props: { plans: [plan('regulated', { level: regulated, copyTo: [CopyDestination.account({ account: BACKUP_ACCOUNT, backupVaultName: 'bunker', region: 'eu-west-3' })] })] } },
  { name: 'one tier, regulated, copied in each Region', props: { plans: [plan('regulated', { level: regulated, copyTo: [bunker] })] } },
  { name: 'three tiers, regulated, copied twice', props: { plans: tiers(3, { level: regulated, copyTo: [ireland, frankfurt, bunker] }) } },
  { name: 'the same, locked against children', props: { plans: tiers(3, { level: regulated, copyTo: [ireland, frankfurt, bunker] }), childPolicies: ChildPolicyControl.none() } },
  { name: 'twelve tiers, daily, units add plans', props: { plans: tiers(12, { copyTo: [bunker] }), childPolicies: ChildPolicyControl.newPlansOnly() }, unitPlans: 4 },
];

function documents(props: Scenario['props'], id: string): string[] {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Organization', { env: { account: '000011112222', region: 'us-east-1' } });
  return new OrganizationBackupPolicy(stack, id, { ...props, targetIds: ['ou-ab12-11111111'], assumeExisting: true }).documents;
}

/** What the scenario comes to, for every account. */
function simulate({ name, props, unitPlans }: Scenario): string[] {
  const start = process.hrtime.bigint();
  const above = documents(props, 'Workloads');
  const planned = millisecondsSince(start);
  const own = unitPlans === undefined ? [] : Array.from({ length: UNITS }, (_, unit) => unit % unitPlans === 0 ? documents({ plans: [plan(`unit${unit}`)] }, `Unit${unit}`) : []);
  const merging = process.hrtime.bigint();
  // Accounts of one unit get the same.
  const ofUnit = Array.from({ length: UNITS }, (_, unit) => {
    const effective = EffectiveBackupPolicy.of([
      { target: 'ou-ab12-11111111', documents: above }, { target: 'ou-ab12-22222222', documents: own[unit] ?? [] },
    ]);
    if (effective.problems.length + effective.ignored.length > 0) throw new Error(`policies must fit together, got ${[...effective.problems, ...effective.ignored].join('; ')}`);
    return Object.values((JSON.parse(effective.document) as { plans: Record<string, { regions: string[] }> }).plans);
  });
  const merged = millisecondsSince(merging) / UNITS;
  const plans = Array.from({ length: ACCOUNTS }, (_, account) => ofUnit[account % UNITS]);
  const perRegion = plans.map(all => Math.max(...REGIONS.map(region => all.filter(({ regions }) => regions.includes(region)).length)));
  const made = plans.reduce((sum, all) => sum + all.reduce((inner, { regions }) => inner + regions.length, 0), 0);
  const longest = Math.max(...above.map(({ length }) => length));
  const policies = above.length + own.flat().length;
  return [
    name, String(above.length), String(longest), share(longest, characters.value), share(above.length, policiesPerTarget.value),
    share(policies, policiesPerOrganization.value), String(Math.max(...perRegion)), share(Math.max(...perRegion), plansPerRegion.value), made.toLocaleString('en'),
    planned.toFixed(0), merged.toFixed(2),
  ];
}

function millisecondsSince(start: bigint): number {
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function share(used: number, most: number): string {
  return `${(100 * used / most).toFixed(used * 100 < most ? 1 : 0)} %`;
}

const HEADINGS = [
  'policy', 'documents', 'longest', `of ${characters.value}`, `of ${policiesPerTarget.value} a target`, `of ${policiesPerOrganization.value} in all`,
  'plans an account and Region', `of ${plansPerRegion.value}`, `plans in ${ACCOUNTS} accounts`, 'to write, ms', 'to merge and check, ms',
];
console.log(`Backup policies for ${ACCOUNTS} accounts in ${REGIONS.length} Regions\n`);
console.log([HEADINGS, HEADINGS.map(() => '---'), ...SCENARIOS.map(simulate)].map(row => `| ${row.join(' | ')} |`).join('\n'));
