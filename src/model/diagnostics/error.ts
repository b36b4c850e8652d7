import type { Finding, SubjectName, Subjects } from './diagnostic';
import { judge } from './judge';

/** Bad input, told in the words of the catalogue: `<what> must <rule>, got <value> [<path>] (<id>)`, a line each. */
export class DiagnosticError extends Error {
  /** Ids of the diagnostics that spoke, one for each line. */
  public readonly ids: readonly string[];

  constructor(errors: readonly Finding[], constructPath: string | undefined, from: Function) {
    // Several rules may have the same thing wrong with them.
    const lines = new Map(errors.map(error => [told(error, constructPath), error.id]));
    super([...lines.keys()].join('\n'));
    this.name = 'CompliantBackupError';
    this.ids = [...lines.values()];
    Error.captureStackTrace(this, from);
  }
}

/** For value objects, which have no construct path: throws what is wrong with the part as such. */
export function refuse<K extends SubjectName>(on: K, subject: Subjects[K], label: string, from: Function): void {
  const errors = errorsOf(judge(on, subject, { label, path: '' }, 'part'));
  if (errors.length > 0) throw new DiagnosticError(errors, undefined, from);
}

export function errorsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** A finding in one line. */
export function told({ message, id }: Finding, constructPath?: string): string {
  return `${message}${constructPath ? ` [${constructPath}]` : ''} (${id})`;
}
