import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnElement, Stage, Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
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
  public readonly resources: readonly TemplateResource[];

  private readonly written: JsonObject;
  private readonly byLogicalId: ReadonlyMap<string, TemplateResource>;
  private readonly nested = new Map<string, Template>();
  private parent: TemplateResource | undefined;
  private constructsByLogicalId: ReadonlyMap<string, CfnElement> | undefined;

  constructor(public readonly index: TemplateIndex, public readonly stack: Stack, private readonly elements: readonly CfnElement[]) {
    this.path = join(Stage.of(stack)!.outdir, stack.templateFile);
    this.account = orUnknown(stack.account);
    this.region = orUnknown(stack.region);
    this.stackName = stack.nestedStackParent ? UNKNOWN : orUnknown(stack.stackName);
    this.stackPath = stack.node.path;
    this.deployment = outermost(stack).node.path;
    this.written = read(this.path);
    this.resources = Object.entries(this.section('Resources'))
      .flatMap(([logicalId, resource]) => isJsonObject(resource) ? new TemplateResource(this, logicalId, resource) : []);
    this.byLogicalId = new Map(this.resources.map(resource => [resource.logicalId, resource]));
  }

  /** A top-level section, such as `Mappings`. */
  public section(name: string): JsonObject {
    const section = this.written[name];
    return isJsonObject(section) ? section : {};
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

  /** The construct that made a resource; looked up for those that are asked about only, by its path where there is one. */
  public construct(logicalId: string, path?: string): CfnElement | undefined {
    const named = path === undefined ? undefined : this.constructAt(path);
    if (named && this.idOf(named) === logicalId) return named;
    this.constructsByLogicalId ??= new Map(this.elements.map(element => [this.idOf(element), element]));
    return this.constructsByLogicalId.get(logicalId);
  }

  /** An id that was overridden is known only when its token is resolved, which takes several times as long. */
  private idOf(element: CfnElement): string {
    const generated = this.stack.getLogicalId(element);
    return this.byLogicalId.has(generated) ? generated : String(this.stack.resolve(element.logicalId));
  }

  private constructAt(path: string): CfnElement | undefined {
    let node: IConstruct | undefined = this.stack.node.root;
    for (const id of path.split('/')) node = node?.node.tryFindChild(id);
    return node && CfnElement.isCfnElement(node) && node.stack === this.stack ? node : undefined;
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
