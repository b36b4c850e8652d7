import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stage } from 'aws-cdk-lib';
import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isDay } from '../../model/diagnostics/app/coverage';
import { atAssembly } from '../at-assembly';
import { BACKUP_COVERAGE } from '../plugin-names';
import { tellAloud } from '../tell-aloud';
import { TemplateIndex } from '../template/template-index';
import { violationOf } from '../violation';
import { acknowledgeInPlan } from './acknowledge-nag';
import type { BackupCoverageProps } from './backup-coverage-props';
import { Baseline } from './baseline';
import { COVERAGE_FILE, renderJson } from './coverage-json';
import { renderTable } from './coverage-table';
import { judgeApp } from './judge-app';
import type { JudgedApp } from './judge-app';
import { COVERAGE_RULES } from './judge-coverage';

/**
 * Says of every stateful resource of an app whether a backup plan protects it: tables, buckets, databases, file systems,
 * volumes, whatever made them. Each is protected, exempt with a reason (`BackupExemption`), missed, or unknown.
 *
 * Add it once: `Validations.of(app).addPlugins(new BackupCoverage(app))`. It reads the rendered templates with the semantics
 * of AWS Backup, looks at what keeps a protected resource from being backed up, and writes `backup-coverage.json` into the
 * cloud assembly. cdk-nag's `*InBackupPlan` findings are acknowledged where a plan surely takes the resource.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
 */
export class BackupCoverage implements IPolicyValidationPlugin {
  /**
   * The one of an App or Stage; of several, the last, whose file is kept.
   *
   * @internal
   */
  public static _on(scope: IConstruct): BackupCoverage | undefined {
    return onScope(scope).at(-1);
  }

  /** Name of the plugin in reports. */
  public readonly name = BACKUP_COVERAGE;
  /** Version of this library. */
  public readonly version?: string = packageVersion();
  /** Ids of everything it can find; RULES.md describes them. */
  public readonly ruleIds?: string[] = COVERAGE_RULES.map(({ id }) => id);

  private readonly baseline: Baseline | undefined;
  private judged: JudgedApp | undefined;
  private report: PolicyValidationPluginReport | undefined;

  /**
   * Covers the stacks below a scope, those of its Stages and nested stacks included.
   *
   * @param scope the app, or a Stage of it; refused where it is neither
   * @param props how to judge and tell
   */
  constructor(private readonly scope: IConstruct, private readonly props: BackupCoverageProps = {}) {
    if (!Stage.isStage(scope)) throw new Error(`BackupCoverage must get an App or a Stage, got '${scope.node.path}'`);
    if (props.asOf !== undefined && !isDay(props.asOf)) throw new Error(`asOf of BackupCoverage must be a day, YYYY-MM-DD, got '${props.asOf}'`);
    this.baseline = props.baseline === undefined ? undefined : Baseline.read(props.baseline, BackupCoverage);
    onScope(scope).push(this);
    atAssembly(scope, 'BackupCoverage', folder => {
      this.report = this.run(folder);
    });
  }

  /**
   * Called by aws-cdk-lib at the end of the synth.
   *
   * @param _context not used, since the scope says where the templates are
   */
  public validate(_context: IPolicyValidationContext): PolicyValidationPluginReport {
    // Where the validation of constructs was left out, nothing has run before; files cannot be written any more.
    const report = this.report ?? this.run(undefined);
    tellAloud(this.scope, this, report.violations);
    return report;
  }

  /**
   * What it found, once for each synth, whoever asks first. Templates have to be written.
   *
   * @internal
   */
  public _judged(): JudgedApp {
    if (this.judged?.result.index !== TemplateIndex.below(this.scope)) this.judged = judgeApp(this.scope, this.props, this.baseline);
    return this.judged;
  }

  private run(folder: string | undefined): PolicyValidationPluginReport {
    const { result, findings } = this._judged();
    acknowledgeInPlan(result);
    if (folder !== undefined) writeFileSync(join(folder, COVERAGE_FILE), renderJson(result));
    if (this.props.printTable) process.stderr.write(renderTable(result));
    return {
      success: findings.every(({ finding }) => finding.severity !== 'error'),
      pluginVersion: this.version,
      violations: findings.map(({ diagnostic, finding, path, resource }) => violationOf(diagnostic, finding, {
        constructPath: path,
        ...(resource ? { resourceLogicalId: resource.logicalId, templatePath: resource.template.path } : {}),
        locations: ['Properties'],
      })),
    };
  }
}

/** Those that were made for a scope, in order. */
function onScope(scope: IConstruct): BackupCoverage[] {
  let made = COVERAGES.get(scope);
  if (!made) COVERAGES.set(scope, made = []);
  return made;
}

const COVERAGES = new WeakMap<IConstruct, BackupCoverage[]>();

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'package.json'), 'utf8')) as { version: string };
  return version;
}
