import type { Schema } from "../document/document.ts";
import { documentOf } from "./document-of.ts";

/** `size` schemas, each of which refers to the next and the last to the first; one function returns one. */
export function ringDocument(size: number): object {
  const link = (index: number): Schema => ({
    type: "object",
    properties: {
      next: { $ref: `#/components/schemas/Link${(index + 1) % size}` },
      value: { type: "integer" },
    },
    required: ["next", "value"],
  });
  return documentOf({
    title: "Ring",
    schemas: new Map(Array.from({ length: size }, (_, index) => [`Link${index}`, link(index)])),
    functions: [
      {
        name: "first_link",
        camelName: "firstLink",
        kind: "call",
        inputType: null,
        outputType: "Link0",
        outputNullable: false,
        returnsResponse: false,
        context: null,
        affects: [],
        auth: "none",
        deprecated: false,
        description: null,
        source: null,
      },
    ],
    contexts: new Map(),
  });
}
