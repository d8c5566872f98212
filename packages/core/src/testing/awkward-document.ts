import type { DocumentContext, DocumentForm, DocumentFunction, Schema } from "../document/document.ts";
import type { FormFieldNode } from "../ir/types.ts";
import { camelCase } from "../names/case.ts";
import { addForm } from "./add-form.ts";
import { type DocumentParts, documentOf } from "./document-of.ts";

/** Names that a Python backend may well use and that mean something, or nothing at all, in other languages. */
export const AWKWARD_NAMES: readonly string[] = [
  // reserved in JavaScript and TypeScript
  ..."await break case catch class const continue debugger default delete do else enum export extends".split(
    " ",
  ),
  ..."false finally for function if implements import in instanceof interface let new null package".split(
    " ",
  ),
  ..."private protected public return static super switch this throw true try typeof var void".split(" "),
  ..."while with yield any arguments eval async of get set type undefined".split(" "),
  // reserved in Python or Rust
  ..."and as assert def del elif except from global is lambda nonlocal not or pass raise".split(" "),
  ..."crate dyn fn impl loop match mod move mut pub ref self struct trait unsafe use where".split(" "),
  // found on every object of JavaScript, or by React
  ..."__proto__ constructor prototype toString valueOf hasOwnProperty then key children".split(" "),
  // names of this framework's own
  ..."kernel args options params mutate kind name string number boolean object promise record".split(" "),
  // other alphabets, and letters that look like others
  ..."größe 列表 имя naïve ñ ﬁ ª".split(" "),
];

type AwkwardParts = DocumentParts & { readonly forms: Map<string, DocumentForm> };

/**
 * A document whose functions, contexts, arguments, parameters, properties and form fields have awkward names. The
 * names are legal, so what a target prints for it must compile.
 */
export function awkwardDocument(names: readonly string[] = AWKWARD_NAMES): object {
  const properties: Record<string, Schema> = Object.fromEntries(
    names.map((name) => [name, { type: "string" }]),
  );
  const schemas = new Map<string, Schema>([
    ["AwkwardInput", { type: "object", properties, required: names, additionalProperties: false }],
    [
      "Awkward",
      { type: "object", properties: { ...properties, 1: true, "": true, "a-b": true }, required: names },
    ],
  ]);
  const parts: AwkwardParts = {
    title: "Awkward",
    schemas,
    functions: [],
    contexts: new Map(),
    forms: new Map(),
  };
  for (const name of names) addName(name, names, parts);
  addForm(
    {
      name: "awkward_form",
      fields: names.map(fieldOf),
      values: { type: "object", properties, required: names, additionalProperties: false },
      params: names,
      multipart: false,
      description: null,
      source: null,
    },
    parts,
  );
  return documentOf(parts);
}

function addName(name: string, names: readonly string[], { functions, contexts }: DocumentParts): void {
  const reader = `${name}_read`;
  const base = {
    inputType: "AwkwardInput",
    outputType: "Awkward",
    outputNullable: false,
    returnsResponse: false,
    auth: "none",
    deprecated: false,
    description: null,
    source: null,
  } as const;
  const change: DocumentFunction = {
    ...base,
    name,
    camelName: camelCase(name),
    kind: "mutation",
    context: null,
    affects: [{ context: name, scopedBy: [name] }],
  };
  const read: DocumentFunction = {
    ...base,
    name: reader,
    camelName: camelCase(reader),
    kind: "context",
    context: name,
    affects: [],
  };
  functions.push(change, read);
  contexts.set(name, contextOf(reader, names));
}

const contextOf = (reader: string, names: readonly string[]): DocumentContext => ({
  functions: [reader],
  params: Object.fromEntries(
    names.map((name) => [name, { schema: { type: "string" }, required: true, sharedBy: [reader] }]),
  ),
});

const fieldOf = (name: string): FormFieldNode => ({
  name,
  label: name,
  help: "",
  required: true,
  disabled: false,
  hidden: false,
  widget: "TextInput",
  type: "text",
  multiple: false,
  choices: null,
  initial: Object.fromEntries([[name, name]]),
  attrs: Object.fromEntries([[name, name]]),
});
