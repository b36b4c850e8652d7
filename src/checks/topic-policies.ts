import { HOLE, parseArn } from '../model/arn';
import { isKnown, UNKNOWN } from '../model/known';
import type { Unknown } from '../model/known';
import type { Properties } from './template/properties';
import type { TemplateIndex } from './template/template-index';
import type { TemplateResource } from './template/template-resource';

export const TOPIC = 'AWS::SNS::Topic';
export const TOPIC_POLICY = 'AWS::SNS::TopicPolicy';

/** A topic of the app, and the policies that it has. */
export interface TopicAndPolicies {
  readonly resource: TemplateResource;
  readonly policies: readonly TemplateResource[];
  /** Whether a policy may be one of this topic, or not. */
  readonly perhapsMore: boolean;
}

/** The topic that a vault reports to, where it is made in this app. */
export function readTopicPolicy(notifications: Properties, vault: TemplateResource, index: TemplateIndex): TopicAndPolicies | undefined {
  const target = notifications.target('SNSTopicArn')?.resource;
  const resource = target ? target.type === TOPIC ? target : undefined : topicByArn(notifications, vault, index);
  return resource && { resource, ...policiesOf(resource, index) };
}

function topicByArn(notifications: Properties, vault: TemplateResource, index: TemplateIndex): TemplateResource | undefined {
  const arn = notifications.arn('SNSTopicArn');
  const parts = isKnown(arn) ? parseArn(arn) : undefined;
  if (!parts?.resource || parts.resource.includes(HOLE)) return undefined;
  const place = { account: parts.account, region: parts.region };
  return index.named(TOPIC, 'TopicName', parts.resource, parts.account === HOLE || parts.region === HOLE ? vault : place);
}

function policiesOf(topic: TemplateResource, index: TemplateIndex): Omit<TopicAndPolicies, 'resource'> {
  const all = index.ofType(TOPIC_POLICY).map(policy => ({ policy, belongs: belongs(policy, topic) }));
  return {
    policies: all.filter(({ belongs: yes }) => yes === true).map(({ policy }) => policy),
    // A topic whose ARN comes from outside is none of this template.
    perhapsMore: all.some(({ policy, belongs: perhaps }) => perhaps === UNKNOWN && policy.template === topic.template),
  };
}

function belongs({ properties }: TemplateResource, topic: TemplateResource): boolean | Unknown {
  if (properties.targets('Topics').some(target => target?.resource === topic)) return true;
  const arns = properties.arns('Topics');
  if (!isKnown(arns)) return UNKNOWN;
  const name = topic.properties.text('TopicName');
  if (isKnown(name) && arns.some(arn => isKnown(arn) && arn.endsWith(`:${name}`))) return true;
  return arns.some((arn, i) => arn === UNKNOWN && properties.targets('Topics')[i] === undefined) ? UNKNOWN : false;
}
