import { join } from 'node:path';
import { CfnResource, CustomResource, Duration, RemovalPolicy, Stack, Stage, TagManager, Token } from 'aws-cdk-lib';
import type * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { judge } from '../model/diagnostics/judge';
import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { PRODUCTION } from '../model/settings/vault-emptying-model';
import type { VaultEmptyingModel } from '../model/settings/vault-emptying-model';
import { acknowledgeNag } from '../private/nag';
import { report, reportAtSynth } from '../private/report';
import { vaultModelOf } from '../vault/vault-model';
import { callerRules, EMPTYING_RULES, FRAMEWORK_RULES, LOG_RULES, policyRules } from './emptying-rules';

/** As it is shipped, beside src/ and beside lib/ (docs/decisions/0022-emptying-vaults.md). */
const HANDLER = join(__dirname, '..', '..', 'assets', 'vault-emptier');
const PLACE = { label: 'the emptying', path: '' };

/** One call of the function; the next one goes on. */
const CALL = Duration.minutes(10);
/** CloudFormation gives a custom resource an hour; the function gives up a little before. */
const TOTAL = Duration.hours(1);

/** Properties of EmptyVaultOnDelete. */
export interface EmptyVaultOnDeleteProps {
  /** The vault: one that this stack makes and deletes, without a lock, whose access policy does not deny deletion. */
  readonly backupVault: backup.IBackupVaultRef;

  /** Must be true: every recovery point in the vault is deleted when the stack is. */
  readonly acknowledgeDataLoss: boolean;
}

/**
 * For development: deletes all recovery points of a vault when its stack is deleted, which otherwise fails on a vault that is
 * not empty.
 *
 * Runs code in AWS: a custom resource with two functions of ours and the provider framework of aws-cdk-lib. Only the deletion
 * of the whole stack empties the vault; taking this construct or the vault out of the stack does not. Deletion goes on until
 * the vault is empty or 55 minutes are over; then the stack is `DELETE_FAILED`, and deleting it again goes on.
 *
 * Refused are vaults with a lock, retained ones, and whatever is marked as production: by its stack's or stage's name, by a
 * tag of the vault, or by termination protection. What can change after deployment is looked at again before anything is deleted.
 *
 * Let plans depend on it (`plan.node.addDependency(emptying)`), so that they are deleted first and make no new recovery points.
 *
 * @see https://github.com/aws/aws-cdk/issues/33711
 */
export class EmptyVaultOnDelete extends Construct {
  /** Where the functions tell how far they are. */
  public readonly logGroup: logs.ILogGroup;

  constructor(scope: Construct, id: string, props: EmptyVaultOnDeleteProps) {
    super(scope, id);
    const { backupVault } = props;
    report(this, judge('vaultEmptying', this.model(props), PLACE, 'part'), EmptyVaultOnDelete);
    this.logGroup = new logs.LogGroup(this, 'Log', { retention: logs.RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
    const role = this.role(backupVault);
    const handler = (name: string, description: string) => new lambda.Function(this, name, {
      description,
      // The runtime has the AWS SDK, so nothing is bundled.
      runtime: lambda.Runtime.NODEJS_22_X,
      code: lambda.Code.fromAsset(HANDLER),
      handler: `index.${name === 'Begin' ? 'onEvent' : 'isComplete'}`,
      memorySize: 512,
      timeout: CALL,
      role,
      logGroup: this.logGroup,
    });
    const provider = new Provider(this, 'Provider', {
      onEventHandler: handler('Begin', 'Decides whether a backup vault is emptied'),
      isCompleteHandler: handler('Empty', 'Empties a backup vault'),
      queryInterval: Duration.seconds(15),
      totalTimeout: TOTAL,
      logGroup: this.logGroup,
    });
    new CustomResource(this, 'Resource', {
      resourceType: 'Custom::EmptyBackupVault',
      serviceToken: provider.serviceToken,
      properties: { BackupVaultName: backupVault.backupVaultRef.backupVaultName },
    });
    acknowledgeNag(this, EMPTYING_RULES);
    acknowledgeNag(this.logGroup, LOG_RULES);
    const functions = this.node.findAll().filter(CfnResource.isCfnResource).filter(({ cfnResourceType }) => cfnResourceType === 'AWS::Lambda::Function');
    acknowledgeNag(provider, { ...FRAMEWORK_RULES, ...callerRules(Stack.of(this), functions) });
    reportAtSynth(this, () => judge('vaultEmptying', this.model(props), PLACE, 'whole'));
  }

  private role({ backupVaultRef: { backupVaultArn } }: backup.IBackupVaultRef): iam.Role {
    const stack = Stack.of(this);
    const points = recoveryPoints(stack);
    const serviceLinkedRole = stack.formatArn({ service: 'iam', region: '', resource: 'role', resourceName: 'aws-service-role/backup.amazonaws.com/*' });
    const policy = new iam.ManagedPolicy(this, 'Policy', {
      description: 'What it takes to empty a backup vault',
      statements: [
        new iam.PolicyStatement({
          sid: 'Look', actions: ['backup:DescribeBackupVault', 'backup:ListRecoveryPointsByBackupVault', 'backup:ListTags'], resources: [backupVaultArn],
        }),
        new iam.PolicyStatement({
          sid: 'Delete', actions: ['backup:DeleteRecoveryPoint', 'backup:DisassociateRecoveryPointFromParent'], resources: points,
        }),
        // Without it AWS Backup answers that all is well, and leaves recovery points EXPIRED.
        new iam.PolicyStatement({
          sid: 'LetAWSBackupDelete', actions: ['iam:CreateServiceLinkedRole'], resources: [serviceLinkedRole],
          conditions: { StringEquals: { 'iam:AWSServiceName': 'backup.amazonaws.com' } },
        }),
        new iam.PolicyStatement({ sid: 'KnowWhetherTheStackGoes', actions: ['cloudformation:DescribeStacks'], resources: [stack.stackId] }),
        new iam.PolicyStatement({ sid: 'Log', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [this.logGroup.logGroupArn] }),
      ],
    });
    acknowledgeNag(policy, policyRules(stack, [...points, serviceLinkedRole]));
    return new iam.Role(this, 'Role', {
      description: 'Assumed by what empties a backup vault',
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: [policy],
    });
  }

  private model({ backupVault, acknowledgeDataLoss }: EmptyVaultOnDeleteProps): VaultEmptyingModel {
    const { lock, airGapped, retained, access } = vaultModelOf(backupVault);
    const resource = [backupVault, backupVault.node.defaultChild].find((construct): construct is CfnResource =>
      CfnResource.isCfnResource(construct) && construct.cfnResourceType.startsWith('AWS::Backup::'));
    return {
      acknowledged: acknowledgeDataLoss,
      ofThisStack: resource?.stack === Stack.of(this),
      airGapped,
      locked: lock === UNKNOWN ? UNKNOWN : lock !== undefined,
      retained,
      // There are exceptions, if only of the deployer, wherever there is a deny.
      deniesDeletion: access?.exceptions === undefined ? undefined : true,
      productionMarks: resource ? productionMarks(this, resource) : [],
    };
  }
}

/** ARNs of recovery points, which are those of their own service where AWS Backup does not manage the type fully. No ARN names the vault. */
function recoveryPoints(stack: Stack): string[] {
  const { partition, region, account } = stack;
  return [
    `backup:${region}:${account}:recovery-point:*`,
    `ec2:${region}::image/*`,
    `ec2:${region}::snapshot/*`,
    `rds:${region}:${account}:snapshot:awsbackup:*`,
    `rds:${region}:${account}:cluster-snapshot:awsbackup:*`,
    `fsx:${region}:${account}:backup/*`,
    `redshift:${region}:${account}:snapshot:*`,
    `redshift-serverless:${region}:${account}:snapshot/*`,
  ].map(rest => `arn:${partition}:${rest}`);
}

function productionMarks(scope: IConstruct, vault: CfnResource): string[] {
  const stack = Stack.of(scope);
  const stageName = Stage.of(scope)?.stageName;
  const tags = Object.entries(TagManager.of(vault)?.tagValues() ?? {}).filter(tag => tag.some(isProduction));
  return [
    ...(isProduction(stack.stackName) ? [`stack ${stack.stackName}`] : []),
    ...(stageName && isProduction(stageName) ? [`stage ${stageName}`] : []),
    ...tags.map(([key, value]) => `tag ${key}=${value}`),
    ...(stack.terminationProtection === true ? ['termination protection'] : []),
  ];
}

function isProduction(text: Leaf<string>): boolean {
  return isKnown(text) && !Token.isUnresolved(text) && PRODUCTION.test(text);
}
