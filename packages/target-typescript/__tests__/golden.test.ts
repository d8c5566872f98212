import { compile, COMPILERS } from "./compile.ts";
import { emitFiles } from "./emit-files.ts";
import { fixture, generate } from "./generate.ts";
import { expectGolden } from "./golden.ts";
import { globalWorld, world } from "./ir/world.ts";
import typescript from "../src/index.ts";

const directory = new URL("./__golden__/", import.meta.url);

test.each([
  { name: "projects", options: {} },
  { name: "type-mapping", options: {} },
  { name: "forms", options: { importExtension: ".ts" } },
] as const)("the document of $name becomes exactly these files", async ({ name, options }) => {
  const files = await generate(fixture(name), typescript({ outDir: "client", ...options }));
  expectGolden(new URL(`${name}/`, directory), files);
});

test.each([
  ["world", world],
  ["global", globalWorld],
] as const)("the fixture %s of the hook tests generates exactly these files", async (name, ir) => {
  expectGolden(new URL(`${name}/`, directory), await emitFiles(ir, ".ts"));
});

test.each(COMPILERS)("%s accepts whole clients under its strictest settings", (compiler) => {
  expect(compile(compiler, directory)).toBe("");
});
