/**
 * Whether two JSON values are equal; the order of an object's keys does not count.
 * @param except keys that do not count either.
 */
export function sameJson(a: unknown, b: unknown, except: readonly string[] = []): boolean {
  return canonical(a, except) === canonical(b, except);
}

function canonical(value: unknown, except: readonly string[]): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    const entries = Object.entries(inner).filter(([key]) => !except.includes(key));
    // A list of pairs, since an object takes neither every key (`__proto__`) nor every order (`1` comes first).
    return { object: entries.sort(([one], [two]) => (one < two ? -1 : 1)).flat() };
  });
}
