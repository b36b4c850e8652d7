import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App, IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport, Stage } from 'aws-cdk-lib';
import { Stack, Validations } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import { BackupCoverage } from '../../../src';
import type { BackupCoverageProps } from '../../../src';
import { VALIDATION_CONTEXT } from '../../helpers/validation';

/** Hands on what a plugin reports, and keeps it. */
class Listening implements IPolicyValidationPlugin {
  public report: PolicyValidationPluginReport | undefined;

  constructor(private readonly plugin: IPolicyValidationPlugin, public readonly name = plugin.name) {}

  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    this.report = this.plugin.validate(context);
    return this.report;
  }
}

interface ProtectionJson {
  readonly plan: string;
  readonly selection: string;
  readonly by: string;
  readonly within: string | null;
  readonly needsOptIn: boolean;
}

interface ResourceJson {
  readonly path: string;
  readonly status: string;
  readonly types: readonly string[];
  readonly imported: boolean;
  readonly protectedBy: readonly ProtectionJson[];
  readonly copies: readonly object[];
  readonly exemption: object | null;
  readonly reasons: readonly string[];
}

interface CoverageJson {
  readonly version: number;
  readonly summary: Record<string, number>;
  readonly plans: readonly object[];
  readonly resources: readonly ResourceJson[];
}

export interface Covered {
  readonly success: boolean;
  /** `<id> <construct path>`, in order. */
  readonly findings: string[];
  readonly messages: string[];
  readonly text: string;
  readonly json: CoverageJson;
  /** Status by path. */
  readonly statuses: Record<string, string>;
}

/** What BackupCoverage says about an app; aws-cdk-lib throws on errors, or sets the exit code, and prints. */
export function coverageOf(scope: App | Stage | Stack, props: BackupCoverageProps = {}, ...others: IPolicyValidationPlugin[]): Covered {
  const stage = (Stack.isStack(scope) ? scope.node.root : scope) as App;
  const plugin = new Listening(new BackupCoverage(stage, props));
  Validations.of(stage).addPlugins(...others, plugin);
  return synthesized(stage, plugin);
}

function synthesized(stage: App, plugin: Listening): Covered {
  const { exitCode } = process;
  const print = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  let thrown: unknown;
  try {
    (stage.node.root as App).synth();
  } catch (error) {
    thrown = error;
  } finally {
    process.exitCode = exitCode;
    print.mockRestore();
  }
  if (!plugin.report && thrown) throw thrown;
  // Newer versions of aws-cdk-lib ask nobody about an app without stacks.
  const report = plugin.report ?? plugin.validate(VALIDATION_CONTEXT);
  const text = readFileSync(join(stage.outdir, 'backup-coverage.json'), 'utf8');
  const json = JSON.parse(text) as Covered['json'];
  return {
    success: report.success,
    findings: report.violations.map(({ ruleName, violatingResources: [{ constructPath }] }) => `${ruleName} ${constructPath}`).sort(),
    messages: report.violations.map(({ description }) => description),
    text,
    json,
    statuses: Object.fromEntries(json.resources.map(({ path, status }) => [path, status])),
  };
}

/** A plan by L1s, with one selection. */
export function planOf(
  stack: Stack, selection: Partial<backup.CfnBackupSelection.BackupSelectionResourceTypeProperty>, id = 'Plan',
  rule: Partial<backup.CfnBackupPlan.BackupRuleResourceTypeProperty> = {},
): backup.CfnBackupSelection {
  const plan = new backup.CfnBackupPlan(stack, id, {
    backupPlan: { backupPlanName: id.toLowerCase(), backupPlanRule: [{ ruleName: 'Daily', targetBackupVault: 'vault', ...rule }] },
  });
  return new backup.CfnBackupSelection(stack, `${id}Selection`, {
    backupPlanId: plan.attrBackupPlanId,
    backupSelection: { selectionName: `${id.toLowerCase()}-selection`, iamRoleArn: `arn:${stack.partition}:iam::111122223333:role/backup`, ...selection },
  });
}

export function tag(key: string, value: string): backup.CfnBackupSelection.ConditionResourceTypeProperty {
  return { conditionType: 'STRINGEQUALS', conditionKey: key, conditionValue: value };
}
