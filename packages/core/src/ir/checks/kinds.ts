import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { kindInconsistent } from "../../diagnostics/ir.ts";
import type { FunctionNode, IR } from "../types.ts";

/** A function is what its kind says. */
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
  if (returnsResponse && kind === "context") return "answers with a response of the framework";
  if (multipart && kind === "context") return "takes files";
  if (returnsResponse && output.kind !== "primitive")
    return "has an output type beside its framework response";
  return undefined;
}
