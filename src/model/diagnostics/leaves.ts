import { isKnown } from '../known';
import type { Leaf } from '../known';
import type { Limit } from '../limits';
import type { Problem } from './diagnostic';

/*
 * What most diagnostics do with leaves, so that none of them forgets one that is not known.
 */

type Found = Problem | readonly Problem[] | undefined;

/** The problems of each item that is known. */
export function eachKnown<T>(list: Leaf<readonly Leaf<T>[]>, check: (item: T, index: number) => Found): Problem[] {
  if (!isKnown(list)) return [];
  return list.flatMap((item, i) => isKnown(item) ? check(item, i) ?? [] : []);
}

/** The known items that stand in a list more than once, with the index of each repetition. */
export function repetitions<T>(list: readonly Leaf<T>[]): { readonly item: T; readonly index: number }[] {
  return list.flatMap((item, index) => isKnown(item) && list.indexOf(item) < index ? [{ item, index }] : []);
}

export function unlessWhole(
  value: Leaf<number>, least: Limit<number>, most: Limit<number>, unit: string, what: string, leaf: string,
): Problem | undefined {
  if (!isKnown(value) || (Number.isInteger(value) && value >= least.value && value <= most.value)) return undefined;
  return { what, must: `be a whole number of ${unit} from ${least.value} to ${most.value}`, got: String(value), leaf };
}

/** Words as they stand in `must`: `'a', 'b' or 'c'`. */
export function oneOf(words: readonly string[]): string {
  const all = words.map(word => `'${word}'`);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all[all.length - 1]}`;
}

/** Whether a text is missing, empty or blank; one that is not known is none of them. */
export function isBlank(text: Leaf<string>): boolean {
  return text === undefined || (isKnown(text) && text.trim() === '');
}
