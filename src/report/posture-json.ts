import type { Posture } from './posture';

/** The file for programs: a line for each resource, finding and so on, so that two of them can be compared. */
export function renderJson(posture: Posture): string {
  const members = Object.entries(posture).map(([name, value]) => `  ${JSON.stringify(name)}: ${Array.isArray(value) ? list(value) : JSON.stringify(value)}`);
  return `{\n${members.join(',\n')}\n}\n`;
}

function list(items: readonly unknown[]): string {
  return items.length === 0 ? '[]' : `[\n${items.map(item => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
}
