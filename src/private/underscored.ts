/** A generated name for frameworks, report plans and restore testing, which take no hyphens; it begins with the letter that names of stacks begin with. */
export function underscored(name: string): string {
  return name.replace(/-/g, '_');
}
