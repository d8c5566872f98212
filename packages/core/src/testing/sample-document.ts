import type { DocumentContext, DocumentFunction, Schema } from "../document/document.ts";
import { camelCase, pascalCase } from "../names/case.ts";
import { type DocumentParts, documentOf } from "./document-of.ts";

/** Each group of ten functions shares a context: two reads, three mutations that affect it, five calls. */
const GROUP = 10;

/**
 * A plain document of a given size, for measurements: every function has an input of six fields and an output
 * of eight, with nullables, defaults, enums, lists, formats and references among them.
 */
export function sampleDocument(functions: number): object {
  const parts: DocumentParts = { title: "Sample", schemas: new Map(), functions: [], contexts: new Map() };
  for (let index = 0; index < functions; index += 1) addFunction(index, parts);
  return documentOf(parts);
}

function addFunction(index: number, { schemas, functions, contexts }: DocumentParts): void {
  const place = index % GROUP;
  const group = `group_${Math.floor(index / GROUP)}`;
  const kind = place < 2 ? "context" : place < 5 ? "mutation" : "call";
  const name = { context: `read_${index}`, mutation: `change_${index}`, call: `find_${index}` }[kind];
  const model = `${pascalCase(name)}Result`;
  schemas.set(`${pascalCase(name)}Input`, inputSchema(index));
  schemas.set(model, outputSchema(index, model));
  functions.push({
    name,
    camelName: camelCase(name),
    kind,
    inputType: `${pascalCase(name)}Input`,
    outputType: model,
    outputNullable: place === 9,
    returnsResponse: false,
    context: kind === "context" ? group : null,
    affects: kind === "mutation" ? [{ context: group, scopedBy: ["owner_id"] }] : [],
    auth: "none",
    deprecated: false,
    description: `Does what number ${index} does.\n\nIts second paragraph says a little more.`,
    source: `app/clients.py:${index + 1}`,
  } satisfies DocumentFunction);
  if (kind === "context") addToContext(name, group, contexts);
}

function addToContext(name: string, group: string, contexts: Map<string, DocumentContext>): void {
  const functions = [...(contexts.get(group)?.functions ?? []), name];
  const owner = { schema: { type: "integer" }, required: true, sharedBy: functions } as const;
  contexts.set(group, { functions, params: { owner_id: owner } });
}

function inputSchema(index: number): Schema {
  return {
    type: "object",
    properties: {
      owner_id: { type: "integer", minimum: 1 },
      name: { type: "string", description: `The name for number ${index}.` },
      note: { anyOf: [{ type: "string" }, { type: "null" }], default: null },
      limit: { type: "integer", default: 20 },
      tags: { type: "array", items: { type: "string" }, default: [] },
      order: { enum: ["oldest", "newest"], type: "string", default: "newest" },
    },
    required: ["owner_id", "name"],
    additionalProperties: false,
  };
}

function outputSchema(index: number, self: string): Schema {
  const properties: Record<string, Schema> = {
    id: { type: "integer" },
    uuid: { type: "string", format: "uuid" },
    name: { type: "string" },
    note: { anyOf: [{ type: "string" }, { type: "null" }] },
    created: { type: "string", format: "date-time" },
    price: { type: "string", format: "decimal" },
    labels: { type: "object", additionalProperties: { type: "string" } },
    parent: { anyOf: [{ $ref: `#/components/schemas/${self}` }, { type: "null" }] },
  };
  return {
    type: "object",
    description: `What number ${index} answers.`,
    properties,
    required: Object.keys(properties),
    "x-mizan-source": `app/models.py:${index + 1}`,
  };
}
