import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly, ClassType, Docs, EnumType, InterfaceType, Method, Parameter, Property, Type } from '@jsii/spec';
import { circlesOf } from './circles';

/**
 * Reads the compiled assembly, which knows exactly what is public, and fails where something public says nothing
 * about itself, or where an optional property does not say what happens without it, or where packages would import
 * each other.
 */
const root = join(__dirname, '..');
const assembly = JSON.parse(readFileSync(join(root, '.jsii'), 'utf8')) as Assembly;
const missing: string[] = [];

for (const type of Object.values(assembly.types ?? {})) {
  const name = type.fqn.slice(assembly.name.length + 1);
  expectSummary(type, name);
  if (isEnum(type)) {
    for (const member of type.members) expectSummary(member, `${name}.${member.name}`);
    continue;
  }
  for (const property of type.properties ?? []) checkProperty(type, property, `${name}.${property.name}`);
  for (const method of type.methods ?? []) checkMethod(method, `${name}.${method.name}`);
  if (!isInterface(type)) checkParameters(type.initializer?.parameters, `new ${name}`);
}

const circles = circlesOf(assembly);
for (const line of [...missing, ...circles]) console.error(line);
if (missing.length) console.error(`${missing.length} gaps in the documentation of the public API`);
if (circles.length) console.error(`${circles.length} names that make packages import each other`);
if (missing.length || circles.length) process.exit(1);
console.log(`${Object.keys(assembly.types ?? {}).length} public types, every member documented, no packages that import each other`);

function checkProperty(type: ClassType | InterfaceType, property: Property, name: string): void {
  if (inherited(property)) return;
  expectSummary(property, name);
  if (isInterface(type) && type.datatype && property.optional && !property.docs?.default) {
    note(property, `${name} is optional and has no @default`);
  }
}

function checkMethod(method: Method, name: string): void {
  if (inherited(method)) return;
  expectSummary(method, name);
  checkParameters(method.parameters, name);
}

function checkParameters(parameters: readonly Parameter[] = [], of: string): void {
  // The parameters of a construct are the same everywhere, and options are described where their type is.
  const plain = parameters.filter(({ name, type }) => !['scope', 'id'].includes(name) && !(typeof type === 'object' && 'fqn' in type));
  // Of a single one the description of the method speaks.
  if (plain.length < 2) return;
  for (const parameter of plain) {
    if (!parameter.docs?.summary) missing.push(`${of}: parameter ${parameter.name} has no description`);
  }
}

function expectSummary(item: { readonly docs?: Docs; readonly locationInModule?: Type['locationInModule'] }, name: string): void {
  if (!item.docs?.summary) note(item, `${name} has no description`);
}

function note(item: { readonly locationInModule?: Type['locationInModule'] }, text: string): void {
  const at = item.locationInModule;
  missing.push(at ? `${at.filename}:${at.line} ${text}` : text);
}

/** What overrides a member of aws-cdk-lib is described there. */
function inherited(member: Method | Property): boolean {
  return member.overrides !== undefined && !member.overrides.startsWith(`${assembly.name}.`);
}

function isEnum(type: Type): type is EnumType {
  return type.kind === 'enum';
}

function isInterface(type: ClassType | InterfaceType): type is InterfaceType {
  return type.kind === 'interface';
}
