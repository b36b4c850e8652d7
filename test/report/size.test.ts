import { performance } from 'node:perf_hooks';
import type { App } from 'aws-cdk-lib';
import { judgeApp } from '../../src/checks/app-coverage/judge-app';
import { buildPage } from '../../src/report/build-page';
import { describePosture } from '../../src/report/describe-posture';
import { renderHtml } from '../../src/report/page-html';
import { renderMarkdown } from '../../src/report/page-markdown';
import { planOf, tag } from '../checks/app-coverage/covered';
import { shop } from '../helpers/stacks';
import { table } from './parts';

/** What the report itself takes for an app of some tables, templates and verdicts being there. */
function millisecondsFor(tables: number): number {
  const stacks = Array.from({ length: tables / 250 }, (_, i) => i === 0 ? shop() : undefined);
  const first = stacks[0]!;
  const app = first.node.root as App;
  for (let i = 0; i < stacks.length; i++) {
    const stack = stacks[i] ?? shop({}, `Shop${i}`, app);
    planOf(stack, { listOfTags: [tag('backup', 'true')] });
    for (let k = 0; k < 250; k++) table(stack, `Table${k}`, { backup: k % 10 === 0 ? 'false' : 'true' });
  }
  app.synth();
  const judged = judgeApp(app, {}, undefined);
  describePosture(app, judged, 'warm', app.outdir);
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    const page = buildPage(describePosture(app, judged, 'Large', app.outdir));
    const length = renderHtml(page).length + renderMarkdown(page).length;
    expect(length).toBeGreaterThan(tables * 100);
    return performance.now() - start;
  });
  return Math.min(...times);
}

test('an app of eight times the size takes some eight times as long, and not the square of it', () => {
  const [small, large] = [500, 4000].map(millisecondsFor);

  expect(large / small).toBeLessThan(24);
});
