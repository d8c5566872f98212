import { ringDocument } from "@mizan/core/testing";

type Schema = Readonly<Record<string, unknown>>;

interface Document {
  readonly components: { schemas: Record<string, Schema> };
  "x-mizan-functions": readonly Schema[];
}

const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

function object(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: "object", properties, required: Object.keys(properties) };
}

/** Types, type variables, functions and fields whose names would hide another name that a generated module uses. */
export function shadowingDocument(): object {
  const document = ringDocument(1) as Document;
  const [first] = document["x-mizan-functions"];
  const items = { type: "array", items: { type: "string" } };
  // The field sorts before the class: an annotation above `class Warning` would mean that of Python.
  const shared = object({ at: { type: "string", format: "date-time" } });
  document.components.schemas = {
    Alert: object({
      warning: reference("Warning"),
      all: { type: "array", items: reference("list") },
      user: reference("user"),
    }),
    Chosen: object({ user: { anyOf: [reference("user"), { type: "null" }] }, owner: reference("user") }),
    T: shared,
    Page: {
      ...object({
        items: { "x-mizan-typevar": "Model" },
        t: reference("T"),
        one: { "x-mizan-typevar": "T" },
      }),
      "x-mizan-parameters": ["Model", "T"],
    },
    Page_Alert: {
      ...object({ items: reference("Alert"), t: reference("T"), one: reference("T") }),
      "x-mizan-generic": { origin: "Page", arguments: [reference("Alert"), reference("T")] },
    },
    Warning: shared,
    dt: shared,
    list: object({ names: items, dt: reference("dt") }),
    user: object({ name: { type: "string" } }),
  };
  document["x-mizan-functions"] = [
    { ...first, name: "chosen", camelName: "chosen", outputType: "Chosen" },
    { ...first, name: "deprecated", camelName: "deprecated", outputType: "Page_Alert" },
    { ...first, name: "old", camelName: "old", outputType: "Alert", deprecated: true },
  ];
  return document;
}
