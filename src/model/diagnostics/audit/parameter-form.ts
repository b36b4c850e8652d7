import type { ControlParameter } from '../../audit/audit-controls';
import { isKnown } from '../../known';
import type { Leaf } from '../../known';
import { oneOf } from '../leaves';

interface Wrong {
  readonly must: string;
  readonly got: string;
}

const ITEMS = {
  accounts: { form: /^\d{12}$/, must: 'account ids of 12 digits' },
  regions: { form: /^[a-z]{2,5}(-[a-z]+)+-\d$/, must: 'names of Regions' },
  principals: { form: /^arn:[^:]+:iam::\d{12}:.+$/, must: 'ARNs of principals' },
} as const;

/** What is wrong with the value of a control parameter; `valueOf` tells what another parameter has. */
export function parameterProblem({ form }: ControlParameter, value: string, valueOf: (name: string) => Leaf<string>): Wrong | undefined {
  switch (form.kind) {
    case 'word':
      return form.words.includes(value) ? undefined : { must: `be ${oneOf(form.words)}`, got: `'${value}'` };
    case 'number':
      return within(value, form.least, form.most, '');
    case 'age': {
      const unit = valueOf(form.unit) ?? 'days';
      if (!isKnown(unit) || (unit !== 'hours' && unit !== 'days')) return within(value, 1, undefined, '');
      return within(value, form[unit].least, form[unit].most, ` ${unit}`);
    }
    case 'list': {
      const items = value.split(',').map(item => item.trim());
      const wrong = items.find(item => !ITEMS[form.of].form.test(item));
      if (wrong !== undefined) return { must: `be ${ITEMS[form.of].must}, separated by commas`, got: `'${wrong}'` };
      return form.most !== undefined && items.length > form.most ? { must: `have at most ${form.most} entries`, got: String(items.length) } : undefined;
    }
  }
}

function within(value: string, least: number, most: number | undefined, unit: string): Wrong | undefined {
  const number = /^\d+$/.test(value) ? Number(value) : undefined;
  if (number !== undefined && number >= least && (most === undefined || number <= most)) return undefined;
  return { must: most === undefined ? `be a whole number, at least ${least}` : `be a whole number from ${least} to ${most}${unit}`, got: `'${value}'` };
}
