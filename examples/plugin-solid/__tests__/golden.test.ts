import { readdirSync, readFileSync } from "node:fs";
import typescript, { emitFramework } from "@mizan/target-typescript";
import { compileFiles, COMPILERS } from "../../../packages/target-typescript/__tests__/compile.ts";
import { inMemory } from "../../../packages/target-typescript/__tests__/emit-files.ts";
import { fixture, generate } from "../../../packages/target-typescript/__tests__/generate.ts";
import { expectGolden } from "../../../packages/target-typescript/__tests__/golden.ts";
import { globalWorld, world } from "../../../packages/target-typescript/__tests__/ir/world.ts";
import { framework } from "../src/framework.ts";
import solid from "../src/index.ts";

const tests = new URL("./", import.meta.url);
const runtime = new URL("../src/runtime/", tests);
const plainGolden = new URL("../../../packages/target-typescript/__tests__/__golden__/", tests);

test.each([
  ["world", world],
  ["global", globalWorld],
] as const)("the fixture %s of the scenarios generates exactly these files", async (name, ir) => {
  const files = await inMemory(ir, (context) =>
    emitFramework(framework, context, { outDir: "api", importExtension: ".ts" }),
  );
  const owners = [new URL(`${name}/`, plainGolden), runtime].flatMap((directory) =>
    readdirSync(directory).map((file) => [file, new URL(file, directory)] as const),
  );
  const shared = owners.filter(([file]) => file !== "index.ts" && file in files);
  expectGolden(new URL(`__golden__/${name}/`, tests), files, Object.fromEntries(shared));
});

test("the client below the hooks is the one of the plain target", async () => {
  const [files, { "index.ts": index, ...client }] = await Promise.all([
    generate(fixture("forms"), solid({ outDir: "src/api" })),
    generate(fixture("forms"), typescript({ outDir: "src/api", importExtension: "" })),
  ]);
  expect(files).toMatchObject(client);
  expect(files["index.ts"]).not.toBe(index);
});

test.each(COMPILERS)("%s accepts whole clients under its strictest settings", async (compiler) => {
  const clients = await Promise.all(
    ["projects", "type-mapping", "forms"].map(async (name) => {
      const files = await generate(fixture(name), solid({ outDir: "src/api" }));
      return Object.entries(files).map(([file, contents]) => [`${name}/${file}`, contents] as const);
    }),
  );
  const usage = readFileSync(new URL("__golden__/usage.tsx", tests), "utf8");
  const files = { ...Object.fromEntries(clients.flat()), "usage.tsx": usage };
  expect(compileFiles(compiler, tests, files)).toBe("");
});
