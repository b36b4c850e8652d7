import { HOLE, parseArn } from '../model/arn';
import { isKnown } from '../model/known';
import type { Properties } from './template/properties';
import type { TemplateIndex } from './template/template-index';
import type { TemplateResource } from './template/template-resource';

export const TOPIC = 'AWS::SNS::Topic';
export const TOPIC_POLICY = 'AWS::SNS::TopicPolicy';

/** A topic of the app, and the policies that it has. */
export interface TopicAndPolicies {
  readonly resource: TemplateResource;
  readonly policies: readonly TemplateResource[];
}

/** The topic that a vault reports to, where it is made in this app. */
export function readTopicPolicy(notifications: Properties, vault: TemplateResource, index: TemplateIndex): TopicAndPolicies | undefined {
  const target = notifications.target('SNSTopicArn')?.resource;
  const resource = target ? target.type === TOPIC ? target : undefined : topicByArn(notifications, vault, index);
  return resource && { resource, policies: policiesOf(resource, index) };
}

function topicByArn(notifications: Properties, vault: TemplateResource, index: TemplateIndex): TemplateResource | undefined {
  const arn = notifications.arn('SNSTopicArn');
  const parts = isKnown(arn) ? parseArn(arn) : undefined;
  if (!parts?.resource || parts.resource.includes(HOLE)) return undefined;
  const place = { account: parts.account, region: parts.region };
  return index.named(TOPIC, 'TopicName', parts.resource, parts.account === HOLE || parts.region === HOLE ? vault : place);
}

function policiesOf(topic: TemplateResource, index: TemplateIndex): TemplateResource[] {
  return index.ofType(TOPIC_POLICY).filter(policy => policy.properties.targets('Topics').some(target => target?.resource === topic));
}
