import { readFileSync } from "node:fs";
import { join } from "node:path";
import { usedPart } from "../bundle/transform.mjs";
import { root } from "../program.mjs";

const built = (...file) => readFileSync(join(root, "packages", ...file), "utf8");

/** Names of the packages whose licences come with a bundle. */
const licensed = (name) =>
  [...built(name, "dist/LICENCES.txt").matchAll(/^(\S+) \d+\.\d+\.\d+ \(.+\)$/gm)].map(([, one]) => one);

test.each([
  ["core", ["commander", "cosmiconfig", "js-yaml", "mustache", "tapable"]],
  ["target-typescript", ["openapi-typescript", "typescript"]],
])("%s includes the licences of its bundled packages", (name, wanted) => {
  expect(licensed(name)).toEqual(expect.arrayContaining(wanted));
});

describe("openapi-typescript's transform", () => {
  const transform = built("target-typescript", "dist/transform.cjs");

  test("loads nothing when it starts", () => {
    const required = [...transform.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
    // TypeScript installs it when it reports a crash, if it is there.
    expect(required).toEqual(["source-map-support"]);
  });

  test("contains the part of TypeScript that prints types", () => {
    expect(transform.length).toBeLessThan(1_200_000);
  });

  test("is not bundled with a TypeScript in which a name is not found", () => {
    const typescript = readFileSync(join(root, "node_modules/typescript/lib/typescript.js"), "utf8");
    const renamed = typescript
      .replace(/^function createPrinter\b/m, "function createTextPrinter")
      .replace(/^var SyntaxKind\b/m, "let SyntaxKind");
    expect(() => usedPart(renamed)).toThrow(
      /^typescript\.js declares no SyntaxKind, createPrinter under "\/\/ src\/compiler\/"\. The layout of this file has changed/,
    );
    expect(usedPart(typescript)).toMatch(/^export default \{ [\w, ]*\bcreatePrinter\b[\w, ]* \};\n$/m);
  });
});

test.each([
  ["index.js", 2, "one of shared modules"],
  ["cli.js", 4, "the command, those of index.js, and node:child_process, which writing shares"],
])("%s of core loads %i files with itself: %s", (entry, files) => {
  const loaded = new Set([entry]);
  // The loop visits what it adds.
  for (const file of loaded) {
    const imported = built("core", "dist", file).matchAll(/^(?:import|\} from) "\.\/([^"]+)";$/gm);
    for (const [, name] of imported) loaded.add(name);
  }
  expect(loaded.size).toBe(files);
});
