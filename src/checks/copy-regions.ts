import { regionModel } from '../copy/region-model';
import { copyLabel, ruleLabel } from '../model/diagnostics/labels';
import { isKnown } from '../model/known';
import type { PlanModel } from '../model/plan/plan-model';
import { reading } from './readers';
import type { Location, Reading } from './readers';
import type { TemplateResource } from './template/template-resource';

/** The Regions that the copies of a plan go to, as far as they are written down. */
export function copyRegions({ rules }: PlanModel, resource: TemplateResource, locate: (modelPath: string) => Location): Reading[] {
  if (!isKnown(rules)) return [];
  return rules.flatMap((rule, r) => (isKnown(rule.copies) ? rule.copies : []).flatMap((copy, c): Reading[] => {
    const { region } = copy.destination;
    if (!isKnown(region) || region === '') return [];
    return [reading({
      on: 'region',
      subject: regionModel(region, false),
      label: `${copyLabel(copy)} of ${ruleLabel(rule, r)}`,
      resource,
      locate: () => locate(`rules[${r}].copies[${c}].destination`),
    })];
  }));
}
