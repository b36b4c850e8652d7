// The same suite as in package.json, with every import of aws-cdk-lib and constructs, cdk-nag's included, led here.
const { jest } = require('../../package.json');
const { dependencies } = require('./package.json');

module.exports = {
  ...jest,
  rootDir: '../..',
  globals: { LANE: dependencies },
  moduleNameMapper: {
    ...jest.moduleNameMapper,
    '^(aws-cdk-lib|constructs)(/.*)?$': '<rootDir>/lanes/newest/node_modules/$1$2',
  },
};
