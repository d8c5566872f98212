import type { Plugin as EsbuildPlugin } from "esbuild";
import { basename } from "node:path";
import { runPlugins, sampleDocument } from "@mizan/core/testing";
import { gzip, pageBundler } from "./client-size.ts";
import type { FrameworkTarget } from "./framework-goldens.ts";

/** What a page loads, in bytes after gzip. The packages of the framework itself do not count. */
interface Budgets {
  /** The kernel, and the framework's layer without forms. */
  readonly layer: number;
  /** What all hooks of a backend with 50 functions add to these. */
  readonly client: number;
  /** What the first form adds: the kernel's store, the layer over it, the form itself. */
  readonly form: number;
}

interface SizedTarget extends FrameworkTarget {
  /** Modules of the framework, such as `react`. */
  readonly external: readonly string[];
  /** What provides the client: a component, plugin or function. */
  readonly provider: string;
  /** Compiles the framework's own kinds of modules. */
  readonly compiler?: EsbuildPlugin;
}

/** The tests of what a client adds to a page. */
export function testSizes(
  { framework, target, tests, external, provider, compiler }: SizedTarget,
  budgets: Budgets,
): void {
  const bundle = pageBundler(new URL("__golden__/world/", tests), {
    jsx: "automatic",
    external: [...external],
    plugins: compiler ? [compiler] : [],
  });
  const text = async (contents: string): Promise<string> => new TextDecoder().decode(await bundle(contents));

  const exportAll = (files: object): string[] =>
    Object.keys(files).map((file) => `export * from "./${file}";`);
  const withoutForms = <File extends { readonly forForms?: boolean }>(
    files: Readonly<Record<string, File>>,
  ) => Object.fromEntries(Object.entries(files).filter(([, { forForms = false }]) => !forForms));

  const layer = [
    `export { createKernel, MizanError } from "@mizan/kernel";`,
    ...exportAll(withoutForms(framework.runtime)),
  ].join("");

  test("the kernel and the layer keep within their budget", async () => {
    const bytes = gzip(await bundle(layer));
    expect(bytes).toBeGreaterThan(budgets.layer - 200);
    expect(bytes).toBeLessThanOrEqual(budgets.layer);
  });

  test("a client of 50 functions keeps within its budget", async () => {
    const emitted = await runPlugins([target({ outDir: "api", importExtension: ".ts" })], sampleDocument(50));
    const files = new Map(emitted.files.map(({ path, contents }) => [basename(path), contents]));
    // The golden's are the same, and of a kind that `compiler` finds.
    Object.keys(framework.runtime).forEach((file) => files.delete(file));
    const page = await bundle(layer + exportAll(withoutForms(framework.templates)).join(""), files);
    const exported = /export\{(?<names>[^{}]*)\};?\s*$/.exec(new TextDecoder().decode(page))!.groups![
      "names"
    ]!;
    // 40 calls; 5 contexts with a hook, and one for each of their 10 functions; the same for hooks that suspend.
    const reads = (5 + 10) * (framework.naming.suspense === null ? 1 : 2);
    expect(exported.match(/\buse(?:Suspense)?(?:Change|Find|Read|Group)\d*/g)).toHaveLength(40 + reads);
    expect(gzip(page) - gzip(await bundle(layer))).toBeLessThanOrEqual(budgets.client);
  });

  test("forms add nothing to a page that shows none of them", async () => {
    const page = await text(`export { ${provider}, useDetail, useTouch } from "./index.ts";`);
    expect(page).toContain("ctx/");
    expect(page).not.toMatch(/form|file/i);
  });

  test("a page with a form keeps within the budget of forms", async () => {
    const [without, page] = await Promise.all([
      bundle(`export { ${provider} } from "./index.ts";`),
      bundle(`export { ${provider}, useContactForm } from "./index.ts";`),
    ]);
    const bytes = gzip(page) - gzip(without);
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThanOrEqual(budgets.form);
  });
}
