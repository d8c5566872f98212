import type { Schema } from "../document/document.ts";

const text: Schema = { type: "string" };
const flag: Schema = { type: "boolean" };
const nothing: Schema = { type: "null" };

const objectOf = (properties: Record<string, Schema>): Schema => ({
  type: "object",
  properties,
  required: Object.keys(properties),
});
const listOf = (name: string): Schema => ({ type: "array", items: { $ref: `#/components/schemas/${name}` } });

/** What the functions of every form answer with. */
export const formAnswers: Readonly<Record<string, Schema>> = {
  MizanForm: objectOf({ fields: listOf("MizanFormField") }),
  MizanFormField: objectOf({
    name: text,
    label: text,
    help: text,
    required: flag,
    disabled: flag,
    hidden: flag,
    widget: text,
    type: text,
    multiple: flag,
    choices: { anyOf: [listOf("MizanFormChoice"), nothing] },
    initial: true,
    attrs: { type: "object", additionalProperties: { anyOf: [text, { type: "number" }, flag] } },
  }),
  MizanFormChoice: objectOf({
    value: { anyOf: [text, { type: "number" }, flag, nothing] },
    label: text,
    group: { anyOf: [text, nothing] },
  }),
  MizanFormComplaint: objectOf({
    loc: { type: "array", items: { anyOf: [text, { type: "integer" }] } },
    type: text,
    message: text,
  }),
  MizanFormComplaints: listOf("MizanFormComplaint"),
};
