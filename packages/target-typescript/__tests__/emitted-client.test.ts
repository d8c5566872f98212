import { type FunctionNode, isDiagnosticError, type IR } from "@mizan/core";
import { emitFiles } from "./emit-files.ts";
import { call, declare, irOf, object, primitive, property, ref } from "./ir/build.ts";

const text = primitive("string");

const client = async (ir: IR): Promise<string> => (await emitFiles(ir))["client.ts"] ?? "";

describe("client.ts", () => {
  test.each([
    ["/backend/rpc", '({ baseUrl: "/backend/rpc", csrf: false, ...config })'],
    ["", '({ baseUrl: "", csrf: false, ...config })'],
    ['/"+x//', '({ baseUrl: "/\\"+x//", csrf: false, ...config })'],
    [null, "({ csrf: false, ...config })"],
  ])("uses the prefix %j as the base URL", async (prefix, passed) => {
    const emitted = await client(irOf({ prefix }));
    expect(emitted).toContain(`return createKernel${passed};`);
    expect(emitted).toContain(`return (configured = configureKernel${passed});`);
  });

  test("renames imported types that have the name of a type it needs itself", async () => {
    const names = ["Promise", "Response", "Kernel", "CallOptions", "createKernel"];
    const output = object(...names.map((name) => property(name, ref(name))));
    const functions = names.map((name, index) => call(`get_${String(index)}`, null, ref(name)));
    const file = await client(
      irOf({ functions, types: [...names.map((name) => declare(name, text)), declare("All", output)] }),
    );
    expect(file).toContain(
      "export function get0(kernel: Kernel, options?: CallOptions): Promise<Promise_> {",
    );
    expect(file).toContain("export function get2(kernel: Kernel, options?: CallOptions): Promise<Kernel_> {");
    expect(file).toContain("Kernel as Kernel_");
  });

  test("calls a function with a reserved word as its name by the wire name", async () => {
    expect(await client(irOf({ functions: [call("delete", null, primitive("null"))] }))).toContain(
      'export function delete_(kernel: Kernel, options?: CallOptions): Promise<null> {\n  return kernel.call("delete", {}, options);\n}',
    );
  });
});

test("index.ts renames the kernel's types when the backend has types of these names", async () => {
  const files = await emitFiles(irOf({ types: [declare("Kernel", text), declare("MizanError", text)] }));
  expect(files["index.ts"]).toContain("type Kernel as Kernel_,");
  expect(files["index.ts"]).toContain("MizanError as MizanError_,");
});

describe("names that collide", () => {
  const collision = async (parts: Partial<IR>): Promise<readonly string[]> => {
    const error: unknown = await emitFiles(irOf(parts)).catch((thrown: unknown) => thrown);
    return isDiagnosticError(error) ? error.diagnostics.map(({ code, message }) => `${code} ${message}`) : [];
  };
  const named = (name: string, camelName: string): IR["functions"][number] => ({
    ...call(name, null, text),
    camelName,
    origin: { pointer: "", source: `app.py:${String(name.length)}` },
  });

  test("after case conversion are an error that names both", async () => {
    const functions = [named("rename_project", "renameProject"), named("renameProject", "renameProject")];
    expect(await collision({ functions })).toEqual([
      'MZ4101 the function "rename_project" (app.py:14) and the function "renameProject" (app.py:13) would both be named renameProject in TypeScript.',
    ]);
  });

  test("with generated names are errors too, reported together", async () => {
    const origin = { pointer: "/x-mizan-contexts/project" };
    expect(
      await collision({
        functions: [named("create_client", "createClient"), named("project_context", "projectContext")],
        contexts: [{ name: "project", functions: [], params: [], extensions: {}, origin }],
        types: [declare("ProjectContextData", text)],
      }),
    ).toEqual([
      expect.stringMatching(/^MZ4101 the function that makes a client and the function "create_client"/),
      expect.stringMatching(
        /^MZ4101 the function "project_context" .* and the context "project" would both be named projectContext/,
      ),
      expect.stringMatching(
        /^MZ4101 the type "ProjectContextData" and the context "project" would both be named ProjectContextData/,
      ),
    ]);
  });
});

describe("functions of several backends", () => {
  const at = (prefix: string | null, name: string): FunctionNode => ({ ...call(name, null, text), prefix });

  test("at different paths are an error with a function of each path", async () => {
    const functions = [
      at("/api/mizan", "greet"),
      at("/api/mizan", "hail"),
      at(null, "local"),
      at("/api/other", "leave"),
    ];
    const error: unknown = await emitFiles(irOf({ functions })).catch((thrown: unknown) => thrown);
    expect(isDiagnosticError(error) && error.diagnostics).toEqual([
      {
        code: "MZ4016",
        slug: "several-prefixes",
        severity: "error",
        message:
          "A client has one base URL, but its functions belong to backends at different paths:\n" +
          '  "/api/mizan", e.g. greet (app/clients.py:1)\n' +
          '  "/api/other", e.g. leave (app/clients.py:1)',
        hint: 'Add one target for each backend, with options "name", "outDir" and "include" or "exclude" of their own.',
        pointer: "/x-mizan-functions/0",
        source: "app/clients.py:1",
      },
    ]);
  });

  test("at one path, or at an unknown one, are one client", async () => {
    const functions = [at("/api/mizan", "greet"), at(null, "local")];
    expect(await client(irOf({ functions, prefix: "/api/mizan" }))).toContain('baseUrl: "/api/mizan"');
  });
});
