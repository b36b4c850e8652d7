/** A generated name for frameworks and report plans, which take no hyphens and begin with a letter. */
export function underscored(name: string): string {
  const words = name.replace(/-/g, '_');
  return /^[a-zA-Z]/.test(words) ? words : `B_${words}`;
}
