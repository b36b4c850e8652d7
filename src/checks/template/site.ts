import type { Leaf, Unknown } from '../../model/known';
import type { Template } from './template';
import type { TemplateResource } from './template-resource';

/** Where an expression stands. */
export interface Site {
  readonly template: Template;
  /** Path inside the template, from the resource: `Properties/BackupPlan`. */
  readonly path: string;
  /** How many references led here; a circle ends somewhere. */
  readonly depth: number;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** A text of which only pieces are known at synth; `HOLE` of model/arn.ts stands for the others. */
export class Holed {
  constructor(public readonly text: string) {}
}

/** A resource that an expression refers to: its attribute, or without one its `Ref`. */
export interface Target {
  readonly resource: TemplateResource;
  readonly attribute?: string;
}

/** An element of a list of ARNs: its text as the model holds it, and the resource that it refers to. */
export interface Reference {
  readonly arn: Leaf<string>;
  readonly target: Target | undefined;
}

/** What an expression comes to at its outermost level; what is inside of lists and objects is still as written. */
export interface Found {
  readonly value: string | number | boolean | Holed | readonly unknown[] | JsonObject | undefined | Unknown;
  /** Where the value was found, which may be in another template. */
  readonly site: Site;
  readonly target?: Target;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Holed);
}

export function below({ template, path, depth }: Site, name: string | number): Site {
  return { template, path: path === '' ? String(name) : `${path}/${name}`, depth };
}
