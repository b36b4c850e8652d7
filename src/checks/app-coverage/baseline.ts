import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { BaselineModel } from '../../model/app-coverage/coverage-subjects';
import { BASELINE_VARIABLE } from '../../model/diagnostics/app/coverage';
import { DiagnosticError, errorsOf } from '../../model/diagnostics/error';
import { judge } from '../../model/diagnostics/judge';
import { compare } from './coverage-result';
import type { CoverageResult } from './coverage-result';

/** The file that lists what nobody protects yet. */
export class Baseline {
  /** Reads it; throws where it is malformed. */
  public static read(file: string, from: Function): Baseline {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    const errors = errorsOf(judge('baseline', { file, text }, { label: 'the baseline', path: '' }, 'part'));
    if (errors.length > 0) throw new DiagnosticError(errors, undefined, from);
    return new Baseline(file, text, text === undefined ? [] : JSON.parse(text) as string[]);
  }

  private constructor(private readonly file: string, private readonly text: string | undefined, private readonly paths: readonly string[]) {}

  /** Whether `judgedBy` lays down what is missed, as there is no file yet and one is asked for. */
  public get isFirst(): boolean {
    return this.text === undefined && process.env[BASELINE_VARIABLE] === 'write';
  }

  public get listed(): ReadonlySet<string> {
    return new Set(this.paths);
  }

  /** As it is after `result`: written anew where that was asked for. */
  public judgedBy(result: CoverageResult): BaselineModel {
    if (process.env[BASELINE_VARIABLE] === 'write') return this.write(result);
    const status = new Map(result.resources.map(({ verdict }) => [verdict.path, verdict.status]));
    return { file: this.file, text: this.text, now: this.paths.map(path => ({ path, status: status.get(path) ?? 'gone' })) };
  }

  /** The first one holds all that is missed; a later one only loses lines. */
  private write(result: CoverageResult): BaselineModel {
    const { listed } = this;
    const kept = result.resources.filter(({ verdict: { path, status } }) =>
      this.text === undefined ? status === 'missed' : listed.has(path) && (status === 'missed' || status === 'unknown'));
    const text = `${JSON.stringify(kept.map(({ verdict }) => verdict.path).sort(compare), undefined, 2)}\n`;
    if (text !== this.text) writeFileSync(this.file, text);
    return { file: this.file, text };
  }
}
