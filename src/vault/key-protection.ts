import { CfnDeletionPolicy, CfnResource } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct, IConstruct } from 'constructs';
import { DiagnosticError, errorsOf } from '../model/diagnostics/error';
import { judgeAlone } from '../model/diagnostics/judge';
import { UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { KEY_LOSS_CALLS } from '../model/vault/key-events';
import type { KeyProtectionModel } from '../model/vault/key-model';
import { union } from '../private/list-union';
import { topLevelStack } from '../private/physical-name';
import { report, reportAtSynth } from '../private/report';
import { deny, deploymentRole, leaves } from './deny-statement';

/** What makes a key unusable; the reasons for each, and for what is left out, are in docs/decisions/0016-key-protection.md. */
const LOSS = KEY_LOSS_CALLS.map(call => `kms:${call}`);
const POLICY_CHANGE = 'kms:PutKeyPolicy';

/** Keys that are judged at synth; several vaults may share one. */
const WATCHED = new WeakSet<IConstruct>();

const PLACE = { label: 'the key', path: '' };

/** Who is left out of the protection of a key. */
export interface KeyProtectionOptions {
  /**
   * ARNs of roles that nothing here is denied to: they may schedule the deletion of the key, disable it, delete its
   * imported material and change its policy if their own permissions allow it.
   *
   * Sessions count as their role: name `arn:aws:iam::…:role/…`, not `arn:aws:sts::…:assumed-role/…`.
   *
   * @default - none: whoever wants to delete the key has to change its policy first, by a deployment
   */
  readonly keyAdministrators?: string[];

  /**
   * ARNs of roles that may change the key policy, beside the role that CloudFormation deploys with. They can neither
   * delete nor disable the key as long as the policy stands. Has no meaning where `blockKeyPolicyChanges` is false.
   *
   * @default - none
   */
  readonly policyAdministrators?: string[];

  /**
   * Denies everybody but those who deploy the key to change its policy, so that nobody gets rid of the protection.
   *
   * The role that CloudFormation deploys the stack with is left out, and found through the stack's synthesizer. The
   * protection throws where the synthesizer does not name that role (LegacyStackSynthesizer, BootstraplessSynthesizer,
   * CliCredentialsStackSynthesizer) and `policyAdministrators` does not either.
   *
   * @default true
   */
  readonly blockKeyPolicyChanges?: boolean;
}

/**
 * Keeps a key usable by its own policy: nobody schedules its deletion, disables it or deletes its imported material,
 * the account's root and the role that CloudFormation deploys with included.
 *
 * CloudFormation deletes a key by scheduling its deletion, so a protected key must be retained. To delete one all the
 * same, a key administrator schedules the deletion, or a deployment takes the protection away first.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
 */
export class KeyProtection {
  /** Denies deletion and disabling to everybody but the given roles. */
  public static denyDeletion(options: KeyProtectionOptions = {}): KeyProtection {
    return new KeyProtection(options);
  }

  private constructor(private readonly options: KeyProtectionOptions) {}

  /**
   * Adds the protection to the policy of a key; a second call changes nothing.
   *
   * The policy of an imported key and of a `CfnKey` cannot be changed this way, which a warning says: put `statements`
   * into it. Throws where CloudFormation could not change the policy again, and for principals that are no roles or
   * users. Fails at synth for a key that is to be destroyed with its stack.
   */
  public protect(key: kms.IKeyRef): void {
    this._protect(key, this.protect);
  }

  /**
   * The statements, for a key policy that is written elsewhere.
   *
   * Throws as `protect` does.
   *
   * @param scope in the stack that deploys the key policy
   */
  public statements(scope: Construct): iam.PolicyStatement[] {
    return [...this.judged(scope, this.statements)];
  }

  /** @internal */
  public _protect(key: kms.IKeyRef, from: Function): void {
    const statements = this.judged(key, from);
    const added = isKey(key) && statements.map(statement => key.addToResourcePolicy(statement).statementAdded).every(Boolean);
    report(key, judgeAlone('keyProtection', this.model(key, added), PLACE, 'part'), from);
    if (!added || WATCHED.has(key)) return;
    WATCHED.add(key);
    // The removal policy may still be set.
    reportAtSynth(key, () => judgeAlone('keyProtection', this.model(key, added), PLACE, 'whole'));
  }

  private judged(scope: IConstruct, from: Function): readonly iam.PolicyStatement[] {
    const errors = errorsOf(judgeAlone('keyProtection', this.model(scope), PLACE, 'part'));
    if (errors.length > 0) throw new DiagnosticError(errors, scope.node.path, from);
    const { keyAdministrators = [], blockKeyPolicyChanges = true } = this.options;
    const statements = [deny('DenyKeyDeletion', LOSS, keyAdministrators)];
    if (blockKeyPolicyChanges) statements.push(deny('DenyKeyPolicyChanges', [POLICY_CHANGE], this.mayChangePolicy(scope)));
    return statements;
  }

  private model(scope: IConstruct, policyManaged: Leaf<boolean> = UNKNOWN): KeyProtectionModel {
    const { keyAdministrators = [], policyAdministrators = [], blockKeyPolicyChanges = true } = this.options;
    return {
      exceptions: leaves(blockKeyPolicyChanges ? this.mayChangePolicy(scope) : keyAdministrators),
      deployerExcepted: blockKeyPolicyChanges ? deployerOf(scope).length + policyAdministrators.length > 0 : undefined,
      policyManaged,
      deletionPolicy: deletionPolicyOf(scope),
    };
  }

  private mayChangePolicy(scope: IConstruct): readonly string[] {
    const { keyAdministrators = [], policyAdministrators = [] } = this.options;
    return union(deployerOf(scope), policyAdministrators, keyAdministrators);
  }
}

function deployerOf(scope: IConstruct): readonly string[] {
  const role = deploymentRole(topLevelStack(scope));
  return role === undefined ? [] : [role];
}

function isKey(key: kms.IKeyRef): key is kms.IKey {
  return typeof (key as Partial<kms.IKey>).addToResourcePolicy === 'function';
}

function deletionPolicyOf(key: IConstruct): Leaf<string> {
  const resource = [key, key.node.defaultChild].find((c): c is CfnResource => c !== undefined && CfnResource.isCfnResource(c));
  if (resource?.cfnResourceType !== 'AWS::KMS::Key') return UNKNOWN;
  return resource.cfnOptions.deletionPolicy ?? CfnDeletionPolicy.DELETE;
}
