import type { Protection } from '../../model/app-coverage/verdict';
import { isKnown } from '../../model/known';
import type { Leaf } from '../../model/known';
import { spokenPath } from '../../private/spoken-path';
import { textTable } from '../../private/text-table';
import { countStatuses } from './coverage-result';
import type { CoverageResult } from './coverage-result';
import { nameOf } from './name-of';

/** What coverage found, for people. */
export function renderTable({ resources }: CoverageResult): string {
  const heading = ['RESOURCE', 'TYPE', 'STATUS', 'BY'];
  const rows = resources.map(({ verdict, protections, exemption }) => [
    spokenPath(verdict.path), verdict.label,
    verdict.inBaseline && verdict.status === 'missed' ? 'missed (baseline)' : verdict.status,
    verdict.status === 'protected' ? protections.sure.map(inWords).join('; ')
      : verdict.status === 'exempt' ? reasonOf(exemption?.reason) : verdict.reasons.join('; '),
  ]);
  const count = Object.entries(countStatuses(resources)).map(([status, number]) => `${number} ${status}`);
  return `${textTable([heading, ...rows])}\n\n${count.join(', ')}\n`;
}

function reasonOf(reason: Leaf<string>): string {
  return isKnown(reason) ? reason : 'for a reason that is not known at synth';
}

function inWords({ plan, by, within }: Protection): string {
  return `${nameOf(plan)} (${by}${within ? ` of ${within}` : ''})`;
}
