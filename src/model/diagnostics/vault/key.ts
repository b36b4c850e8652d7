import { isKnown } from '../../known';
import { derived, ours, page } from '../../sources';
import { diagnostic } from '../diagnostic';
import type { Diagnostic } from '../diagnostic';
import { differences } from '../places';
import { PRINCIPAL_ARN } from './principal-arn';

const PUT_KEY_POLICY = page('AWS KMS API Reference, PutKeyPolicy', 'https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html');
const KMS_EVENTS = page('Amazon EventBridge events reference, AWS KMS', 'https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-kms.html');
const FIFO_DELIVERY = page('Amazon SNS Developer Guide, message delivery for FIFO topics', 'https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html');

/** The key of a vault: what keeps it usable, and who hears of an attempt to change that. */
export const KEY_DIAGNOSTICS: readonly Diagnostic[] = [
  diagnostic({
    id: 'CB-KEY-001',
    severity: 'error',
    when: 'part',
    on: 'keyProtection',
    title: 'The deny of key policy changes leaves nobody out who deploys the key.',
    why: 'KMS refuses a key policy that its author could not change again, and CloudFormation could never change it.',
    source: PUT_KEY_POLICY,
    check({ deployerExcepted }, place) {
      if (deployerExcepted !== false) return undefined;
      return {
        what: `deny of kms:PutKeyPolicy on ${place.label}`,
        must: 'leave out the role that CloudFormation deploys with',
        got: 'a stack whose synthesizer does not name that role',
        fix: 'use the DefaultStackSynthesizer, name the role in policyAdministrators, or set blockKeyPolicyChanges to false',
        leaf: 'exceptions',
      };
    },
  }),
  diagnostic({
    id: 'CB-KEY-002',
    severity: 'error',
    when: 'part',
    on: 'keyProtection',
    title: 'A principal whom the protection of a key leaves out is a role, a user or the account\'s root.',
    why: 'The condition compares aws:PrincipalArn, which for a session is the ARN of its role; a wildcard would leave out principals that nobody meant.',
    source: ours('an exception is somebody by name'),
    check({ exceptions }, place) {
      if (!isKnown(exceptions)) return undefined;
      return exceptions.filter(isKnown).filter(arn => !PRINCIPAL_ARN.test(arn)).map(arn => ({
        what: `principal whom the protection of ${place.label} leaves out`,
        must: 'be the ARN of a role or user without wildcards',
        got: `'${arn}'`,
        leaf: 'exceptions',
      }));
    },
  }),
  diagnostic({
    id: 'CB-KEY-003',
    severity: 'warning',
    when: 'part',
    on: 'keyProtection',
    title: 'A key is to be protected whose policy cannot be changed from here.',
    why: 'Nothing is added to its policy, so it can be deleted and disabled as before.',
    source: derived('the policy of an imported key, or of a CfnKey, is written where the key is made'),
    check({ policyManaged }, place) {
      if (policyManaged !== false) return undefined;
      return {
        what: `policy of ${place.label}`,
        must: 'be that of a kms.Key of this app to be protected',
        got: 'a key whose policy is written elsewhere',
        fix: 'add KeyProtection.statements to it there',
        leaf: 'policyManaged',
      };
    },
  }),
  diagnostic({
    id: 'CB-KEY-004',
    severity: 'error',
    when: 'whole',
    on: 'keyProtection',
    title: 'A key that is protected from deletion is to be deleted with its stack.',
    why: 'CloudFormation deletes a key by kms:ScheduleKeyDeletion, which is denied, so the deletion of the stack would fail.',
    source: derived('an explicit Deny wins over every Allow'),
    check({ deletionPolicy }, place) {
      if (deletionPolicy !== 'Delete') return undefined;
      return {
        what: `removal policy of ${place.label}`,
        must: 'retain it, because its policy denies CloudFormation to delete it',
        got: 'DESTROY',
        fix: 'use RemovalPolicy.RETAIN, or leave the protection out',
        leaf: 'deletionPolicy',
      };
    },
  }),
  diagnostic({
    id: 'CB-KEY-005',
    severity: 'warning',
    when: 'whole',
    on: 'keyProtection',
    title: 'A key that is protected from deletion is to go with a failed first deployment.',
    why: 'CloudFormation is denied to delete it, so the rollback fails as well and the stack has to be cleared by hand.',
    source: derived('an explicit Deny wins over every Allow'),
    check({ deletionPolicy }, place) {
      if (deletionPolicy !== 'RetainExceptOnCreate') return undefined;
      return {
        what: `removal policy of ${place.label}`,
        must: 'retain it in every case, because its policy denies CloudFormation to delete it',
        got: 'RETAIN_ON_UPDATE_OR_DELETE',
        fix: 'use RemovalPolicy.RETAIN',
        leaf: 'deletionPolicy',
      };
    },
  }),
  diagnostic({
    id: 'CB-KEY-006',
    severity: 'error',
    when: 'part',
    on: 'keyAlarm',
    title: 'An alarm on the deletion of a key stands in the account and Region of the key, as does its topic.',
    why: 'Events of a key reach the event bus of its own account and Region, and a rule without a role of its own sends no further; the alarm would never sound.',
    source: derived('events stay in their account and Region unless a role sends them on'),
    check({ key, rule, topic }, place) {
      return Object.entries({ key, topic }).flatMap(([what, at]) => differences(at, rule).map(({ leaf, got, wanted }) => ({
        what: `${what} of ${place.label}`,
        must: `be in the ${leaf === 'region' ? 'Region' : leaf} of the alarm, '${wanted}'`,
        got: `'${got}'`,
        leaf: `${what}.${leaf}`,
      })));
    },
  }),
  diagnostic({
    id: 'CB-KEY-007',
    severity: 'warning',
    when: 'part',
    on: 'keyAlarm',
    title: 'The topic of an alarm on the deletion of a key is a FIFO topic.',
    why: 'It delivers to queues only, so no person hears the alarm; and nothing says that EventBridge sends to FIFO topics.',
    source: FIFO_DELIVERY,
    check({ topicIsFifo }, place) {
      if (topicIsFifo !== true) return undefined;
      return { what: `topic of ${place.label}`, must: 'be a standard topic', got: 'a FIFO topic', leaf: 'topicIsFifo' };
    },
  }),
  diagnostic({
    id: 'CB-KEY-008',
    severity: 'warning',
    when: 'part',
    on: 'keyAlarm',
    title: 'An alarm on the deletion of a key sends to a topic whose policy cannot be changed from here.',
    why: 'Where that policy, or the one of the key of the topic, does not let EventBridge publish, the alarm is lost without a word.',
    source: KMS_EVENTS,
    check({ topicPolicyManaged }, place) {
      if (topicPolicyManaged !== false) return undefined;
      return {
        what: `topic of ${place.label}`,
        must: 'let events.amazonaws.com publish',
        got: 'an imported topic, whose policy cannot be changed here',
        fix: 'allow sns:Publish in its policy, and kms:GenerateDataKey* and kms:Decrypt in that of its key, then acknowledge',
        leaf: 'topicPolicyManaged',
      };
    },
  }),
  diagnostic({
    id: 'CB-KEY-009',
    severity: 'error',
    when: 'part',
    on: 'keyAlarm',
    title: 'An alarm on the deletion of a key watches a key and not an alias.',
    why: 'Events carry the ARN of the key, so the rule would never match.',
    source: KMS_EVENTS,
    check({ keyArn }, place) {
      if (!isKnown(keyArn) || !keyArn.includes(':alias/')) return undefined;
      return { what: `key of ${place.label}`, must: 'be a key, not an alias', got: `'${keyArn}'`, fix: 'pass the key that the alias stands for', leaf: 'keyArn' };
    },
  }),
];
