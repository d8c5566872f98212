import type { DocumentContext, DocumentFunction, DocumentParameter, Schema } from "../document/document.ts";
import { documentOf, type DocumentParts } from "./document-of.ts";
import { about, addHostileForm, type FreeSchema, objectOf } from "./hostile-form.ts";
import { PAYLOADS } from "./payloads.ts";

/**
 * A valid document in which every field that takes free text holds hostile text: titles, descriptions, property
 * keys, arguments and parameters, enum values and names, constants, defaults, formats, tags, examples, sources,
 * and all that a form shows. One read, one mutation, one context, one form and its models for each payload.
 */
export function hostileDocument(payloads: readonly string[] = PAYLOADS): object {
  return textDocument(payloads);
}

/**
 * The same document with harmless text. Whatever a target prints for the two has the same syntax tree but for
 * the texts in it; if not, some text became code.
 */
export function benignTwin(payloads: readonly string[] = PAYLOADS): object {
  // With spaces, so that it needs quotes wherever the hostile text needs them; on the same side of "item_id", so
  // that parameters, which are sorted, keep their places.
  return textDocument(
    payloads.map((text, index) => `${text < "item_id" ? "benign" : "plain"} text ${index}`),
  );
}

function textDocument(texts: readonly string[]): object {
  const parts: TextParts = {
    title: texts.join(" "),
    version: texts.join(" "),
    schemas: new Map(),
    functions: [],
    contexts: new Map(),
    forms: new Map(),
  };
  texts.forEach((text, index) => {
    addText(text, index, parts);
    addHostileForm(text, index, parts);
  });
  return documentOf(parts);
}

export type TextParts = Required<Omit<DocumentParts, "csrf">>;

function addText(text: string, index: number, { schemas, functions, contexts }: TextParts): void {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}${index}` });
  const component = (name: string, schema: FreeSchema): void => {
    schemas.set(`${name}${index}`, {
      ...schema,
      ...about(text),
      title: text,
      "x-mizan-source": text,
    } as Schema);
  };
  component("Choice", { type: "string", enum: [text, "plain"], "x-mizan-enum-names": [text, "PLAIN"] });
  component("Literals", { enum: [text, 1, true] });
  component("Cat", objectOf(text, { [text]: { const: `${text} 1`, type: "string" } }));
  component("Dog", objectOf(text, { [text]: { const: `${text} 2`, type: "string" } }));
  const mapping = { [`${text} 1`]: ref("Cat").$ref, [`${text} 2`]: ref("Dog").$ref };
  component("Pet", { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: text, mapping } });
  component(
    "Output",
    objectOf(text, { ...fields(text), choice: ref("Choice"), pet: ref("Pet"), any: ref("Literals") }),
  );
  component("Input", { ...objectOf(text, fields(text)), additionalProperties: false });
  component("ChangeInput", {
    ...objectOf(text, { item_id: { type: "integer" } }),
    additionalProperties: false,
  });

  const context = `context_${index}`;
  const base = { outputType: `Output${index}`, outputNullable: false, returnsResponse: false, context: null };
  const described = {
    auth: "permission",
    permissions: [text],
    guards: [text],
    deprecated: true,
    description: text,
    source: text,
  } as const;
  const read: DocumentFunction = {
    ...base,
    ...described,
    name: `read_${index}`,
    camelName: `read${index}`,
    kind: "context",
    inputType: `Input${index}`,
    context,
    affects: [],
  };
  const change: DocumentFunction = {
    ...base,
    ...described,
    name: `change_${index}`,
    camelName: `change${index}`,
    kind: "mutation",
    inputType: `ChangeInput${index}`,
    affects: [{ context, scopedBy: ["item_id"] }],
  };
  functions.push(read, change);
  contexts.set(context, contextOf(text, read.name));
}

function contextOf(text: string, reader: string): DocumentContext {
  const param = (schema: FreeSchema, required: boolean): DocumentParameter => ({
    schema: { ...schema, ...about(text) },
    required,
    sharedBy: [reader],
  });
  return {
    functions: [reader],
    params: {
      item_id: param({ type: "integer" }, true),
      [text]: param({ type: "string", default: text }, false),
    },
  };
}

const fields = (text: string): Record<string, FreeSchema> => ({
  item_id: { type: "integer" },
  [text]: { type: "string", default: text },
  [`${text} formatted`]: { type: "string", format: text, pattern: text, contentMediaType: text },
  [`${text} constant`]: { const: text },
  [`${text} nested`]: { ...objectOf(text, { [text]: { enum: [text, null] } }), default: { [text]: [text] } },
});
