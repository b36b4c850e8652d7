// Rewrites what was compiled so that a file is loaded when somebody uses it: an app that makes one vault does not pay for
// frameworks, plugins and standards, and an import alone costs next to nothing. aws-cdk-lib does the same with its own
// modules. All calls of require keep a literal, so that bundlers still see them, and all lines keep their numbers.
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const folder = process.argv[2] ?? join(__dirname, '..', 'lib');
const BARREL = 'index.js';

/** What the compiler writes for names that are imported from a file of ours or from aws-cdk-lib; nothing else is called so. */
const IMPORT = /^const (\w+_\d+) = (require\("(?:\.\.?\/|aws-cdk-lib)[^"]*"\));$/gm;

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.js') && file !== BARREL);
// Asked before anything is rewritten, because a name can only be told by loading its file.
const barrel = lazyBarrel(readFileSync(join(folder, BARREL), 'utf8'));
const rewritten = files.map(file => [file, lazyImports(file, readFileSync(join(folder, file), 'utf8'))]);
for (const [file, text] of [[BARREL, barrel], ...rewritten]) writeFileSync(join(folder, file), text);

/** @param {string} text */
function lazyBarrel(text) {
  const exported = [...text.matchAll(/^__exportStar\(require\("(.+)"\), exports\);$/gm)].map(([, file]) => file);
  const namespaces = [...text.matchAll(/^exports\.(\w+) = __importStar\(require\("(.+)"\)\);$/gm)].map(([, name, file]) => ({ name, file, of: '' }));
  if (exported.length === 0) throw new Error(`the compiled barrel must export something, got no export in ${join(folder, BARREL)}`);

  const names = [...exported.flatMap(file => Object.keys(require(join(folder, file))).map(name => ({ name, file, of: `.${name}` }))), ...namespaces];
  const getters = names.map(({ name, file, of }) => `lazy(${JSON.stringify(name)}, () => require(${JSON.stringify(file)})${of});`);
  // Node reads these assignments to know what an ES module can import by name.
  const declared = `${names.map(({ name }) => `exports.${name}`).join(' = ')} = void 0;`;
  console.log(`${names.length} names of ${exported.length} files are loaded when they are used`);
  return `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
${declared}
function lazy(name, load) {
    Object.defineProperty(exports, name, {
        enumerable: true,
        configurable: true,
        get() {
            const value = load();
            Object.defineProperty(exports, name, { enumerable: true, value });
            return value;
        },
    });
}
${getters.join('\n')}
`;
}

/**
 * @param {string} file
 * @param {string} text
 */
function lazyImports(file, text) {
  const names = [...text.matchAll(IMPORT)].map(([, name]) => name);
  if (names.length === 0) return text;
  const loaded = new RegExp(`\\b(${names.join('|')})\\.`, 'g');
  const lazy = text.replace(loaded, '($1()).').replace(IMPORT, 'let $1_loaded; const $1 = () => $1_loaded ??= $2;');
  const other = new RegExp(`^(?!let ).*\\b(?:${names.join('|')})\\b(?!\\(\\)\\)\\.)`, 'm').exec(lazy);
  if (other) throw new Error(`an import must be used by its members only, got '${other[0].trim()}' in ${file}`);
  return lazy;
}
