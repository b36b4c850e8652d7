import { plainText } from './page';
import type { Cell, Line, Page, Section, Span, Table, Tone } from './page';
import { STYLE } from './page-style';

/** Signs beside the words, so that no verdict is told by colour alone. */
const SIGNS: Readonly<Record<Tone, string>> = { good: '\u2713', bad: '\u2717', open: '?', plain: '' };

/**
 * A page as HTML that is XML as well: no scripts, and nothing that would be loaded from elsewhere, which its policy forbids
 * besides.
 */
export function renderHtml({ title, counts, lead, sections }: Page): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="en" xmlns="http://www.w3.org/1999/xhtml">',
    '<head>',
    '<meta charset="utf-8"/>',
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
    '<meta name="color-scheme" content="light dark"/>',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'"/>',
    `<title>${escape(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<header>',
    `<h1>${escape(title)}</h1>`,
    '<ul class="counts">',
    ...counts.map(({ label, count, tone }) => `<li class="${count > 0 ? tone : 'plain'}"><strong>${count}</strong> ${escape(label)}</li>`),
    '</ul>',
    ...lead.map(line => `<p>${renderLine(line)}</p>`),
    '<nav aria-label="Contents"><ul>',
    ...sections.map(({ id, heading }) => `<li><a href="#${id}">${escape(heading)}</a></li>`),
    '</ul></nav>',
    '</header>',
    '<main>',
    ...sections.flatMap(renderSection),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function renderSection({ id, heading, paragraphs, table, list }: Section): string[] {
  return [
    `<section id="${id}" aria-labelledby="${id}-heading">`,
    `<h2 id="${id}-heading">${escape(heading)}</h2>`,
    ...paragraphs.map(line => `<p>${renderLine(line)}</p>`),
    ...table ? renderTable(table, heading) : [],
    ...list ? ['<ul>', ...list.map(line => `<li>${renderLine(line)}</li>`), '</ul>'] : [],
    '</section>',
  ];
}

function renderTable({ columns, rows }: Table, caption: string): string[] {
  return [
    '<div class="wide" role="region" tabindex="0" aria-label="' + escape(caption) + '"><table>',
    `<caption>${escape(caption)}</caption>`,
    `<thead><tr>${columns.map(column => `<th scope="col">${escape(column)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(([head, ...cells]) => `<tr><th scope="row">${renderCell(head)}</th>${cells.map(cell => `<td>${renderCell(cell)}</td>`).join('')}</tr>`),
    '</tbody>',
    '</table></div>',
  ];
}

function renderCell(cell: Cell): string {
  return cell.map(renderLine).join('<br/>');
}

function renderLine(line: Line): string {
  return line.map(renderSpan).join('');
}

function renderSpan(span: Span): string {
  if (typeof span === 'string') return escape(span);
  if ('code' in span) return `<code>${escape(span.code)}</code>`;
  if ('mark' in span) return `<span class="mark ${span.tone}">${SIGNS[span.tone]}${SIGNS[span.tone] ? ' ' : ''}${escape(span.mark)}</span>`;
  return `<a href="${escape(encodeURI(span.file))}">${escape(span.text)}</a>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

function escape(text: string): string {
  return plainText(text).replace(/[&<>"']/g, char => ENTITIES[char]);
}
