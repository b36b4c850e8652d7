import type { CfnElement } from 'aws-cdk-lib';
import type { Unknown } from '../../model/known';
import { evaluateCondition, isPlain } from './evaluate';
import { Properties } from './properties';
import { isJsonObject } from './site';
import type { JsonObject } from './site';
import type { Template } from './template';

/** A resource as it will be deployed, with the place it has in the construct tree. */
export class TemplateResource {
  public readonly type: string;
  private path: string | undefined;
  private plain: Properties | undefined;

  constructor(public readonly template: Template, public readonly logicalId: string, private readonly written: JsonObject) {
    this.type = typeof written.Type === 'string' ? written.Type : '';
  }

  public get account(): string | Unknown {
    return this.template.account;
  }

  public get region(): string | Unknown {
    return this.template.region;
  }

  /** What stands under `Properties`. */
  public get properties(): Properties {
    if (this.plain) return this.plain;
    const { Properties: written } = this.written;
    const properties = Properties.of(written, { template: this.template, path: 'Properties', depth: 0 });
    // What a function comes to may differ from case to case.
    if (isPlain(written)) this.plain = properties;
    return properties;
  }

  public get deletionPolicy(): string | undefined {
    return typeof this.written.DeletionPolicy === 'string' ? this.written.DeletionPolicy : undefined;
  }

  public get updateReplacePolicy(): string | undefined {
    return typeof this.written.UpdateReplacePolicy === 'string' ? this.written.UpdateReplacePolicy : undefined;
  }

  /** Whether it is deployed, in the present case. */
  public get exists(): boolean | Unknown {
    return this.condition === undefined || evaluateCondition({ Condition: this.condition }, this.template.site(''));
  }

  /** Name of the condition on which it is deployed. */
  public get condition(): string | undefined {
    return typeof this.written.Condition === 'string' ? this.written.Condition : undefined;
  }

  /** The construct; undefined where the template was written by something else than constructs. */
  public get construct(): CfnElement | undefined {
    return this.template.makerOf(this)?.construct;
  }

  /** Path of the construct; where there is none, what the template says about it, or its stack. */
  public get constructPath(): string {
    return this.path ??= this.template.makerOf(this)?.path ?? this.pathInMetadata ?? `${this.template.stackPath}/${this.logicalId}`;
  }

  /** Path of the construct, as the metadata say; not surely its own. */
  public get pathInMetadata(): string | undefined {
    const path = isJsonObject(this.written.Metadata) ? this.written.Metadata['aws:cdk:path'] : undefined;
    return typeof path === 'string' ? path : undefined;
  }

  /** The template of the nested stack, where the resource is one that the app makes. */
  public get nested(): Template | undefined {
    return this.template.nestedBy(this.logicalId);
  }
}
