/** What can be said of something at synth: that it surely holds, surely does not, or that nobody knows. */
export type Tri = 'yes' | 'no' | 'unknown';

/** Whether both hold. */
export function both(one: Tri, other: Tri): Tri {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'unknown' ? one : other;
}

/** Whether at least one holds; nothing is no. */
export function anyOf(values: Iterable<Tri>): Tri {
  let result: Tri = 'no';
  for (const value of values) {
    if (value === 'yes') return 'yes';
    if (value === 'unknown') result = 'unknown';
  }
  return result;
}

export function notTri(value: Tri): Tri {
  return value === 'unknown' ? 'unknown' : value === 'yes' ? 'no' : 'yes';
}

export function tri(value: boolean): Tri {
  return value ? 'yes' : 'no';
}
