import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textTable } from '../src/private/text-table';
import { eventCases } from '../test/monitoring/event-cases';
import type { EventCase } from '../test/monitoring/event-cases';
import { eventsPage } from '../test/monitoring/events-page';
import { matches } from '../test/monitoring/small-matcher';

/*
 * Runs every event pattern of the alerts against sample events of every type in every state, with the matcher that
 * EventBridge itself runs (software.amazon.event.ruler, on Maven Central), and holds what it says against the table in
 * test/monitoring/alert-table.ts and against the small matcher of the tests. Without Java and Maven it is skipped, aloud.
 *
 * `npx projen events --write` writes docs/events.md first.
 */
const TOOLS = ['java', 'mvn'];
const PAGE = join(__dirname, '..', 'docs', 'events.md');

/** What the matcher says, case by case. */
function asked(cases: readonly EventCase[]): readonly boolean[] {
  const folder = mkdtempSync(join(tmpdir(), 'events-'));
  try {
    cpSync(join(__dirname, '..', 'test', 'contract', 'event-ruler'), folder, { recursive: true });
    const [input, output] = ['cases.json', 'verdicts.json'].map(file => join(folder, file));
    writeFileSync(input, JSON.stringify(cases.map(({ pattern, event }) => ({ pattern, event }))));
    const goals = ['--quiet', '--batch-mode', '--no-transfer-progress', 'compile', 'exec:java', `-Dcases=${input}`, `-Dverdicts=${output}`];
    const { status, error } = spawnSync('mvn', goals, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
    if (error || status !== 0) throw new Error(`mvn must end with 0, got ${error?.message ?? status}`);
    return JSON.parse(readFileSync(output, 'utf8')) as boolean[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isThere(tool: string): boolean {
  return spawnSync(tool, ['-version'], { stdio: 'ignore' }).error === undefined;
}

if (process.argv.includes('--write')) writeFileSync(PAGE, eventsPage());
const absent = TOOLS.filter(tool => !isThere(tool));
if (absent.length > 0) {
  console.log(`SKIPPED: the patterns were not run by the matcher of EventBridge, as there is no ${absent.join(', no ')} on this machine`);
} else {
  const cases = eventCases();
  const verdicts = asked(cases);
  if (verdicts.length !== cases.length) throw new Error(`the matcher must answer ${cases.length} times, got ${verdicts.length}`);
  const alerts = [...new Set(cases.map(({ alert }) => alert))];
  const row = (alert: string): string[] => {
    const said = cases.flatMap((one, i) => one.alert === alert ? [{ scope: one.scope, wanted: one.matches, got: verdicts[i] }] : []);
    const count = (which: (one: (typeof said)[number]) => boolean) => String(said.filter(which).length);
    const patterns = String(new Set(said.map(({ scope }) => scope)).size);
    return [alert, patterns, count(({ got }) => got), count(({ got }) => !got), count(({ wanted, got }) => wanted !== got)];
  };
  console.log(textTable([['Alert', 'Patterns', 'Matched', 'Left alone', 'Wrong'], ...alerts.map(row)]));

  const place = ({ alert, scope, sample }: EventCase) => `${alert}, watching ${scope}, and '${sample}'`;
  const wrong = cases.flatMap((one, i) => one.matches === verdicts[i] ? [] : [`${place(one)} must ${one.matches ? '' : 'not '}match`]);
  const unlike = cases.flatMap((one, i) => matches(one.pattern, one.event) === verdicts[i] ? [] : [`the matcher of the tests must say ${verdicts[i]} of ${place(one)}`]);
  for (const line of [...wrong, ...unlike]) console.error(line);
  console.log(`\n${cases.length} cases: ${cases.length - wrong.length} as the table has them, ${cases.length - unlike.length} as the matcher of the tests has them`);
  if (wrong.length + unlike.length > 0) process.exit(1);
}
