import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnResourcePolicy } from 'aws-cdk-lib/aws-organizations';
import { Construct } from 'constructs';
import { judgeAlone } from '../../model/diagnostics/judge';
import { leaf } from '../../model/known';
import { BACKUP_SERVICE } from '../../model/principals';
import { report } from '../../private/report';
import { SettingsProvider } from '../../settings/settings-provider';
import { delegationStatements } from './delegation-statements';

const PLACE = { label: 'the delegated administrator', path: '' };

/** Properties of a DelegatedBackupAdministrator. */
export interface DelegatedBackupAdministratorProps {
  /** The account that is to manage backups for the organization, 12 digits; not the management account. */
  readonly accountId: string;

  /** The id of the organization, `o-` and 10 to 32 lower-case letters or digits. */
  readonly organizationId: string;

  /**
   * Whether the account may manage the backup policies of the organization. It is written into the resource policy of the
   * organization, of which there is one: where there is one already, set this to `false` and add `statements` to it.
   *
   * @default true
   */
  readonly managesPolicies?: boolean;

  /**
   * Whether trusted access of AWS Backup is switched on, and the account registered as a delegated administrator of AWS Backup, so
   * that it can watch the jobs of all accounts. CloudFormation has no type for that, so a function is deployed.
   *
   * @default false
   */
  readonly register?: boolean;

  /**
   * The id of the root, `r-…`, in which backup policies are to be switched on. CloudFormation has no type for that, so a function
   * is deployed.
   *
   * @default - backup policies are switched on by hand
   */
  readonly enableBackupPoliciesInRoot?: string;
}

/**
 * Gives an account other than the management account what it needs to manage backups for the whole organization. For a stack in the
 * management account.
 *
 * What was switched on stays when the stack is deleted, and so does the resource policy.
 *
 * Throws for ids of another form.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/manage-cross-account.html
 *
 * @example
 * declare const stack: Stack;
 *
 * new DelegatedBackupAdministrator(stack, 'Administrator', { accountId: '444455556666', organizationId: 'o-a1b2c3d4e5' });
 */
export class DelegatedBackupAdministrator extends Construct {
  /** What the account is allowed; for a resource policy that is managed elsewhere. */
  public readonly statements: iam.PolicyStatement[];

  constructor(scope: Construct, id: string, props: DelegatedBackupAdministratorProps) {
    super(scope, id);
    const { accountId, organizationId, managesPolicies = true, register = false, enableBackupPoliciesInRoot: rootId } = props;
    const { account, partition } = Stack.of(this);
    report(this, judgeAlone('delegation', {
      accountId: leaf(accountId), organizationId: leaf(organizationId), managementAccountId: leaf(account), rootId: leaf(rootId),
    }, PLACE, 'part'), DelegatedBackupAdministrator);

    this.statements = delegationStatements({ accountId, organizationId, managementAccountId: account, partition });
    if (managesPolicies) {
      const policy = new CfnResourcePolicy(this, 'Policy', { content: new iam.PolicyDocument({ statements: this.statements }).toJSON() as object });
      policy.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    }
    if (register || rootId !== undefined) this.switchOn(props, register);
  }

  private switchOn({ accountId, organizationId, enableBackupPoliciesInRoot: rootId }: DelegatedBackupAdministratorProps, register: boolean): void {
    const { account, partition } = Stack.of(this);
    const arn = (kind: string, name: string) => `arn:${partition}:organizations::${account}:${kind}/${organizationId}/${name}`;
    const provider = SettingsProvider.of(this);
    const forBackup = { StringEquals: { 'organizations:ServicePrincipal': BACKUP_SERVICE } };
    if (register) {
      provider.allow(new iam.PolicyStatement({ actions: ['organizations:EnableAWSServiceAccess'], resources: ['*'], conditions: forBackup }));
      provider.allow(new iam.PolicyStatement({
        actions: ['organizations:RegisterDelegatedAdministrator'], resources: [arn('account', accountId)], conditions: forBackup,
      }));
    }
    if (rootId !== undefined) {
      provider.allow(new iam.PolicyStatement({
        actions: ['organizations:EnablePolicyType'],
        resources: [arn('root', rootId)],
        conditions: { StringEquals: { 'organizations:PolicyType': 'BACKUP_POLICY' } },
      }));
    }
    provider.switchOn(this, 'Settings', 'Custom::BackupAdministration', {
      Scope: 'Organization', Administrator: register ? accountId : undefined, PolicyRoot: rootId,
    });
  }
}
