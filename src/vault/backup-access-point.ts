import { ArnFormat, CfnResource, Lazy, Resource, TagManager, TagType } from 'aws-cdk-lib';
import type { ITaggableV2 } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { arnLeaf } from '../model/arn';
import { judge } from '../model/diagnostics/judge';
import { leaf, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { ACCESS_POINT_LIMITS } from '../model/vault/access-point-model';
import type { AccessPointModel } from '../model/vault/access-point-model';
import { physicalName } from '../private/physical-name';
import { refuseErrors, report, reportAtSynth } from '../private/report';
import { standardTags } from '../private/standard-tags';

const TYPE = 'AWS::Backup::BackupAccessPoint';
const PLACE = { label: 'the access point', path: '' };
const READ_OBJECTS = ['s3:GetObject'];
const LIST = ['s3:ListBucket'];

/** Properties of a BackupAccessPoint. */
export interface BackupAccessPointProps {
  /** ARN of a recovery point of a bucket. Another one makes another access point. */
  readonly recoveryPointArn: string;

  /**
   * Name of the access point: 3 to 50 lower-case letters, digits and hyphens, which no access point of Amazon S3 in the account
   * and Region has.
   *
   * @default - a readable name from the stack and the path, which changes with the recovery point
   */
  readonly accessPointName?: string;

  /**
   * The moment that is read, such as `2026-01-31T03:30:27Z`: for a continuous recovery point only, and there it is needed.
   *
   * @default - none, for a recovery point that is a snapshot
   */
  readonly accessPointInTime?: string;

  /**
   * Who may read through the access point: these principals get an entry in its policy, for reading objects and listing them.
   *
   * @default - whoever has the permissions by IAM; see `grantRead`
   */
  readonly readers?: iam.IPrincipal[];
}

/**
 * A way to read a backup of a bucket without restoring it: an access point of Amazon S3 that can only be read.
 *
 * As long as there is one, AWS Backup neither deletes its recovery point nor moves it to another tier: delete the access
 * point when it is not needed any more. Throws for what AWS Backup would refuse.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupAccessPoint.html
 * @resource AWS::Backup::BackupAccessPoint
 */
export class BackupAccessPoint extends Resource implements ITaggableV2, iam.IResourceWithPolicyV2 {
  /**
   * ARN of the access point in AWS Backup.
   *
   * @attribute
   */
  public readonly accessPointArn: string;

  /** Name of the access point, in AWS Backup and in Amazon S3. */
  public readonly accessPointName: string;

  /**
   * ARN of the access point in Amazon S3, with which objects are read.
   *
   * @attribute
   */
  public readonly s3AccessPointArn: string;

  /**
   * Alias of the access point in Amazon S3, which stands for the name of a bucket.
   *
   * @attribute
   */
  public readonly s3AccessPointAlias: string;

  /** Tags of the access point. */
  public readonly cdkTagManager = new TagManager(TagType.STANDARD, TYPE);

  private readonly policy = new iam.PolicyDocument();
  private readonly resource: CfnResource;

  constructor(scope: Construct, id: string, props: BackupAccessPointProps) {
    super(scope, id);
    const { recoveryPointArn, accessPointInTime, readers = [] } = props;
    const identity = [recoveryPointArn, accessPointInTime ?? ''].map(text => JSON.stringify(this.stack.resolve(text)));
    const made = () => physicalName({ scope, id, maxLength: ACCESS_POINT_LIMITS.nameMaxLength.value, identity }).toLowerCase();
    this.accessPointName = props.accessPointName ?? made();
    const model: AccessPointModel = {
      name: leaf(this.accessPointName),
      recoveryPointArn: arnLeaf(recoveryPointArn),
      accessPointInTime: leaf(accessPointInTime),
      accessPointPolicy: undefined,
    };
    report(this, judge('accessPoint', model, PLACE), BackupAccessPoint);

    // The L1 is younger than the oldest aws-cdk-lib that we work with.
    this.resource = new CfnResource(this, 'Resource', {
      type: TYPE,
      properties: {
        RecoveryPointArn: recoveryPointArn,
        Name: this.accessPointName,
        AccessPointInTime: accessPointInTime,
        AccessPointPolicy: Lazy.any({ produce: () => this.policy.isEmpty ? undefined : this.policy }),
        Tags: standardTags(this.cdkTagManager),
      },
    });
    this.accessPointArn = this.resource.getAtt('Arn').toString();
    this.s3AccessPointArn = this.resource.getAtt('AccessPointMetadata.S3AccessPointArn').toString();
    this.s3AccessPointAlias = this.resource.getAtt('AccessPointMetadata.S3AccessPointAlias').toString();
    if (readers.length > 0) this.letRead(readers);
    reportAtSynth(this, () => judge('accessPoint', { ...model, accessPointPolicy: this.policyText() }, PLACE));
  }

  /**
   * Allows to read objects through the access point and to list them.
   *
   * The permission goes to the grantee, where it is of this account; for one of another account also into the policy of the
   * access point. The grantee needs `kms:Decrypt` on the key of the vault too: grant that on the key.
   */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    const [list, read] = ([[LIST, this.s3Arn()], [READ_OBJECTS, this.s3Arn('object/*')]] as const).map(([actions, arn]) =>
      iam.Grant.addToPrincipalOrResource({ grantee, actions: [...actions], resource: this, resourceArns: [arn] }));
    return list.combine(read);
  }

  /** Adds a statement to the policy of the access point in Amazon S3. Throws for a policy that is too long. */
  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    this.policy.addStatements(statement);
    const policy: AccessPointModel = {
      name: undefined, recoveryPointArn: undefined, accessPointInTime: undefined, accessPointPolicy: this.policyText(),
    };
    refuseErrors(this, judge('accessPoint', policy, PLACE), this.addToResourcePolicy);
    return { statementAdded: true, policyDependable: this.resource };
  }

  private letRead(principals: iam.IPrincipal[]): void {
    this.policy.addStatements(
      new iam.PolicyStatement({ sid: 'AllowReadersToList', actions: LIST, resources: [this.s3Arn()], principals }),
      new iam.PolicyStatement({ sid: 'AllowReadersToReadObjects', actions: READ_OBJECTS, resources: [this.s3Arn('object/*')], principals }),
    );
  }

  /** Of the access point in Amazon S3, which has the same name; built, because a policy cannot refer to what it is a part of. */
  private s3Arn(below?: string): string {
    const resourceName = below === undefined ? this.accessPointName : `${this.accessPointName}/${below}`;
    return this.stack.formatArn({ service: 's3', resource: 'accesspoint', resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
  }

  /** The policy as text; not known where it has parts that are known at deployment only. */
  private policyText(): Leaf<string> {
    if (this.policy.isEmpty) return undefined;
    const text = JSON.stringify(this.stack.resolve(this.policy));
    return /"(?:Ref|Fn::[A-Za-z0-9]+)":/.test(text) ? UNKNOWN : text;
  }
}
