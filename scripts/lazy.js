// Rewrites what was compiled so that a file is loaded when somebody uses it: an app that makes one vault does not pay at
// import for frameworks, plugins and standards. aws-cdk-lib does the same with its own modules. All calls of require keep a
// literal, so that bundlers still see them.
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const FOLDER = join(__dirname, '..', 'lib');
const BARREL = join(FOLDER, 'index.js');

const barrel = readFileSync(BARREL, 'utf8');
const files = [...barrel.matchAll(/^__exportStar\(require\("(.+)"\), exports\);$/gm)].map(([, file]) => file);
const namespaces = [...barrel.matchAll(/^exports\.(\w+) = __importStar\(require\("(.+)"\)\);$/gm)].map(([, name, file]) => ({ name, file, of: '' }));
if (files.length === 0) throw new Error(`the compiled barrel must export something, got no export in ${BARREL}`);

const names = [...files.flatMap(file => Object.keys(require(join(FOLDER, file))).map(name => ({ name, file, of: `.${name}` }))), ...namespaces];
const getters = names.map(({ name, file, of }) => `lazy(${JSON.stringify(name)}, () => require(${JSON.stringify(file)})${of});`);
// Node reads these assignments to know what an ES module can import by name.
const declared = `${names.map(({ name }) => `exports.${name}`).join(' = ')} = void 0;`;

writeFileSync(BARREL, `"use strict";
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
`);
console.log(`${names.length} names of ${files.length} files are loaded when they are used`);

// The front door knows everything, and most apps ask for a part of it.
const FRONT_DOOR = join(FOLDER, 'compliant-backup.js');
const ON_REQUEST = /^const (\w+) = (require\("\.\/(?:compliance\/.+|front-door\/proofs)"\));$/gm;

const frontDoor = readFileSync(FRONT_DOOR, 'utf8');
const late = [...frontDoor.matchAll(ON_REQUEST)].map(([, module]) => module);
if (late.length === 0) throw new Error(`the compiled front door must load something on request only, got nothing in ${FRONT_DOOR}`);
const uses = new RegExp(`\\b(${late.join('|')})\\.`, 'g');
writeFileSync(FRONT_DOOR, frontDoor.replace(ON_REQUEST, 'const $1 = () => $2;').replace(uses, '$1().'));
console.log(`${late.length} files wait until the front door is asked for them`);
