import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assembly } from '@jsii/spec';

/** Lets the fixture of the examples import every public name, so that no example has to. */
const root = join(__dirname, '..');
const file = join(root, 'rosetta', 'default.ts-fixture');
const assembly = JSON.parse(readFileSync(join(root, '.jsii'), 'utf8')) as Assembly;

// A name in a namespace comes with the namespace.
const names = new Set(Object.keys(assembly.types ?? {}).map(fqn => fqn.split('.')[1]));
const all = `import {\n${[...names].sort().map(name => `  ${name},\n`).join('')}} from '${assembly.name}';`;

writeFileSync(file, readFileSync(file, 'utf8').replace(/import \{[^}]*\} from 'cdk-compliant-backup';/, all));
