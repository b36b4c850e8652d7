import { createHash } from 'crypto';
import type { Evidence, RequirementEvidence, SetUpEvidence, StandardEvidence } from './evidence';

const STANDARD_ID = 'NIST_800_53';
const OSCAL_VERSION = '1.1.3';
const NAMESPACE = 'https://github.com/cdk-compliant-backup/cdk-compliant-backup/ns/oscal';
const PROFILES = 'https://raw.githubusercontent.com/usnistgov/oscal-content/main/nist.gov/SP800-53/rev5/json';
/** When the table of requirements was last changed: OSCAL wants a moment, and a file that stays the same has no other. */
const LAST_MODIFIED = '2026-11-25T00:00:00Z';

/** The rows of NIST SP 800-53 as an OSCAL component definition; undefined: no set-up names that standard. */
export function oscalComponents({ notice, setUps }: Evidence): object | undefined {
  const components = setUps.flatMap(setUp => setUp.standards.filter(({ id }) => id === STANDARD_ID).map(standard => component(setUp, standard)));
  if (components.length === 0) return undefined;
  return {
    'component-definition': {
      uuid: uuid(JSON.stringify(components)),
      metadata: { 'title': 'Backup evidence', 'last-modified': LAST_MODIFIED, 'version': '1', 'oscal-version': OSCAL_VERSION, 'remarks': notice.join('\n\n') },
      components,
    },
  };
}

function component({ path }: SetUpEvidence, standard: StandardEvidence) {
  const level = standard.standard.split(' ').pop();
  return {
    'uuid': uuid('component', path),
    'type': 'service',
    'title': `Backups of ${path}`,
    'description': 'Vaults, plans and selections of AWS Backup, as designed in CloudFormation templates.',
    'control-implementations': [{
      'uuid': uuid('controls', path, standard.standard),
      'source': `${PROFILES}/NIST_SP-800-53_rev5_${level}-baseline_profile.json`,
      'description': 'What the templates show about controls that concern backups; what they do not show is for people.',
      'implemented-requirements': standard.requirements.map(requirement => implementedRequirement(path, requirement)),
    }],
  };
}

/** OSCAL calls it implemented; how far, the property `support` says. */
function implementedRequirement(path: string, { id, verdict, text, byText, byPractice, forPeople }: RequirementEvidence) {
  const shown = [...byText.shown, ...byPractice.shown];
  const missing = [...byText.missing, ...byPractice.missing].map(({ what }) => what);
  return {
    'uuid': uuid('requirement', path, id),
    'control-id': controlId(id),
    'description': shown.length > 0 ? `Shown by the templates: ${shown.join('; ')}.` : 'The templates show nothing of it.',
    'props': [
      { name: 'support', ns: NAMESPACE, value: verdict.replace(/ /g, '-') },
      { name: 'verification', ns: NAMESPACE, value: text.verification },
    ],
    'remarks': [
      ...missing.length > 0 ? [`Not shown: ${missing.join('; ')}.`] : [],
      ...forPeople.length > 0 ? [`For people to show: ${forPeople.join('; ')}.`] : [],
    ].join('\n\n') || 'Nothing further.',
  };
}

/** `CP-9(1)` is `cp-9.1` there. */
function controlId(id: string): string {
  return id.toLowerCase().replace(/\((\d+)\)/, '.$1');
}

/** The same parts give the same UUID, of version 5 by its form. */
function uuid(...parts: readonly string[]): string {
  const hex = createHash('sha1').update([NAMESPACE, ...parts].join('\n')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
