import { CfnResource, RemovalPolicy, Resource, TagManager, TagType, Token } from 'aws-cdk-lib';
import type { ITaggableV2 } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import type { Construct } from 'constructs';
import { arnLeaf } from '../model/arn';
import { judge } from '../model/diagnostics/judge';
import { leaf, UNKNOWN } from '../model/known';
import type { LegalHoldModel } from '../model/vault/legal-hold-model';
import { report } from '../private/report';
import { standardTags } from '../private/standard-tags';

const TYPE = 'AWS::Backup::LegalHold';
const KEPT: readonly RemovalPolicy[] = [RemovalPolicy.RETAIN, RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE];

/** Properties of a LegalHold. */
export interface LegalHoldProps {
  /** What the hold is for, in a few words. Another title makes another hold. */
  readonly title: string;

  /** Who asked for it, and why. Another description makes another hold. */
  readonly description: string;

  /**
   * The vaults with the recovery points. Whether recovery points are held that lie in one of the vaults or also belong to one of
   * the resources, where both are given, is not documented: give one of the two.
   *
   * @default - none
   */
  readonly backupVaults?: backup.IBackupVaultRef[];

  /**
   * ARNs of the resources that were backed up.
   *
   * @default - none
   */
  readonly resourceArns?: string[];

  /**
   * When the recovery points were created at the earliest: `2026-01-31` or `2026-01-31T00:00:00Z`. Needs `createdUntil`.
   *
   * @default - whenever
   */
  readonly createdFrom?: string;

  /**
   * When the recovery points were created at the latest; not in the future, since a hold takes what is there.
   *
   * @default - whenever
   */
  readonly createdUntil?: string;

  /**
   * What becomes of the hold when it leaves the stack. To delete the resource is to cancel the hold: whatever is not retained
   * is a warning (CB-HOLD-008).
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Keeps recovery points from being deleted, by anybody and by their own retention, until the hold is cancelled.
 *
 * A hold takes the recovery points that are there when it is made. It stays when its stack goes: cancel it by hand when it
 * may end (`aws backup cancel-legal-hold`). Throws for what AWS Backup would refuse.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/legalholds.html
 * @resource AWS::Backup::LegalHold
 */
export class LegalHold extends Resource implements ITaggableV2 {
  /**
   * ARN of the hold.
   *
   * @attribute
   */
  public readonly legalHoldArn: string;

  /**
   * Id of the hold.
   *
   * @attribute
   */
  public readonly legalHoldId: string;

  /** Tags of the hold. */
  public readonly cdkTagManager = new TagManager(TagType.STANDARD, TYPE);

  constructor(scope: Construct, id: string, props: LegalHoldProps) {
    super(scope, id);
    const { title, description, backupVaults, resourceArns, createdFrom, createdUntil } = props;
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    const model: LegalHoldModel = {
      title: leaf(title),
      description: leaf(description),
      vaultNames: backupVaults?.map(({ backupVaultRef }) => leaf(backupVaultRef.backupVaultName)),
      resourceIdentifiers: Token.isUnresolved(resourceArns) ? UNKNOWN : resourceArns?.map(arnLeaf),
      fromDate: leaf(createdFrom),
      toDate: leaf(createdUntil),
      retained: KEPT.includes(removalPolicy),
    };
    report(this, judge('legalHold', model, { label: 'the legal hold', path: '' }), LegalHold);

    // The L1 is younger than the oldest aws-cdk-lib that we work with.
    const resource = new CfnResource(this, 'Resource', {
      type: TYPE,
      properties: {
        Title: title,
        Description: description,
        RecoveryPointSelection: {
          VaultNames: backupVaults?.map(({ backupVaultRef }) => backupVaultRef.backupVaultName),
          ResourceIdentifiers: resourceArns,
          DateRange: createdFrom === undefined ? undefined : { FromDate: createdFrom, ToDate: createdUntil },
        },
        Tags: standardTags(this.cdkTagManager),
      },
    });
    resource.applyRemovalPolicy(removalPolicy);
    this.legalHoldArn = resource.getAtt('Arn').toString();
    this.legalHoldId = resource.getAtt('LegalHoldId').toString();
  }
}
