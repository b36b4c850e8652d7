import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { InjectionContext, IPropertyInjector } from 'aws-cdk-lib';
import { BackupVault } from 'aws-cdk-lib/aws-backup';
import type * as backup from 'aws-cdk-lib/aws-backup';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { judge } from '../model/diagnostics/judge';
import { UNKNOWN } from '../model/known';
import { report } from '../private/report';
import type { VaultLock } from '../vault/vault-lock';
import { NOTHING_KNOWN } from '../vault/vault-model';
import { given } from './given';
import { VaultDenyDelete } from './vault-deny-delete';
import type { VaultDenyDeleteProps } from './vault-deny-delete-props';

/** A vault of which nothing but the policy is known. */
const NO_VAULT_YET = { ...NOTHING_KNOWN, name: UNKNOWN, account: UNKNOWN, region: UNKNOWN, arn: UNKNOWN } as const;

/** What vaults of aws-cdk-lib get unless they say otherwise. */
export interface BackupVaultDefaultsProps {
  /**
   * Lock of vaults that set no `lockConfiguration`.
   *
   * @default - none
   */
  readonly vaultLock?: VaultLock;

  /**
   * Key of vaults that set no `encryptionKey`. Give it to new vaults only: another key replaces a vault.
   *
   * @default - none; AWS Backup then takes its AWS managed key
   */
  readonly encryptionKey?: kms.IKeyRef;

  /**
   * Topic of vaults that set no `notificationTopic`.
   *
   * @default - none
   */
  readonly notificationTopic?: sns.ITopic;

  /**
   * What becomes of vaults that set no `removalPolicy`.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whom the deny of manual deletion leaves out; it is added to what a vault has as `accessPolicy`.
   *
   * @default - the role that CloudFormation deploys with may change the policy; nobody may delete
   */
  readonly denyDelete?: VaultDenyDeleteProps;
}

/**
 * Defaults of an organization for every `BackupVault` of aws-cdk-lib below a scope, without a change to those who make it.
 *
 * What a vault sets itself wins, except that nobody gets rid of the deny of manual deletion. Throws where CloudFormation
 * could not change the policy of a vault again.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
 *
 * @example
 * declare const app: App;
 *
 * PropertyInjectors.of(app).add(new BackupVaultDefaults({ vaultLock: VaultLock.governance({ minRetention: Duration.days(35) }) }));
 */
export class BackupVaultDefaults implements IPropertyInjector {
  /** The construct whose properties are given. */
  public readonly constructUniqueId: string = BackupVault.PROPERTY_INJECTION_ID;

  constructor(private readonly props: BackupVaultDefaultsProps = {}) {}

  /** The properties of a vault, with the defaults for what it leaves open. */
  public inject(originalProps: any, context: InjectionContext): any {
    const own = (originalProps ?? {}) as backup.BackupVaultProps;
    const { vaultLock, encryptionKey, notificationTopic, removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE } = this.props;
    return {
      ...given({ lockConfiguration: vaultLock && lockConfiguration(vaultLock), encryptionKey, notificationTopic, removalPolicy }),
      ...given(own),
      accessPolicy: this.accessPolicy(own.accessPolicy, context),
    };
  }

  /** The document of the user's stays theirs, since it may serve other vaults too. */
  private accessPolicy(document: iam.PolicyDocument | undefined, { scope, id }: InjectionContext): iam.PolicyDocument {
    const { statements, model } = VaultDenyDelete._statements(Stack.of(scope), this.props.denyDelete ?? {});
    const findings = judge('vault', { ...NO_VAULT_YET, access: { actions: [], ...model } }, { label: `vault '${id}'`, path: '' }, 'part');
    report(scope, findings, BackupVault);
    const both = new iam.PolicyDocument({ statements: [...statements] });
    const theirs = (document?.toJSON() as { Statement?: object[] } | undefined)?.Statement ?? [];
    both.addStatements(...theirs.map(statement => iam.PolicyStatement.fromJson(statement)));
    return both;
  }
}

function lockConfiguration(lock: VaultLock): backup.LockConfiguration {
  const { minRetentionDays, maxRetentionDays, changeableForDays } = lock._render();
  const days = (count: number | undefined) => count === undefined ? undefined : Duration.days(count);
  return { minRetention: Duration.days(minRetentionDays), maxRetention: days(maxRetentionDays), changeableFor: days(changeableForDays) };
}
