import { createHmac } from "node:crypto";

/** What a key is made of: plain JSON data. */
export interface CacheKeyFields {
  readonly context: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly rev: readonly string[];
  readonly scope: readonly string[];
}

// #region derive
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  // JavaScript compares text by UTF-16 code units.
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join(",")}}`;
};

export const deriveCacheKey = (secret: Uint8Array, { context, params, rev, scope }: CacheKeyFields): string =>
  createHmac("sha256", secret).update(canonicalJson({ context, params, rev, scope }), "utf8").digest("hex");
// #endregion
