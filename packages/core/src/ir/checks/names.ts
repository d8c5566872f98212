import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { pascalCase } from "../../names/case.ts";
import { checkNames } from "../../names/check-names.ts";
import type { IR } from "../types.ts";

/** Names that every target derives alike: a function's and a form's in camel case, a context's in Pascal case. */
export function* checkSharedNames(ir: IR): Generator<Diagnostic> {
  yield* checkNames(
    "functions",
    ir.functions.map(({ name, camelName, origin }) => ({ name: camelName, from: name, origin })),
  );
  yield* checkNames(
    "contexts",
    ir.contexts.map(({ name, origin }) => ({ name: pascalCase(name), from: name, origin })),
  );
  yield* checkNames(
    "forms",
    ir.forms.map(({ name, camelName, origin }) => ({ name: camelName, from: name, origin })),
  );
}
