import { createGenerator, documentSource, isDiagnosticError, type Plugin } from "@mizan/core";
import typescript from "@mizan/target-typescript";
import { compileFiles } from "../../target-typescript/__tests__/compile.ts";
import { fixture } from "../../target-typescript/__tests__/generate.ts";
import react from "../src/index.ts";

/** The files of several targets in one config, by path from the root. */
async function build(...plugins: readonly Plugin[]): Promise<Record<string, string>> {
  const source = documentSource({ from: fixture("forms").href });
  const { files } = await createGenerator([source, ...plugins], { root: "/app" }).generate();
  return Object.fromEntries(
    files.map(({ outDir, path, contents }) => [`${outDir.replace("/app/", "")}/${path}`, contents]),
  );
}

async function problem(...plugins: readonly Plugin[]): Promise<unknown> {
  const error: unknown = await build(...plugins).catch((thrown: unknown) => thrown);
  return isDiagnosticError(error) ? error.diagnostics : error;
}

const importsOf = (text: string): string[] =>
  [...text.matchAll(/ from "(\..*)";$/gm)].map(([, from]) => from!);

test("three targets share one client, whatever their order and directories", async () => {
  const files = await build(
    react({ outDir: "web/src/api", client: "./shared/api" }),
    typescript({ outDir: "shared/api", importExtension: "" }),
    react({ name: "admin", outDir: "shared/react", client: "shared/api", importExtension: "" }),
  );
  expect(Object.keys(files).filter((file) => /(?:client|types|forms)\.ts$/.test(file))).toEqual([
    "shared/api/types.ts",
    "shared/api/client.ts",
    "shared/api/forms.ts",
  ]);
  expect(importsOf(files["web/src/api/form-hooks.ts"]!)).toEqual([
    "../../../shared/api/forms",
    "../../../shared/api/types",
    "./form-runtime",
  ]);
  expect(importsOf(files["shared/react/index.ts"]!).slice(0, 6)).toEqual([
    "../api/types",
    "../api/client",
    "../api/forms",
    "./contexts",
    "./hooks",
    "./form-hooks",
  ]);
  expect(compileFiles("typescript7", new URL("./", import.meta.url), files)).toBe("");
});

test("a target uses the client of another framework target", async () => {
  const files = await build(react({ outDir: "a" }), react({ name: "second", outDir: "b", client: "a" }));
  expect(Object.keys(files)).toContain("a/client.ts");
  expect(Object.keys(files)).not.toContain("b/client.ts");
  const hooks = (directory: string): string => files[`${directory}/form-hooks.ts`]!;
  expect(importsOf(hooks("b"))).toEqual(["../a/forms", "../a/types", "./form-runtime"]);
  const declarations = (text: string): string => text.slice(text.indexOf("/**"));
  expect(declarations(hooks("b"))).toContain("export function useContactForm(");
  expect(declarations(hooks("b"))).toBe(declarations(hooks("a")));
});

test("a directory without a client is an error that names the clients", async () => {
  expect(
    await problem(typescript({ outDir: "api" }), react({ outDir: "web", client: "apis" })),
  ).toMatchObject([
    {
      code: "MZ4103",
      plugin: "mizan:target-react",
      message:
        'The option "client" of mizan:target-react is /app/apis, but no target emits a client to this directory.',
      hint: 'Set "client" to the "outDir" of another target. Clients are emitted to: /app/api.',
    },
  ]);
  expect(await problem(react({ outDir: "web", client: "web" }))).toMatchObject([
    { hint: 'Add typescript({ outDir: … }) with the same directory to "plugins", or remove the option.' },
  ]);
});

test("a target selects a part of a larger client", async () => {
  const files = await build(
    react({ outDir: "web", client: "api", include: ["contact_form"] }),
    typescript({ outDir: "api", importExtension: "", exclude: ["subscribe"] }),
  );
  expect(files["web/form-hooks.ts"]).toContain("export function useContactForm(");
  expect(files["web/form-hooks.ts"]).not.toContain("useTicketForm");
  expect(files["api/forms.ts"]).toContain("export function ticketForm(");
  expect(files["api/forms.ts"]).not.toContain("subscribe");
  expect(compileFiles("typescript7", new URL("./", import.meta.url), files)).toBe("");
});

test("functions that the other target leaves out are an error", async () => {
  const plugins = [
    typescript({ outDir: "api", include: ["contact_form"] }),
    react({ outDir: "web", client: "api", exclude: ["ticket_form"] }),
  ];
  expect(await problem(...plugins)).toMatchObject([
    {
      code: "MZ4104",
      plugin: "mizan:target-react",
      message:
        'mizan:target-react needs "subscribe_schema", "subscribe_submit", "subscribe_validate", "tickets" of the client in /app/api, which the target there leaves out.',
      hint: 'Select the same functions for both with "include" and "exclude", or remove the option "client".',
    },
  ]);
});
