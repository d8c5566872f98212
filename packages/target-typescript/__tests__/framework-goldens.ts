import { readdirSync, readFileSync } from "node:fs";
import type { Plugin } from "@mizan/core";
import { emitFramework, type Framework, type FrameworkOptions } from "../src/index.ts";
import typescript from "../src/index.ts";
import { compileFiles, COMPILERS } from "./compile.ts";
import { emitFiles, inMemory } from "./emit-files.ts";
import { type Files, fixture, generate } from "./generate.ts";
import { expectGolden } from "./golden.ts";
import { inheritedNames } from "./ir/inherited-names.ts";
import { globalWorld, world } from "./ir/world.ts";

/** A target for a framework, and the directory of its tests. */
export interface FrameworkTarget {
  readonly framework: Framework;
  readonly target: (options: FrameworkOptions) => Plugin;
  /** With a slash at its end. It contains `__golden__/`. */
  readonly tests: URL;
}

const plainGolden = new URL("./__golden__/", import.meta.url);

/** The documents of which a target emits golden clients. */
const DOCUMENTS = [
  { name: "projects", importExtension: "" },
  { name: "type-mapping", importExtension: "" },
  { name: "forms", importExtension: ".ts" },
] as const;

/** Whole clients of these documents, by path. They fit the imports of the golden `usage` files. */
export async function goldenClients(target: FrameworkTarget["target"]): Promise<Files> {
  const clients = await Promise.all(
    DOCUMENTS.map(async ({ name, ...options }) => {
      const files = await generate(fixture(name), target({ outDir: "src/api", ...options }));
      return Object.entries(files).map(([file, contents]) => [`${name}/${file}`, contents] as const);
    }),
  );
  return Object.fromEntries(clients.flat());
}

/** The tests that every target for a framework has: exact files, and what compilers say about them. */
export function testGoldens({ framework, target, tests }: FrameworkTarget, usage: string): void {
  const golden = new URL("./__golden__/", tests);
  const runtime = new URL("src/runtime/", framework.root);

  /** Expects the framework's own files to be those of the golden, and the others to be those of their owners. */
  const expectClient = (name: string, files: Files, plain: Files): void => {
    const shared = Object.fromEntries(Object.entries(plain).filter(([file]) => file !== "index.ts"));
    expect(files).toMatchObject(shared);
    const owners = [
      ...Object.keys(shared).map((file) => [file, new URL(`${name}/${file}`, plainGolden)] as const),
      ...readdirSync(runtime).map((file) => [file, new URL(file, runtime)] as const),
    ].filter(([file]) => file in files);
    expectGolden(new URL(`${name}/`, golden), files, Object.fromEntries(owners));
  };

  test.each(DOCUMENTS)(
    "the document of $name generates exactly these files",
    async ({ name, ...options }) => {
      const [files, plain] = await Promise.all(
        [target, typescript].map((each) => generate(fixture(name), each({ outDir: "src/api", ...options }))),
      );
      expectClient(name, files!, plain!);
    },
  );

  test.each([
    ["world", world],
    ["global", globalWorld],
  ] as const)("the fixture %s of the scenarios generates exactly these files", async (name, ir) => {
    const files = await inMemory(ir, (context) =>
      emitFramework(framework, context, { outDir: "api", importExtension: ".ts" }),
    );
    expectClient(name, files, await emitFiles(ir, ".ts"));
  });

  test.each(COMPILERS)("%s accepts whole clients under its strictest settings", async (compiler) => {
    const contents = readFileSync(new URL(usage, golden), "utf8");
    const files = { ...(await goldenClients(target)), [usage]: contents };
    expect(compileFiles(compiler, tests, files)).toBe("");
  });

  test("optional arguments that are named like inherited properties compile", async () => {
    const files = await inMemory(inheritedNames(), (context) =>
      emitFramework(framework, context, { outDir: "api", importExtension: ".ts" }),
    );
    expect(compileFiles("typescript7", tests, files)).toBe("");
  });
}
