import { isObject, own } from "./json.ts";

/**
 * `next`, with every subtree that equals its counterpart in `previous` replaced by that very reference, so that
 * only the readers of what has changed render again. Both are JSON.
 */
export const share = <T>(previous: unknown, next: T): T => {
  if (previous === next || !isObject(previous) || !isObject(next)) return next;
  if (Array.isArray(previous) !== Array.isArray(next)) return next;
  const keys = Object.keys(next);
  // `fromEntries` defines properties, so a field called `__proto__` stays a field.
  const shared = keys.map((key) => [key, share(own(previous, key), next[key])] as const);
  const equal =
    keys.length === Object.keys(previous).length &&
    shared.every(([key, value]) => own(previous, key) === value);
  if (equal) return previous as T;
  return (Array.isArray(next) ? shared.map(([, value]) => value) : Object.fromEntries(shared)) as T;
};
