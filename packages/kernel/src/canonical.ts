import { isObject, own, toJson } from "./json.ts";

/** JSON with sorted keys (RFC 8785); the default sort compares UTF-16 code units, as the RFC asks. */
const canonicalJson = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(canonicalJson).join()}]`
    : isObject(value)
      ? `{${Object.keys(value)
          .sort()
          .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
          .join()}}`
      : JSON.stringify(value);

/** The values of a parameter in a query string: one for each item. */
const written = (value: unknown): string[] =>
  [value]
    .flat()
    .flatMap((item) => (typeof item === "string" ? item : item == null ? [] : canonicalJson(item)));

/**
 * The canonical query string of a context's parameters, which is also the key of a context instance.
 *
 * Keys are sorted, null and missing values are dropped, arrays become repeated keys, objects become JSON with sorted
 * keys. The encoding is application/x-www-form-urlencoded (WHATWG URL, section 5.2). `vectors/canonical.json` has test
 * vectors for every language.
 */
export const canonicalQuery = (params: object): string => {
  const plain = toJson(params);
  const query = new URLSearchParams();
  for (const key of Object.keys(plain).sort()) {
    for (const item of written(plain[key])) query.append(key, item);
  }
  return query.toString();
};

/** Case-insensitive: the server writes a UUID in lower case, whatever the client wrote. */
const comparable = (value: unknown): string => written(value).join("&").toLowerCase();

/**
 * Whether the scope of an invalidation covers an instance with these parameters. A parameter that either side leaves
 * out matches: an unnecessary read is acceptable, outdated data is not. Both are JSON.
 * @param keys the keys of the scope to compare, by default all
 */
export const inScope = (
  scope: object,
  params: object,
  keys: readonly string[] = Object.keys(scope),
): boolean =>
  keys.every((key) => {
    const [wanted, held] = [own(scope, key), own(params, key)];
    return wanted == null || held == null || comparable(wanted) === comparable(held);
  });
