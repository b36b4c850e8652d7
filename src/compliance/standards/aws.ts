import type { Standard } from '../../model/compliance/requirement';
import { ACCOUNT, ALERTS, AUDITED, DAILY, DENIED, KEPT, KEY, LOCKED, PITR, practice, ROLES, RPO, SCHEDULED, SELECTED, TESTED, TIMED, VALIDATED } from './looks';
import { KEYS, OBJECTIVES, RAN, RESTORED, SCOPE, SOURCES, STAFF } from './people';
import { table } from './table';

const AUDIT_DEFAULT_DAYS = 35;
const VENDOR = 'Advice of the vendor.';
const FSBP = { source: 'Security Hub CSPM User Guide, read in a copy', verification: 'secondary' } as const;

export const WELL_ARCHITECTED: Standard = {
  id: 'AWS_WELL_ARCHITECTED',
  name: 'AWS Well-Architected',
  version: 'Reliability and Security pillars, 2026',
  requirements: table({ source: 'AWS Well-Architected Framework, REL09 and SEC08', verification: 'primary', force: 'best practice' }, [
    { id: 'REL09-BP01', title: 'All data is backed up, or made anew', says: 'Sources of data are known, and backed up or reproduced within the objectives.', reach: 'most', supports: [SELECTED, RPO], people: [SCOPE, OBJECTIVES], note: VENDOR },
    { id: 'REL09-BP02', title: 'Backups are secure and encrypted', says: 'Access to backups is controlled and watched, and they are encrypted.', reach: 'most', supports: [KEY, ROLES, DENIED], people: [STAFF, SOURCES], note: VENDOR },
    { id: 'REL09-BP03', title: 'Backups run by themselves', says: 'Backups run on a schedule that follows the RPO, or on change.', reach: 'most', supports: [SELECTED, SCHEDULED, RPO, PITR, ALERTS], people: [OBJECTIVES], note: VENDOR },
    {
      id: 'REL09-BP04', title: 'Recovery is tried', says: 'Data is recovered from time to time, and looked at.', leavesOpen: 'how often', reach: 'most', supports: [TESTED, VALIDATED, TIMED], people: [RESTORED],
      note: `${VENDOR} A restore whose data nobody looks at is weak.`,
    },
    { id: 'SEC08-BP02', title: 'Encryption at rest', says: 'Private data is encrypted at rest.', reach: 'most', supports: [KEY], people: [KEYS, SOURCES], note: VENDOR },
    { id: 'SEC08-BP04', title: 'Access control', says: 'Least privilege, isolation, versions and backups guard data at rest.', reach: 'most', supports: [DENIED, LOCKED, ACCOUNT], people: [STAFF], note: VENDOR },
  ]),
};

export const SECURITY_HUB: Standard = {
  id: 'AWS_SECURITY_HUB',
  name: 'AWS Security Hub CSPM and AWS Config, rules on backups',
  version: 'November 2026',
  requirements: table({ ...FSBP, force: 'tool' }, [
    { id: 'Backup.1', title: 'Recovery points are encrypted', says: 'Recovery points are encrypted at rest.', reach: 'most', supports: [KEY], people: [RAN, SOURCES] },
    { id: 'EFS.2, EFS.7', title: 'EFS is backed up', says: 'File systems of EFS are in a backup plan and have automatic backups.', reach: 'most', supports: [SELECTED], people: [RAN, SCOPE] },
    {
      id: 'RDS.11, DocumentDB.2, Neptune.5', title: "The database's own backups", says: 'Automated backups of the database are kept for a number of days.', number: '7 days: automated backups of the database, a default of the tool',
      reach: 'part', supports: [KEPT], people: [RAN], note: 'About backups of the service itself, not of AWS Backup.',
    },
    { id: 'DynamoDB.2', title: 'PITR of DynamoDB', says: 'Tables can be restored to any second.', reach: 'nothing', supports: [], people: [SCOPE], note: 'A property of the table; AWS Backup has no continuous backup of DynamoDB.' },
    { id: 'EC2.28, RDS.26, DynamoDB.4', title: 'In a backup plan', says: 'Volumes, database instances and tables are in a backup plan, if wanted with a locked vault.', reach: 'most', supports: [SELECTED, LOCKED], people: [RAN, SCOPE], note: 'Not in the FSBP list that was read.' },
    {
      id: 'backup-plan-min-frequency-and-min-retention-check', title: 'Where a day and 35 days come from', says: 'A rule runs often enough and keeps long enough.', number: '1 day and 35 days: defaults of the tool, from no standard',
      reach: 'most', supports: [DAILY, practice({ fact: 'shortest-retention', atLeast: AUDIT_DEFAULT_DAYS }), AUDITED], people: [RAN], source: 'AWS Config Developer Guide and conformance packs of April 2026', verification: 'primary',
    },
  ]),
};
