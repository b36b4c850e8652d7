import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stage, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { BackupCoverage } from '../checks/app-coverage/backup-coverage';
import { judgeApp } from '../checks/app-coverage/judge-app';
import type { JudgedApp } from '../checks/app-coverage/judge-app';
import { atAssembly } from '../checks/at-assembly';
import { TemplateIndex } from '../checks/template/template-index';
import { buildPage } from './build-page';
import { describePosture } from './describe-posture';
import { renderHtml } from './page-html';
import { renderMarkdown } from './page-markdown';
import type { Posture } from './posture';
import { renderJson } from './posture-json';
import { PostureFormat } from './posture-report-props';
import type { PostureReportProps } from './posture-report-props';

const FILE = 'backup-posture';

const RENDER: Readonly<Record<PostureFormat, (posture: Posture) => string>> = {
  [PostureFormat.JSON]: renderJson,
  [PostureFormat.MARKDOWN]: posture => renderMarkdown(buildPage(posture)),
  [PostureFormat.HTML]: posture => renderHtml(buildPage(posture)),
};

/**
 * Writes what is known of the backups of an app into the cloud assembly, for whoever asks "are our backups all right?":
 * `backup-posture.html`, one page without scripts; `backup-posture.md`; and `backup-posture.json` for programs.
 *
 * `new PostureReport(app)` is enough, whatever made the resources and the plans. It reads the rendered templates of all
 * stacks, Stages and nested stacks, and never fails a synth: that is what `BackupChecks` and `BackupCoverage` do. Declared plans,
 * baseline and day are those of the `BackupCoverage` of the same App or Stage, so that the two cannot disagree; without
 * one, nothing is declared and the day is today.
 *
 * The same app gives the same bytes, on any machine. No file claims that a standard is fulfilled.
 */
export class PostureReport {
  /**
   * Has a report written at each synth.
   *
   * @param scope the App, or a Stage of it; refused where it is neither, and where it has a report already
   * @param props title and formats; refused where the title is not known at synth, or there is no format
   */
  constructor(private readonly scope: IConstruct, props: PostureReportProps = {}) {
    const { title = 'Backup posture', formats = Object.values(PostureFormat) } = props;
    if (!Stage.isStage(scope)) throw new Error(`PostureReport must get an App or a Stage, got '${scope.node.path}'`);
    if (REPORTED.has(scope)) throw new Error(`PostureReport must be made once for an App or Stage, got a second one for '${scope.node.path}'`);
    if (Token.isUnresolved(title)) throw new Error('title of PostureReport must be known at synth, got a token');
    if (title.trim() === '') throw new Error(`title of PostureReport must have characters, got '${title}'`);
    if (formats.length === 0) throw new Error('formats of PostureReport must have at least one, got none');
    REPORTED.add(scope);
    atAssembly(scope, 'PostureReport', folder => {
      const posture = describePosture(scope, this.judged(), title, folder);
      for (const format of new Set(formats)) writeFileSync(join(folder, `${FILE}.${format}`), RENDER[format](posture));
    });
  }

  private judged(): JudgedApp {
    const coverage = BackupCoverage._on(this.scope);
    if (coverage) return coverage._judged();
    const other = this.coverageElsewhere();
    if (other) {
      throw new Error(`PostureReport must be made for the App or Stage of BackupCoverage, got '${this.scope.node.path}' and a BackupCoverage of '${other.node.path}': `
        + 'plans that it declares would not be in the report');
    }
    return judgeApp(this.scope, {}, undefined);
  }

  /** An App or Stage around this one, or below it, that has coverage of its own. */
  private coverageElsewhere(): IConstruct | undefined {
    const below = TemplateIndex.below(this.scope).templates.flatMap(({ stack }) => stack.node.scopes);
    return [...new Set([...this.scope.node.scopes, ...below])].find(scope => Stage.isStage(scope) && BackupCoverage._on(scope) !== undefined);
  }
}

const REPORTED = new WeakSet<IConstruct>();
