import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Lazy, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import {
  AssumedPlan, BackupChecks, BackupCoverage, BackupExemption, CompliantBackup, ComplianceStandard, OnMissed, PostureFormat, PostureReport,
  ProtectionLevel, ResourceSelector,
} from '../../src';
import { planOf, tag } from '../checks/app-coverage/covered';
import { testApp } from '../helpers/app';
import { IRELAND, shop } from '../helpers/stacks';
import { table } from './parts';
import { reportOf, schemaErrors, synthQuietly } from './reported';

function appOf(stack: Stack): App {
  return stack.node.root as App;
}

describe('where it reads', () => {
  test('an app of plain constructs of aws-cdk-lib', () => {
    const stack = shop();
    table(stack, 'Orders', { backup: 'true' });
    planOf(stack, { listOfTags: [tag('backup', 'true')] });
    const { posture } = reportOf(appOf(stack));

    expect(schemaErrors(posture)).toEqual([]);
    expect(posture.title).toBe('Backup posture');
    expect(posture.resources).toMatchObject([{
      path: 'Shop/Orders', verdict: 'protected', protectedBy: [{ plan: 'Shop/Plan', by: "tag backup = 'true'", needsOptIn: true }],
      // No schedule is daily, and no start window is eight hours.
      worstGapMinutes: 32 * 60, kept: { shortest: 'forever', longest: 'forever' }, restoreTest: { verdict: 'not tested' },
    }]);
    expect(posture.plans[0].rules![0]).toMatchObject({ schedule: 'daily at 05:00 (Etc/UTC)', startWindowMinutes: 480, vault: { name: 'vault', lock: { mode: null } } });
  });

  test('an app without plans, one without resources, and one without stacks', () => {
    const withoutPlans = shop();
    table(withoutPlans, 'Orders');
    const withoutResources = shop();
    planOf(withoutResources, { listOfTags: [tag('backup', 'true')] });

    for (const app of [appOf(withoutPlans), appOf(withoutResources), testApp()]) expect(schemaErrors(reportOf(app).posture)).toEqual([]);
    const { md } = reportOf(testApp()).texts;
    expect(md).toContain('\nThe app has no backup plan.\n');
    expect(md).toContain('\nNothing in the app holds data that AWS Backup protects.\n');
  });

  test('nested stacks', () => {
    const stack = shop();
    table(new NestedStack(stack, 'Inner'), 'Orders', { backup: 'true' });
    planOf(stack, { listOfTags: [tag('backup', 'true')] });

    expect(reportOf(appOf(stack)).posture.resources).toMatchObject([{ path: 'Shop/Inner/Orders', verdict: 'protected' }]);
  });

  test('all Stages of an app, with the evidence of each', () => {
    const app = testApp();
    for (const id of ['Test', 'Production']) {
      const stack = shop({}, 'Shop', new Stage(app, id, { env: IRELAND }) as App);
      table(stack, 'Orders', { backup: id });
      new CompliantBackup(stack, 'Backup', {
        level: ProtectionLevel.baseline(), resources: ResourceSelector.byTag('backup', 'Production'), standards: [ComplianceStandard.HIPAA],
      });
    }
    const { posture, texts } = reportOf(app);

    expect(posture.resources.map(({ path, verdict }) => `${path} ${verdict}`)).toEqual(['Production/Shop/Orders protected', 'Test/Shop/Orders missed']);
    expect(posture.standards.map(({ evidence }) => evidence).sort()).toEqual(['assembly-Production/backup-evidence.md', 'assembly-Test/backup-evidence.md']);
    expect(texts.html).toContain('<a href="assembly-Production/backup-evidence.md">');
    for (const { evidence } of posture.standards) expect(existsSync(join(app.outdir, evidence))).toBe(true);
  });

  test('one Stage, into its own folder', () => {
    const app = testApp();
    const stage = new Stage(app, 'Production', { env: IRELAND });
    table(new Stack(stage, 'Shop'), 'Orders');
    table(new Stack(app, 'Elsewhere', { env: IRELAND }), 'Orders');
    const { posture, texts } = reportOf(stage);

    expect(posture.scope).toBe('Production');
    expect(posture.resources.map(({ path }) => path)).toEqual(['Production/Shop/Orders']);
    expect(texts.md).toContain('Stage `Production`. 1 resource with data');
    expect(existsSync(join(app.outdir, 'backup-posture.json'))).toBe(false);
  });
});

describe('what it takes from BackupCoverage', () => {
  test.each(['before', 'after'])('declared plans, baseline, day and severities, where that is made %s the report', when => {
    const stack = shop();
    const app = appOf(stack);
    table(stack, 'Orders', { backup: 'daily' });
    table(stack, 'Old');
    BackupExemption.of(table(stack, 'Cache')).because('filled again', { expires: '2026-01-31' });
    const baseline = join(mkdtempSync(join(tmpdir(), 'baseline-')), 'baseline.json');
    writeFileSync(baseline, '["Shop/Old"]');
    const assumePlans = [AssumedPlan.of({ name: 'Organization', resources: ResourceSelector.byTag('backup', 'daily') })];
    const coverage = () => Validations.of(app).addPlugins(
      new BackupChecks(app), new BackupCoverage(app, { assumePlans, baseline, asOf: '2026-02-01', onMissed: OnMissed.WARN }),
    );
    if (when === 'before') coverage();
    const { posture, texts } = reportOf(app, {}, when === 'after' ? coverage : undefined);

    expect(schemaErrors(posture)).toEqual([]);
    expect(posture.asOf).toBe('2026-02-01');
    expect(texts.md).toContain('As of 2026-02-01.');
    expect(posture.summary).toMatchObject({ declaredPlans: 1, plans: 0, errors: 0, resources: { protected: 1, missed: 2, baseline: 1 } });
    expect(posture.plans).toMatchObject([{ path: 'Organization', declared: true, rules: null, takes: 1 }]);
    expect(posture.resources.find(({ path }) => path === 'Shop/Cache')).toMatchObject({ verdict: 'missed', exemption: { expired: true } });
    expect(posture.resources.find(({ path }) => path === 'Shop/Orders')).toMatchObject({ worstGapMinutes: null, kept: { shortest: null, longest: null } });
    expect(posture.findings.find(({ id }) => id === 'CB-COV-002')).toMatchObject({ severity: 'warning', message: expect.stringContaining('hold on 2026-02-01') as unknown });
    expect(posture.notProved.join('\n')).toContain('That declared plans are there and do what was declared: Organization.');
  });
});

describe('what is refused', () => {
  test('what is neither an App nor a Stage', () => {
    expect(() => new PostureReport(shop())).toThrow("PostureReport must get an App or a Stage, got 'Shop'");
  });

  test('a second report', () => {
    const app = testApp();
    new PostureReport(app);

    expect(() => new PostureReport(app)).toThrow("PostureReport must be made once for an App or Stage, got a second one for ''");
  });

  test.each([
    [{ title: ' ' }, "title of PostureReport must have characters, got ' '"],
    [{ title: Lazy.string({ produce: () => 'later' }) }, 'title of PostureReport must be known at synth, got a token'],
    [{ formats: [] }, 'formats of PostureReport must have at least one, got none'],
  ])('%j', (props, message) => {
    expect(() => new PostureReport(testApp(), props)).toThrow(message);
  });

  test.each(['above', 'below'])('a report that cannot know what coverage %s it declares', where => {
    const app = testApp();
    const stage = new Stage(app, 'Production', { env: IRELAND });
    table(new Stack(stage, 'Shop'), 'Orders');
    new BackupCoverage(where === 'above' ? app : stage, { onMissed: OnMissed.REPORT });
    new PostureReport(where === 'above' ? stage : app);

    expect(() => app.synth()).toThrow(/^PostureReport must be made for the App or Stage of BackupCoverage, got .*: plans that it declares would not be in the report$/);
  });
});

test('only the formats that were asked for are written', () => {
  const app = testApp();
  new PostureReport(app, { formats: [PostureFormat.MARKDOWN, PostureFormat.MARKDOWN] });
  synthQuietly(app);

  expect(['json', 'md', 'html'].map(format => existsSync(join(app.outdir, `backup-posture.${format}`)))).toEqual([false, true, false]);
});

test('a report never fails a synth, whatever it finds', () => {
  const stack = shop();
  table(stack, 'Orders');
  const { posture } = reportOf(appOf(stack));

  expect(posture.summary.errors).toBe(1);
  expect(process.exitCode ?? 0).toBe(0);
});
