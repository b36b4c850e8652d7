import { statementsOf } from '../checks/policy-document';
import type { Statement } from '../checks/policy-document';
import { vaultModel } from '../checks/read-vault';
import type { Properties } from '../checks/template/properties';
import type { TemplateIndex } from '../checks/template/template-index';
import type { TemplateResource } from '../checks/template/template-resource';
import { HOLE, parseArn } from '../model/arn';
import type { Placed } from '../model/compliance/design';
import type { Place } from '../model/compliance/fact';
import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import type { VaultModel } from '../model/plan/plan-model';
import type { VaultAccessModel } from '../model/vault/vault-parts';
import { NOTHING_KNOWN } from '../vault/vault-model';

const DELETE = 'backup:deleterecoverypoint';

/** The vault as its template has it; undefined: the template has none any more. */
export function renderedVault(resource: TemplateResource | undefined, index: TemplateIndex): VaultModel {
  if (!resource) return { ...NOTHING_KNOWN, name: UNKNOWN, account: UNKNOWN, region: UNKNOWN, arn: UNKNOWN };
  return { ...vaultModel(resource, index), access: denyOf(resource.properties) };
}

/** Whether the vault has a customer managed key, and where the key is, or else the vault. */
export function renderedKey(vault: TemplateResource | undefined, at: Place, placeIn: (resource: TemplateResource) => Place): Placed<Leaf<boolean>> {
  if (!vault) return { model: UNKNOWN, at };
  const key = vault.properties.target('EncryptionKeyArn')?.resource;
  if (key?.type === 'AWS::KMS::Key') return { model: true, at: placeIn(key) };
  const arn = vault.properties.arn('EncryptionKeyArn');
  return { model: isKnown(arn) ? isCustomers(arn) : arn === undefined ? false : UNKNOWN, at };
}

/** Aliases of keys that AWS manages begin alike; of a key whose name is not known nobody can say whose it is. */
function isCustomers(arn: string): Leaf<boolean> {
  const name = parseArn(arn)?.resource;
  return name === undefined || name.includes(HOLE) ? UNKNOWN : !name.startsWith('alias/aws/');
}

/** What evidence says of the policy: that it keeps everybody but a few from deleting. undefined: it cannot be known. */
function denyOf(properties: Properties): VaultAccessModel | undefined {
  const written = properties.json('AccessPolicy');
  const statements = written === undefined ? [] : statementsOf(written);
  if (!statements) return undefined;
  const denies = statements.filter(statement => statement.effect === 'Deny' && isForAll(statement));
  if (denies.length === 0 && statements.some(isOpen)) return undefined;
  return {
    actions: statements.flatMap(({ actions }) => actions),
    exceptions: fewest(denies.map(({ exceptions }) => exceptions ?? [])),
    deployerExcepted: undefined,
  };
}

/** Whom one deny leaves out, another one may reach. */
function fewest(lists: readonly (readonly Leaf<string>[])[]): VaultAccessModel['exceptions'] {
  return [...lists].sort((one, other) => one.length - other.length)[0];
}

/** Any condition but the one that leaves principals out may make it a deny for nobody; so may an exception for everybody. */
function isForAll({ actions, principals, exceptions, narrowed }: Statement): boolean {
  const deletes = actions.some(action => isKnown(action) && action.toLowerCase() === DELETE);
  return deletes && principals.includes('*') && !narrowed && !exceptions?.includes('*');
}

function isOpen({ effect, actions, principals }: Statement): boolean {
  return effect === UNKNOWN || effect === 'Deny' && [...actions, ...principals].includes(UNKNOWN);
}
