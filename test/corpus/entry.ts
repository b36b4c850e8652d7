/*
 * What the corpus is made of: right templates, written out, and wrong ones, each a small change of a right one.
 */

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A CloudFormation template. */
export interface Template {
  readonly Resources: Readonly<Record<string, JsonObject>>;
  readonly [section: string]: JsonObject;
}

export interface Env {
  readonly account?: string;
  readonly region?: string;
}

export interface TemplateStack {
  readonly template: Template;
  readonly env: Env;
}

interface Entry {
  /** What is in it, or what is wrong with it, in one line. */
  readonly title: string;
  /** By name; a reference from one to another goes through an export. */
  readonly stacks: Readonly<Record<string, TemplateStack>>;
  /** Whether BackupCoverage judges it too, beside BackupChecks: what is in no plan is a finding then. */
  readonly covered: boolean;
}

export interface Right extends Entry {
  /** Every warning, as `CB-VAULT-005 Vault`: id and logical id. */
  readonly warnings: readonly string[];
}

export interface Wrong extends Entry {
  /** The diagnostic that names it. */
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly base: Right;
  /** The resource that the finding belongs to. */
  readonly stack: string;
  readonly resource: string;
  /** The part that was changed, within the resource: `Properties/BackupPlan/BackupPlanName`. */
  readonly path: string;
}

export interface Area {
  readonly name: string;
  readonly right: readonly Right[];
  readonly wrong: readonly Wrong[];
}

export const ACCOUNT = '111122223333';
export const OTHER_ACCOUNT = '444455556666';
export const IRELAND: Env = { account: ACCOUNT, region: 'eu-west-1' };
export const FRANKFURT: Env = { account: ACCOUNT, region: 'eu-central-1' };

export interface RightOptions {
  readonly env?: Env;
  readonly warnings?: readonly string[];
}

/** A right template of one stack. */
export function right(title: string, template: Template, { env = IRELAND, warnings = [] }: RightOptions = {}): Right {
  return { title, stacks: { Backup: { template, env } }, warnings, covered: false };
}

/** Right templates of several stacks. */
export function rightEstate(title: string, stacks: Right['stacks'], warnings: readonly string[] = []): Right {
  return { title, stacks, warnings, covered: false };
}

/** One whose resources all are in a plan. */
export function covered(entry: Right): Right {
  return { ...entry, covered: true };
}

/** One change of a right template. */
export interface Change {
  /** undefined: the first stack. */
  readonly stack?: string;
  readonly resource: string;
  readonly path: string;
  readonly to: Json | undefined;
}

interface Target {
  readonly stack?: string;
  readonly resource: string;
}

/** `Vault`, or `Central/Vault` in the stack Central. */
function target(name: string): Target {
  const [last, stack] = name.split('/').reverse();
  return { stack, resource: last };
}

/** Sets a property, `BackupPlan.BackupPlanRule.0.Lifecycle.DeleteAfterDays`; an index one past the end appends. */
export function at(resource: string, property: string, to: Json): Change {
  return { ...target(resource), path: property === '' ? 'Properties' : `Properties.${property}`, to };
}

/** Takes a property out. */
export function without(resource: string, property: string): Change {
  return { ...target(resource), path: `Properties.${property}`, to: undefined };
}

/** Sets or takes out what stands beside the properties: DeletionPolicy and the like. */
export function attribute(resource: string, name: string, to: Json | undefined): Change {
  return { ...target(resource), path: name, to };
}

/** Adds a resource, or puts another in its place. */
export function resource(name: string, to: JsonObject): Change {
  return { ...target(name), path: '', to };
}

/** Takes a resource out. */
export function drop(name: string): Change {
  return { ...target(name), path: '', to: undefined };
}

/** Something that AWS refuses, or that does not do what it says. */
export function wrong(id: string, title: string, base: Right, first: Change, ...others: readonly Change[]): Wrong {
  return changed('error', id, title, base, [first, ...others]);
}

/** Something that is legal and risky. */
export function risky(id: string, title: string, base: Right, first: Change, ...others: readonly Change[]): Wrong {
  return changed('warning', id, title, base, [first, ...others]);
}

/** The same, told of another resource than the one that was changed first. */
export function toldOf(name: string, entry: Wrong, path = ''): Wrong {
  const { stack = entry.stack, resource: logicalId } = target(name);
  return { ...entry, stack, resource: logicalId, path };
}

function changed(severity: Wrong['severity'], id: string, title: string, base: Right, changes: readonly Change[]): Wrong {
  const [firstStack] = Object.keys(base.stacks);
  let { stacks } = base;
  for (const { stack = firstStack, resource: logicalId, path, to } of changes) {
    const old = stacks[stack];
    if (!old) throw new Error(`no stack ${stack} in '${base.title}'`);
    const steps = ['Resources', logicalId, ...path.split('.').filter(step => step !== '')];
    stacks = { ...stacks, [stack]: { ...old, template: put(old.template, steps, to, `${base.title}: ${steps.join('.')}`) as Template } };
  }
  const [{ stack = firstStack, resource: logicalId, path }] = changes;
  return { id, severity, title, base, stacks, covered: base.covered, stack, resource: logicalId, path: path.replaceAll('.', '/') };
}

/** A copy of the value with one place changed; undefined takes the place out. */
function put(value: Json | undefined, [step, ...rest]: readonly string[], to: Json | undefined, where: string): Json {
  const next = (old: Json | undefined) => rest.length === 0 ? to : put(old, rest, to, where);
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const index = Number(step);
    if (!Number.isInteger(index) || index > list.length) throw new Error(`no place ${step} in a list: ${where}`);
    const element = next(list[index]);
    return [...list.slice(0, index), ...element === undefined ? [] : [element], ...list.slice(index + 1)];
  }
  if (value !== undefined && (value === null || typeof value !== 'object')) throw new Error(`nothing below ${step}: ${where}`);
  const { [step]: old, ...others } = (value ?? {}) as JsonObject;
  if (to === undefined && old === undefined) throw new Error(`nothing to take out: ${where}`);
  const changedTo = next(old);
  if (changedTo === undefined) return others;
  // The place keeps its position, so that the change reads as one.
  return { ...value as JsonObject, [step]: changedTo };
}

/** Intrinsic functions, as short as in YAML. */
export const ref = (name: string): JsonObject => ({ Ref: name });
export const att = (name: string, attributeName: string): JsonObject => ({ 'Fn::GetAtt': [name, attributeName] });
export const sub = (text: string): JsonObject => ({ 'Fn::Sub': text });
export const imported = (name: string): JsonObject => ({ 'Fn::ImportValue': name });

/** The list as long as wanted. */
export function many<T extends Json>(count: number, element: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => element(i));
}
