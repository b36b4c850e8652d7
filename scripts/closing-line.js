// Adds up the reports of jest named on the command line, and says so in one line.
const { readFileSync } = require('node:fs');

const reports = process.argv.slice(2).map(file => JSON.parse(readFileSync(file, 'utf8')));
/** @param {'numPassedTests' | 'numFailedTests'} key */
const sum = key => reports.reduce((total, report) => total + report[key], 0);

console.log(`${sum('numPassedTests')} passed, ${sum('numFailedTests')} failed`);
process.exit(sum('numPassedTests') > 0 && reports.every(report => report.success) ? 0 : 1);
