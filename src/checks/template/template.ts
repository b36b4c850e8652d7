import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stage, Token } from 'aws-cdk-lib';
import type { CfnElement, Stack } from 'aws-cdk-lib';
import { UNKNOWN } from '../../model/known';
import type { Unknown } from '../../model/known';
import { isJsonObject } from './site';
import type { JsonObject, Site } from './site';
import type { TemplateIndex } from './template-index';
import { TemplateResource } from './template-resource';

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
  private pathsByLogicalId: ReadonlyMap<string, string> | undefined;
  private ambiguousPaths: ReadonlySet<string> | undefined;

  constructor(public readonly index: TemplateIndex, public readonly stack: Stack, private readonly elements: ReadonlyMap<string, CfnElement>) {
    this.path = join(Stage.of(stack)!.outdir, stack.templateFile);
    this.account = orUnknown(stack.account);
    this.region = orUnknown(stack.region);
    this.stackName = stack.nestedStackParent ? UNKNOWN : orUnknown(stack.stackName);
    this.stackPath = stack.node.path;
    this.deployment = outermost(stack).node.path;
    this.written = read(this.path);
    for (const [logicalId, resource] of Object.entries(this.section('Resources'))) {
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

  /** The construct at a path. */
  public construct(path: string): CfnElement | undefined {
    return this.elements.get(path);
  }

  /** Path of the construct that made a resource: what its metadata says, where no other resource says the same. */
  public pathOf({ logicalId, pathInMetadata: said }: TemplateResource): string | undefined {
    if (said !== undefined && this.elements.has(said) && !this.ambiguous().has(said)) return said;
    this.pathsByLogicalId ??= new Map(Array.from(this.elements, ([path, element]) => [this.idOf(element), path]));
    return this.pathsByLogicalId.get(logicalId);
  }

  /** A template that was included may bring paths of the app that it comes from. */
  private ambiguous(): ReadonlySet<string> {
    if (this.ambiguousPaths) return this.ambiguousPaths;
    const once = new Set<string>();
    const several = new Set<string>();
    for (const { pathInMetadata: said } of this.resources()) {
      if (said !== undefined) (once.has(said) ? several : once).add(said);
    }
    return this.ambiguousPaths = several;
  }

  /** An id that was overridden is known only when its token is resolved, which takes several times as long. */
  private idOf(element: CfnElement): string {
    const generated = this.generatedIdOf(element);
    return generated !== undefined && this.byLogicalId.has(generated) ? generated : String(this.stack.resolve(element.logicalId));
  }

  /** aws-cdk-lib makes none from a path without a letter or digit, where it was given another one. */
  private generatedIdOf(element: CfnElement): string | undefined {
    try {
      return this.stack.getLogicalId(element);
    } catch {
      return undefined;
    }
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
