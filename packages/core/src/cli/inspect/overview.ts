import { IRIndex } from "../../ir/ir-index.ts";
import type {
  ContextNode,
  FormNode,
  FunctionNode,
  IR,
  PropertyNode,
  TypeDeclaration,
} from "../../ir/types.ts";
import { pascalCase } from "../../names/case.ts";
import { typeParts, type TypeParts } from "./type-parts.ts";

/** What people read of an IR, as text and as a page. Plain JSON; every string is untrusted. */
export interface Overview {
  readonly title: string;
  readonly version: string;
  /** A sentence about the endpoints. */
  readonly endpoints: string;
  readonly functions: readonly FunctionOverview[];
  readonly contexts: readonly ContextOverview[];
  readonly forms: readonly FormOverview[];
  /** Without those that are shown with their functions, and without instances of generics. */
  readonly types: readonly TypeOverview[];
}

export interface FunctionOverview extends Definition, Pick<FunctionNode, "kind" | "context"> {
  readonly arguments: readonly PropertyOverview[];
  readonly result: TypeParts;
  /** What a caller must be or have. */
  readonly rules: readonly string[];
  /** Whether anonymous users may call it. */
  readonly isPublic: boolean;
  readonly affects: readonly AffectedOverview[];
  readonly deprecated: boolean;
}

export interface AffectedOverview {
  readonly context: string;
  /** Which of its instances: `every instance`, or a condition. */
  readonly which: string;
  readonly isNarrowed: boolean;
}

export interface ContextOverview extends Pick<ContextNode, "name" | "functions"> {
  /** Whether the backend says that no mutation changes its data. */
  readonly constant: boolean;
  readonly params: readonly PropertyOverview[];
}

export interface FormOverview extends Definition, Pick<FormNode, "dynamic" | "submit"> {
  readonly fields: readonly PropertyOverview[];
}

export interface TypeOverview extends Definition {
  readonly parameters: readonly string[];
  /** Null for a type that is not an object. */
  readonly properties: readonly PropertyOverview[] | null;
  /** The type itself or, for an object, that of the values of its other keys; null if there are none. */
  readonly type: TypeParts | null;
  readonly deprecated: boolean;
}

/** What functions, forms and types have in common. */
interface Definition {
  readonly name: string;
  readonly description: string | null;
  /** The backend's `file:line`. */
  readonly source: string | null;
}

export interface PropertyOverview {
  readonly name: string;
  readonly required: boolean;
  readonly type: TypeParts;
  /** As JSON. */
  readonly default?: string;
  readonly description?: string;
}

export function overviewOf(ir: IR): Overview {
  const { title, version, functions, contexts, forms, types } = ir;
  const index = new IRIndex(ir);
  const inFunctions = new Set(functions.flatMap((node) => [node.input, resultName(node, index) ?? null]));
  const shown = types.filter(({ name, generic }) => generic === null && !inFunctions.has(name));
  return {
    title,
    version,
    endpoints: endpoints(ir),
    functions: functions.map((node) => functionOverview(node, index)),
    contexts: contexts.map(({ name, functions: members, constant, params }) => ({
      name,
      functions: members,
      constant: constant === true,
      params: params.map((param) => property(param, index)),
    })),
    forms: forms.map(formOverview),
    types: shown.map((declaration) => typeOverview(declaration, index)),
  };
}

function endpoints({ prefix, csrf }: IR): string {
  const where =
    prefix === null ? "The document does not say where its endpoints are" : `Endpoints at ${prefix}`;
  return csrf ? `${where}; calls send a CSRF token.` : `${where}.`;
}

function functionOverview(node: FunctionNode, index: IRIndex): FunctionOverview {
  const { name, kind, context, affects, auth, guards, deprecated, description, origin } = node;
  return {
    name,
    kind,
    context,
    arguments: (index.inputOf(node)?.properties ?? []).map((one) => property(one, index)),
    result: resultParts(node, index),
    rules: rulesOf(node),
    isPublic: auth === "none" && guards.length === 0,
    affects: affects.map(({ context: affected, scopedBy }) => ({
      context: affected,
      which: whichInstances(scopedBy),
      isNarrowed: scopedBy.length > 0,
    })),
    deprecated,
    description,
    source: origin.source ?? null,
  };
}

function whichInstances(scopedBy: readonly string[]): string {
  if (scopedBy.length === 0) return "every instance";
  return `where ${scopedBy.join(", ")} ${scopedBy.length === 1 ? "is" : "are"} equal`;
}

/** A result without its own type is written out, such as `list[Project]`. */
function resultParts(node: FunctionNode, index: IRIndex): TypeParts {
  if (node.returnsResponse) return ["response"];
  const parts = typeParts(node.output, index);
  const name = resultName(node, index);
  if (name === undefined) return parts;
  return parts.flatMap((part) =>
    typeof part !== "string" && part.type === name ? typeParts(index.types.get(name)!.type, index) : [part],
  );
}

/** The declaration of a result that has no type of its own, if it is not an object. */
function resultName({ name, output }: FunctionNode, index: IRIndex): string | undefined {
  const type = output.kind === "nullable" ? output.type : output;
  if (type.kind !== "reference" || type.name !== `${pascalCase(name)}Output`) return undefined;
  return index.types.get(type.name)?.type.kind === "object" ? undefined : type.name;
}

function rulesOf({ auth, permissions, guards }: FunctionNode): readonly string[] {
  const rules = auth === "none" || (auth === "permission" && permissions.length > 0) ? [] : [auth];
  return [...rules, ...permissions, ...guards.map((name) => `dependency ${name}`)];
}

function formOverview({ name, dynamic, submit, fields, description, origin }: FormNode): FormOverview {
  return {
    name,
    dynamic,
    submit,
    fields: fields.map((field) => ({
      name: field.name,
      required: field.required,
      type: [field.type],
      ...(field.label === "" ? {} : { description: field.label }),
    })),
    description,
    source: origin.source ?? null,
  };
}

function typeOverview(declaration: TypeDeclaration, index: IRIndex): TypeOverview {
  const { name, parameters, type, description, deprecated, origin } = declaration;
  const isObject = type.kind === "object";
  const shown = isObject ? type.additional : type;
  return {
    name,
    parameters,
    properties: isObject ? type.properties.map((one) => property(one, index)) : null,
    type: shown === null ? null : typeParts(shown, index),
    description,
    deprecated,
    source: origin.source ?? null,
  };
}

type Property = Pick<PropertyNode, "name" | "required" | "type" | "default"> & {
  readonly description?: string | null;
};

function property(node: Property, index: IRIndex): PropertyOverview {
  const { name, required, type, default: value, description = null } = node;
  return {
    name,
    required,
    type: typeParts(type, index),
    ...(value === undefined ? {} : { default: JSON.stringify(value) }),
    ...(description === null ? {} : { description }),
  };
}
