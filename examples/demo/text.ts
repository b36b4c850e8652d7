const WIDTH = 120;

/** Prints the heading of a part. */
export function heading(text: string): void {
  console.log(`\n${text}\n${'='.repeat(text.length)}`);
}

/** Prints a paragraph, broken at spaces and indented. */
export function paragraph(text: string, indent = 0): void {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last === '' || indent + last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    else lines.push(word);
  }
  for (const line of lines) console.log(' '.repeat(indent) + line);
}

/** Prints rows with aligned columns, the first one as heading. */
export function table(rows: readonly (readonly string[])[]): void {
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => row[column].length)));
  for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
}
