import type { DocumentAffected, DocumentFunction } from "../document/document.ts";
import type { Scope } from "./scope.ts";
import type { AffectedContext, FunctionNode, TypeNode } from "./types.ts";

/** `inputRequired` is settled when all types are known; see `build-document.ts`. */
export type PendingFunction = Omit<FunctionNode, "inputRequired">;

export function buildFunction(declared: DocumentFunction, index: number, document: Scope): PendingFunction {
  const pointer = `/x-mizan-functions/${index}`;
  const { name, camelName, kind, inputType, returnsResponse, multipart = false } = declared;
  const { context, auth, permissions = [], deprecated, description } = declared;
  const source = declared.source ?? undefined;
  if (inputType !== null) document.reach(inputType, `${pointer}/inputType`, source);
  return {
    name,
    camelName,
    kind,
    input: inputType,
    output: buildOutput(declared, `${pointer}/outputType`, source, document),
    returnsResponse,
    multipart,
    context,
    affects: declared.affects.map(buildAffected),
    auth,
    permissions,
    deprecated,
    description,
    origin: source === undefined ? { pointer } : { pointer, source },
  };
}

function buildAffected({ context, scopedBy, candidates }: DocumentAffected): AffectedContext {
  return candidates === undefined ? { context, scopedBy } : { context, scopedBy, candidates };
}

function buildOutput(
  { outputType, outputNullable }: DocumentFunction,
  pointer: string,
  source: string | undefined,
  document: Scope,
): TypeNode {
  if (outputType === null) return { kind: "primitive", pointer, type: "null" };
  document.reach(outputType, pointer, source);
  const type: TypeNode = { kind: "reference", pointer, name: outputType };
  return outputNullable ? { kind: "nullable", pointer, type } : type;
}
