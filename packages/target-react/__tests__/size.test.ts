import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** Bytes after gzip of what every page pays for, however little of its client it uses. */
const BUDGET = 7_200;

/** Bytes after gzip that the first form adds: the kernel's store, React's layer over it, the form itself. */
const FORMS_BUDGET = 4_100;

const bundle = async (contents: string): Promise<Uint8Array> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL("./__golden__/world/", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    external: ["react", "react/jsx-runtime"],
    write: false,
  });
  return outputFiles[0]!.contents;
};

const gzip = (contents: Uint8Array): number => gzipSync(contents, { level: 9 }).byteLength;

test("kernel and React layer together stay within their budget", async () => {
  const bytes = gzip(
    await bundle(`export { createKernel, MizanError } from "@mizan/kernel"; export * from "./runtime.tsx";`),
  );
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThanOrEqual(BUDGET);
});

describe("a client with forms", () => {
  test("adds nothing to a page that shows none of them", async () => {
    const page = new TextDecoder().decode(
      await bundle(`export { MizanContext, useDetail, useTouch } from "./index.ts";`),
    );
    expect(page).toContain("ctx/");
    expect(page).not.toMatch(/form|file/i);
  });

  test("adds only the budget of forms to a page that shows one", async () => {
    const without = gzip(await bundle(`export { MizanContext } from "./index.ts";`));
    const bytes = gzip(await bundle(`export { MizanContext, useContactForm } from "./index.ts";`)) - without;
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThanOrEqual(FORMS_BUDGET);
  });
});
