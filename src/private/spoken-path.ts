/** The path of a construct as messages say it: what an L2 makes of itself stands for the L2. */
export function spokenPath(constructPath: string): string {
  return constructPath.replace(/\/Resource$/, '');
}
