import { CfnElement, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { UNKNOWN } from '../../model/known';
import { Cases } from './cases';
import { evaluate } from './evaluate';
import { isJsonObject } from './site';
import { Template } from './template';
import type { Expression } from './template';
import type { TemplateResource } from './template-resource';

interface Export extends Expression {
  readonly template: Template;
}

/** All rendered templates of an app, read once. */
export class TemplateIndex {
  public readonly templates: readonly Template[];
  /** What is read inside of `cases.each` is read for each way the conditions of the app can turn out. */
  public readonly cases = new Cases();

  private readonly byType = new Map<string, TemplateResource[]>();
  private exports: ReadonlyMap<string, readonly Export[]> | undefined;

  /** Reads the stacks below `scope`, those of other Stages and nested ones included. They have to be synthesized. */
  constructor(scope: IConstruct) {
    const elements = new Map<Stack, CfnElement[]>();
    collect(scope, undefined, elements);
    const byStack = new Map([...elements].map(([stack, list]) => [stack, new Template(this, stack, list)]));
    this.templates = [...byStack.values()];
    for (const [stack, template] of byStack) {
      const parent = stack.nestedStackParent && byStack.get(stack.nestedStackParent);
      if (parent) parent.nest(String(parent.stack.resolve(stack.nestedStackResource!.logicalId)), template);
    }
    for (const template of this.templates) {
      for (const resource of template.resources) {
        const list = this.byType.get(resource.type);
        if (list) list.push(resource);
        else this.byType.set(resource.type, [resource]);
      }
    }
  }

  /** Types of which there is a resource. */
  public types(): string[] {
    return [...this.byType.keys()];
  }

  public ofType(type: string): readonly TemplateResource[] {
    return this.byType.get(type) ?? [];
  }

  /** What another stack of the same account and Region exports under a name. */
  public exported(name: string, { account, region }: Template): Expression | undefined {
    this.exports ??= this.readExports();
    return this.exports.get(name)?.find(({ template }) => template.account === account && template.region === region);
  }

  private readExports(): Map<string, Export[]> {
    const exports = new Map<string, Export[]>();
    this.exports = exports;
    for (const template of this.templates) {
      const site = template.site('Outputs');
      for (const output of Object.values(template.section('Outputs'))) {
        if (!isJsonObject(output) || !isJsonObject(output.Export)) continue;
        const name = evaluate(output.Export.Name, site).value;
        if (typeof name !== 'string') continue;
        exports.set(name, [...exports.get(name) ?? [], { expression: output.Value, site, template }]);
      }
    }
    return exports;
  }
}

/** Elements by the stack they belong to, in the order of the tree. */
function collect(node: IConstruct, stack: Stack | undefined, into: Map<Stack, CfnElement[]>): void {
  const own = Stack.isStack(node) ? node : stack;
  if (own && !into.has(own)) into.set(own, []);
  if (own && CfnElement.isCfnElement(node)) into.get(own)!.push(node);
  for (const child of node.node.children) collect(child, own, into);
}

/** Whether two places are surely the same. */
export function samePlace(a: TemplateResource, b: TemplateResource): boolean {
  return a.account !== UNKNOWN && a.account === b.account && a.region !== UNKNOWN && a.region === b.region;
}
