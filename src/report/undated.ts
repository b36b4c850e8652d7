import type { JudgedApp } from '../checks/app-coverage/judge-app';

const DAY_IN_MS = 86_400_000;

/**
 * The message of a finding without the day on which it was found: the same app gives the same report every day, unless
 * somebody named a day.
 */
export function undated(id: string, message: string, { day, dayGiven }: Pick<JudgedApp, 'day' | 'dayGiven'>): string {
  switch (id) {
    case 'CB-COV-002': return dayGiven ? message : message.replace(`hold on ${day},`, 'hold,');
    case 'CB-LOCK-007': return message.replace(/on (\S+) \(UTC\) if it is set today, (\d{4}-\d\d-\d\d)/, (_, end: string, today: string) =>
      `${(Date.parse(end) - Date.parse(today)) / DAY_IN_MS} days after it is set`);
    default: return message;
  }
}
