import { isKnown, UNKNOWN } from '../../known';
import { LIMITS } from '../../limits';
import { derived, guide } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';
import { PRINCIPAL_ARN } from './principal-arn';

const { denyDeleteExceptions } = LIMITS;

/** The access policy of a vault. */
export const VAULT_ACCESS_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-VAULT-010',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'The deny of policy changes leaves nobody out who deploys the vault.',
    why: 'CloudFormation could never change the access policy of the vault again, and neither could anybody else who deploys.',
    source: derived('an explicit Deny wins over every Allow'),
    check({ access }, place) {
      if (access?.deployerExcepted !== false) return undefined;
      return {
        what: `deny of backup:PutBackupVaultAccessPolicy on ${place.label}`,
        must: 'leave out the role that CloudFormation deploys with',
        got: 'a stack whose synthesizer does not name that role',
        fix: 'use the DefaultStackSynthesizer, name the role in policyAdministrators, or set blockAccessPolicyChanges to false',
        leaf: 'access.exceptions',
      };
    },
  }),
  diagnostic({
    id: 'CB-VAULT-011',
    severity: 'warning',
    when: 'part',
    on: 'vault',
    title: 'The deny of manual deletion leaves out more than five principals.',
    why: 'The audit control BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED takes five exceptions at most, so it reports the vault as non-compliant.',
    source: denyDeleteExceptions.source,
    check({ access }, place) {
      const exceptions = access?.exceptions;
      if (!isKnown(exceptions) || exceptions.length <= denyDeleteExceptions.value) return undefined;
      return {
        what: `deny of manual deletion on ${place.label}`,
        must: `leave out ${denyDeleteExceptions.value} principals at most for the audit control to accept it`,
        got: String(exceptions.length),
        leaf: 'access.exceptions',
      };
    },
  }),
  diagnostic({
    id: 'CB-VAULT-012',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'A principal whom the deny of manual deletion leaves out is a role, a user or the account\'s root.',
    why: 'The condition compares aws:PrincipalArn, which for a session is the ARN of its role; a wildcard would leave out principals that nobody meant.',
    source: guide('create-a-vault-access-policy'),
    check({ access }, place) {
      const exceptions = access?.exceptions;
      if (!isKnown(exceptions)) return undefined;
      return exceptions.filter(isKnown).filter(arn => !PRINCIPAL_ARN.test(arn)).map(arn => ({
        what: `principal whom the deny of manual deletion on ${place.label} leaves out`,
        must: 'be the ARN of a role or user without wildcards',
        got: `'${arn}'`,
        leaf: 'access.exceptions',
      }));
    },
  }),
  diagnostic({
    id: 'CB-VAULT-013',
    severity: 'error',
    when: 'part',
    on: 'vault',
    title: 'A vault access policy names its actions without wildcards.',
    why: 'AWS Backup does not support a wildcard in the actions of a vault access policy.',
    source: guide('create-a-vault-access-policy'),
    check({ access }, place) {
      const wild = (access?.actions ?? []).filter(action => action !== UNKNOWN && action?.includes('*'));
      return wild.map(action => ({
        what: `action in the access policy of ${place.label}`,
        must: 'be named without wildcards',
        got: `'${String(action)}'`,
        leaf: 'access.actions',
      }));
    },
  }),
];
