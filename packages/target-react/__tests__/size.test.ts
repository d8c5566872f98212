import { runPlugins, sampleDocument } from "@mizan/core/testing";
import { basename } from "node:path";
import { gzip, pageBundler } from "../../target-typescript/__tests__/client-size.ts";
import react from "../src/index.ts";

/** Bytes after gzip of the kernel and all of React's layer: what a page loads besides its own client. */
const BUDGET = 7_200;

/** Bytes after gzip that all hooks of a backend with 50 functions add to these. */
const CLIENT_BUDGET = 4_000;

/** Bytes after gzip that the first form adds: the kernel's store, React's layer over it, the form itself. */
const FORMS_BUDGET = 4_100;

const bundle = pageBundler(new URL("./__golden__/world/", import.meta.url), {
  jsx: "automatic",
  external: ["react", "react/jsx-runtime"],
});

const KERNEL_AND_LAYER = `
  export { createKernel, MizanError } from "@mizan/kernel";
  export * from "./runtime.tsx";
  export * from "./context-runtime.tsx";
  export * from "./mutation-runtime.ts";`;

test("kernel and React layer together stay within their budget", async () => {
  const bytes = gzip(await bundle(KERNEL_AND_LAYER));
  expect(bytes).toBeGreaterThan(BUDGET - 200);
  expect(bytes).toBeLessThanOrEqual(BUDGET);
});

test("a generated client of 50 functions adds at most 4 kB (gzip) on top of the kernel and the layer", async () => {
  const { files } = await runPlugins([react({ outDir: "api", importExtension: ".ts" })], sampleDocument(50));
  const client = new Map(files.map(({ path, contents }) => [basename(path), contents]));
  const hooks = `export * from "./contexts.tsx"; export * from "./hooks.ts";`;
  const page = await bundle(KERNEL_AND_LAYER + hooks, client);
  const exported = /export\{(?<names>[^{}]*)\};?\s*$/.exec(new TextDecoder().decode(page))!.groups!["names"]!;
  // 40 mutations and calls; 5 contexts with a provider, two hooks, and two more for each of their 10 functions.
  expect(exported.match(/\buse(?:Suspense)?(?:Change|Find|Read|Group)\d*/g)).toHaveLength(
    40 + 5 * 2 + 10 * 2,
  );
  expect(gzip(page) - gzip(await bundle(KERNEL_AND_LAYER))).toBeLessThanOrEqual(CLIENT_BUDGET);
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
