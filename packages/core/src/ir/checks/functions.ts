import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { inputNotObject, kindInconsistent } from "../../diagnostics/ir.ts";
import { pascalCase } from "../../names/case.ts";
import { checkNames } from "../../names/check-names.ts";
import { describeType } from "../describe-type.ts";
import type { IRIndex } from "../ir-index.ts";
import type { FunctionNode, IR } from "../types.ts";

/** An input is an object, because arguments have names. */
export function* checkInputs(ir: IR, index: IRIndex): Generator<Diagnostic> {
  for (const { name, input, origin } of ir.functions) {
    const declaration = input === null ? undefined : index.types.get(input);
    if (declaration === undefined || declaration.type.kind === "object") continue;
    const kind = describeType(declaration.type);
    const pointer = `${origin.pointer}/inputType`;
    yield inputNotObject({ name, input: declaration.name, kind, ...origin, pointer });
  }
}

/** A function's properties match its kind. */
export function* checkKinds(ir: IR): Generator<Diagnostic> {
  for (const node of ir.functions) {
    const reason = contradiction(node);
    if (reason !== undefined)
      yield kindInconsistent({ name: node.name, kind: node.kind, reason, ...node.origin });
  }
}

function contradiction({
  kind,
  context,
  affects,
  returnsResponse,
  multipart,
  output,
}: FunctionNode): string | undefined {
  if (kind === "context" && context === null) return "belongs to no context";
  if (kind !== "context" && context !== null) return `belongs to the context "${context}"`;
  if (kind !== "mutation" && affects.length > 0)
    return `affects ${affects.map((affected) => affected.context).join(", ")}`;
  if (returnsResponse && kind === "context") return "returns a response of the framework";
  if (multipart && kind === "context") return "takes files";
  if (returnsResponse && output.kind !== "primitive")
    return "has an output type beside its framework response";
  return undefined;
}

/** Names that all targets derive in the same way: functions and forms in camel case, contexts in Pascal case. */
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
