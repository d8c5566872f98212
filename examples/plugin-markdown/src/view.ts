import type { Code, FunctionNode, IR, PropertyNode, TypeDeclaration, TypeNode } from "@mizan/core";
import { label, link, paragraphs, span, target, text } from "./names.ts";
import { typeText } from "./type-text.ts";

/** The data that `templates/api.md.mustache` and its partials print. */
export interface ApiView {
  readonly title: Code;
  readonly version: Code;
  readonly contexts: readonly ContextView[];
  readonly functions: readonly FunctionView[];
  readonly types: readonly TypeView[];
  readonly hasEdges: boolean;
  readonly edges: readonly EdgeView[];
}

interface ContextView {
  readonly heading: Code;
  readonly hasFields: boolean;
  readonly fields: readonly FieldView[];
  readonly members: readonly Code[];
}

interface FunctionView {
  readonly heading: Code;
  readonly kind: Code;
  readonly auth: Code | null;
  readonly isDeprecated: boolean;
  readonly description: Code | null;
  readonly hasFields: boolean;
  readonly fields: readonly FieldView[];
  readonly returns: Code;
}

interface TypeView {
  readonly heading: Code;
  readonly description: Code | null;
  readonly hasFields: boolean;
  readonly fields: readonly FieldView[];
  readonly type: Code | null;
}

/** One row of a table of arguments, parameters or properties. */
interface FieldView {
  readonly name: Code;
  readonly type: Code;
  readonly isRequired: boolean;
  readonly description: Code | null;
}

/** In the invalidation graph: a mutation makes a context stale. */
interface EdgeView {
  readonly from: number;
  readonly mutation: Code;
  readonly to: number;
  readonly context: Code;
  readonly scope: Code | null;
}

const AUTH: Readonly<Record<FunctionNode["auth"], Code | null>> = {
  none: null,
  required: text("signed-in users"),
  staff: text("staff"),
  superuser: text("superusers"),
  permission: text("users with the permission"),
  custom: text("users whom a rule of the backend permits"),
};

/** Decides the content of the page. The templates only lay it out. */
export function apiView(ir: IR): ApiView {
  const types = new Map(ir.types.map((declaration) => [declaration.name, declaration]));
  const edges = graph(ir);
  return {
    title: text(ir.title),
    version: text(ir.version),
    contexts: ir.contexts.map((context) => ({
      heading: target("context", context.name),
      hasFields: context.params.length > 0,
      fields: context.params.map((param) => field({ ...param, description: null })),
      members: context.functions.map((name) => link("function", name)),
    })),
    functions: ir.functions.map((fn) => functionView(fn, types)),
    types: ir.types.map(typeView),
    hasEdges: edges.length > 0,
    edges,
  };
}

function functionView(fn: FunctionNode, types: ReadonlyMap<string, TypeDeclaration>): FunctionView {
  const input = fn.input === null ? undefined : types.get(fn.input)?.type;
  const fields = fieldsOf(input);
  return {
    heading: target("function", fn.name),
    kind: text(fn.kind),
    auth: callers(fn),
    isDeprecated: fn.deprecated,
    description: fn.description === null ? null : paragraphs(fn.description),
    hasFields: fields.length > 0,
    fields,
    returns: fn.returnsResponse ? text("the backend's own response") : typeText(fn.output),
  };
}

function callers({ auth, permissions }: FunctionNode): Code | null {
  return permissions.length === 0 ? AUTH[auth] : text(`users with ${permissions.join(" and ")}`);
}

function typeView({ name, type, description }: TypeDeclaration): TypeView {
  const fields = fieldsOf(type);
  return {
    heading: target("type", name),
    description: description === null ? null : paragraphs(description),
    hasFields: fields.length > 0,
    fields,
    type: fields.length > 0 ? null : typeText(type),
  };
}

function fieldsOf(type: TypeNode | undefined): readonly FieldView[] {
  return type?.kind === "object" ? type.properties.map(field) : [];
}

function field({
  name,
  type,
  required,
  description,
}: Pick<PropertyNode, "name" | "type" | "required" | "description">): FieldView {
  return {
    name: span(name),
    type: typeText(type),
    isRequired: required,
    description: description === null ? null : text(description),
  };
}

function graph(ir: IR): readonly EdgeView[] {
  const contexts = ir.contexts.map(({ name }) => name);
  return ir.functions.flatMap((fn, from) =>
    fn.affects.map(({ context, scopedBy }) => ({
      from,
      mutation: label(fn.name),
      to: contexts.indexOf(context),
      context: label(context),
      scope: scopedBy.length === 0 ? null : label(scopedBy.join(" ")),
    })),
  );
}
