// Lets examples, tests of the contract and the demo import this library by its name, as its users do, without a
// compiled copy: node -r ./scripts/self.js
/** @type {any} What Node does not promise has no type. */
const Module = require('node:module');
const { join } = require('node:path');

const { name } = require('../package.json');
const resolve = Module._resolveFilename;

/**
 * @param {string} request
 * @param {unknown[]} rest
 */
Module._resolveFilename = function (request, ...rest) {
  return resolve.call(this, request === name ? join(__dirname, '..', 'src') : request, ...rest);
};
