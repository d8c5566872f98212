import { basename } from "node:path";
import { runPlugins, sampleDocument } from "@mizan/core/testing";
import { gzip, pageBundler } from "../../target-typescript/__tests__/client-size.ts";
import vue from "../src/index.ts";

/** Bytes after gzip of the kernel and all of Vue's layer: what a page loads besides its own client. */
const BUDGET = 7_700;

/** Bytes after gzip that all composables of a backend with 50 functions add to these. */
const CLIENT_BUDGET = 4_000;

/** Bytes after gzip that the first form adds: the kernel's store, Vue's layer over it, the form itself. */
const FORMS_BUDGET = 4_100;

const bundle = pageBundler(new URL("./__golden__/world/", import.meta.url), { external: ["vue"] });

const KERNEL_AND_LAYER = `
  export { createKernel, MizanError } from "@mizan/kernel";
  export * from "./runtime.ts";
  export * from "./context-runtime.ts";
  export * from "./provider-runtime.ts";
  export * from "./mutation-runtime.ts";`;

test("kernel and Vue layer together stay within their budget", async () => {
  const bytes = gzip(await bundle(KERNEL_AND_LAYER));
  expect(bytes).toBeGreaterThan(BUDGET - 200);
  expect(bytes).toBeLessThanOrEqual(BUDGET);
});

test("a generated client of 50 functions adds at most 4 kB (gzip) on top of the kernel and the layer", async () => {
  const { files } = await runPlugins([vue({ outDir: "api", importExtension: ".ts" })], sampleDocument(50));
  const client = new Map(files.map(({ path, contents }) => [basename(path), contents]));
  const hooks = `export * from "./contexts.ts"; export * from "./hooks.ts";`;
  const page = await bundle(KERNEL_AND_LAYER + hooks, client);
  const exported = /export\{(?<names>[^{}]*)\};?\s*$/.exec(new TextDecoder().decode(page))!.groups!["names"]!;
  // 40 mutations and calls; 5 contexts, each with one composable and one for each of their 10 functions.
  expect(exported.match(/\buse(?:Change|Find|Read|Group)\d*/g)).toHaveLength(40 + 5 + 10);
  expect(gzip(page) - gzip(await bundle(KERNEL_AND_LAYER))).toBeLessThanOrEqual(CLIENT_BUDGET);
});

test("a page without forms loads none of their code, and one form adds only their budget", async () => {
  const plain = await bundle(`export { createMizan, useDetail } from "./index.ts";`);
  expect(new TextDecoder().decode(plain)).not.toMatch(/form|file/i);
  const withForm = await bundle(`export { createMizan, useDetail, useContactForm } from "./index.ts";`);
  const bytes = gzip(withForm) - gzip(plain);
  expect(bytes).toBeGreaterThan(1_000);
  expect(bytes).toBeLessThanOrEqual(FORMS_BUDGET);
});

test("a page with one mutation loads neither providers nor contexts", async () => {
  const page = new TextDecoder().decode(await bundle(`export { createMizan, useTouch } from "./index.ts";`));
  expect(page).toContain("touch");
  expect(page).not.toMatch(/ProjectContext|defineComponent|onServerPrefetch\(\(\)=>\w+\.value/);
});
