import { Arn, ArnFormat, Aws } from 'aws-cdk-lib';
import type { ArnComponents } from 'aws-cdk-lib';

/** Where a vault is. */
export interface VaultPlace {
  readonly account: string;
  readonly region: string;
  readonly backupVaultName: string;
}

/** The parts that tell the ARN of a vault from others of its account and Region. */
export function vaultArnParts(name: string): ArnComponents {
  return { service: 'backup', resource: 'backup-vault', resourceName: name, arnFormat: ArnFormat.COLON_RESOURCE_NAME };
}

/** The ARN of a vault anywhere, in the partition of whoever deploys. */
export function vaultArnAt({ account, region, backupVaultName }: VaultPlace): string {
  return Arn.format({ ...vaultArnParts(backupVaultName), partition: Aws.PARTITION, account, region });
}
