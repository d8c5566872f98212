import type { IR, TypeDeclaration } from "@mizan/core";
import { AWKWARD_NAMES } from "@mizan/core/testing";
import { compileFiles } from "./compile.ts";
import { emitFiles } from "./emit-files.ts";
import {
  array,
  call,
  declare,
  object,
  parameter,
  primitive,
  property,
  ref,
  tuple,
  union,
} from "./ir/build.ts";
import { inheritedNames } from "./ir/inherited-names.ts";
import { world } from "./ir/world.ts";

const text = primitive("string");

/** The emitted files of functions that return each of these types, alone and in an array. */
async function emit(...types: readonly TypeDeclaration[]): Promise<Readonly<Record<string, string>>> {
  const functions = types.flatMap(({ name }, index) => [
    call(`get_${String(index)}`, null, ref(name)),
    call(`list_${String(index)}`, null, array(union(ref(name), primitive("integer")))),
  ]);
  const ir: IR = { ...world, forms: [], contexts: [], functions, types };
  return emitFiles(ir, ".ts");
}

const compiled = (files: Readonly<Record<string, string>>): string =>
  compileFiles("typescript7", new URL("./", import.meta.url), files);

const CONTEXTUAL =
  "abstract accessor as asserts assert async await declare from get global infer intrinsic is keyof module namespace of out override readonly require satisfies set type unique using defer";

test("types that are named like keywords compile, as interfaces and as aliases", async () => {
  const names = CONTEXTUAL.split(" ");
  expect(compiled(await emit(...names.map((name) => declare(name, object(property("x", text))))))).toBe("");
  expect(compiled(await emit(...names.map((name) => declare(name, text))))).toBe("");
});

test("optional arguments that are named like inherited properties compile", async () => {
  const files = await emitFiles(inheritedNames(), ".ts");
  expect(compiled(files)).toBe("");
  expect(files["client.ts"]).toContain("kernel: Kernel, args?: RacesInput, options?: CallOptions");
  expect(files["client.ts"]).toContain('kernel.context("races", params ?? {});');
  expect(files["client.ts"]).toContain("encode: multipart(args ?? {}),");
});

test("named tuples whose items are named like keywords, or alike, compile", async () => {
  const names = [...AWKWARD_NAMES, ...CONTEXTUAL.split(" "), "a b", "a-b"];
  const row = { ...tuple(...names.map(() => text)), names };
  expect(compiled(await emit(declare("Row", row)))).toBe("");
});

test("a type variable that no field uses is left out, also where it is passed on", async () => {
  const generic = (name: string, type: TypeDeclaration["type"]): TypeDeclaration => ({
    ...declare(name, type),
    parameters: ["T"],
  });
  const instance = (name: string, of: string, ...filled: TypeDeclaration["type"][]): TypeDeclaration => ({
    ...declare(name, object()),
    generic: { name: of, arguments: filled },
  });
  const files = await emit(
    generic("Ref", object(property("id", primitive("integer")))),
    instance("Ref_T", "Ref", parameter("T")),
    generic("Holder", object(property("of", ref("Ref_T")))),
    generic("Page", object(property("items", array(parameter("T"))))),
    instance("Ref_str", "Ref", text),
    instance("Page_str", "Page", text),
  );
  expect(files["types.ts"]).toContain("export interface Ref {\n");
  expect(files["types.ts"]).toContain("export interface Holder {\n  of: Ref;\n}");
  expect(files["types.ts"]).toContain("export interface Page<T> {\n");
  expect(files["client.ts"]).toContain("Promise<Page<string>>");
});
