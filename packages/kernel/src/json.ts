/** A JSON object or array. The tests run in several realms, so no `instanceof Object`. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** An own property or `undefined`: a field may well be called `constructor` or `__proto__`. */
export const own = (object: object, key: string): unknown =>
  Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;

/** What the server will see: a copy without `undefined`, dates as text, `-0` as `0`. */
export const toJson = (value: object): Readonly<Record<string, unknown>> =>
  JSON.parse(JSON.stringify(value)) as Readonly<Record<string, unknown>>;
