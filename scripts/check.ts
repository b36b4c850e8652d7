/** Prints what holds, and ends the script with what does not. */
export function check(what: string, holds: boolean, got: unknown): void {
  if (!holds) throw new Error(`${what}, got ${JSON.stringify(got)}`);
  console.log(`ok ${what}`);
}
