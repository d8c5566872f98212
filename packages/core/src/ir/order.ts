/** Sorts by name in UTF-16 code units: the same on every machine, whatever its language. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
