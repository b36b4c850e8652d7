import { HOLE } from '../../model/arn';
import { UNKNOWN } from '../../model/known';
import type { Leaf, Unknown } from '../../model/known';
import type { LiteralText, Written } from '../../model/template-model';
import { asText, evaluate, evaluateText } from './evaluate';
import { below, Holed, isJsonObject } from './site';
import type { Found, JsonObject, Reference, Site, Target } from './site';

/** JSON in which what cannot be known is UNKNOWN, and a text of which pieces are known is `Holed`. */
export type Json = string | number | boolean | Holed | Unknown | readonly Json[] | { readonly [name: string]: Json };

/**
 * Properties of a resource, or an object below them, read by what a reader wants. What is not of the wanted kind is
 * UNKNOWN: readers never throw, and shapes are judged elsewhere.
 */
export class Properties {
  /** Properties of which nothing is known. */
  public static unknown(site: Site): Properties {
    return new Properties(UNKNOWN, site);
  }

  /** `written` is an object, or an expression that comes to one. */
  public static of(written: unknown, site: Site): Properties {
    const { value, site: at } = evaluate(written, site);
    return new Properties(value === undefined ? {} : isJsonObject(value) ? value : UNKNOWN, at);
  }

  private constructor(private readonly written: JsonObject | Unknown, public readonly site: Site) {}

  /** Whether they can be read at all. */
  public get known(): boolean {
    return this.written !== UNKNOWN;
  }

  /** Names of what is set; none where nothing is known. */
  public names(): string[] {
    return this.written === UNKNOWN ? [] : Object.keys(this.written);
  }

  /** Where a property stands: `Properties/BackupPlan/BackupPlanName`. */
  public pathOf(name: string): string {
    return below(this.site, name).path;
  }

  /** Where an element of a list stands, counted without those that come to nothing. */
  public elementPath(name: string, index: number): string {
    const paths = this.elements(name, (element, site) => evaluate(element, site).value === undefined ? undefined : site.path);
    return typeof paths === 'object' && index in paths ? paths[index] : this.pathOf(name);
  }

  /** As it is written in the template, expressions and all. */
  public raw(name: string): unknown {
    return this.written === UNKNOWN || !Object.hasOwn(this.written, name) ? undefined : this.written[name];
  }

  /** What a property comes to at its outermost level. */
  public find(name: string): Found {
    const site = below(this.site, name);
    return this.written === UNKNOWN ? { value: UNKNOWN, site } : evaluate(this.raw(name), site);
  }

  /** A text that is known as a whole. */
  public text(name: string): Leaf<string> {
    return whole(this.holed(name));
  }

  /** An ARN as the model holds it: `HOLE` for pieces that are not known, UNKNOWN where it begins with one. */
  public arn(name: string): Leaf<string> {
    return arn(this.holed(name));
  }

  public number(name: string): Leaf<number> {
    const value = this.plain(name);
    if (value === undefined || typeof value === 'number') return value;
    return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : UNKNOWN;
  }

  public flag(name: string): Leaf<boolean> {
    const value = this.plain(name);
    if (value === undefined || typeof value === 'boolean') return value;
    return typeof value === 'string' && /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : UNKNOWN;
  }

  public object(name: string): Leaf<Properties> {
    if (this.lacks(name)) return undefined;
    const { value, site } = this.find(name);
    return value === undefined ? undefined : isJsonObject(value) ? new Properties(value, site) : UNKNOWN;
  }

  /** The object, or one in which nothing is set; one of which nothing is known where it cannot be read. */
  public inside(name: string): Properties {
    const object = this.object(name);
    if (object === UNKNOWN) return Properties.unknown(below(this.site, name));
    return object ?? new Properties({}, below(this.site, name));
  }

  /** A list of objects; one that cannot be read has a place in it all the same. */
  public list(name: string): Leaf<readonly Properties[]> {
    return this.elements(name, (element, site) => {
      const found = evaluate(element, site);
      return found.value === undefined ? undefined : new Properties(isJsonObject(found.value) ? found.value : UNKNOWN, found.site);
    });
  }

  public texts(name: string): Leaf<readonly Leaf<string>[]> {
    return this.elements(name, (element, site) => whole(evaluateText(element, site)));
  }

  /** ARNs as the model holds them. */
  public arns(name: string): Leaf<readonly Leaf<string>[]> {
    return this.elements(name, (element, site) => arn(evaluateText(element, site)));
  }

  /** ARNs with the resources that they refer to. */
  public references(name: string): Leaf<readonly Reference[]> {
    return this.elements(name, (element, site) => {
      const { value, target } = evaluate(element, site);
      return value === undefined ? undefined : { arn: arn(asText(value)), target };
    });
  }

  /** Texts by name. */
  public map(name: string): Leaf<Readonly<Record<string, Leaf<string>>>> {
    const object = this.object(name);
    if (object === undefined || object === UNKNOWN) return object;
    return Object.fromEntries(object.names().map(key => [key, object.text(key)]));
  }

  /** A document, such as a policy; one that is written as a text is parsed. */
  public json(name: string): Leaf<Json> {
    const found = this.find(name);
    const document = typeof found.value === 'string' ? parse(found.value) : found.value;
    return document === undefined || document === UNKNOWN ? document : deep({ value: document, site: found.site });
  }

  /** All of it, worked out; texts of which only pieces are known are UNKNOWN. */
  public whole(): Written {
    return this.written === UNKNOWN ? UNKNOWN : closed(deep({ value: this.written, site: this.site }));
  }

  /** Texts that stand in it outside of functions, with their path below it. */
  public literals(): LiteralText[] {
    return this.written === UNKNOWN ? [] : literalsIn(this.written, '');
  }

  /** The resource that a property refers to, in whatever template it is. */
  public target(name: string): Target | undefined {
    return this.find(name).target;
  }

  /** The resources that the elements of a list refer to, in its order. */
  public targets(name: string): readonly (Target | undefined)[] {
    const { value, site } = this.find(name);
    return Array.isArray(value) ? value.map((element, i) => evaluate(element, below(site, i)).target) : [];
  }

  private holed(name: string): Leaf<string> | Holed {
    return asText(this.plain(name));
  }

  /** What a property comes to, without where that was found: most are not set, or stand there as they are. */
  private plain(name: string): Found['value'] {
    if (this.written === UNKNOWN) return UNKNOWN;
    const raw = this.raw(name);
    return typeof raw === 'object' ? this.find(name).value : raw as Found['value'];
  }

  /** Whether a property surely is not set. */
  private lacks(name: string): boolean {
    return this.written !== UNKNOWN && !Object.hasOwn(this.written, name);
  }

  /** Elements that come to nothing (`AWS::NoValue`) are left out. */
  private elements<T>(name: string, read: (element: unknown, site: Site) => T | undefined): Leaf<readonly T[]> {
    if (this.lacks(name)) return undefined;
    const { value, site } = this.find(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) return UNKNOWN;
    const elements: T[] = [];
    value.forEach((element, i) => {
      const one = read(element, below(site, i));
      if (one !== undefined) elements.push(one);
    });
    return elements;
  }
}

function whole(text: Leaf<string> | Holed): Leaf<string> {
  return text instanceof Holed ? UNKNOWN : text;
}

function arn(text: Leaf<string> | Holed): Leaf<string> {
  if (!(text instanceof Holed)) return text;
  return text.text.startsWith(HOLE) ? UNKNOWN : text.text;
}

function parse(text: string): JsonObject | undefined | Unknown {
  try {
    const parsed: unknown = JSON.parse(text);
    return isJsonObject(parsed) ? parsed : UNKNOWN;
  } catch {
    return UNKNOWN;
  }
}

function deep({ value, site }: Found): Json {
  if (Array.isArray(value)) return value.map((element, i) => evaluate(element, below(site, i))).filter(isSet).map(deep);
  if (!isJsonObject(value)) return value === undefined ? UNKNOWN : value as Json;
  const children = Object.entries(value).map(([key, child]) => [key, evaluate(child, below(site, key))] as const);
  return Object.fromEntries(children.filter(([, child]) => isSet(child)).map(([key, child]) => [key, deep(child)]));
}

function isSet({ value }: Found): boolean {
  return value !== undefined;
}

function closed(json: Json): Written {
  if (json instanceof Holed) return UNKNOWN;
  if (Array.isArray(json)) return (json as readonly Json[]).map(closed);
  if (!isJsonObject(json)) return json as Written;
  return Object.fromEntries(Object.entries(json as Record<string, Json>).map(([key, child]) => [key, closed(child)]));
}

/** `Fn::Sub` replaces placeholders, and other functions take names; only in these texts stay as they are. */
const TAKES_TEXTS = ['Fn::Join', 'Fn::If'];

function literalsIn(written: unknown, path: string): LiteralText[] {
  if (typeof written === 'string') return [{ path, text: written }];
  if (typeof written !== 'object' || written === null) return [];
  return Object.entries(written)
    .filter(([key]) => key !== 'Ref' && (!key.startsWith('Fn::') || TAKES_TEXTS.includes(key)))
    .flatMap(([key, child]) => literalsIn(child, path === '' ? key : `${path}/${key}`));
}
