import { Stack, Token } from 'aws-cdk-lib';
import { LIMITS } from '../model/limits';
import { shortHash } from '../private/short-hash';
import type { SecureVault } from '../vault/secure-vault';
import type { RegionCopyOptions } from './copy-options';

/** A replica vault, and the options that first asked for it. */
export interface Replica {
  readonly vault: SecureVault;
  readonly options: RegionCopyOptions;
}

/**
 * The stack that holds the replica vaults of one primary stack in one Region.
 *
 * It stands inside the scope of the primary stack, so that tags and aspects reach it, and carries its name and Region, so
 * that two apps in one account, or one app in two Regions, never own the same replica stack.
 */
export class ReplicaStack extends Stack {
  /** The replica stack of a Region, made where it does not exist yet. */
  public static ensure(primary: Stack, region: string, options: RegionCopyOptions): ReplicaStack {
    return ReplicaStack.find(primary, region) ?? new ReplicaStack(primary, region, options);
  }

  /** The replica stack of a Region, if a copy asked for it already. */
  public static find(primary: Stack, region: string): ReplicaStack | undefined {
    const child = primary.node.tryFindChild(stackId(region));
    return child instanceof ReplicaStack ? child : undefined;
  }

  /** All replica stacks of a primary stack. */
  public static all(primary: Stack): ReplicaStack[] {
    return primary.node.children.filter((child): child is ReplicaStack => child instanceof ReplicaStack);
  }

  /** By path of the vault they replicate. */
  public readonly replicas = new Map<string, Replica>();

  private constructor(primary: Stack, region: string, options: RegionCopyOptions) {
    super(primary, stackId(region), {
      stackName: stackName(primary, region),
      description: `Backup vaults that receive the copies of stack ${primary.stackName}`,
      env: { account: Token.isUnresolved(primary.account) ? undefined : primary.account, region },
      synthesizer: options.stackSynthesizer,
      terminationProtection: primary.terminationProtection,
    });
  }
}

function stackId(region: string): string {
  return `backup-${region}`;
}

/** Tells where the backups come from, too: one app may be deployed to several Regions under one name. */
function stackName(primary: Stack, region: string): string {
  const from = Token.isUnresolved(primary.region) || primary.stackName.includes(primary.region) ? '' : `-${primary.region}`;
  const suffix = `${from}-backup-${region}`;
  const room = LIMITS.stackNameMaxLength.value - suffix.length;
  if (primary.stackName.length <= room) return primary.stackName + suffix;
  const hash = shortHash(primary.stackName);
  return `${primary.stackName.slice(0, room - hash.length - 1)}-${hash}${suffix}`;
}
