import { Arn, ArnFormat, Aws, Stack, Token } from 'aws-cdk-lib';
import type { ArnComponents } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Where a vault is. */
export interface VaultPlace {
  readonly account: string;
  readonly region: string;
  readonly backupVaultName: string;
}

/** Vaults of both kinds have ARNs of one form. */
export function vaultArnParts(name: string): ArnComponents {
  return { service: 'backup', resource: 'backup-vault', resourceName: name, arnFormat: ArnFormat.COLON_RESOURCE_NAME };
}

/** The ARN of a vault in the account and Region of a scope. */
export function vaultArn(scope: Construct, name: string): string {
  return Stack.of(scope).formatArn(vaultArnParts(name));
}

/** The ARN of a vault anywhere, in the partition of whoever deploys. */
export function vaultArnAt({ account, region, backupVaultName }: VaultPlace): string {
  return Arn.format({ ...vaultArnParts(backupVaultName), partition: Aws.PARTITION, account, region });
}

/** Account, Region and name of a vault; an ARN that is a token is taken apart at deployment. */
export function splitVaultArn(scope: Construct, arn: string): { readonly account?: string; readonly region?: string; readonly name: string } {
  if (!Token.isUnresolved(arn)) {
    const [, , , region, account, , ...name] = arn.split(':');
    return { region: region || undefined, account: account || undefined, name: name.join(':') };
  }
  const { region, account, resourceName } = Stack.of(scope).splitArn(arn, ArnFormat.COLON_RESOURCE_NAME);
  return { region, account, name: resourceName ?? '' };
}
