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

/**
 * The canonical query string of a context's parameters, which is also the key of a context instance.
 *
 * Keys are sorted, null and absent dropped, arrays become repeated keys, objects JSON with sorted keys; encoded as
 * application/x-www-form-urlencoded (WHATWG URL, section 5.2). `vectors/canonical.json` pins it for every language.
 */
export const canonicalQuery = (params: object): string => {
  const plain = toJson(params);
  const query = new URLSearchParams();
  for (const key of Object.keys(plain).sort()) {
    for (const item of [plain[key]].flat()) {
      if (item != null) query.append(key, typeof item === "string" ? item : canonicalJson(item));
    }
  }
  return query.toString();
};

/** Without regard to case: the server names a UUID in small letters, whoever wrote it in capitals. */
const comparable = (value: unknown): string => canonicalQuery({ value }).toLowerCase();

/**
 * Whether an instance with these parameters lies within the scope of an invalidation. A parameter that either side
 * leaves out matches: reading once too often is right, showing what has changed is not.
 * @param keys which of the scope's count; by default all
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
