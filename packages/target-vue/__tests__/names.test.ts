import { type IR, isDiagnosticError } from "@mizan/core";
import { emitFramework } from "@mizan/target-typescript";
import { inMemory } from "../../target-typescript/__tests__/emit-files.ts";
import { compileFiles } from "../../target-typescript/__tests__/compile.ts";
import { call, context as read, declare, primitive } from "../../target-typescript/__tests__/ir/build.ts";
import { world } from "../../target-typescript/__tests__/ir/world.ts";
import { framework } from "../src/framework.ts";
import vue from "../src/index.ts";

const text = primitive("string");
const context = (
  name: string,
  params: readonly string[] = [],
  type: IR["contexts"][number]["params"][number]["type"] = text,
): IR["contexts"][number] => ({
  name,
  functions: [],
  params: params.map((param) => ({ name: param, type, required: true, sharedBy: [] })),
  extensions: {},
  origin: { pointer: `/x-mizan-contexts/${name}` },
});

const emit = (parts: Partial<IR>): Promise<Readonly<Record<string, string>>> =>
  inMemory({ ...world, forms: [], functions: [], contexts: [], types: [], ...parts }, (target) =>
    emitFramework(framework, target, { outDir: "api", importExtension: "" }),
  );

async function problems(parts: Partial<IR>): Promise<readonly string[]> {
  const error: unknown = await emit(parts).catch((thrown: unknown) => thrown);
  return isDiagnosticError(error) ? error.diagnostics.map(({ message }) => message) : [];
}

test("a function whose name is that of the plugin is an error", async () => {
  expect(await problems({ functions: [call("create_mizan", null, text)] })).toEqual([
    'the function "create_mizan" (app/clients.py:1) and the plugin of every Vue client would both be named createMizan in TypeScript.',
  ]);
});

test("props that Vue takes itself get an underscore", async () => {
  const reserved = ["class", "is", "key", "options", "ref", "slot", "style"];
  const { "contexts.ts": contexts } = await emit({ contexts: [context("list", [...reserved, "default"])] });
  for (const name of reserved) {
    expect(contexts).toContain(`    ${name}: props._${name},\n`);
    expect(contexts).toContain(`  _${name}: prop,\n`);
  }
  expect(contexts).toContain("  default: prop,\n");
});

test("a prop is boolean if its parameter is true, false or null", async () => {
  const flag = primitive("boolean");
  const types = [
    flag,
    { kind: "nullable", type: flag, pointer: "" },
    { kind: "literal", value: true, pointer: "" },
  ];
  for (const type of types as IR["contexts"][number]["params"][number]["type"][]) {
    expect((await emit({ contexts: [context("list", ["open"], type)] }))["contexts.ts"]).toContain(
      "  open: booleanProp,\n",
    );
  }
});

test("the plugin loads the global context unless it has parameters", async () => {
  const loaded = "mizanPlugin(options, defaultClient, globalContext)";
  expect((await emit({ contexts: [context("global")] }))["contexts.ts"]).toContain(loaded);
  const { "contexts.ts": contexts } = await emit({ contexts: [context("global", ["tenant"])] });
  expect(contexts).not.toContain(loaded);
  expect(contexts).toContain("export const GlobalContextProvider: Provider<GlobalContextProps> =");
});

test("invalid options are rejected with an example", () => {
  expect(() => vue({} as never)).toThrow(
    'mizan:target-vue needs "outDir", the directory for the generated files.',
  );
});

test("functions, contexts, parameters and types with the names of Vue's exports and of the runtime's compile", async () => {
  const params = [
    ...[
      "ref",
      "props",
      "slot",
      "key",
      "class",
      "default",
      "provide",
      "inject",
      "computed",
      "watch",
      "reactive",
    ],
    ...["prop", "booleanProp"],
  ];
  const words = [
    ...params,
    "Suspense",
    "Plugin",
    "MizanPlugin",
    "DefineProvider",
    "Refs",
    "Field",
    "ContextArgs",
  ];
  const files = await emit({
    functions: words.flatMap((name) => [call(`call_${name}`, null, text), read(name, `of_${name}`, text)]),
    contexts: words.map((name) => ({
      ...context(`of_${name}`, [...params, "__proto__"]),
      functions: [name],
    })),
    types: words.map((name) => declare(name[0]!.toUpperCase() + name.slice(1), text)),
  });
  expect(compileFiles("typescript7", new URL("./", import.meta.url), files)).toBe("");
});
