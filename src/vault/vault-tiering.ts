import { Resource } from 'aws-cdk-lib';
import type { Duration } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { arnLeaf } from '../model/arn';
import { judge } from '../model/diagnostics/judge';
import { daysOf, leaf } from '../model/known';
import { TIERING_LIMITS } from '../model/vault/tiering-model';
import type { TieringModel } from '../model/vault/tiering-model';
import { physicalName } from '../private/physical-name';
import { report } from '../private/report';

/** Every vault, or every resource, to AWS Backup. */
const ALL = '*';
/** The only type there is to tier. */
const [S3] = TIERING_LIMITS.resourceTypes.value;

/** Whose backups a tiering configuration moves. */
export class TieredVaults {
  /**
   * Every vault of the account and Region, those made later too. A vault with a configuration of its own follows that one.
   * There can be one such configuration in an account and Region.
   */
  public static all(): TieredVaults {
    return new TieredVaults(ALL);
  }

  /**
   * One vault, which can have one configuration.
   *
   * @param vault a vault of this account and Region
   */
  public static vault(vault: backup.IBackupVaultRef): TieredVaults {
    return new TieredVaults(vault.backupVaultRef.backupVaultName);
  }

  private constructor(
    /** @internal */
    public readonly _vaultName: string,
  ) {}
}

/** When backups of some buckets move to the lower-cost warm tier. */
export interface TieringRule {
  /** The age at which a backed-up object moves: 60 to 36,500 whole days. It stays there until it is deleted. */
  readonly after: Duration;

  /**
   * The buckets; at most 100 in all rules together.
   *
   * @default - every bucket
   */
  readonly buckets?: s3.IBucketRef[];
}

/** Properties of a VaultTiering. */
export interface VaultTieringProps {
  /** The vault, or all vaults. */
  readonly vaults: TieredVaults;

  /** When backups move: 1 to 5 rules. */
  readonly rules: TieringRule[];

  /**
   * Name of the configuration: 1 to 200 letters, digits and underscores, no hyphen. Another name replaces it.
   *
   * @default - a readable name from the stack and the path
   */
  readonly tieringConfigurationName?: string;
}

/**
 * Moves backups of S3 buckets to the lower-cost warm tier, from where they are restored as from the warm tier.
 *
 * There is no way back: what has moved stays in the tier until it is deleted, whatever becomes of the configuration. Throws
 * for what AWS Backup would refuse.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_TieringConfigurationInputForCreate.html
 * @resource AWS::Backup::TieringConfiguration
 */
export class VaultTiering extends Resource {
  /**
   * ARN of the configuration.
   *
   * @attribute
   */
  public readonly tieringConfigurationArn: string;

  /** Name of the configuration. */
  public readonly tieringConfigurationName: string;

  constructor(scope: Construct, id: string, props: VaultTieringProps) {
    super(scope, id);
    // Names of tiering configurations take no hyphens.
    const made = () => physicalName({ scope, id, maxLength: TIERING_LIMITS.nameMaxLength.value, identity: [] }).replace(/-/g, '_');
    this.tieringConfigurationName = props.tieringConfigurationName ?? made();
    const resourceSelection = props.rules.map(({ after, buckets }) => ({
      after, resources: buckets?.map(({ bucketRef }) => bucketRef.bucketArn) ?? [ALL],
    }));
    const model: TieringModel = {
      name: leaf(this.tieringConfigurationName),
      vaultName: leaf(props.vaults._vaultName),
      resourceSelection: resourceSelection.map(({ after, resources }) => ({
        resourceType: S3, resources: resources.map(arnLeaf), tieringDownSettingsInDays: daysOf(after),
      })),
    };
    report(this, judge('tiering', model, { label: 'the tiering configuration', path: '' }), VaultTiering);

    const resource = new backup.CfnTieringConfiguration(this, 'Resource', {
      tieringConfigurationName: this.tieringConfigurationName,
      backupVaultName: props.vaults._vaultName,
      resourceSelection: resourceSelection.map(({ after, resources }) => ({
        resourceType: S3, resources, tieringDownSettingsInDays: after.toDays(),
      })),
    });
    this.tieringConfigurationArn = resource.attrTieringConfigurationArn;
  }
}
