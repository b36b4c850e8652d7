import { Validations } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { ShopStack } from '../../examples/demo/shop-stack';
import {
  AssumedPlan, BackupCoverage, BackupExemption, CompliantBackup, ComplianceStandard, CopyDestination, OnMissed, ResourceSelector,
} from '../../src';
import { testApp } from '../helpers/app';
import { IRELAND, shop } from '../helpers/stacks';
import { table } from './parts';
import { elements, markdownRows, parsed, reportOf, rowsOf, schemaErrors } from './reported';

process.env.JSII_DEPRECATED ??= 'quiet';

/** Texts that would be something else in HTML, in Markdown, in a table, or in the eyes of a reader. */
const reasons = [
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", '&lt;b&gt; &amp; &#60;', '</td></tr></table>', '<!-- -->', ']]>', '{{x}} ${y}',
  'a | b \\| c', '`code` ``more``', '\\`', '**bold** _it_ ~~gone~~', '[text](javascript:alert(1))', '![img](https://evil.example/x.png)', '# heading', '1. list', '- list', '+ list',
  '| --- |', '@everyone', 'https://evil.example and www.evil.example', 'line\nbreak\r\n\r\n## heading', 'tab\there', '\u0000\u0007\u001b[31m', '\u202eright to left', '\ud800 alone', 'emoji 🎉 ok', '---', '===',
];

/** What is left of a text where it may not break a line, and where what is no text is marked. */
function readable(text: string): string {
  return text.replace(/[\u0000\u0007\u001b\u202e\ud800](?![\udc00-\udfff])/g, '\ufffd');
}

const stack = shop();
reasons.forEach((reason, i) => BackupExemption.of(table(stack, `Table${i}`)).because(reason, { owner: reason }));
// An id may hold anything but slashes, which become dashes.
reasons.forEach((id, i) => table(stack, `X${id}`).overrideLogicalId(`Hostile${i}`));
reasons.forEach((reason, i) => Validations.of(stack.node.findChild(`Table${i}`)).acknowledge({ id: 'CB-VAULT-005', reason }));
new BackupCoverage(stack.node.root, {
  onMissed: OnMissed.WARN, assumePlans: reasons.map(name => AssumedPlan.of({ name, resources: ResourceSelector.byTag('none', name) })),
});
const { posture, texts } = reportOf(stack.node.root as App, { title: '<Title> & | `co`' });
const page = parsed(texts.html);

describe('texts of others', () => {
  test('are in the JSON as they are', () => {
    expect(schemaErrors(posture)).toEqual([]);
    expect(posture.resources.flatMap(({ exemption }) => exemption ? [exemption.reason] : []).sort()).toEqual([...reasons].sort());
  });

  test('are texts in the page, and nothing else', () => {
    expect(elements(page, 'title')[0].textContent).toBe('<Title> & | `co`');
    const cells = rowsOf(page, 'resources').map(row => row[7]);
    for (const reason of reasons) expect(cells).toContain(`${readable(reason).replace(/\r\n?/g, '\n')} (owner ${readable(reason).replace(/\r\n?/g, '\n')})`);
    expect(['script', 'img', 'iframe', 'object', 'link', 'b', 'input', 'form'].filter(name => elements(page, name).length > 0)).toEqual([]);
    const names = elements(page, '*').flatMap(element => Array.from(element.attributes).map(({ name }) => name));
    expect(names.filter(name => name.startsWith('on') || name === 'src' || name === 'style')).toEqual([]);
  });

  test('make no row or cell in Markdown', () => {
    const rows = markdownRows(texts.md, 'Resources');
    expect(rows).toHaveLength(posture.resources.length);
    expect(rows.filter(row => row.length !== 8)).toEqual([]);
    expect(markdownRows(texts.md, 'Plans').map(row => row.length)).toEqual(posture.plans.map(() => 6));
    expect(texts.md.match(/^## .*/gm)).toHaveLength(9);
  });

  test('make neither markup nor links nor mentions in Markdown', () => {
    // What the renderer itself writes, which leaves the texts of others.
    const others = texts.md.replace(/<br>|<\/?code>|<!-- -->|\*\*(\d+|protected|exempt|missed|unknown|error|warning|no lock)\*\*/g, '\u2400').replace(/`[^`\n]*`/g, '\u2400');

    expect(others.match(/<.{0,20}/g) ?? []).toEqual([]);
    expect(others.match(/(?<!\\)[`*_[\]~]/g) ?? []).toEqual([]);
    expect(others).not.toMatch(/https?:|www\.|@everyone/);
    expect(texts.md).toContain('!\\[img\\](https<!-- -->:');
  });
});

describe('the page', () => {
  const app = testApp();
  const data = new ShopStack(app, 'Shop', { env: IRELAND });
  new CompliantBackup(data, 'Backup', {
    resources: ResourceSelector.everything(), copyTo: [CopyDestination.region('eu-central-1')], standards: [ComplianceStandard.HIPAA], restoreTesting: {},
  });
  const { html } = reportOf(app).texts;
  const document = parsed(html);

  test.each([['hostile', page], ['of a full set-up', document]] as const)('%s is a whole document with a language, one heading of each level and no empty part', (_, doc) => {
    expect(doc.documentElement!.getAttribute('lang')).toBe('en');
    expect(elements(doc, 'h1')).toHaveLength(1);
    expect(elements(doc, 'main')).toHaveLength(1);
    for (const section of elements(doc, 'section')) {
      expect(elements(section, 'h2').map(({ textContent }) => textContent)).toEqual([expect.stringMatching(/\S/)]);
      expect(section.getAttribute('aria-labelledby')).toBe(elements(section, 'h2')[0].getAttribute('id'));
      expect(['p', 'table', 'ul'].some(name => elements(section, name).length > 0)).toBe(true);
    }
    expect(new Set(elements(doc, '*').map(element => element.getAttribute('id')).filter(id => id)).size)
      .toBe(elements(doc, '*').filter(element => element.getAttribute('id')).length);
  });

  test.each([['hostile', page], ['of a full set-up', document]] as const)('%s has tables that a screen reader can read', (_, doc) => {
    for (const each of elements(doc, 'table')) {
      expect(elements(each, 'caption')).toHaveLength(1);
      const [head, ...rows] = elements(each, 'tr');
      const columns = elements(head, 'th');
      expect(columns.map(column => column.getAttribute('scope'))).toEqual(columns.map(() => 'col'));
      for (const row of rows) {
        expect(elements(row, 'th').map(cell => cell.getAttribute('scope'))).toEqual(['row']);
        expect(elements(row, 'td')).toHaveLength(columns.length - 1);
      }
    }
  });

  test('loads nothing: links lead into the page or to files beside it, and its own policy forbids the rest', () => {
    const links = elements(document, 'a').map(link => link.getAttribute('href')!);
    const ids2 = elements(document, '*').map(element => element.getAttribute('id'));

    expect(links.filter(link => link.startsWith('#')).filter(link => !ids2.includes(link.slice(1)))).toEqual([]);
    expect(links.filter(link => !link.startsWith('#'))).toEqual(['backup-evidence.md']);
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org\/1999\/xhtml)|url\(|@import/);
    expect(elements(document, 'meta').map(meta => meta.getAttribute('content'))).toContain("default-src 'none'; style-src 'unsafe-inline'");
  });

  test('says each verdict in words, is fit for paper and for the dark', () => {
    expect(rowsOf(document, 'resources').map(row => row[1])).toContain('✓ protected');
    const [style] = elements(document, 'style').map(({ textContent }) => textContent ?? '');
    for (const query of ['@media print', 'prefers-color-scheme: dark']) expect(style).toContain(query);
    // What an XML parser reads as markup would end the style in one of the two languages.
    expect(style).not.toMatch(/[<&]/);
  });
});
