import type { AlertFacts, CallSubject } from './alert-facts';
import { isOnState } from './alert-pattern';
import type { BackupEventTypeId } from './event-types';

/** What EventBridge's input transformer is told. */
export interface InputTransformerJson {
  readonly inputPathsMap: Readonly<Record<string, string>>;
  readonly inputTemplate: string;
}

/** Sentences for people, or a custom notification for a chat. */
export type MessageForm = 'plain' | 'chat';

/** A sentence with placeholders, the fields of the event that they stand for, and the field with AWS's own words. */
interface About {
  readonly sentence: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly message?: string;
}

const RECOVERY_POINT = '$.resources[0]';
const JOB = { resource: '$.detail.resourceArn', type: '$.detail.resourceType' };
const CALLER = {
  call: '$.detail.eventName', caller: '$.detail.userIdentity.arn', address: '$.detail.sourceIPAddress', error: '$.detail.errorCode',
};
const CALLED = 'Call <call> by <caller> from <address>. If it was refused, the error stands here: <error>.';

const ABOUT: Readonly<Record<BackupEventTypeId, About>> = {
  backupJob: {
    sentence: 'Resource <resource> (<type>), vault <vault>, backup job <job>.',
    fields: { ...JOB, vault: '$.detail.backupVaultName', job: '$.detail.backupJobId' },
    message: '$.detail.statusMessage',
  },
  copyJob: {
    sentence: 'Resource <resource> (<type>), from vault <vault> to vault <destination>, copy job <job>.',
    fields: { ...JOB, vault: '$.detail.sourceBackupVaultArn', destination: '$.detail.destinationBackupVaultArn', job: '$.detail.copyJobId' },
    message: '$.detail.statusMessage',
  },
  restoreJob: {
    sentence: 'Recovery point <point> (<type>), restore job <job>.',
    fields: { point: RECOVERY_POINT, type: '$.detail.resourceType', job: '$.detail.restoreJobId' },
    message: '$.detail.statusMessage',
  },
  recoveryPoint: {
    sentence: 'Resource <resource> (<type>), vault <vault>, recovery point <point>.',
    fields: { ...JOB, vault: '$.detail.backupVaultName', point: RECOVERY_POINT },
    message: '$.detail.statusMessage',
  },
  recoveryPointIndex: {
    sentence: 'Resource <resource> (<type>), recovery point <point>.',
    fields: { resource: '$.detail.sourceResourceArn', type: '$.detail.resourceType', point: RECOVERY_POINT },
    message: '$.detail.indexStatusMessage',
  },
  scanJob: {
    sentence: 'Resource <resource> (<type>), vault <vault>, recovery point <point>, scan job <job>.',
    fields: { ...JOB, vault: '$.detail.backupVaultName', point: '$.detail.recoveryPointArn', job: '$.detail.scanJobId' },
    message: '$.detail.statusMessage',
  },
  plan: {
    sentence: 'Plan <plan>, version <version>.',
    fields: { plan: '$.detail.backupPlanId', version: '$.detail.versionId' },
  },
  vault: { sentence: 'Vault <vault>.', fields: { vault: '$.detail.backupVaultName' } },
  regionSetting: { sentence: 'Opt-ins that changed: <preferences>.', fields: { preferences: '$.detail.ResourceTypeOptInPreference' } },
};

const CALLS: Readonly<Record<CallSubject, About>> = {
  vault: { sentence: `Vault <vault>. ${CALLED}`, fields: { ...CALLER, vault: '$.detail.requestParameters.backupVaultName' } },
  recoveryPoint: {
    sentence: `Recovery point <point>, vault <vault>. ${CALLED}`,
    fields: { ...CALLER, point: '$.detail.requestParameters.recoveryPointArn', vault: '$.detail.requestParameters.backupVaultName' },
  },
  plan: { sentence: `Plan <plan>. ${CALLED}`, fields: { ...CALLER, plan: '$.detail.requestParameters.backupPlanId' } },
  account: { sentence: CALLED, fields: CALLER },
  restoreTest: {
    sentence: `Restore job <job>: <verdict>. ${CALLED}`,
    fields: { ...CALLER, job: '$.detail.requestParameters.restoreJobId', verdict: '$.detail.requestParameters.validationStatus' },
    message: '$.detail.requestParameters.validationStatusMessage',
  },
  organizationPlan: {
    sentence: 'Plan <plan>, effective policy <policy>.',
    fields: { plan: '$.detail.serviceEventDetails.effectiveBackupPlan.logicalName', policy: '$.detail.serviceEventDetails.effectivePolicyId' },
  },
};

const EVERYWHERE = { account: '$.account', region: '$.region', time: '$.time' };
const WHERE = 'account <account>, Region <region>, <time>';

/** Parts of a message that are not in the event: of alerts of users there are no more. */
export interface AlertWords {
  readonly title: string;
  readonly advice: string;
}

/**
 * Plain sentences, a line each.
 *
 * A field that an event lacks leaves a gap. EventBridge does not escape what it puts in, so whatever AWS wrote as a
 * message stands alone on a line at which nothing else can break.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function plainMessage(alert: AlertFacts): InputTransformerJson {
  const { sentence, fields, message } = aboutOf(alert);
  return {
    inputPathsMap: { ...EVERYWHERE, ...fields, ...message !== undefined && { message } },
    inputTemplate: lines([`${alert.title}: ${WHERE}.`, sentence, ...message === undefined ? [] : ['AWS says: <message>'], alert.advice]),
  };
}

/**
 * A custom notification of Amazon Q Developer in chat applications, which shows nothing else. It is one JSON object, so
 * messages of AWS stay out: some have quotation marks in them, and EventBridge does not escape those.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export function chatMessage(alert: AlertFacts): InputTransformerJson {
  const { sentence, fields } = aboutOf(alert);
  return chat({ ...EVERYWHERE, ...fields }, alert, `${sentence} ${WHERE[0].toUpperCase()}${WHERE.slice(1)}. ${alert.advice}`);
}

/** The same for an alert of which nothing is known but its words; what looks like a placeholder in them is none. */
export function plainWords(given: AlertWords): InputTransformerJson {
  const words = plain(given);
  return {
    inputPathsMap: { ...EVERYWHERE, kind: '$.detail-type', subject: RECOVERY_POINT },
    inputTemplate: lines([`${words.title}: ${WHERE}.`, 'Event <kind> about <subject>.', words.advice].filter(line => line !== '')),
  };
}

/** The same as a custom notification. */
export function chatWords(given: AlertWords): InputTransformerJson {
  const words = plain(given);
  return chat({ ...EVERYWHERE, kind: '$.detail-type', subject: RECOVERY_POINT }, words, `Event <kind> about <subject>, ${WHERE}. ${words.advice}`.trimEnd());
}

function aboutOf(alert: AlertFacts): About {
  return isOnState(alert) ? ABOUT[alert.on] : CALLS[alert.about];
}

/** EventBridge has no way to escape these. */
function plain({ title, advice }: AlertWords): AlertWords {
  return { title: title.replace(/[<>]/g, ''), advice: advice.replace(/[<>]/g, '') };
}

/** Every line is a text of its own, in quotation marks. */
function lines(texts: readonly string[]): string {
  return texts.map(text => JSON.stringify(text)).join('\n');
}

function chat(inputPathsMap: Readonly<Record<string, string>>, { title }: AlertWords, description: string): InputTransformerJson {
  return {
    inputPathsMap,
    inputTemplate: JSON.stringify({ version: '1.0', source: 'custom', content: { textType: 'client-markdown', title, description } }),
  };
}
