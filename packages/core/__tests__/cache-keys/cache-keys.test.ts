import { readFileSync } from "node:fs";
import { canonicalJson, deriveCacheKey, type CacheKeyFields } from "./derive-cache-key.ts";

interface Published {
  readonly secret: string;
  readonly vectors: readonly (CacheKeyFields & {
    readonly name: string;
    readonly canonical: string;
    readonly digest: string;
  })[];
}

const path = new URL("../../schema/cache-keys.v1.json", import.meta.url);
const { secret, vectors } = JSON.parse(readFileSync(path, "utf8")) as Published;

describe("a cache key that is derived as the docs describe it, without mizan's Python", () => {
  test.each(vectors)("$name", ({ context, params, rev, scope, canonical, digest }) => {
    expect(canonicalJson({ context, params, rev, scope })).toBe(canonical);
    expect(deriveCacheKey(Buffer.from(secret, "hex"), { context, params, rev, scope })).toBe(digest);
  });

  test("18 of them are published", () => {
    expect(vectors).toHaveLength(18);
  });
});
