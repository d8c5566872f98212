import type {
  DocumentAffected,
  DocumentContext,
  DocumentForm,
  DocumentFunction,
} from "../document/document.ts";
import { pointerStep } from "../document/pointer.ts";
import { buildType } from "./build-type.ts";
import { extensionsOf } from "./extensions.ts";
import { byName } from "./ir-index.ts";
import type { Scope } from "./scope.ts";
import type {
  AffectedContext,
  ContextNode,
  FormFieldNode,
  FormNode,
  FunctionNode,
  TypeNode,
} from "./types.ts";

/** `build-document.ts` adds `prefix` and, when all types are built, `inputRequired`. */
export type PendingFunction = Omit<FunctionNode, "inputRequired" | "prefix">;

export function buildFunction(declared: DocumentFunction, index: number, document: Scope): PendingFunction {
  const pointer = `/x-mizan-functions/${index}`;
  const { name, camelName, kind, inputType, returnsResponse, multipart = false } = declared;
  const { context, auth, permissions = [], guards = [], deprecated, description } = declared;
  const source = declared.source ?? undefined;
  if (inputType !== null) document.reach(inputType, `${pointer}/inputType`, source);
  return {
    name,
    camelName,
    kind,
    input: inputType === null ? null : document.nameOf(inputType),
    output: buildOutput(declared, `${pointer}/outputType`, source, document),
    returnsResponse,
    multipart,
    context,
    affects: declared.affects.map(buildAffected),
    auth,
    permissions,
    guards,
    extensions: { ...declared.meta, ...extensionsOf(declared) },
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
  const type: TypeNode = { kind: "reference", pointer, name: document.nameOf(outputType) };
  return outputNullable ? { kind: "nullable", pointer, type } : type;
}

/** @param source `file:line` of its first function, since a context has no location of its own in the backend. */
export function buildContext(
  name: string,
  declared: DocumentContext,
  source: string | undefined,
  document: Scope,
): ContextNode {
  const pointer = `/x-mizan-contexts/${pointerStep(name)}`;
  const scope: Scope = { ...document, source };
  const params = Object.entries(declared.params).map(([param, { schema, ...about }]) => ({
    name: param,
    type: buildType(schema, `${pointer}/params/${pointerStep(param)}/schema`, scope),
    required: about.required,
    sharedBy: about.sharedBy,
    ...(Object.hasOwn(about, "default") && { default: about.default }),
    ...(about.description !== undefined && { description: about.description }),
  }));
  return {
    name,
    functions: declared.functions.toSorted(),
    params: params.sort(byName),
    ...(declared.constant && { constant: true }),
    extensions: extensionsOf(declared),
    origin: source === undefined ? { pointer } : { pointer, source },
  };
}

export function buildForm(name: string, declared: DocumentForm): FormNode {
  const {
    camelName,
    schema,
    validate,
    submit,
    dynamic,
    validateOnBlur = true,
    fields,
    description,
    source,
  } = declared;
  const pointer = `/x-mizan-forms/${pointerStep(name)}`;
  return {
    name,
    camelName,
    schema,
    validate,
    submit,
    dynamic,
    validateOnBlur,
    fields: fields.map(buildField),
    description,
    origin: source === null ? { pointer } : { pointer, source },
  };
}

/** Drops keys that only a later version of the document defines. */
const buildField = (field: FormFieldNode): FormFieldNode => ({
  name: field.name,
  label: field.label,
  help: field.help,
  required: field.required,
  disabled: field.disabled,
  hidden: field.hidden,
  widget: field.widget,
  type: field.type,
  multiple: field.multiple,
  choices: field.choices?.map(({ value, label, group }) => ({ value, label, group })) ?? null,
  initial: field.initial,
  attrs: field.attrs,
});
