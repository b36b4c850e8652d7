import { right } from './entry';
import type { Env, Json, JsonObject, Right } from './entry';

/** Backup policies live in the management account. */
const MANAGEMENT: Env = { account: '999988887777', region: 'us-east-1' };

/** A value of a backup policy. */
export const is = (value: string | readonly string[]): JsonObject => ({ '@@assign': value });

/** A right backup policy, attached to a unit. */
export function policy(title: string, content: Json, warnings: readonly string[] = []): Right {
  return right(title, {
    Resources: {
      Policy: {
        Type: 'AWS::Organizations::Policy',
        Properties: { Name: 'backup', Description: 'Backups of every account', Type: 'BACKUP_POLICY', Content: content, TargetIds: ['ou-ab12-11111111'] },
      },
    },
  }, { env: MANAGEMENT, warnings });
}
