// Lets examples, tests of the contract and the demo import this library by its name, as its users do, without a
// compiled copy: node -r ./scripts/self.js
const Module = require('node:module');
const { join } = require('node:path');

const { name } = require('../package.json');
const resolve = Module._resolveFilename;

Module._resolveFilename = function (request, ...rest) {
  return resolve.call(this, request === name ? join(__dirname, '..', 'src') : request, ...rest);
};
