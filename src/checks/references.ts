import { HOLE } from '../model/arn';
import { isKnown, UNKNOWN } from '../model/known';
import type { Leaf } from '../model/known';
import { RESOURCE_TYPES } from '../model/resources/resource-types';
import type { Properties } from './template/properties';
import type { Reference, Target } from './template/site';

/*
 * References that give something else than the property takes. What they give is known at deployment only, but that
 * it is the wrong thing can be seen before.
 */

/** `Ref` is the primary identifier, and that of these is the ARN. */
const REF_IS_ARN = ['AWS::CloudFormation::Stack', 'AWS::SystemsManagerSAP::Application'];
const REF_IS_NO_ARN: ReadonlySet<string> = new Set(RESOURCE_TYPES.flatMap(({ cloudFormation }) => cloudFormation)
  .map(({ type }) => type).filter(type => type.startsWith('AWS::') && !REF_IS_ARN.includes(type)));

/** The ARN of a role; `Ref` of a role is its name. */
export function roleArn(properties: Properties, name: string): Leaf<string> {
  const target = properties.target(name);
  return target?.resource.type === 'AWS::IAM::Role' && target.attribute !== 'Arn' ? words(target) : properties.arn(name);
}

/** A name; an ARN that was given instead is seen even where pieces of it are not known. */
export function nameOrArn(properties: Properties, name: string): Leaf<string> {
  return unlessHoled(properties.arn(name));
}

/** Names, or ARNs that were given instead. */
export function namesOrArns(properties: Properties, name: string): Leaf<readonly Leaf<string>[]> {
  const texts = properties.arns(name);
  return isKnown(texts) ? texts.map(unlessHoled) : texts;
}

function unlessHoled(text: Leaf<string>): Leaf<string> {
  return isKnown(text) && text.includes(HOLE) && !text.startsWith('arn:') ? UNKNOWN : text;
}

/** The name of a bucket; its ARN keeps the form of one where the name is not known. */
export function bucketName(properties: Properties, name: string): Leaf<string> {
  const target = properties.target(name);
  if (target?.resource.type === 'AWS::S3::Bucket' && target.attribute === 'Arn') return `arn:${HOLE}:s3:::${HOLE}`;
  return nameOrArn(properties, name);
}

/** ARNs, each of a resource of one type, whose `Ref` is the ARN. */
export function arnsOfType(properties: Properties, name: string, type: string): Leaf<readonly Leaf<string>[]> {
  const named = properties.references(name);
  if (!isKnown(named)) return named;
  return named.map(({ arn, target }) => (
    target && arn === UNKNOWN && target.resource.type.startsWith('AWS::Backup::') && target.resource.type !== type ? words(target) : arn
  ));
}

/** ARNs of resources that AWS Backup supports; `Ref` of most of them is a name or an id. */
export function arnsOfResources(named: Leaf<readonly Reference[]>): Leaf<readonly Leaf<string>[]> {
  if (!isKnown(named)) return named;
  return named.map(({ arn, target }) => (
    target && arn === UNKNOWN && target.attribute === undefined && REF_IS_NO_ARN.has(target.resource.type) ? words(target) : arn
  ));
}

/** How a reference reads in a message. */
export function words({ resource, attribute }: Target): string {
  return attribute === undefined ? `Ref ${resource.logicalId}` : `Fn::GetAtt ${resource.logicalId}.${attribute}`;
}
