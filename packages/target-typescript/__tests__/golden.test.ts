import { compile, COMPILERS } from "./compile.ts";
import { fixture, generate } from "./generate.ts";
import { expectGolden } from "./golden.ts";
import typescript from "../src/index.ts";

const folder = new URL("./__golden__/", import.meta.url);

test.each(["projects", "type-mapping", "forms"])(
  "the document of %s becomes exactly these files",
  async (name) => {
    const files = await generate(fixture(name), typescript({ outDir: "client" }));
    expectGolden(new URL(`${name}/`, folder), files);
  },
);

test.each(COMPILERS)("%s accepts them under its strictest settings", (compiler) => {
  expect(compile(compiler, folder)).toBe("");
});
