/** The name that somebody most likely meant; undefined where none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const same = known.find(candidate => plain(candidate) === plain(name));
  if (same !== undefined) return same;
  const allowed = Math.max(1, Math.floor(name.length / 5));
  const byDistance = known
    .filter(candidate => Math.abs(candidate.length - name.length) <= allowed)
    .map(candidate => ({ candidate, distance: distance(plain(name), plain(candidate)) }))
    .filter(({ distance: far }) => far <= allowed)
    .sort((a, b) => a.distance - b.distance);
  return byDistance[0]?.candidate;
}

/** The same, as the fix of a message. */
export function didYouMean(name: string, known: readonly string[]): string | undefined {
  const meant = nearest(name, known);
  return meant === undefined ? undefined : `did you mean '${meant}'`;
}

/** How many letters have to be added, left out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (letter === other ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
