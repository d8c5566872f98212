import { emitReact } from "../src/emit.ts";
import react from "../src/index.ts";
import { compile, COMPILERS } from "../../target-typescript/__tests__/compile.ts";
import { inMemory } from "../../target-typescript/__tests__/emit-files.ts";
import { fixture, generate } from "../../target-typescript/__tests__/generate.ts";
import { expectGolden } from "../../target-typescript/__tests__/golden.ts";
import { world } from "./world.ts";

const folder = new URL("./__golden__/", import.meta.url);

test.each([
  { name: "projects", options: {} },
  { name: "type-mapping", options: {} },
  { name: "forms", options: { importExtension: ".ts" } },
] as const)("the document of $name becomes exactly these files", async ({ name, options }) => {
  const files = await generate(fixture(name), react({ outDir: "src/api", ...options }));
  expectGolden(new URL(`${name}/`, folder), files);
});

test("so does the world that the behaviour of the hooks is tested in", async () => {
  const files = await inMemory(world, (context) => emitReact(context, "api", ".ts"));
  expectGolden(new URL("world/", folder), files);
});

test.each(COMPILERS)("%s accepts them under its strictest settings", (compiler) => {
  expect(compile(compiler, folder)).toBe("");
});
