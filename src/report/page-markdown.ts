import { plainText } from './page';
import type { Cell, Line, Page, Section, Span, Table } from './page';

/** A page as Markdown with tables, as GitHub and GitLab read it. */
export function renderMarkdown({ title, counts, lead, sections }: Page): string {
  return [
    `# ${renderLine([title])}`,
    '',
    ...counts.map(({ label, count }) => `- **${count}** ${escape(label)}`),
    '',
    ...lead.flatMap(line => [renderLine(line), '']),
    ...sections.flatMap(renderSection),
  ].join('\n').trimEnd() + '\n';
}

function renderSection({ heading, paragraphs, table, list }: Section): string[] {
  return [
    `## ${escape(heading)}`,
    '',
    ...paragraphs.flatMap(line => [renderLine(line), '']),
    ...table ? [...renderTable(table), ''] : [],
    ...list ? [...list.map(line => `- ${renderLine(line)}`), ''] : [],
  ];
}

function renderTable({ columns, rows }: Table): string[] {
  return [row(columns.map(escape)), row(columns.map(() => '---')), ...rows.map(cells => row(cells.map(renderCell)))];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function renderCell(cell: Cell): string {
  return cell.map(renderLine).join('<br>');
}

/** What would begin a list or a heading does not. */
function renderLine(line: Line): string {
  return line.map(renderSpan).join('').replace(/^(\s*\d*)([.)#+=-])/, '$1\\$2');
}

function renderSpan(span: Span): string {
  if (typeof span === 'string') return escape(span);
  if ('code' in span) return code(span.code);
  if ('mark' in span) return `**${escape(span.mark)}**`;
  return `[${escape(span.text)}](<${encodeURI(span.file)}>)`;
}

/**
 * What Markdown, or the tables in it, might read as something else. What it would make a link or a mention of by itself is
 * parted by an empty comment.
 */
function escape(text: string): string {
  return flat(text)
    .replace(/[\\|&<>]/g, entity)
    .replace(/[`*_[\]~$]/g, '\\$&')
    .replace(/(?:https?|ftp|mailto)(?=:)|www(?=\.)|@(?=\w)/gi, '$&<!-- -->');
}

/** Where a name has what could end the code, or the cell, it is written without any of it. */
function code(text: string): string {
  const plain = flat(text).trim();
  return /[`|\\<&]/.test(plain) || plain === '' ? `<code>${plain.replace(/[^\w ]|_/gu, entity)}</code>` : `\`${plain}\``;
}

function entity(char: string): string {
  return `&#${char.codePointAt(0)!};`;
}

function flat(text: string): string {
  return plainText(text).replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ');
}
