/** One row of a table of refusals: what a user wrote, and the exact words of the error. */
export interface Refusal {
  readonly name: string;
  readonly write: () => unknown;
  readonly message: string;
}

/** Runs a table of refusals; every row must throw its exact message. */
export function describeRefusals(title: string, rows: readonly Refusal[]): void {
  describe(title, () => {
    test.each(rows)('$name', ({ write, message }) => {
      expect(messageOf(write)).toBe(message);
    });
  });
}

/** The message that `write` throws; fails where it does not throw. */
export function messageOf(write: () => unknown): string {
  let result: unknown;
  try {
    result = write();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error(`expected an error, got ${String(result)}`);
}
