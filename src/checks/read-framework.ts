import type { ControlModel, ControlScopeModel, FrameworkModel } from '../model/audit/framework-model';
import { isKnown } from '../model/known';
import type { Leaf } from '../model/known';
import { locateIn } from './locate';
import type { Names } from './locate';
import { tagList } from './read-tags';
import { reading } from './readers';
import type { Reader } from './readers';
import type { Properties } from './template/properties';
import type { TemplateResource } from './template/template-resource';

export const FRAMEWORK = 'AWS::Backup::Framework';

const NAMES: Names = {
  name: 'FrameworkName',
  description: 'FrameworkDescription',
  controls: {
    name: 'FrameworkControls',
    of: {
      controlName: 'ControlName',
      inputParameters: { name: 'ControlInputParameters', of: { name: 'ParameterName', value: 'ParameterValue' } },
      scope: {
        name: 'ControlScope',
        of: { complianceResourceTypes: 'ComplianceResourceTypes', complianceResourceIds: 'ComplianceResourceIds', tags: 'Tags' },
      },
    },
  },
};

/** Audit frameworks with their controls. */
export const readFramework: Reader = resource => [reading({
  on: 'framework', subject: frameworkModel(resource), label: 'the framework', resource, locate: locateIn(resource.properties, NAMES),
})];

export function frameworkModel({ properties }: TemplateResource): FrameworkModel {
  const controls = properties.list('FrameworkControls');
  return {
    name: properties.text('FrameworkName'),
    description: properties.text('FrameworkDescription'),
    controls: isKnown(controls) ? controls.map(control) : controls,
  };
}

export function locateInFramework(properties: Properties, modelPath: string): string {
  return locateIn(properties, NAMES)(modelPath).path;
}

function control(properties: Properties): ControlModel {
  const parameters = properties.list('ControlInputParameters');
  return {
    controlName: properties.text('ControlName'),
    inputParameters: isKnown(parameters)
      ? parameters.map(parameter => ({ name: parameter.text('ParameterName'), value: parameter.text('ParameterValue') }))
      : parameters,
    scope: scope(properties.object('ControlScope')),
  };
}

function scope(written: Leaf<Properties>): Leaf<ControlScopeModel> {
  if (!isKnown(written)) return written;
  return {
    complianceResourceTypes: written.texts('ComplianceResourceTypes'),
    complianceResourceIds: written.texts('ComplianceResourceIds'),
    tags: tagList(written, 'Tags'),
  };
}
