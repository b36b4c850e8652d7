import { UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { BACKUP_SERVICE } from '../model/principals';
import type { PolicyModel, VaultSurroundings } from '../model/template-model';
import { statementsOf } from './policy-document';
import type { Properties } from './template/properties';
import { Holed, isJsonObject } from './template/site';
import type { TemplateIndex } from './template/template-index';
import type { TemplateResource } from './template/template-resource';
import { readTopicPolicy } from './topic-policies';
import type { TopicAndPolicies } from './topic-policies';

const KEY = 'AWS::KMS::Key';
const PUBLISH: readonly string[] = ['sns:publish', 'sns:*', '*'];

/** What stands around a vault. */
export function readSurroundings(vault: TemplateResource, index: TemplateIndex): VaultSurroundings {
  const { properties } = vault;
  const key = keyOf(vault);
  const topic = readTopicPolicy(properties.inside('Notifications'), vault, index);
  return {
    keptWhenReplaced: isKept(vault.updateReplacePolicy),
    keyRetained: key && isKept(key.deletionPolicy),
    keyGivenAs: keyGivenAs(properties),
    topicLetsPublish: topic && letsPublish(topic),
    topicKey: topic?.resource.properties.arn('KmsMasterKeyId'),
    policy: policyOf(properties),
  };
}

/** The key of a vault, where it is made in this app. */
export function keyOf({ properties }: TemplateResource): TemplateResource | undefined {
  const resource = properties.target('EncryptionKeyArn')?.resource;
  return resource?.type === KEY ? resource : undefined;
}

function isKept(policy: string | undefined): boolean {
  return policy !== undefined && policy !== 'Delete';
}

function keyGivenAs(properties: Properties): string | undefined {
  const target = properties.target('EncryptionKeyArn');
  if (target?.resource.type !== KEY || target.attribute === 'Arn') return undefined;
  return target.attribute === undefined ? 'Ref, which is its id' : `its ${target.attribute}`;
}

function letsPublish({ policies, perhapsMore }: TopicAndPolicies): Leaf<boolean> {
  const documents = policies.map(policy => statementsOf(policy.properties.json('PolicyDocument')));
  const statements = documents.flatMap(document => document ?? []);
  const lets = statements.some(({ effect, actions, principals }) => effect !== 'Deny'
    && principals.some(principal => principal === UNKNOWN || principal === BACKUP_SERVICE || principal === '*')
    && actions.some(action => action === UNKNOWN || PUBLISH.includes(String(action).toLowerCase())));
  return lets || (perhapsMore || documents.includes(undefined) ? UNKNOWN : false);
}

function policyOf(properties: Properties): Leaf<PolicyModel> {
  const { value } = properties.find('AccessPolicy');
  if (value === undefined || value === UNKNOWN || value instanceof Holed) return value instanceof Holed ? UNKNOWN : value;
  if (typeof value === 'string' && !isJson(value)) return { broken: 'a text that is not JSON', statements: [] };
  const document = properties.json('AccessPolicy');
  if (!isJsonObject(document)) return { broken: Array.isArray(document) ? 'a list' : 'no object', statements: [] };
  if (document.Statement === undefined) return { broken: 'no Statement', statements: [] };
  const statements = statementsOf(document);
  return statements ? { statements } : UNKNOWN;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
