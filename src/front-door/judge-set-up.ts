import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Finding, When } from '../model/diagnostics/diagnostic';
import { judgeAlone } from '../model/diagnostics/judge';
import { leaf, UNKNOWN } from '../model/known';
import type { PlanModel, RuleModel, SetupModel } from '../model/plan/plan-model';
import { AdvancedSettings } from '../plan/advanced-settings';
import { describeRule } from '../plan/bind-rule';
import type { LevelPlan } from '../plan/level-plan';
import { objectivesModel } from '../plan/objectives-model';
import type { RecoveryObjectives } from '../plan/recovery-objectives';
import { refuseErrors, report, reportAtSynth } from '../private/report';
import { vaultModelOf } from '../vault/vault-model';
import type { CompliantBackupProps } from './compliant-backup-props';
import { VAULT_OPTIONS, vaultToBe } from './own-vaults';

const PLACE = { label: 'backup plan', path: '' };

/** A plan of which nothing but its place, rules and settings matters. */
function anyPlan(scope: Construct): Pick<PlanModel, 'name' | 'account' | 'region' | 'selections'> {
  const { account, region } = Stack.of(scope);
  return { name: UNKNOWN, account: leaf(account), region: leaf(region), selections: UNKNOWN };
}

/** What is known of a set-up when it has been built. */
export interface Built {
  readonly rules: readonly RuleModel[];
  /** Labels of resource types that get no copy. */
  readonly withoutCopy: readonly string[];
}

/** Judges a set-up before anything of it exists, under its own path, and again at synth when all is known. */
export function judgeSetUp(scope: Construct, props: CompliantBackupProps, levelPlan: LevelPlan, built: () => Built, from: Function): void {
  const { backupVault, copyTo, level, objectives } = props;
  const vaultModel = backupVault ? vaultModelOf(backupVault) : vaultToBe(scope, levelPlan.vaultLock, props.encryptionKey);
  const origin = { scope, vault: backupVault, vaultModel };
  const described = [levelPlan.rules, levelPlan.continuous].map(list => list.map((rule, i) => describeRule(rule, origin, i)));
  const models = described.map(list => list.map(({ model }) => model));
  const plan = anyPlan(scope);
  const { settings: advancedSettings, scanSettings } = new AdvancedSettings(props);
  refuseErrors(scope, [
    ...backupVault ? [] : judgeAlone('vault', vaultModel, { label: 'the vault', path: '' }, 'part'),
    ...described.flat().flatMap(({ findings }) => findings),
    ...models.flatMap(list => judgeAlone('plan', { ...plan, advancedSettings, scanSettings, rules: list }, PLACE, 'part')),
    // Rules of a preset are all there are; to rules of your own more can be added.
    ...judgeObjectives(objectives, models.flat(), level?._hasFixedRules ? 'part' : undefined),
  ], from);
  const setup: SetupModel = {
    levelName: levelPlan.name,
    expectsCopy: levelPlan.expectsCopy,
    copies: copyTo?.length ?? 0,
    bringsVault: backupVault !== undefined,
    vaultOptions: VAULT_OPTIONS.filter(option => props[option] !== undefined),
    givenRules: level?._hasFixedRules === true,
    presetOptions: props.timeZone ? ['timeZone'] : [],
    generations: [props, ...props.retainedVaults ?? []].map(({ generation }) => leaf(generation)),
    withoutCopy: [],
  };
  report(scope, judgeAlone('setup', setup, PLACE, 'part'), from);
  reportAtSynth(scope, () => {
    const { rules, withoutCopy } = built();
    return [
      ...judgeAlone('setup', { ...setup, withoutCopy: [...withoutCopy] }, PLACE, 'whole'),
      ...judgeObjectives(objectives, rules, 'whole'),
    ];
  });
}

function judgeObjectives(objectives: RecoveryObjectives | undefined, rules: readonly RuleModel[], when?: When): Finding[] {
  return objectives ? judgeAlone('objectives', objectivesModel(objectives, rules), PLACE, when) : [];
}
