/** The word that was probably meant, as a fix for a message; undefined where nothing is near. */
export function didYouMean(written: string, words: readonly string[]): string | undefined {
  const plain = written.toLowerCase();
  const near = words
    .map(word => ({ word, distance: distance(plain, word.toLowerCase()) }))
    .filter(({ word, distance: d }) => d <= Math.max(2, Math.floor(word.length / 4)))
    .sort((a, b) => a.distance - b.distance);
  return near.length === 0 ? undefined : `did you mean '${near[0].word}'`;
}

/** Letters to add, drop or change: the distance of Levenshtein. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row.push(Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    above = row;
  }
  return above[b.length];
}
