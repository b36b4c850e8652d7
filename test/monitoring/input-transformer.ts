import type { InputTransformerJson } from '../../src/model/monitoring/alert-message';

/*
 * What EventBridge's input transformer makes of an event, as its User Guide has it: a placeholder becomes the value at its
 * path; a variable whose path is not in the event does not appear; nothing is escaped; within quotation marks an object or
 * list loses its own.
 *
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */

/** What a target gets. */
export function transformed({ inputPathsMap, inputTemplate }: InputTransformerJson, event: unknown): string {
  return inputTemplate.replace(/<([\w-]+)>/g, (_, name: string) => {
    const value = at(event, inputPathsMap[name]);
    if (value === undefined) return '';
    return typeof value === 'string' ? value : JSON.stringify(value).replace(/"/g, '');
  });
}

/** The lines of a text, without the quotation marks around each. */
export function linesOf(text: string): string[] {
  return text.split('\n').map(line => line.replace(/^"|"$/g, ''));
}

function at(event: unknown, path: string): unknown {
  return path.replace(/^\$\.?/, '').split(/\.|\[|\]\.?/).filter(key => key !== '')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], event);
}
