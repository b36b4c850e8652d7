import { UNKNOWN } from '../../model/known';
import type { Unknown } from '../../model/known';

/** More conditions than this in one reading are not told apart: what hangs on the others is unknown. */
const MOST_CONDITIONS = 5;

/** Something that is true or false at deployment only. */
export interface Question {
  /** What is compared; two questions about one subject that want different answers are never both true. */
  readonly subject: string;
  readonly answer: string;
}

interface Decision extends Question {
  readonly holds: boolean;
}

/**
 * Goes through what conditions can come to. What is read under `each` is read once for each case, and in each case all
 * conditions of the app fit together, so readers never meet a value that could be one of several.
 */
export class Cases {
  private current: Decision[] | undefined;
  private planned: readonly Decision[] = [];

  /** What `read` returns, once for each combination of the conditions that it comes upon. */
  public each<T>(read: () => T): T[] {
    if (this.current) return [read()];
    const results: T[] = [];
    try {
      this.planned = [];
      do {
        this.current = [];
        results.push(read());
        this.planned = next(this.current);
      } while (this.planned.length > 0);
    } finally {
      this.current = undefined;
    }
    return results;
  }

  /** What `read` returns when no condition is decided; for what is kept beyond one case. */
  public outside<T>(read: () => T): T {
    const { current } = this;
    this.current = undefined;
    try {
      return read();
    } finally {
      this.current = current;
    }
  }

  /** The answer in the present case; UNKNOWN outside of cases. */
  public decide({ subject, answer }: Question): boolean | Unknown {
    if (!this.current) return UNKNOWN;
    for (const decision of this.current) {
      if (decision.subject !== subject) continue;
      if (decision.answer === answer) return decision.holds;
      if (decision.holds) return false;
    }
    if (this.current.length >= MOST_CONDITIONS) return UNKNOWN;
    const planned = this.planned[this.current.length] as Decision | undefined;
    const holds = planned?.holds ?? true;
    this.current.push({ subject, answer, holds });
    return holds;
  }
}

/** The case after this one: the last condition that held does not hold, and all after it are asked anew. */
function next(decisions: readonly Decision[]): readonly Decision[] {
  const last = decisions.map(({ holds }) => holds).lastIndexOf(true);
  return last < 0 ? [] : [...decisions.slice(0, last), { ...decisions[last], holds: false }];
}
