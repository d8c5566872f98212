import { isDiagnosticError, type IR } from "@mizan/core";
import { emitFramework } from "@mizan/target-typescript";
import { inMemory } from "../../target-typescript/__tests__/emit-files.ts";
import { call, context as read, primitive } from "../../target-typescript/__tests__/ir/build.ts";
import { framework } from "../src/framework.ts";
import react from "../src/index.ts";
import { contactForm } from "../../target-typescript/__tests__/ir/world-form.ts";
import { world } from "../../target-typescript/__tests__/ir/world.ts";

const text = primitive("string");
const param = (name: string): IR["contexts"][number]["params"][number] => ({
  name,
  type: text,
  required: true,
  sharedBy: [],
});
const context = (name: string, ...params: string[]): IR["contexts"][number] => ({
  name,
  functions: [],
  params: params.map(param),
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

test("two hooks with the same name are an error", async () => {
  expect(
    await problems({ functions: [call("list_context", null, text)], contexts: [context("list")] }),
  ).toEqual([
    'the function "list_context" (app/clients.py:1) and the context "list" would both be named listContext in TypeScript.',
    'the context "list" and the function "list_context" (app/clients.py:1) would both be named useListContext in TypeScript.',
  ]);
});

test("a context with the name of <MizanContext> is an error", async () => {
  expect(await problems({ contexts: [context("mizan")] })).toEqual([
    'the provider of every React client and the context "mizan" would both be named MizanContext in TypeScript.',
  ]);
});

test("two parameters with the same prop are an error", async () => {
  expect(await problems({ contexts: [context("list", "page_size", "pageSize")] })).toEqual([
    'the parameter "page_size" of the context "list" and the parameter "pageSize" of the context "list" would both be named pageSize in TypeScript.',
  ]);
});

test("props with a reserved name get an underscore", async () => {
  const { "contexts.tsx": contexts } = await emit({
    contexts: [context("list", "key", "ref", "children", "options", "class")],
  });
  expect(contexts).toContain(
    "    key: props._key,\n    ref: props._ref,\n    children: props._children,\n    options: props._options,\n    class: props.class,\n",
  );
});

test("<MizanContext> provides the global context unless it has parameters", async () => {
  const wrapped = "<GlobalContextProvider>{children}</GlobalContextProvider>";
  expect((await emit({ contexts: [context("global")] }))["contexts.tsx"]).toContain(wrapped);
  const { "contexts.tsx": contexts } = await emit({ contexts: [context("global", "tenant")] });
  expect(contexts).not.toContain(wrapped);
  expect(contexts).toContain(
    "export function GlobalContextProvider(props: ProviderProps<GlobalContextProviderProps>)",
  );
});

test("a name without capital letters gets another provider name", async () => {
  const { "contexts.tsx": contexts } = await emit({ contexts: [context("列表")] });
  expect(contexts).toContain(
    "export function 列表ContextProvider(props: ProviderProps<NoParams>): ReactNode {",
  );
});

test("invalid options are rejected with an example", () => {
  expect(() => react({} as never)).toThrow(
    'mizan:target-react needs "outDir", the directory for the generated files.',
  );
});

describe("a form", () => {
  const exported = (file = ""): string[] =>
    [...file.matchAll(/^export function (\w+)/gm)].map(([, name]) => name!);

  test("has one hook, and its functions and context have none", async () => {
    const files = await emit(contactForm);
    expect(exported(files["form-hooks.ts"])).toEqual(["useContactForm"]);
    expect(exported(files["hooks.ts"])).toEqual([]);
    expect(exported(files["contexts.tsx"])).toEqual(["MizanContext"]);
    expect(files["index.ts"]).toContain('export * from "./form-hooks";');
  });

  test("shares its context with other functions, which keep their hooks", async () => {
    const count = read("message_count", "contact_form", primitive("integer"));
    const [own] = contactForm.contexts;
    const files = await emit({
      ...contactForm,
      functions: [...contactForm.functions, count],
      contexts: [{ ...own!, functions: ["contact_form_schema", "message_count"] }],
    });
    expect(exported(files["contexts.tsx"])).toEqual([
      "MizanContext",
      "ContactFormContext",
      "useContactFormContext",
      "useSuspenseContactFormContext",
      "useMessageCount",
      "useSuspenseMessageCount",
    ]);
  });

  test("with the name of another hook is an error", async () => {
    const same = call("use_contact_form", null, text);
    expect(await problems({ ...contactForm, functions: [...contactForm.functions, same] })).toEqual([
      'the function "use_contact_form" (app/clients.py:1) and the form "contact_form" would both be named useContactForm in TypeScript.',
    ]);
  });

  test("a document without forms has no code for forms", async () => {
    const files = await emit({});
    expect(Object.keys(files).sort()).toEqual([
      "client.ts",
      "context-runtime.tsx",
      "contexts.tsx",
      "hooks.ts",
      "index.ts",
      "mutation-runtime.ts",
      "runtime.tsx",
      "types.ts",
    ]);
    expect(files["index.ts"]).not.toMatch(/form/i);
  });
});
