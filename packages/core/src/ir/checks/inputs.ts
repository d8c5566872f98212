import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { inputNotObject } from "../../diagnostics/ir.ts";
import { describeType } from "../describe-type.ts";
import type { IRIndex } from "../ir-index.ts";
import type { IR } from "../types.ts";

/** Arguments have names: an input is an object. */
export function* checkInputs(ir: IR, index: IRIndex): Generator<Diagnostic> {
  for (const { name, input, origin } of ir.functions) {
    const declaration = input === null ? undefined : index.types.get(input);
    if (declaration === undefined || declaration.type.kind === "object") continue;
    const kind = describeType(declaration.type);
    const pointer = `${origin.pointer}/inputType`;
    yield inputNotObject({ name, input: declaration.name, kind, ...origin, pointer });
  }
}
