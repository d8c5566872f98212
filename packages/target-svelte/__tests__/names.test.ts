import { isDiagnosticError, type IR } from "@mizan/core";
import { emitFramework } from "@mizan/target-typescript";
import { inMemory } from "../../target-typescript/__tests__/emit-files.ts";
import { call, primitive } from "../../target-typescript/__tests__/ir/build.ts";
import { world } from "../../target-typescript/__tests__/ir/world.ts";
import { framework } from "../src/framework.ts";
import svelte from "../src/index.ts";

const text = primitive("string");
const context = (name: string, ...params: string[]): IR["contexts"][number] => ({
  name,
  functions: [],
  params: params.map((param) => ({ name: param, type: text, required: true, sharedBy: [] })),
  extensions: {},
  origin: { pointer: `/x-mizan-contexts/${name}` },
});

const emit = (parts: Partial<IR>): Promise<Readonly<Record<string, string>>> =>
  inMemory({ ...world, forms: [], functions: [], contexts: [], types: [], ...parts }, (target) =>
    emitFramework(framework, target, { outDir: "api", importExtension: ".js" }),
  );

async function problems(parts: Partial<IR>): Promise<readonly string[]> {
  const error: unknown = await emit(parts).catch((thrown: unknown) => thrown);
  return isDiagnosticError(error) ? error.diagnostics.map(({ message }) => message) : [];
}

test("a function with the name of setMizan is an error", async () => {
  expect(await problems({ functions: [call("set_mizan", null, text)] })).toEqual([
    'the function "set_mizan" (app/clients.py:1) and the function that provides every Svelte client would both be named setMizan in TypeScript.',
  ]);
});

test("setMizan provides the global context unless it has parameters, which is provided like any other", async () => {
  const provided = "return provideMizan(options, defaultClient, globalContext);";
  expect((await emit({ contexts: [context("global")] }))["contexts.ts"]).toContain(provided);
  const { "contexts.ts": contexts } = await emit({ contexts: [context("global", "tenant")] });
  expect(contexts).toContain("return provideMizan(options, defaultClient);");
  expect(contexts).toContain(
    "export function provideGlobalContext(...args: ProviderArgs<GlobalContextParameters>): ContextResult<GlobalContextData> {",
  );
});

test("parameters may have any name, such as those of Svelte and of TypeScript", async () => {
  const names = ["class", "default", "key", "slot", "state", "children", "params", "kernel"];
  const { "contexts.ts": contexts } = await emit({ contexts: [context("list", ...names)] });
  expect(contexts).toContain(names.map((name) => `    ${name}: params.${name},\n`).join(""));
});

test("a function named like what the modules declare is imported under another name", async () => {
  const functions = ["options", "args", "use_mutation"].map((name) => call(name, null, text));
  const { "hooks.ts": hooks } = await emit({ functions });
  expect(hooks).toContain("export function useOptions(");
  expect(hooks).toContain("return useMutation(useMutation");
});

test("invalid options are rejected with an example", () => {
  expect(() => svelte({} as never)).toThrow(
    'mizan:target-svelte needs "outDir", the directory for the generated files.',
  );
});
