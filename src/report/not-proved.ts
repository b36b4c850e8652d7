import type { Posture } from './posture';

/** What no template can prove, as far as it concerns this app. */
export function notProved({ summary, resources, plans, vaults, restoreTests, standards, watch }: Omit<Posture, 'notProved'>): string[] {
  const optIns = resources.filter(({ protectedBy }) => protectedBy.length > 0 && protectedBy.every(({ needsOptIn }) => needsOptIn)).length;
  const declared = plans.filter(plan => plan.declared).map(({ name, path }) => name ?? path);
  const here = new Set(vaults.map(({ account }) => account));
  const elsewhere = summary.copiesIn.filter(({ account }) => account === null || !here.has(account)).length;
  return [
    'That this is what is deployed: the report is about the templates of one synth, not about an account.',
    'That jobs start, succeed and are fast enough: the longest time between backups goes from start to start, and a copy comes later.',
    restoreTests.length > 0 ? 'That restores work: restore tests tell, once they have run.' : 'That restores work: nothing in this app tests any.',
    ...optIns > 0 ? [`That the Region is opted in to the types of ${counted(optIns, 'resource')}, which AWS Backup wants for selections by tag, of everything, and of types that share a form of ARN.`] : [],
    ...declared.length > 0 ? [`That declared plans are there and do what was declared: ${declared.join(', ')}.`] : [],
    ...elsewhere > 0 ? [`That vaults outside of this app (${counted(elsewhere, 'place')} that copies go to) are there, accept the copies, and are locked.`] : [],
    ...vaults.some(({ lock: { mode } }) => mode === 'compliance') ? ['Since when a compliance lock is set, and with it the day from which nobody can remove it.'] : [],
    'What was made by hand or by other apps, tags that are given at deployment, and changes after it.',
    ...watch.alarms + watch.eventRules + watch.notifyingVaults > 0 ? ['That a person reads what alarms and notifications say.'] : ['That anybody would hear of a failure: no alarm, rule or notification for backups is in this app.'],
    ...standards.length > 0 ? ['That a standard is fulfilled: the counts say what templates support. What people have to show is in the evidence.'] : [],
  ];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
