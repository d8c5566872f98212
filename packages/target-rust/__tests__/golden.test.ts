import { createGenerator, documentSource } from "@mizan/core";
import { awkwardDocument, completeDocument } from "@mizan/core/testing";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import rust from "../src/index.ts";
import { emit, type Files } from "./emit.ts";

/** The crates of this directory belong to the Cargo workspace: `npm test -- cargo` compiles, lints and calls them. */
const directory = new URL("./__golden__/", import.meta.url);

/** Words of Rust, of its prelude and of generated crates. */
const NAMES = "type self crate super async match None Option String builder kernel other __proto__ new".split(
  " ",
);

const fixture = (name: string): string =>
  new URL(`../../core/__tests__/fixtures/${name}.document.json`, import.meta.url).href;

test.each(["projects", "type-mapping", "forms"])(
  "the document of %s becomes exactly this crate",
  async (name) => {
    const target = rust({ outDir: `${name}-client` });
    const { files } = await createGenerator([documentSource({ from: fixture(name) }), target]).generate();
    expectGolden(name, Object.fromEntries(files.map(({ path: file, contents }) => [file, contents])));
  },
);

test.each([
  ["complete", completeDocument],
  ["awkward", () => awkwardDocument(NAMES)],
])("the document with %s names and nodes becomes exactly this crate", async (name, document) => {
  expectGolden(name, await emit(document(), { outDir: `${name}-client` }));
});

/** With `UPDATE_GOLDEN=1` the directory is written instead: read every line of the difference before you commit it. */
function expectGolden(name: string, files: Files): void {
  const root = new URL(`${name}/`, directory);
  if (process.env["UPDATE_GOLDEN"] !== undefined) {
    rmSync(root, { recursive: true, force: true });
    for (const [file, contents] of Object.entries(files)) {
      mkdirSync(new URL(path.dirname(file), root), { recursive: true });
      writeFileSync(new URL(file, root), contents);
    }
  }
  const golden = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(root.pathname, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"),
    )
    .map((file) => [file, readFileSync(new URL(file, root), "utf8")]);
  expect(files).toEqual(Object.fromEntries(golden));
}
