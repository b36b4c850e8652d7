import { judge } from '../../../../src/model/diagnostics/judge';
import { UNKNOWN } from '../../../../src/model/known';
import type { ObjectivesModel, RuleModel, ScheduleModel, VaultModel } from '../../../../src/model/plan/plan-model';

const HOUR = 60;
const vault: VaultModel = {
  name: 'v', account: undefined, region: undefined, arn: undefined, lock: undefined, encryptionKeyArn: undefined, notificationEvents: undefined, retained: true,
};

function rule(schedule: Partial<ScheduleModel> = {}, continuous: RuleModel['continuous'] = undefined): RuleModel {
  return {
    name: 'R',
    schedule: { expression: 'cron(0 5 ? * * *)', timeZone: undefined, startWindowMinutes: 60, completionWindowMinutes: undefined, ...schedule },
    lifecycle: undefined,
    continuous,
    vault,
    airGappedVault: undefined,
    copies: undefined,
    recoveryPointTags: undefined,
    indexActions: undefined,
    scanActions: undefined,
  };
}

function found(objectives: Partial<ObjectivesModel>, when?: 'part' | 'whole'): string[] {
  return judge('objectives', { rpoMinutes: undefined, rtoMinutes: undefined, rules: [rule()], ...objectives }, { label: "plan 'P'", path: '' }, when)
    .map(({ severity, message, path, id }) => `${severity}: ${message} [${path}] (${id})`);
}

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-06-01T00:00:00Z') });
});
afterEach(() => {
  jest.useRealTimers();
});

const hourly: Partial<ScheduleModel> = { expression: 'cron(0 * ? * * *)' };
const berlin: Partial<ScheduleModel> = { timeZone: 'Europe/Berlin' };

describe('nothing to say', () => {
  test.each<[string, Partial<ObjectivesModel>]>([
    ['no objectives', {}],
    ['tokens as objectives', { rpoMinutes: UNKNOWN, rtoMinutes: UNKNOWN }],
    ['an RPO that is just met', { rpoMinutes: 25 * HOUR, rtoMinutes: 1 }],
    ['26 hours, daily in Berlin', { rpoMinutes: 26 * HOUR, rules: [rule(berlin)] }],
    ['two hours, every hour', { rpoMinutes: 2 * HOUR, rules: [rule(hourly)] }],
    ['a known rule that meets the RPO beside an unknown one', { rpoMinutes: 25 * HOUR, rules: [rule({ expression: UNKNOWN }), rule()] }],
    ['no rules, which is an error of its own', { rpoMinutes: 1, rules: [] }],
  ])('%s', (_, objectives) => {
    expect(found(objectives)).toEqual([]);
  });
});

describe('objectives as such', () => {
  test.each([0, -60, NaN])('%f minutes', minutes => {
    expect(found({ rpoMinutes: minutes, rtoMinutes: minutes }, 'part')).toEqual([
      `error: RPO of plan 'P' must be longer than zero, got ${minutes} minutes [rpoMinutes] (CB-RPO-001)`,
      `error: RTO of plan 'P' must be longer than zero, got ${minutes} minutes [rtoMinutes] (CB-RPO-002)`,
    ]);
    expect(found({ rpoMinutes: minutes }, 'whole')).toEqual([]);
  });
});

describe('an RPO that is missed', () => {
  const MUST = (rpo: string) => `Rules of plan 'P' must start backups at most ${rpo} apart to meet the RPO, start window included, got`;

  test.each<[string, Partial<ObjectivesModel>, string]>([
    ['daily for 24 hours', { rpoMinutes: 24 * HOUR },
      `error: ${MUST('24 h')} 25 h from 2026-01-01 05:00 UTC to 2026-01-02 06:00 UTC, when the start window of 60 minutes of the next job ends: BackupSchedule.everyHours(12) in Etc/UTC with a start window of 60 minutes is enough [rpoMinutes] (CB-RPO-003)`],
    ['by a minute', { rpoMinutes: 25 * HOUR - 1 },
      `error: ${MUST('24 h 59 min')} 25 h from 2026-01-01 05:00 UTC to 2026-01-02 06:00 UTC, when the start window of 60 minutes of the next job ends: BackupSchedule.everyHours(12) in Etc/UTC with a start window of 60 minutes is enough [rpoMinutes] (CB-RPO-003)`],
    ['by the start window of the service', { rpoMinutes: 26 * HOUR, rules: [rule({ startWindowMinutes: undefined })] },
      `error: ${MUST('26 h')} 32 h from 2026-01-01 05:00 UTC to 2026-01-02 13:00 UTC, when the start window of 480 minutes of the next job ends: a start window of 60 minutes is short enough [rpoMinutes] (CB-RPO-003)`],
    ['by daylight saving', { rpoMinutes: 25 * HOUR, rules: [rule(berlin)] },
      `error: ${MUST('25 h')} 26 h from 2026-10-24 03:00 UTC (2026-10-24 05:00 in Europe/Berlin) to 2026-10-25 05:00 UTC (2026-10-25 06:00 in Europe/Berlin), when the start window of 60 minutes of the next job ends: BackupSchedule.everyHours(12) in Europe/Berlin with a start window of 60 minutes is enough [rpoMinutes] (CB-RPO-003)`],
    ['by a skipped local time', { rpoMinutes: 26 * HOUR, rules: [rule({ ...berlin, expression: 'cron(30 2 ? * * *)' })] },
      `error: ${MUST('26 h')} 48 h from 2026-03-28 01:30 UTC (2026-03-28 02:30 in Europe/Berlin) to 2026-03-30 01:30 UTC (2026-03-30 03:30 in Europe/Berlin), when the start window of 60 minutes of the next job ends: choose local times that daylight saving neither skips nor repeats, or UTC [rpoMinutes] (CB-RPO-003)`],
    ['weekly for 26 hours', { rpoMinutes: 26 * HOUR, rules: [rule({ expression: 'cron(0 5 ? * SUN *)' })] },
      `error: ${MUST('26 h')} 169 h from 2026-01-04 05:00 UTC to 2026-01-11 06:00 UTC, when the start window of 60 minutes of the next job ends: BackupSchedule.daily() in Etc/UTC with a start window of 60 minutes is enough [rpoMinutes] (CB-RPO-003)`],
    ['weekly with a long window, which an interval can keep', { rpoMinutes: 32 * HOUR, rules: [rule({ expression: 'cron(0 5 ? * SUN *)', startWindowMinutes: 480 })] },
      `error: ${MUST('32 h')} 176 h from 2026-01-04 05:00 UTC to 2026-01-11 13:00 UTC, when the start window of 480 minutes of the next job ends: BackupSchedule.daily() in Etc/UTC with a start window of 480 minutes is enough [rpoMinutes] (CB-RPO-003)`],
    ['two hours in Berlin, which UTC can', { rpoMinutes: 2 * HOUR, rules: [rule(berlin)] },
      `error: ${MUST('2 h')} 26 h from 2026-10-24 03:00 UTC (2026-10-24 05:00 in Europe/Berlin) to 2026-10-25 05:00 UTC (2026-10-25 06:00 in Europe/Berlin), when the start window of 60 minutes of the next job ends: BackupSchedule.everyHours(1) in Etc/UTC with a start window of 60 minutes is enough [rpoMinutes] (CB-RPO-003)`],
    ['less than any schedule can', { rpoMinutes: 15, rules: [rule(hourly)] },
      `error: ${MUST('15 min')} 2 h from 2026-01-01 00:00 UTC to 2026-01-01 02:00 UTC, when the start window of 60 minutes of the next job ends: no single schedule is enough, since backups are at least an hour apart and a start window is at least 60 minutes; continuous backup is, for S3, RDS, Aurora and SAP HANA on Amazon EC2 [rpoMinutes] (CB-RPO-003)`],
    ['a schedule that ends', { rpoMinutes: 26 * HOUR, rules: [rule({ expression: 'cron(0 5 * * ? 2026)' })] },
      `error: ${MUST('26 h')} no backup after 2026-12-31 05:00 UTC: BackupSchedule.daily() in Etc/UTC with a start window of 60 minutes is enough [rpoMinutes] (CB-RPO-003)`],
    ['a schedule that never runs', { rpoMinutes: 26 * HOUR, rules: [rule({ expression: 'cron(0 5 31 2 ? *)' })] },
      `error: ${MUST('26 h')} no backup at all [rpoMinutes] (CB-RPO-003)`],
    ['with a continuous rule', { rpoMinutes: 15, rules: [rule(hourly), rule({}, true)] },
      `warning: ${MUST('15 min')} 2 h from 2026-01-01 00:00 UTC to 2026-01-01 02:00 UTC, when the start window of 60 minutes of the next job ends: resources without continuous backup, which is all but S3, RDS, Aurora and SAP HANA on Amazon EC2, do not reach the RPO [rpoMinutes] (CB-RPO-005)`],
  ])('%s', (_, objectives, expected) => {
    expect(found(objectives)).toEqual([expected]);
  });

  test('may be cured by a later rule, so it is judged at synth', () => {
    expect(found({ rpoMinutes: 60 }, 'part')).toEqual([]);
  });
});

describe('an RPO that cannot be proved', () => {
  test.each<[string, RuleModel[]]>([
    ['a token as expression', [rule({ expression: UNKNOWN })]],
    ['a token as time zone beside a rule that misses', [rule({ timeZone: UNKNOWN }), rule({ expression: 'cron(0 5 ? * SUN *)' })]],
    ['a token as start window', [rule({ startWindowMinutes: UNKNOWN })]],
    ['an undocumented form', [rule({ expression: 'cron(0 5 L-3 * ? *)' })]],
    ['a rule that may be continuous', [rule({ expression: 'cron(0 5 ? * SUN *)' }, UNKNOWN)]],
  ])('%s', (_, rules) => {
    expect(found({ rpoMinutes: 25 * HOUR, rules })).toEqual([
      "warning: Rules of plan 'P' must start backups at most 25 h apart to meet the RPO, got a rule that cannot be computed at synth: the RPO is not proved; give schedule, time zone and start window as plain values [rpoMinutes] (CB-RPO-004)",
    ]);
  });
});
