/** The longest line; what is longer goes over several. */
const WIDTH = 110;
/** Of longer lists only the first elements are shown. */
const MOST = 3;

/** A JSON value as lines of YAML, on one line where it fits. */
export function yaml(key: string, value: unknown): string[] {
  const short = `${key} ${flow(value)}`;
  if (short.length <= WIDTH || typeof value !== 'object' || value === null) return [cut(short)];
  if (Array.isArray(value)) return [key, ...elements(value).flatMap(element => item(element).map(line => `  ${line}`))];
  return [key, ...Object.entries(value).flatMap(([name, inner]) => yaml(`${name}:`, inner)).map(line => `  ${line}`)];
}

function elements(list: readonly unknown[]): readonly unknown[] {
  return list.length > MOST + 1 ? [...list.slice(0, MOST), new Rest(list.length - MOST)] : list;
}

/** The elements that are not shown. */
class Rest {
  constructor(public readonly count: number) {}
}

function item(element: unknown): string[] {
  if (element instanceof Rest) return [`# and ${element.count} more`];
  const [first, ...others] = yaml('-', element);
  if (others.length === 0) return [first];
  // The first line of an object stands beside the dash.
  return others.map((line, i) => i === 0 ? `- ${line.trimStart()}` : line);
}

function flow(value: unknown): string {
  if (Array.isArray(value)) {
    if (value.length > MOST + 1) return `[${value.slice(0, MOST).map(flow).join(', ')}, …] # ${value.length} in all`;
    return `[${value.map(flow).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return entries.length === 0 ? '{}' : `{ ${entries.map(([name, inner]) => `${name}: ${flow(inner)}`).join(', ')} }`;
  }
  return typeof value === 'string' ? text(value) : String(value);
}

/** Quoted where YAML would read something else, or end the text too early. */
function text(value: string): string {
  const plain = /^[A-Za-z/_][\w/.:@+-]*$/.test(value) && !/^(?:true|false|yes|no|on|off|null|~)$/i.test(value) && !value.endsWith(':');
  return plain ? value : `'${value.replaceAll("'", "''")}'`;
}

function cut(line: string): string {
  return line.length > WIDTH * 2 ? `${line.slice(0, WIDTH * 2)}…` : line;
}
