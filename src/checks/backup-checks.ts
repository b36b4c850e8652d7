import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { judgeTemplates, RULE_IDS } from './judge-templates';
import { BACKUP_CHECKS } from './plugin-names';
import { tellAloud } from './tell-aloud';
import { TemplateIndex } from './template/template-index';
import { violationOf } from './violation';

/**
 * Checks every template of an app before it is deployed, whoever wrote it: constructs of this library, L2s and L1s of
 * aws-cdk-lib, included templates.
 *
 * Errors fail the synth. Warnings do not; acknowledge one with its bare id, on the construct or on anything above it:
 * `Validations.of(construct).acknowledge({ id: 'CB-VAULT-005', reason: '…' })`. What a construct of this library has said
 * already is not said again.
 *
 * Values that are known at deployment only are never guessed. Where a condition chooses, each choice is checked.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */
export class BackupChecks implements IPolicyValidationPlugin {
  /** The name of the plugin in reports. */
  public readonly name = BACKUP_CHECKS;
  /** The version of this library. */
  public readonly version?: string = packageVersion();
  /** Ids of everything it can find; RULES.md describes them. */
  public readonly ruleIds?: string[] = [...RULE_IDS];

  /**
   * Checks the stacks below a scope, those of its Stages and nested stacks included.
   *
   * @param scope the app, or a Stage of it
   */
  constructor(private readonly scope: IConstruct) {}

  /**
   * Called by aws-cdk-lib at the end of the synth.
   *
   * @param _context not used, since the scope says where the templates are
   */
  public validate(_context: IPolicyValidationContext): PolicyValidationPluginReport {
    const findings = judgeTemplates(TemplateIndex.below(this.scope));
    const violations = findings.map(({ diagnostic, finding, resource, path }) => violationOf(diagnostic, finding, {
      constructPath: resource.constructPath,
      resourceLogicalId: resource.logicalId,
      templatePath: resource.template.path,
      locations: [path],
    }));
    tellAloud(this.scope, this, violations);
    return {
      success: findings.every(({ finding }) => finding.severity !== 'error'),
      pluginVersion: this.version,
      violations,
    };
  }
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as { version: string };
  return version;
}
