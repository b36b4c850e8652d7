import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stage, Token } from 'aws-cdk-lib';
import type { CfnElement, Stack } from 'aws-cdk-lib';
import { UNKNOWN } from '../../model/known';
import type { Unknown } from '../../model/known';
import { makersOf } from './makers';
import type { FindMaker } from './makers';
import { isJsonObject } from './site';
import type { JsonObject, Site } from './site';
import type { TemplateIndex } from './template-index';
import { TemplateResource } from './template-resource';
import type { Placed } from './tree';

/** An expression, and where it stands. */
export interface Expression {
  readonly expression: unknown;
  readonly site: Site;
}

/** One rendered template, with the stack it comes from. */
export class Template {
  /** Absolute path of the file. */
  public readonly path: string;
  public readonly account: string | Unknown;
  public readonly region: string | Unknown;
  public readonly stackName: string | Unknown;
  /** Path of the stack. */
  public readonly stackPath: string;
  /** Path of the stack that is deployed, which is the outermost where stacks are nested. */
  public readonly deployment: string;
  private readonly written: JsonObject;
  private readonly byLogicalId = new Map<string, TemplateResource>();
  private readonly nested = new Map<string, Template>();
  private parent: TemplateResource | undefined;
  private findMaker: FindMaker | undefined;

  constructor(public readonly index: TemplateIndex, public readonly stack: Stack, private readonly elements: readonly Placed<CfnElement>[]) {
    this.path = join(Stage.of(stack)!.outdir, stack.templateFile);
    this.account = orUnknown(stack.account);
    this.region = orUnknown(stack.region);
    this.stackName = stack.nestedStackParent ? UNKNOWN : orUnknown(stack.stackName);
    this.stackPath = stack.node.path;
    this.deployment = outermost(stack).node.path;
    this.written = read(this.path);
    const resources = this.section('Resources');
    for (const logicalId of Object.keys(resources)) {
      const resource = resources[logicalId];
      if (isJsonObject(resource)) this.byLogicalId.set(logicalId, new TemplateResource(this, logicalId, resource));
    }
  }

  /** A top-level section, such as `Mappings`. */
  public section(name: string): JsonObject {
    const section = this.written[name];
    return isJsonObject(section) ? section : {};
  }

  public resources(): Iterable<TemplateResource> {
    return this.byLogicalId.values();
  }

  public resource(logicalId: string): TemplateResource | undefined {
    return this.byLogicalId.get(logicalId);
  }

  /** What the parent of a nested stack passes for a parameter. Defaults can be overridden, so they tell nothing. */
  public argument(parameter: string): Expression | undefined {
    if (!this.parent) return undefined;
    const args = this.parent.properties.inside('Parameters');
    return args.names().includes(parameter) ? { expression: args.raw(parameter), site: args.site } : undefined;
  }

  /** An output as the parent of a nested stack refers to it, `Outputs.<name>`. */
  public output(attribute: string): Expression | undefined {
    const output = this.section('Outputs')[attribute.replace(/^Outputs\./, '')];
    return isJsonObject(output) ? { expression: output.Value, site: this.site('Outputs') } : undefined;
  }

  public site(path: string): Site {
    return { template: this, path, depth: 0 };
  }

  /** The construct that made a resource. */
  public makerOf(resource: TemplateResource): Placed<CfnElement> | undefined {
    this.findMaker ??= makersOf(this.stack, this.elements, this.byLogicalId);
    return this.findMaker(resource);
  }

  public nestedBy(logicalId: string): Template | undefined {
    return this.nested.get(logicalId);
  }

  /** Ties a nested stack to the resource that makes it. */
  public nest(logicalId: string, child: Template): void {
    this.nested.set(logicalId, child);
    child.parent = this.resource(logicalId);
  }
}

function outermost(stack: Stack): Stack {
  return stack.nestedStackParent ? outermost(stack.nestedStackParent) : stack;
}

function orUnknown(text: string): string | Unknown {
  return Token.isUnresolved(text) ? UNKNOWN : text;
}

function read(path: string): JsonObject {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isJsonObject(parsed) ? parsed : {};
  } catch {
    // A stack without a template of its own has nothing to check.
    return {};
  }
}
