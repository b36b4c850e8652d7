import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import type { LifecycleModel, PlanModel, RuleModel } from '../model/plan/plan-model';
import { continuousElsewhere } from './continuous-elsewhere';
import { copyRegions } from './copy-regions';
import { locateIn } from './locate';
import type { Names } from './locate';
import { locateInSelection, selectionModel, selectionsOf } from './read-selection';
import { vaultByArn, vaultByName } from './read-vault';
import { reading } from './readers';
import type { Location, Reader } from './readers';
import { roleArn } from './references';
import { sourceKeys } from './source-keys';
import type { Properties } from './template/properties';
import type { TemplateIndex } from './template/template-index';
import type { TemplateResource } from './template/template-resource';

/** Plans, with their rules, and with the selections that the app has for them. */
export const readPlan: Reader = (resource, index) => {
  const all = selectionsOf(resource, index);
  const selections = isKnown(all) ? all.filter(({ exists }) => exists !== false) : all;
  const plan = planModel(resource, selections, index);
  const rules = isKnown(plan.rules) ? plan.rules : [];
  const locateHere = (modelPath: string) => locate(resource, selections, modelPath);
  return [
    reading({
      on: 'plan',
      subject: {
        ...plan,
        continuousElsewhere: continuousElsewhere(resource, rules, index),
        sourceKeys: sourceKeys(isKnown(selections) ? selections : [], rules),
      },
      label: 'backup plan',
      resource,
      locate: locateHere,
    }),
    ...copyRegions(plan, resource, locateHere),
  ];
};

const LIFECYCLE: Names = {
  deleteAfterDays: 'DeleteAfterDays',
  moveToColdStorageAfterDays: 'MoveToColdStorageAfterDays',
  optInToArchive: 'OptInToArchiveForSupportedResources',
  deleteAfterEvent: 'DeleteAfterEvent',
};
const RULE: Names = {
  'name': 'RuleName',
  'lifecycle': { name: 'Lifecycle', of: LIFECYCLE },
  'continuous': 'EnableContinuousBackup',
  'vault': 'TargetBackupVault',
  'airGappedVault': 'TargetLogicallyAirGappedBackupVaultArn',
  'copies': { name: 'CopyActions', of: { destination: 'DestinationBackupVaultArn', lifecycle: { name: 'Lifecycle', of: LIFECYCLE } } },
  'recoveryPointTags': 'RecoveryPointTags',
  'indexActions': 'IndexActions',
  'scanActions': { name: 'ScanActions', of: { malwareScanner: 'MalwareScanner', scanMode: 'ScanMode' } },
  // Four leaves of the model's schedule are properties of the rule.
  'schedule.expression': 'ScheduleExpression',
  'schedule.timeZone': 'ScheduleExpressionTimezone',
  'schedule.startWindowMinutes': 'StartWindowMinutes',
  'schedule.completionWindowMinutes': 'CompletionWindowMinutes',
};
const NAMES: Names = {
  name: 'BackupPlanName',
  rules: { name: 'BackupPlanRule', of: RULE },
  advancedSettings: { name: 'AdvancedBackupSettings', of: { resourceType: 'ResourceType', options: 'BackupOptions' } },
  scanSettings: { name: 'ScanSettings', of: { malwareScanner: 'MalwareScanner', resourceTypes: 'ResourceTypes', scannerRoleArn: 'ScannerRoleArn' } },
};

function locate({ properties }: TemplateResource, selections: Leaf<readonly TemplateResource[]>, modelPath: string): Location {
  const [, index, rest] = /^selections\[(\d+)\]\.?(.*)$/.exec(modelPath) ?? [];
  const selection = isKnown(selections) && index !== undefined ? selections[Number(index)] as TemplateResource | undefined : undefined;
  if (selection) return { ...locateInSelection(selection, rest), resource: selection };
  return locateIn(properties.inside('BackupPlan'), NAMES)(modelPath);
}

/** A plan of the app. */
export function planModel(resource: TemplateResource, selections: Leaf<readonly TemplateResource[]>, index: TemplateIndex): PlanModel {
  const plan = resource.properties.inside('BackupPlan');
  const rules = plan.list('BackupPlanRule');
  const advanced = plan.list('AdvancedBackupSettings');
  const scans = plan.list('ScanSettings');
  return {
    name: plan.text('BackupPlanName'),
    account: resource.account,
    region: resource.region,
    rules: isKnown(rules) ? rules.map(rule => ruleModel(rule, resource, index)) : rules,
    selections: isKnown(selections) ? selections.map(selectionModel) : selections,
    advancedSettings: isKnown(advanced)
      ? advanced.map(setting => ({ resourceType: setting.text('ResourceType'), options: setting.map('BackupOptions') }))
      : advanced,
    scanSettings: isKnown(scans)
      ? scans.map(setting => ({
        malwareScanner: setting.text('MalwareScanner'), resourceTypes: setting.texts('ResourceTypes'), scannerRoleArn: roleArn(setting, 'ScannerRoleArn'),
      }))
      : scans,
  };
}

function ruleModel(rule: Properties, plan: TemplateResource, index: TemplateIndex): RuleModel {
  const copies = rule.list('CopyActions');
  const scans = rule.list('ScanActions');
  return {
    name: rule.text('RuleName'),
    schedule: {
      expression: rule.text('ScheduleExpression'),
      timeZone: rule.text('ScheduleExpressionTimezone'),
      startWindowMinutes: rule.number('StartWindowMinutes'),
      completionWindowMinutes: rule.number('CompletionWindowMinutes'),
    },
    lifecycle: lifecycle(rule),
    continuous: rule.flag('EnableContinuousBackup'),
    vault: vaultByName(rule, 'TargetBackupVault', plan, index),
    airGappedVault: airGapped(rule, index),
    copies: isKnown(copies)
      ? copies.map(copy => ({ destination: vaultByArn(copy, 'DestinationBackupVaultArn', index), lifecycle: lifecycle(copy) }))
      : copies,
    recoveryPointTags: rule.map('RecoveryPointTags'),
    indexActions: indexActions(rule),
    scanActions: isKnown(scans) ? scans.map(scan => ({ malwareScanner: scan.text('MalwareScanner'), scanMode: scan.text('ScanMode') })) : scans,
  };
}

function airGapped(rule: Properties, index: TemplateIndex): RuleModel['airGappedVault'] {
  const { value } = rule.find('TargetLogicallyAirGappedBackupVaultArn');
  return value === undefined ? undefined : vaultByArn(rule, 'TargetLogicallyAirGappedBackupVaultArn', index);
}

function lifecycle(holder: Properties): Leaf<LifecycleModel> {
  const written = holder.object('Lifecycle');
  if (!isKnown(written)) return written;
  return {
    deleteAfterDays: days(written.number('DeleteAfterDays')),
    moveToColdStorageAfterDays: days(written.number('MoveToColdStorageAfterDays')),
    optInToArchive: written.flag('OptInToArchiveForSupportedResources'),
    deleteAfterEvent: written.text('DeleteAfterEvent'),
  };
}

/** The service itself shows -1 for what is not set, and people copy it. */
function days(number: Leaf<number>): Leaf<number> {
  return number === -1 ? undefined : number;
}

function indexActions(rule: Properties): RuleModel['indexActions'] {
  const actions = rule.list('IndexActions');
  if (!isKnown(actions)) return actions;
  const types = actions.map(action => action.texts('ResourceTypes'));
  if (types.some(list => list === UNKNOWN || isKnown(list) && list.includes(UNKNOWN))) return UNKNOWN;
  return types.map(list => isKnown(list) ? list.filter(isKnown) : []);
}
