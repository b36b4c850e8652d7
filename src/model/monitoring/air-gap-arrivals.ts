import { typesNotSurely } from '../resources/resource-types';

const STAYS_OUTSIDE = new Set(typesNotSurely('logicallyAirGapped'));
const TAKES_A_DETOUR = new Set(typesNotSurely('fullManagement'));

/** Whether backups of a type can come into a logically air-gapped vault; what needs a setting of the account is taken to have it. */
export function goesIntoAirGap(typeId: string): boolean {
  return !STAYS_OUTSIDE.has(typeId);
}

/**
 * Whether a rule with an air-gapped vault backs a type up right into it, without a snapshot in its ordinary vault.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/lag-vault-primary-backup.html
 */
export function goesStraightIntoAirGap(typeId: string): boolean {
  return goesIntoAirGap(typeId) && !TAKES_A_DETOUR.has(typeId);
}
