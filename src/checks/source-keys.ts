import { canBeAirGapped } from '../model/app-coverage/copy-support';
import { isKnown, UNKNOWN } from '../model/known';
import type { RuleModel } from '../model/plan/plan-model';
import type { EncryptionForm } from '../model/resources/resource-type-facts';
import { BLOCK_DEVICE_ENCRYPTION, encryptionForm, isAwsManagedKey } from '../model/resources/resource-types';
import type { SourceKeyModel } from '../model/vault/isolation-model';
import { airGapsInAccount, leavesAccount } from '../model/vault/vault-identity';
import { spokenPath } from '../private/spoken-path';
import { typeIdsOf } from './resource-kinds';
import type { Properties } from './template/properties';
import type { TemplateResource } from './template/template-resource';

/** The keys of the selected resources of the app, where backups keep them and rules send these to other accounts or into air-gapped vaults. */
export function sourceKeys(selections: readonly TemplateResource[], rules: readonly RuleModel[]): SourceKeyModel[] {
  const accounts = [...new Set(rules.flatMap(receivingAccounts))];
  const airGaps = rules.some(airGapsInAccount);
  if (accounts.length === 0 && !airGaps) return [];
  const resources = selections.flatMap(selection => selection.properties.inside('BackupSelection').targets('Resources')).flatMap(target => target?.resource ?? []);
  return [...new Set(resources)].flatMap(resource => keysOf(resource).map(key => ({
    resource: spokenPath(resource.constructPath), key, accounts, airGapped: airGaps && canBeAirGapped(typeIdsOf(resource)),
  })));
}

function receivingAccounts(rule: RuleModel): string[] {
  return (isKnown(rule.copies) ? rule.copies : []).flatMap(copy => {
    const { account } = copy.destination;
    return leavesAccount(rule, copy) && isKnown(account) ? [account] : [];
  });
}

/** How a resource is encrypted, where its backups keep its key and that key is not in this app. */
export function keysOf({ type, properties }: TemplateResource): SourceKeyModel['key'][] {
  if (type === 'AWS::EC2::Instance') {
    const volumes = properties.list('BlockDeviceMappings');
    return [...new Set((isKnown(volumes) ? volumes : []).flatMap(volume => keyOf(volume.inside('Ebs'), BLOCK_DEVICE_ENCRYPTION) ?? []))];
  }
  const form = encryptionForm(type);
  return form ? [keyOf(properties, form)].flatMap(key => key ?? []) : [];
}

/** undefined: it is not encrypted, its key is in this app, or nobody can tell. */
function keyOf(settings: Properties, { key: name, on }: EncryptionForm): SourceKeyModel['key'] | undefined {
  const key = settings.arn(upper(name));
  if (key === undefined || key === '') return on === undefined || settings.flag(upper(on)) === true ? 'managed' : undefined;
  if (key === UNKNOWN || settings.target(upper(name))) return undefined;
  return isAwsManagedKey(key) ? 'managed' : 'elsewhere';
}

/** The table has the names of L1 properties. */
function upper(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replace(/^Db/, 'DB');
}
