import { CfnResource, TagManager, TagType } from 'aws-cdk-lib';
import type { ITaggable } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

const TYPE = 'AWS::RAM::ResourceShare';

/** What is shared, and with whom. */
export interface ResourceShareProps {
  readonly name: string;
  readonly resourceArn: string;
  /** Account ids; may be a token. */
  readonly principals: string[];
  readonly allowExternalPrincipals: boolean | undefined;
}

/** A resource share of AWS RAM. Not its L1, whose module every user would have to load. */
export class ResourceShare extends CfnResource implements ITaggable {
  public readonly tags = new TagManager(TagType.STANDARD, TYPE, undefined, { tagPropertyName: 'Tags' });

  constructor(scope: Construct, id: string, { name, resourceArn, principals, allowExternalPrincipals }: ResourceShareProps) {
    super(scope, id, {
      type: TYPE,
      properties: { Name: name, ResourceArns: [resourceArn], Principals: principals, AllowExternalPrincipals: allowExternalPrincipals },
    });
  }

  /** The manager of the tags writes keys as L1s want them. */
  protected override renderProperties(properties: { readonly Tags?: readonly { readonly key: string; readonly value: string }[] }) {
    return { ...properties, Tags: properties.Tags?.map(({ key, value }) => ({ Key: key, Value: value })) };
  }
}
