import type { DocumentContext } from "../document/document.ts";
import { pointerStep } from "../document/pointer.ts";
import { buildType } from "./build-type.ts";
import { byName } from "./order.ts";
import type { Scope } from "./scope.ts";
import type { ContextNode } from "./types.ts";

/** @param source `file:line` of the first of its functions; a context has no place of its own in the backend. */
export function buildContext(
  name: string,
  declared: DocumentContext,
  source: string | undefined,
  document: Scope,
): ContextNode {
  const pointer = `/x-mizan-contexts/${pointerStep(name)}`;
  const scope: Scope = { ...document, source };
  const params = Object.entries(declared.params).map(([param, { schema, required, sharedBy }]) => ({
    name: param,
    type: buildType(schema, `${pointer}/params/${pointerStep(param)}/schema`, scope),
    required,
    sharedBy,
  }));
  return {
    name,
    functions: declared.functions.toSorted(),
    params: params.sort(byName),
    origin: source === undefined ? { pointer } : { pointer, source },
  };
}
