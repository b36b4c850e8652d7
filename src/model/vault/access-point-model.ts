import type { Leaf } from '../known';
import { limit } from '../limits';
import { api } from '../sources';

/** A way to read a recovery point of S3 without restoring it. */
export interface AccessPointModel {
  readonly name: Leaf<string>;
  readonly recoveryPointArn: Leaf<string>;
  /** For continuous recovery points only: the moment that is read. */
  readonly accessPointInTime: Leaf<string>;
  /** JSON text. */
  readonly accessPointPolicy: Leaf<string>;
}

const CREATE = api('CreateBackupAccessPoint');

export const ACCESS_POINT_LIMITS = {
  name: limit(/^[\da-z][\da-z-]{1,48}[\da-z]$/, CREATE),
  nameMaxLength: limit(50, CREATE),
  /** Endings that Amazon S3 keeps for itself. */
  reservedEndings: limit(['-s3alias', '-ext-s3alias'], CREATE),
  policyMaxLength: limit(200_000, CREATE),
} as const;
