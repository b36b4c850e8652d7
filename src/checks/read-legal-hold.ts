import type { LegalHoldModel } from '../model/vault/legal-hold-model';
import { locateIn } from './locate';
import type { Names } from './locate';
import { reading } from './readers';
import type { Reader } from './readers';
import { namesOrArns } from './references';
import type { TemplateResource } from './template/template-resource';

export const LEGAL_HOLD = 'AWS::Backup::LegalHold';

const NAMES: Names = {
  title: 'Title',
  description: 'Description',
  vaultNames: 'RecoveryPointSelection/VaultNames',
  resourceIdentifiers: 'RecoveryPointSelection/ResourceIdentifiers',
  fromDate: 'RecoveryPointSelection/DateRange/FromDate',
  toDate: 'RecoveryPointSelection/DateRange/ToDate',
};

/** Legal holds. */
export const readLegalHold: Reader = resource => [reading({
  on: 'legalHold',
  subject: legalHoldModel(resource),
  label: 'the legal hold',
  resource,
  locate: modelPath => modelPath === 'retained' ? { path: 'DeletionPolicy' } : locateIn(resource.properties, NAMES)(modelPath),
})];

export function legalHoldModel({ properties, deletionPolicy, updateReplacePolicy }: TemplateResource): LegalHoldModel {
  const selection = properties.inside('RecoveryPointSelection');
  const range = selection.inside('DateRange');
  return {
    title: properties.text('Title'),
    description: properties.text('Description'),
    vaultNames: namesOrArns(selection, 'VaultNames'),
    resourceIdentifiers: selection.arns('ResourceIdentifiers'),
    fromDate: range.text('FromDate'),
    toDate: range.text('ToDate'),
    retained: ['Retain', 'RetainExceptOnCreate'].includes(deletionPolicy ?? '') && updateReplacePolicy === 'Retain',
  };
}
