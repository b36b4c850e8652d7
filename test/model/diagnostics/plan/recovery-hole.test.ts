import { judge } from '../../../../src/model/diagnostics/judge';
import { UNKNOWN } from '../../../../src/model/known';
import type { LifecycleModel, RuleModel } from '../../../../src/model/plan/plan-model';
import { said } from '../../../helpers/diagnostic-cases';
import { PLAN, RULE } from '../../../helpers/raw-models';

const DAY = 24 * 60;

function rule(expression: string | typeof UNKNOWN, days: number | typeof UNKNOWN, name = 'Weekly', timeZone?: string): RuleModel {
  const lifecycle: LifecycleModel = { deleteAfterDays: days, moveToColdStorageAfterDays: undefined, optInToArchive: undefined };
  return { ...RULE, name, schedule: { ...RULE.schedule, expression, timeZone }, lifecycle };
}

const plan = (...rules: RuleModel[]) => said('plan', { ...PLAN, rules }, "plan 'P'");
const objectives = (rpoMinutes: number | undefined | typeof UNKNOWN, ...rules: RuleModel[]) => said('objectives', { rpoMinutes, rtoMinutes: undefined, rules }, "plan 'P'");

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-06-01T00:00:00Z') });
});
afterEach(() => {
  jest.useRealTimers();
});

const SUNDAYS = 'cron(0 5 ? * SUN *)';
const WEEKLY = "got 6 days 1 h without any recovery point from 2026-01-05 05:00 UTC, 1 day after a job of rule 'Weekly', "
  + "to 2026-01-11 06:00 UTC, when the start window of 60 minutes of the next job ends: 7 days in rule 'Weekly' is long enough";

describe('a plan', () => {
  test.each<[string, RuleModel[], string]>([
    ['weekly, kept for a day', [rule(SUNDAYS, 1)], WEEKLY],
    ['monthly, kept for 28 days', [rule('cron(0 5 1 * ? *)', 28, 'Monthly')],
      "got 3 days 1 h without any recovery point from 2026-01-29 05:00 UTC, 28 days after a job of rule 'Monthly', "
      + "to 2026-02-01 06:00 UTC, when the start window of 60 minutes of the next job ends: 31 days in rule 'Monthly' is long enough"],
    ['yearly, kept for a day', [rule('cron(0 5 1 1 ? *)', 1, 'Yearly')],
      "got 364 days 1 h without any recovery point from 2026-01-02 05:00 UTC, 1 day after a job of rule 'Yearly', "
      + "to 2027-01-01 06:00 UTC, when the start window of 60 minutes of the next job ends: 365 days in rule 'Yearly' is long enough"],
    ['twice a year in Berlin', [rule('cron(0 5 1 1,7 ? *)', 1, 'Twice', 'Europe/Berlin')],
      "got 183 days 2 h without any recovery point from 2026-07-02 03:00 UTC (2026-07-02 05:00 in Europe/Berlin), 1 day after a job of rule 'Twice', "
      + "to 2027-01-01 05:00 UTC (2027-01-01 06:00 in Europe/Berlin), when the start window of 60 minutes of the next job ends: 185 days in rule 'Twice' is long enough"],
    ['two, of which one can mend it', [rule('cron(0 5 1 1 ? *)', 1, 'A'), rule('cron(0 5 1 1,7 ? *)', 1, 'B')],
      "got 183 days 1 h without any recovery point from 2026-07-02 05:00 UTC, 1 day after a job of rule 'B', "
      + "to 2027-01-01 06:00 UTC, when the start window of 60 minutes of the next job ends: 184 days in rule 'B' is long enough"],
  ])('%s', (_, rules, got) => {
    expect(plan(...rules)).toEqual([`CB-PLAN-011 at rules[${rules.length - 1}].lifecycle.deleteAfterDays: Rules of plan 'P' must keep backups until there is a next one, ${got}`]);
  });

  test('where no number of days of the rule is enough, none is named', () => {
    const sentences = plan(rule('cron(0 5 1 1 ? *)', 1, 'A'), rule('cron(0 5 1 3 ? *)', 1, 'B'));
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(/305 days 1 h without any recovery point.* of the next job ends$/);
  });

  test.each<[string, RuleModel[]]>([
    ['kept until the next one', [rule(SUNDAYS, 7)]],
    ['hourly for a day beside daily for 35 days', [rule('cron(0 * ? * * *)', 1), rule('cron(0 5 ? * * *)', 35, 'Daily')]],
    ['continuous', [{ ...rule(SUNDAYS, 1), continuous: true }]],
    ['a schedule that is not known', [rule(UNKNOWN, 1)]],
    ['a retention that is not known', [rule(SUNDAYS, UNKNOWN)]],
    ['one of two that is not known', [rule(SUNDAYS, 1), rule(UNKNOWN, UNKNOWN, 'Other')]],
  ])('%s is silent', (_, rules) => {
    expect(plan(...rules).filter(sentence => sentence.startsWith('CB-PLAN'))).toEqual([]);
  });

  test('whose rules are not known is silent', () => {
    expect(judge('plan', { ...PLAN, rules: UNKNOWN }, { label: 'plan', path: '' })).toEqual([]);
  });
});

describe('objectives', () => {
  test.each([8 * DAY, 400 * DAY])('an RPO of %d minutes', rpo => {
    expect(objectives(rpo, rule(SUNDAYS, 1))).toEqual([
      `CB-RPO-006 at rules[0].lifecycle.deleteAfterDays: Rules of plan 'P' must keep backups until there is a next one to meet the RPO, ${WEEKLY}`,
    ]);
  });

  test('are judged when all rules are there', () => {
    const subject = { rpoMinutes: 8 * DAY, rtoMinutes: undefined, rules: [rule(SUNDAYS, 1)] };
    expect(judge('objectives', subject, { label: 'plan', path: '' }, 'part')).toEqual([]);
  });

  test.each<[string, number | undefined | typeof UNKNOWN, RuleModel[]]>([
    ['no RPO', undefined, [rule(SUNDAYS, 1)]],
    ['an RPO that is not known', UNKNOWN, [rule(SUNDAYS, 1)]],
    ['kept until the next one', 8 * DAY, [rule(SUNDAYS, 7)]],
    ['a retention that is not known', 8 * DAY, [rule(SUNDAYS, UNKNOWN)]],
    ['no rules', 8 * DAY, []],
  ])('%s is silent', (_, rpo, rules) => {
    expect(objectives(rpo, ...rules)).toEqual([]);
  });
});
