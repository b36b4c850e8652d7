import { join, relative, sep } from 'node:path';

/** Where this library is: nothing in it, and nothing in packages, is a line of the user's. */
const LIBRARY = join(__dirname, '..') + sep;
/** The user's line is far up: constructs are made within ours, and within those of aws-cdk-lib. */
const FRAMES = 60;

/**
 * Remembers where in the user's code a construct is being made, and says so when asked: `app.ts:5:1`. undefined where nobody can
 * tell, as in other languages.
 */
export function madeAt(): () => string | undefined {
  const trace: { stack?: string } = {};
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = FRAMES;
  Error.captureStackTrace(trace, madeAt);
  Error.stackTraceLimit = stackTraceLimit;
  // The text is made when it is read, which is the greater part of the work.
  return () => process.env.JSII_AGENT ? undefined : trace.stack?.split('\n').map(placeOf).find(place => place !== undefined);
}

function placeOf(line: string): string | undefined {
  const [, file, position] = /^ +at (?:.* \()?(?:file:\/\/)?((?:\/|[A-Za-z]:).*?)(:\d+:\d+)\)?$/.exec(line) ?? [];
  if (file === undefined || file.startsWith(LIBRARY) || file.includes(`${sep}node_modules${sep}`)) return undefined;
  const near = relative(process.cwd(), file);
  return `${near.startsWith('..') ? file : near}${position}`;
}
