// Removes the files and folders named on the command line. No shell, so that it runs anywhere Node does.
const { rmSync } = require('node:fs');

for (const path of process.argv.slice(2)) {
  rmSync(path, { recursive: true, force: true });
}
