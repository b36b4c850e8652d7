import { isKnown } from '../model/known';
import type { TieringModel } from '../model/vault/tiering-model';
import { locateIn } from './locate';
import type { Names } from './locate';
import { reading } from './readers';
import type { Reader } from './readers';
import { arnsOfResources, nameOrArn } from './references';
import type { TemplateResource } from './template/template-resource';

export const TIERING = 'AWS::Backup::TieringConfiguration';

const NAMES: Names = {
  name: 'TieringConfigurationName',
  vaultName: 'BackupVaultName',
  resourceSelection: {
    name: 'ResourceSelection',
    of: { resourceType: 'ResourceType', resources: 'Resources', tieringDownSettingsInDays: 'TieringDownSettingsInDays' },
  },
};

/** Tiering configurations. */
export const readTiering: Reader = resource => [reading({
  on: 'tiering', subject: tieringModel(resource), label: 'the tiering configuration', resource, locate: locateIn(resource.properties, NAMES),
})];

export function tieringModel({ properties }: TemplateResource): TieringModel {
  const selections = properties.list('ResourceSelection');
  return {
    name: properties.text('TieringConfigurationName'),
    vaultName: nameOrArn(properties, 'BackupVaultName'),
    resourceSelection: isKnown(selections)
      ? selections.map(selection => ({
        resourceType: selection.text('ResourceType'),
        resources: arnsOfResources(selection.references('Resources')),
        tieringDownSettingsInDays: selection.number('TieringDownSettingsInDays'),
      }))
      : selections,
  };
}
