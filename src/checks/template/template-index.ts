import { statSync } from 'node:fs';
import type { IConstruct } from 'constructs';
import { isKnown } from '../../model/known';
import type { Leaf } from '../../model/known';
import { Cases } from './cases';
import { evaluate } from './evaluate';
import { isJsonObject } from './site';
import { Template } from './template';
import type { Expression } from './template';
import type { TemplateResource } from './template-resource';
import { readTree } from './tree';
import type { Placed } from './tree';

interface Export extends Expression {
  readonly template: Template;
}

/** All rendered templates of an app, read once. */
export class TemplateIndex {
  /**
   * Reads the stacks below `scope`, those of other Stages and nested ones included. They have to be synthesized. Who
   * asks again after the same synth gets the same.
   */
  public static below(scope: IConstruct): TemplateIndex {
    const known = INDEXES.get(scope);
    if (known && known.stamp === stampOf(known.templates)) return known;
    const index = new TemplateIndex(scope);
    INDEXES.set(scope, index);
    return index;
  }

  public readonly templates: readonly Template[];
  /** Everything below the scope. */
  public readonly constructs: readonly Placed[];
  /** What is read inside of `cases.each` is read for each way the conditions of the app can turn out. */
  public readonly cases = new Cases();

  private readonly byType = new Map<string, TemplateResource[]>();
  private readonly stamp: string;
  private readonly names = new Map<string, ReadonlyMap<string, readonly TemplateResource[]>>();
  private exports: ReadonlyMap<string, readonly Export[]> | undefined;

  private constructor(public readonly scope: IConstruct) {
    const { constructs, elements } = readTree(scope);
    this.constructs = constructs;
    const byStack = new Map([...elements].map(([stack, own]) => [stack, new Template(this, stack, own)]));
    this.templates = [...byStack.values()];
    for (const [stack, template] of byStack) {
      const parent = stack.nestedStackParent && byStack.get(stack.nestedStackParent);
      if (parent) parent.nest(String(parent.stack.resolve(stack.nestedStackResource!.logicalId)), template);
    }
    this.stamp = stampOf(this.templates);
    for (const template of this.templates) {
      for (const resource of template.resources()) {
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

  /** An output of another stack, as `Fn::GetStackOutput` names it; another account only where a role is given. */
  public outputOf(stackName: unknown, output: unknown, from: { readonly region: unknown; readonly account: unknown }): Expression | undefined {
    const { region, account } = from;
    if (typeof stackName !== 'string' || typeof output !== 'string') return undefined;
    const there = this.templates.filter(template => template.stackName === stackName && template.region === region
      && (account === undefined || template.account === account));
    return there.length === 1 ? there[0].output(output) : undefined;
  }

  /** What aws-cdk-lib carries to another Region in a parameter, where a stack has `crossRegionReferences`. */
  public carried({ type, region }: TemplateResource, attribute: string): Expression | undefined {
    if (type !== 'Custom::CrossRegionExportReader') return undefined;
    for (const { properties } of this.ofType('Custom::CrossRegionExportWriter')) {
      const writer = properties.inside('WriterProps');
      const exports = writer.inside('exports');
      if (exports.names().includes(attribute) && writer.text('region') === region) return { expression: exports.raw(attribute), site: exports.site };
    }
    return undefined;
  }

  /** The resource of a type that surely has a name, as it is seen from a place. */
  public named(type: string, property: string, name: string, from: Place): TemplateResource | undefined {
    let names = this.names.get(type);
    if (!names) {
      names = this.cases.outside(() => byName(this.ofType(type), property));
      this.names.set(type, names);
    }
    return names.get(name)?.find(resource => isHere(resource, from));
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

/** Account and Region; two places of which something is not known are the same only in one template. */
export interface Place {
  readonly account: Leaf<string>;
  readonly region: Leaf<string>;
  readonly template?: Template;
}

const INDEXES = new WeakMap<IConstruct, TemplateIndex>();

/** Another synth writes the files anew. */
function stampOf(templates: readonly Template[]): string {
  return templates.map(({ path }) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return `${path} ${stat?.mtimeMs} ${stat?.size}`;
  }).join();
}

function isHere(resource: TemplateResource, { account, region, template }: Place): boolean {
  if (resource.template === template) return true;
  return isKnown(account) && isKnown(region) && resource.account === account && resource.region === region;
}

function byName(resources: readonly TemplateResource[], property: string): Map<string, TemplateResource[]> {
  const groups = new Map<string, TemplateResource[]>();
  for (const resource of resources) {
    const name = resource.properties.text(property);
    if (!isKnown(name)) continue;
    const list = groups.get(name);
    if (list) list.push(resource);
    else groups.set(name, [resource]);
  }
  return groups;
}
