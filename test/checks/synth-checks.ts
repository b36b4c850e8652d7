import type { App, IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { Validations } from 'aws-cdk-lib';
import { BackupChecks } from '../../src/checks/backup-checks';

/** Hands on what a plugin reports, and keeps it. */
class Listening implements IPolicyValidationPlugin {
  public readonly name: string;
  public report: PolicyValidationPluginReport | undefined;

  constructor(private readonly plugin: IPolicyValidationPlugin) {
    this.name = plugin.name;
  }

  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    this.report = this.plugin.validate(context);
    return this.report;
  }
}

export interface Checked {
  readonly success: boolean;
  /** `<id> <construct path> <path in the resource>`, in order. */
  readonly findings: string[];
  readonly report: PolicyValidationPluginReport;
}

/** What BackupChecks says about an app; aws-cdk-lib throws on errors, or sets the exit code, and prints. */
export function check(app: App): Checked {
  const plugin = new Listening(new BackupChecks(app));
  Validations.of(app).addPlugins(plugin);
  const { exitCode } = process;
  const print = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  let thrown: unknown;
  try {
    app.synth();
  } catch (error) {
    thrown = error;
  } finally {
    process.exitCode = exitCode;
    print.mockRestore();
  }
  if (!plugin.report) throw thrown;
  const { report } = plugin;
  const findings = report.violations.map(({ ruleName, violatingResources: [{ constructPath, locations }] }) => `${ruleName} ${constructPath} ${locations.join()}`);
  return { success: report.success, findings: findings.sort(), report };
}
