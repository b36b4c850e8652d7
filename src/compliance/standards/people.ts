/*
 * What no template can prove, and people have to show.
 */

export const PLAN = 'a contingency or recovery plan, its exercises, and what they led to';
export const POLICY = 'a written, approved and reviewed policy and procedures for backups';
export const STAFF = 'named and trained people, and reviews of who has access';
export const RISK = 'the risk assessment behind the choice';
export const SCOPE = 'that all relevant data is known and selected';
export const OBJECTIVES = 'RPO and RTO, and the impact analysis they come from';
export const REASON = 'why the retention is as long as it is';
export const RAN = 'that jobs ran and ended well, from job and audit reports';
export const RESTORED = 'that a restore was done, looked at, and fast enough';
export const RECORDED = 'records of tests, kept as long as they must be';
export const AWS = "AWS's part of the shared responsibility, from its audit reports";
export const KEYS = 'who holds the keys, and how they are managed';
export const SOURCES = 'that resources whose backups inherit their encryption are encrypted themselves';
export const LOGS = 'that logs are written, complete and read';
export const LEGAL = 'what the text means for you, and that a regulator or auditor agrees';
export const ERASURE = 'how data is erased that has to go before its backups expire';
export const CLASSES = 'the classification of the data in the copies';
export const CONTRACTS = 'contracts with customers and providers';
export const VALIDATION = 'records of the validation of the system';
export const ACCESS = 'identity policies outside this template, which may still grant access';
