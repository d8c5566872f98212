import type { DocumentForm, DocumentFunction, Schema, SchemaObject } from "../document/document.ts";
import type { FormFieldNode } from "../ir/types.ts";
import { camelCase, pascalCase } from "../names/case.ts";
import { addForm } from "./add-form.ts";
import { completeSchemas, nullable, objectOf, ref } from "./complete-schemas.ts";
import { documentOf, type DocumentParts } from "./document-of.ts";

type CompleteParts = DocumentParts & { readonly forms: Map<string, DocumentForm> };

/**
 * A small document whose IR has every kind of node, each optional field with and without a value, and each value of
 * a field that has only a few: {@link missingFeatures} finds nothing.
 */
export function completeDocument(): object {
  const parts: CompleteParts = {
    title: "Complete",
    schemas: new Map(Object.entries(completeSchemas)),
    functions: [],
    contexts: new Map(),
    forms: new Map(),
  };
  addCalls(parts);
  addBoard(parts);
  addForms(parts);
  return documentOf(parts);
}

/** Without arguments by default, and public. */
function addFunction(
  parts: DocumentParts,
  name: string,
  { input, ...fields }: Partial<DocumentFunction> & { readonly input?: SchemaObject },
): void {
  const inputType = input === undefined ? null : `${pascalCase(name)}Input`;
  if (inputType !== null) parts.schemas.set(inputType, { ...input, additionalProperties: false });
  parts.functions.push({
    name,
    camelName: camelCase(name),
    kind: "call",
    inputType,
    outputType: null,
    outputNullable: false,
    returnsResponse: false,
    context: null,
    affects: [],
    auth: "none",
    deprecated: false,
    description: null,
    source: null,
    ...fields,
  });
}

/** A call for each of its options. */
function addCalls(parts: DocumentParts): void {
  addFunction(parts, "send_everything", {
    input: objectOf({ value: ref("Everything") }),
    outputType: "Everything",
    description: "Returns what it gets.",
    source: "app/clients.py:12",
  });
  addFunction(parts, "change_settings", {
    input: objectOf({ settings: ref("SettingsInput") }),
    outputType: "Settings",
    auth: "required",
  });
  addFunction(parts, "find_cats", {
    input: { ...objectOf({ name: { type: "string", default: "" } }), required: [] },
    outputType: "Page_Cat",
    auth: "staff",
    deprecated: true,
  });
  addFunction(parts, "find_cat", { outputType: "Cat", outputNullable: true, auth: "superuser" });
  addFunction(parts, "do_nothing", { auth: "custom", guards: ["current_user"] });
  addFunction(parts, "download", {
    returnsResponse: true,
    auth: "permission",
    permissions: ["files.view"],
    meta: { audience: "admin" },
    "x-role": "admin",
  });
  addFunction(parts, "upload", {
    input: objectOf({ file: { type: "string", format: "binary" }, title: { type: "string" } }),
    multipart: true,
  });
}

/** A context of two functions, and mutations that affect all of it, one instance, or nothing. */
function addBoard(parts: DocumentParts): void {
  const boardId: Schema = { type: "integer" };
  const color: Schema = { ...nullable(ref("Color")), default: null };
  const functions = ["board_cards", "board_title"];
  addFunction(parts, "board_cards", {
    input: { ...objectOf({ board_id: boardId, color }), required: ["board_id"] },
    kind: "context",
    context: "board",
    outputType: "Tree",
  });
  addFunction(parts, "board_title", {
    input: objectOf({ board_id: boardId }),
    kind: "context",
    context: "board",
    outputType: "Enums",
  });
  parts.contexts.set("board", {
    functions,
    params: {
      board_id: { schema: boardId, required: true, sharedBy: functions },
      color: {
        schema: color,
        required: false,
        sharedBy: ["board_cards"],
        default: "red",
        description: "Of the cards.",
      },
    },
    "x-stale-after": 60,
  });
  addFunction(parts, "current_user", { kind: "context", context: "global", outputType: "Cat" });
  parts.contexts.set("global", { functions: ["current_user"], params: {} });
  addFunction(parts, "country_names", { kind: "context", context: "countries" });
  parts.contexts.set("countries", { functions: ["country_names"], params: {}, constant: true });
  const mutation = (name: string, argument: string, affects: DocumentFunction["affects"]): void =>
    addFunction(parts, name, { kind: "mutation", input: objectOf({ [argument]: boardId }), affects });
  mutation("rename_board", "board_id", [{ context: "board", scopedBy: ["board_id"] }]);
  mutation("remove_card", "id", [
    { context: "board", scopedBy: [], candidates: ["id"] },
    { context: "global", scopedBy: [] },
  ]);
  mutation("archive", "board_id", []);
}

/** A static form without parameters and files, and a dynamic one with both. */
function addForms(parts: CompleteParts): void {
  const subject = fieldOf("subject", { type: "text" });
  const topic = fieldOf("topic", {
    type: "select",
    required: false,
    hidden: true,
    disabled: true,
    initial: "sales",
    choices: [
      { value: "sales", label: "Sales", group: null },
      { value: 1, label: "Support", group: "Technical" },
      { value: true, label: "Yes", group: null },
      { value: false, label: "No", group: null },
      { value: null, label: "None", group: null },
    ],
    attrs: { maxlength: 80, autofocus: true, title: "A topic" },
  });
  const values = objectOf({ subject: { type: "string" }, topic: { type: "string" } });
  addForm(
    {
      name: "contact",
      fields: [subject, topic],
      values,
      params: [],
      multipart: false,
      dynamic: false,
      validateOnBlur: false,
      description: null,
      source: null,
    },
    parts,
  );
  const files = fieldOf("files", { type: "file", multiple: true });
  addForm(
    {
      name: "attachment",
      fields: [files],
      values: objectOf({ files: { type: "array", items: { type: "string", format: "binary" } } }),
      params: ["folder"],
      multipart: true,
      description: "Adds files.",
      source: "app/forms.py:3",
    },
    parts,
  );
}

const fieldOf = (
  name: string,
  fields: Partial<FormFieldNode> & Pick<FormFieldNode, "type">,
): FormFieldNode => ({
  name,
  label: name,
  help: "",
  required: true,
  disabled: false,
  hidden: false,
  widget: "Input",
  multiple: false,
  choices: null,
  initial: null,
  attrs: {},
  ...fields,
});
