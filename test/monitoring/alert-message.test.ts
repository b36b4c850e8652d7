import type { MessageForm } from '../../src/model/monitoring/alert-message';
import { MONITORING_LIMITS } from '../../src/model/monitoring/monitoring-limits';
import { BackupAlert } from '../../src/monitoring/backup-alert';
import { ACCOUNT } from '../helpers/stacks';
import { RAISED_BY } from './alert-table';
import { linesOf, transformed } from './input-transformer';
import { call, REGION, samples, stateChange, vaultArn } from './sample-events';

const FORMS: readonly MessageForm[] = ['plain', 'chat'];
const EVERY = BackupAlert.all().flatMap(alert => FORMS.map(form => ({ name: `${alert.id}, ${form}`, alert, form })));
const PLACE = `account ${ACCOUNT}, Region ${REGION}, 2026-11-01T05:00:00Z.`;
const VOLUME = `arn:aws:ec2:${REGION}:${ACCOUNT}:volume/vol-0123456789abcdef0`;

function told(alert: BackupAlert, event: unknown): string[] {
  return linesOf(transformed(alert._message('plain'), event));
}

describe('a message in sentences', () => {
  test('says where, what, how AWS puts it, and what to do', () => {
    expect(told(BackupAlert.BACKUP_JOB_FAILED, stateChange('backupJob', 'FAILED'))).toEqual([
      `Backup job failed: ${PLACE}`,
      `Resource ${VOLUME} (EBS), vault watched, backup job job.`,
      'AWS says: "It ended FAILED."',
      'The message says why; roles, keys and service opt-ins are the usual causes.',
    ]);
  });

  test('names both vaults of a copy', () => {
    expect(told(BackupAlert.COPY_JOB_FAILED, stateChange('copyJob', 'FAILED'))).toContain(
      `Resource ${VOLUME} (EBS), from vault ${vaultArn('watched')} to vault ${vaultArn('elsewhere')}, copy job job.`,
    );
  });

  test('names the recovery point of a restore, since a restore that failed has no vault', () => {
    expect(told(BackupAlert.RESTORE_JOB_FAILED, stateChange('restoreJob', 'FAILED')).slice(1, 3)).toEqual([
      `Recovery point arn:aws:ec2:${REGION}::snapshot/snap-0123456789abcdef0 (EBS), restore job job.`,
      'AWS says: It did not work out.',
    ]);
  });

  test('names who called', () => {
    expect(told(BackupAlert.VAULT_LOCK_CHANGED, call('DeleteBackupVaultLockConfiguration'))[1]).toBe(
      `Vault watched. Call DeleteBackupVaultLockConfiguration by arn:aws:sts::${ACCOUNT}:assumed-role/admin/somebody from 203.0.113.10. `
      + 'If it was refused, the error stands here: .',
    );
  });

  test('names the error of a call that was refused', () => {
    expect(told(BackupAlert.RECOVERY_POINT_DELETED, samples()['call DeleteRecoveryPoint, denied'])[1]).toMatch(/the error stands here: AccessDenied\.$/);
  });

  test('lists opt-ins that changed', () => {
    expect(told(BackupAlert.REGION_SETTINGS_CHANGED, stateChange('regionSetting', 'MODIFIED'))[1]).toBe('Opt-ins that changed: {Aurora:true,EBS:false}.');
  });

  test('has a gap where the event lacks a field', () => {
    expect(told(BackupAlert.BACKUP_JOB_COMPLETED_WITH_ISSUES, stateChange('backupJob', 'CREATED'))[1]).toBe('Resource  (), vault , backup job job.');
  });
});

describe('a message for a chat', () => {
  test('is a custom notification', () => {
    expect(JSON.parse(transformed(BackupAlert.BACKUP_JOB_FAILED._message('chat'), stateChange('backupJob', 'FAILED')))).toEqual({
      version: '1.0',
      source: 'custom',
      content: {
        textType: 'client-markdown',
        title: 'Backup job failed',
        description: `Resource ${VOLUME} (EBS), vault watched, backup job job. A${PLACE.slice(1)} `
          + 'The message says why; roles, keys and service opt-ins are the usual causes.',
      },
    });
  });

  test.each(BackupAlert.all().map(alert => [alert.id, alert] as const))('%s: stays JSON, whatever AWS says', (id, alert) => {
    for (const name of RAISED_BY[id]) {
      const { content } = JSON.parse(transformed(alert._message('chat'), samples()[name])) as { content: { title: string } };
      expect(content.title).toBe(alert.title);
    }
  });
});

describe('every message', () => {
  test.each(EVERY)('$name: has a path for every placeholder, and no other', ({ alert, form }) => {
    const { inputPathsMap, inputTemplate } = alert._message(form);
    const placeholders = [...inputTemplate.matchAll(/<([^>]+)>/g)].map(([, name]) => name);

    expect([...new Set(placeholders)].sort()).toEqual(Object.keys(inputPathsMap).sort());
    expect(inputTemplate.length).toBeLessThanOrEqual(MONITORING_LIMITS.inputTemplateMaxLength.value);
    for (const [name, path] of Object.entries(inputPathsMap)) {
      expect(name).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(path).toMatch(/^\$(\.[A-Za-z0-9_-]+(\[0\])?)+$/);
    }
  });

  test.each(EVERY)('$name: every line is a text in quotation marks, or all is one JSON object', ({ alert, form }) => {
    const { inputTemplate } = alert._message(form);
    const parts = form === 'chat' ? [inputTemplate] : inputTemplate.split('\n');
    for (const part of parts) expect(typeof JSON.parse(part)).toBe(form === 'chat' ? 'object' : 'string');
  });

  test.each(EVERY)('$name: finds in its samples all that it names', ({ alert, form }) => {
    // These may be missing: a call that was not refused has no error, a job need not say anything.
    const { error: _, message: __, ...paths } = alert._message(form).inputPathsMap as Record<string, string>;
    for (const name of RAISED_BY[alert.id]) {
      for (const [placeholder, path] of Object.entries(paths)) {
        const found = transformed({ inputPathsMap: { [placeholder]: path }, inputTemplate: `<${placeholder}>` }, samples()[name]);
        expect({ name, placeholder, found: found !== '' }).toEqual({ name, placeholder, found: true });
      }
    }
  });
});

describe('an alert of your own', () => {
  const alert = BackupAlert.custom('accessPointExpired', {
    title: 'Access point expired', eventPattern: { source: ['aws.backup'], detailType: ['Access Point State Change'] }, advice: 'Make a new one.',
  });

  test('has the pattern that was given, whatever is watched', () => {
    expect(alert._pattern({ vaults: [], plans: ['x'] })).toEqual({ 'source': ['aws.backup'], 'detail-type': ['Access Point State Change'] });
  });

  test('tells what any event has', () => {
    const event = { ...stateChange('vault', 'DELETED'), 'detail-type': 'Access Point State Change' };
    expect(told(alert, event)).toEqual([`Access point expired: ${PLACE}`, `Event Access Point State Change about ${vaultArn('watched')}.`, 'Make a new one.']);
    expect(JSON.parse(transformed(alert._message('chat'), event))).toMatchObject({ content: { title: 'Access point expired' } });
  });

  test('has no placeholders of its own', () => {
    const marked = BackupAlert.custom('x', { title: 'Look at <that>', eventPattern: {}, advice: 'See <here>.' });
    expect(told(marked, stateChange('vault', 'DELETED'))).toEqual([`Look at that: ${PLACE}`, expect.stringMatching(/^Event /), 'See here.']);
    expect(marked._message('chat').inputTemplate).not.toMatch(/<(that|here)>/);
  });

  test('needs no advice', () => {
    const short = BackupAlert.custom('x', { title: 'X', eventPattern: {} });
    expect(told(short, stateChange('vault', 'DELETED'))).toHaveLength(2);
    expect(short.toString()).toBe('X');
  });
});
