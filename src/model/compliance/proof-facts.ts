import { isKnown, UNKNOWN } from '../known';
import type { Leaf } from '../known';
import type { DesignModel, Placed } from './design';
import type { DesignFactSheet, Fact } from './fact';
import { least, scheduledHours, witnesses } from './fact-tools';
import { showValue } from './words';

const HOURS_A_DAY = 24;
const RESTORE_TIME_CONTROL = 'RESTORE_TIME_FOR_RESOURCES_MEET_TARGET';

/** How restores are tried. */
export function restoreFacts({ restoreTesting = [], validators = [] }: DesignModel): Pick<DesignFactSheet, 'restore-test-interval' | 'restore-validation'> {
  const days = restoreTesting.map(({ model: { schedule } }): Leaf<number> => {
    const hours = scheduledHours([schedule]);
    return isKnown(hours) ? Math.floor(hours / HOURS_A_DAY) : hours;
  });
  return {
    'restore-test-interval': { value: least(days), shownBy: witnesses(restoreTesting, 'Properties.ScheduleExpression', ({ schedule: { expression } }) => isKnown(expression) ? expression : '') },
    'restore-validation': { value: validators.length > 0, shownBy: witnesses(validators, 'Properties', text => text) },
  };
}

/** What watches the backups. */
export function auditFacts({ frameworks = [], reportPlans = [] }: DesignModel): Pick<DesignFactSheet, 'restore-time-target' | 'job-reports' | 'audit-framework'> {
  const controls = frameworks.flatMap(({ model, at }) => isKnown(model.controls) ? model.controls.map(control => ({ model: control, at })) : []);
  const names = controls.map(({ model: { controlName }, at }): Placed<string> => ({ model: isKnown(controlName) ? controlName : '', at }));
  const targets = controls.filter(({ model: { controlName } }) => controlName === RESTORE_TIME_CONTROL).map(({ model, at }): Placed<Leaf<number>> => {
    const parameters = isKnown(model.inputParameters) ? model.inputParameters : [];
    const value = parameters.find(({ name }) => name === 'maxRestoreTime')?.value;
    return { model: isKnown(value) ? Number(value) : UNKNOWN, at };
  });
  return {
    'restore-time-target': { value: least(targets.map(({ model }) => model)), shownBy: witnesses(targets, 'Properties.FrameworkControls', showValue) },
    'job-reports': { value: reportPlans.length > 0, shownBy: witnesses(reportPlans, 'Properties.ReportSetting', ({ reportTemplate }) => isKnown(reportTemplate) ? reportTemplate : '') },
    'audit-framework': counted(names),
  };
}

function counted(controls: readonly Placed<string>[]): Fact {
  return { value: controls.length > 0 ? controls.length : undefined, shownBy: witnesses(controls, 'Properties.FrameworkControls', name => name) };
}
