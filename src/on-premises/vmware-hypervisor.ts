import { RemovalPolicy, Resource, Stack, Token, Tokenization } from 'aws-cdk-lib';
import * as backupgateway from 'aws-cdk-lib/aws-backupgateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { arnLeaf } from '../model/arn';
import { judge } from '../model/diagnostics/judge';
import { isKnown, leaf } from '../model/known';
import type { HypervisorModel } from '../model/on-premises/hypervisor-model';
import { BACKUP_GATEWAY_SERVICE, BACKUP_SERVICE } from '../model/principals';
import { physicalName } from '../private/physical-name';
import { report, reportAtSynth } from '../private/report';
import { RolePolicies } from '../selection/service-role';
import type { VmwareHypervisorProps } from './vmware-hypervisor-props';
import { mappingCommand, mappingModel } from './vmware-tag-mapping';

const PLACE = { label: 'the hypervisor', path: '' };
const NAME_MAX_LENGTH = 100;

/**
 * A VMware vCenter or host whose virtual machines AWS Backup backs up, through a gateway that runs beside it.
 *
 * CloudFormation knows the hypervisor only. The gateway is an appliance that somebody installs, activates and connects
 * to the hypervisor; until then the hypervisor is `PENDING` (the README of this folder has the steps).
 *
 * Another key or another tag replaces the hypervisor, and the gateway has to be connected to the new one. Throws for what AWS
 * Backup gateway would refuse, and for a password in plain text.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vm-backups.html
 * @resource AWS::BackupGateway::Hypervisor
 */
export class VmwareHypervisor extends Resource implements backupgateway.IHypervisorRef {
  /**
   * ARN of the hypervisor.
   *
   * @attribute
   */
  public readonly hypervisorArn: string;

  /** Name of the hypervisor. */
  public readonly hypervisorName: string;

  /** Where the gateway writes about the hypervisor. */
  public readonly logGroup: logs.ILogGroupRef;

  /** Key of the credentials, where it is not one that AWS owns. */
  public readonly encryptionKey?: kms.IKeyRef;

  /** The role that AWS Backup gateway tags virtual machines with, where tags are mapped. */
  public readonly tagMappingRole?: iam.IRole;

  /**
   * The command that tells AWS Backup gateway the tag mappings, for the AWS CLI in a POSIX shell; somebody runs it after the
   * deployment, and again after each change of the mappings. Undefined where no tags are mapped.
   */
  public readonly tagMappingCommand?: string;

  private readonly decrypting: iam.IGrantable[] = [];

  constructor(scope: Construct, id: string, props: VmwareHypervisorProps) {
    super(scope, id);
    const { encryptionKey, tagMappings = [] } = props;
    this.encryptionKey = encryptionKey;
    const keyArn = encryptionKey?.keyRef.keyArn;
    this.hypervisorName = props.hypervisorName ?? physicalName({
      scope, id, maxLength: NAME_MAX_LENGTH, identity: keyArn === undefined ? [] : [JSON.stringify(this.stack.resolve(keyArn))],
    });
    const model = this.model(props);
    report(this, judge('hypervisor', model, PLACE, 'part'), VmwareHypervisor);
    this.logGroup = props.logGroup ?? this.ownLogs(props.logRemovalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);

    const resource = new backupgateway.CfnHypervisor(this, 'Resource', {
      name: this.hypervisorName,
      host: props.host,
      ...props.credentials._render(),
      kmsKeyArn: keyArn,
      logGroupArn: withStreams(this.logGroup.logGroupRef.logGroupArn),
    });
    this.hypervisorArn = resource.attrHypervisorArn;
    if (tagMappings.length > 0) {
      this.tagMappingRole = this.mappingRole();
      this.tagMappingCommand = mappingCommand(this.hypervisorArn, this.tagMappingRole.roleArn, Stack.of(this).region, tagMappings);
    }
    reportAtSynth(this, () => judge('hypervisor', { ...model, rolesDecrypt: this.decrypting.length > 0 }, PLACE, 'whole'));
  }

  /** A reference to this hypervisor. */
  public get hypervisorRef(): backupgateway.HypervisorReference {
    return { hypervisorArn: this.hypervisorArn };
  }

  /**
   * Allows a role to decrypt with the key of the credentials (`kms:Decrypt`): every backup role and restore role whose jobs
   * are about machines of this hypervisor needs it. Nothing is granted, and nothing needed, where AWS owns the key.
   *
   * The permission goes to the role; the policy of the key must let roles of the account in, as it does by default.
   */
  public grantDecrypt(grantee: iam.IGrantable): iam.Grant {
    this.decrypting.push(grantee);
    if (!this.encryptionKey) return iam.Grant.drop(grantee, 'AWS owns the key');
    return iam.Grant.addToPrincipal({ grantee, actions: ['kms:Decrypt'], resourceArns: [this.encryptionKey.keyRef.keyArn] });
  }

  private model({ host, credentials, encryptionKey, logGroup, tagMappings = [] }: VmwareHypervisorProps): HypervisorModel {
    return {
      name: leaf(this.hypervisorName),
      host: leaf(host),
      ...credentials._model(),
      kmsKeyArn: encryptionKey && arnLeaf(encryptionKey.keyRef.keyArn),
      logGroupArn: logGroup && streams(arnLeaf(logGroup.logGroupRef.logGroupArn)),
      tagMappings: tagMappings.map(mappingModel),
    };
  }

  private ownLogs(removalPolicy: RemovalPolicy): logs.LogGroup {
    const encryptionKey = new kms.Key(this, 'LogKey', {
      description: `Logs of hypervisor ${this.hypervisorName}`,
      enableKeyRotation: true,
      removalPolicy,
    });
    const { partition, region, account } = this.stack;
    encryptionKey.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'AllowCloudWatchLogsOfThisAccount',
      actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      resources: ['*'],
      principals: [new iam.ServicePrincipal(`logs.${region}.amazonaws.com`)],
      // The name of the log group is known only once it is made, and it is not made without the key.
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*` } },
    }));
    return new logs.LogGroup(this, 'Logs', { encryptionKey, retention: logs.RetentionDays.ONE_YEAR, removalPolicy });
  }

  private mappingRole(): iam.Role {
    const role = new iam.Role(this, 'TagMappingRole', {
      // AWS documents both.
      assumedBy: new iam.CompositePrincipal(new iam.ServicePrincipal(BACKUP_SERVICE), new iam.ServicePrincipal(BACKUP_GATEWAY_SERVICE)),
      description: `Assumed by AWS Backup gateway to tag virtual machines of ${this.hypervisorName}`,
    });
    new RolePolicies(role, 'the role that tags virtual machines').attach(['virtualMachineTags']);
    return role;
  }
}

/** AWS Backup gateway wants the ARN with the streams. What CloudFormation returns of a log group has them, other ARNs may not. */
function withStreams(arn: string): string {
  const isAttribute = Token.isUnresolved(arn) && Tokenization.reverseString(arn).length === 1;
  return isAttribute || arn.endsWith(':*') ? arn : `${arn}:*`;
}

function streams(arn: HypervisorModel['logGroupArn']): HypervisorModel['logGroupArn'] {
  return isKnown(arn) ? withStreams(arn) : arn;
}
