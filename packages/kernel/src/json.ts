/** A JSON object or array. The tests run in several realms, so no `instanceof Object`. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** An own property or `undefined`: a field may be called `constructor` or `__proto__`. */
export const own = (object: object, key: string): unknown =>
  Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;

/** A copy as the server receives it: without `undefined`, dates as strings, `-0` as `0`. */
export const toJson = (value: object): Readonly<Record<string, unknown>> =>
  JSON.parse(JSON.stringify(value)) as Readonly<Record<string, unknown>>;

/**
 * `next`, with every subtree that equals its counterpart in `previous` replaced by the previous reference, so that only
 * components that read changed data render again. Both are JSON.
 */
export const share = <T>(previous: unknown, next: T): T => {
  if (!isObject(previous) || !isObject(next) || Array.isArray(previous) !== Array.isArray(next)) return next;
  // Spreading defines properties, so a field called `__proto__` stays a field.
  const shared = (Array.isArray(next) ? [...next] : { ...next }) as Record<string, unknown>;
  const keys = Object.keys(next);
  let isEqual = keys.length === Object.keys(previous).length;
  for (const key of keys) {
    shared[key] = share(own(previous, key), next[key]);
    isEqual &&= shared[key] === own(previous, key);
  }
  return (isEqual ? previous : shared) as T;
};
