import { CfnResource, Reference, Token, Tokenization } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { keySharingStatements } from '../copy/key-sharing';
import { canBeAirGapped } from '../model/app-coverage/copy-support';
import { isKnown } from '../model/known';
import type { EncryptionForm } from '../model/resources/resource-type-facts';
import { BLOCK_DEVICE_ENCRYPTION, encryptionForm, isAwsManagedKey } from '../model/resources/resource-types';
import type { SourceKeyModel } from '../model/vault/isolation-model';
import { airGapsInAccount, leavesAccount } from '../model/vault/vault-identity';
import { spokenPath } from '../private/spoken-path';
import type { SelectedResource } from '../selection/selection-spec';
import type { BoundRule } from './bind-rule';

/** What is known of the key of a resource; undefined: it is not encrypted, or nobody can tell. */
type FoundKey = { readonly policy: iam.IResourceWithPolicyV2; readonly identity: IConstruct } | 'managed' | 'elsewhere' | undefined;

interface ClosedKey extends Pick<SourceKeyModel, 'key'> {
  readonly canBeAirGapped: boolean;
}

/** Opens the keys of what is copied to other accounts, and remembers those that cannot be opened here. */
export class SourceKeys {
  private readonly closed = new Map<CfnResource, ClosedKey>();
  private readonly shared = new Map<IConstruct, Set<string>>();
  private accounts: readonly string[] = [];
  private airGaps = false;

  /** Shares the keys of the selected resources as far as it has not been done. */
  public share(rules: readonly BoundRule[], resources: () => readonly SelectedResource[]): void {
    this.accounts = [...new Set(rules.flatMap(receivingAccounts))];
    this.airGaps = rules.some(({ model }) => airGapsInAccount(model));
    if (this.accounts.length === 0 && !this.airGaps) return;
    for (const { construct, types } of resources()) {
      if (!construct || !CfnResource.isCfnResource(construct)) continue;
      for (const found of keysOf(construct)) {
        if (typeof found === 'object') this.open(found);
        else if (found) this.closed.set(construct, { key: found, canBeAirGapped: types === 'any' || canBeAirGapped(types) });
      }
    }
  }

  public models(): SourceKeyModel[] {
    return [...this.closed].map(([resource, closed]) => ({
      resource: spokenPath(resource.node.path), key: closed.key, accounts: this.accounts, airGapped: this.airGaps && closed.canBeAirGapped,
    }));
  }

  private open({ policy, identity }: Exclude<FoundKey, string | undefined>): void {
    const done = this.shared.get(identity) ?? new Set();
    this.shared.set(identity, done);
    for (const account of this.accounts.filter(id => !done.has(id))) {
      done.add(account);
      for (const statement of keySharingStatements([account])) policy.addToResourcePolicy(statement);
    }
  }
}

function receivingAccounts(rule: BoundRule): string[] {
  return rule.copies.flatMap(({ model, sharesSourceKeys }) => {
    const { account } = model.destination;
    return sharesSourceKeys && leavesAccount(rule.model, model) && isKnown(account) ? [account] : [];
  });
}

function keysOf(resource: CfnResource): FoundKey[] {
  if (resource.cfnResourceType === 'AWS::EC2::Instance') return volumesOf(resource).map(volume => keyOf(volume, BLOCK_DEVICE_ENCRYPTION));
  const form = encryptionForm(resource.cfnResourceType);
  return form ? [keyOf(resource, form)] : [];
}

/** The volumes that an instance describes itself; those of its image are described there. */
function volumesOf(instance: CfnResource): object[] {
  const mappings = property(instance, 'blockDeviceMappings');
  if (!Array.isArray(mappings)) return [];
  return mappings.map(mapping => isPlain(mapping) ? property(mapping, 'ebs') : undefined).filter(isPlain);
}

function keyOf(settings: object, form: EncryptionForm): FoundKey {
  const key = property(settings, form.key);
  if (key === undefined || key === '') return form.on === undefined || property(settings, form.on) === true ? 'managed' : undefined;
  if (typeof key !== 'string') return 'elsewhere';
  if (!Token.isUnresolved(key)) return isAwsManagedKey(key) ? 'managed' : 'elsewhere';
  const reference = Tokenization.reverse(key, { failConcat: false });
  const target = Reference.isReference(reference) ? reference.target : undefined;
  if (!target || !CfnResource.isCfnResource(target) || target.cfnResourceType !== 'AWS::KMS::Key') return 'elsewhere';
  const owner = target.node.scope;
  const policy = owner instanceof kms.Key ? policyOf(owner) : iam.ResourceWithPolicies.of(target as kms.CfnKey);
  return policy ? { policy, identity: target } : 'elsewhere';
}

function policyOf(key: kms.Key): iam.IResourceWithPolicyV2 {
  return { env: key.env, addToResourcePolicy: statement => key.addToResourcePolicy(statement) };
}

function property(of: object, name: string): unknown {
  return Reflect.get(of, name) as unknown;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Token.isUnresolved(value);
}
