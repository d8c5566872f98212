import type {
  AffectedContext,
  ContextNode,
  ContextParameter,
  EnumMember,
  FormChoice,
  FormFieldNode,
  FormNode,
  FunctionNode,
  IR,
  Origin,
  PropertyNode,
  TaggedMember,
  TypeDeclaration,
  TypeNode,
} from "../ir/types.ts";
import { walkTypes } from "../ir/walk.ts";

/** The nodes of the IR by name: those beside the types, and each kind of type. */
interface Nodes extends KindsOfType {
  /** All functions of a document have the same prefix. */
  readonly function: Omit<FunctionNode, "prefix">;
  readonly affectedContext: AffectedContext;
  readonly context: ContextNode;
  readonly contextParameter: ContextParameter;
  readonly form: FormNode;
  readonly formField: FormFieldNode;
  readonly formChoice: FormChoice;
  readonly origin: Origin;
  readonly declaration: TypeDeclaration;
  readonly property: PropertyNode;
  readonly enumMember: NotNull<EnumMember>;
  readonly taggedMember: TaggedMember;
}
type KindsOfType = {
  readonly [Kind in TypeNode["kind"]]: NotNull<Omit<Extract<TypeNode, { kind: Kind }>, "kind">>;
};
/** Null is a primitive: it is no literal, and no member of an enum. */
type NotNull<Node> = Node extends { readonly value: unknown }
  ? Omit<Node, "value"> & { readonly value: NonNullable<Node["value"]> }
  : Node;

/** What a field may hold: each of a few values, otherwise "a value". Empty arrays and empty objects do not count. */
type Content<Value> = Value extends null
  ? "null"
  : Value extends boolean
    ? `${Value}`
    : Value extends string
      ? string extends Value
        ? "a value"
        : Value
      : "a value";
type Contents<Node, Field extends keyof Node> =
  | Content<Exclude<Node[Field], undefined>>
  | (Pick<Node, Field> extends Required<Pick<Node, Field>> ? never : "absent");

/** The fields that may hold more than one thing, an array, or an object with any keys. */
type Features<Node> = {
  readonly [
    Field in keyof Node as Varies<Contents<Node, Field>, Node[Field]> extends true ? Field : never
  ]-?: Readonly<Record<Contents<Node, Field>, true>>;
};
type Varies<Content extends string, Value> = [Content] extends ["a value"]
  ? Value extends readonly unknown[]
    ? true
    : string extends keyof Value
      ? true
      : false
  : true;

const flag = { true: true, false: true } as const;
const optional = { "a value": true, absent: true } as const;
const nullable = { "a value": true, null: true } as const;
const filled = { "a value": true } as const;
const scalar = { "a value": true, true: true, false: true } as const;

/**
 * Everything that may occur in an IR. It does not compile without a kind of node or a field of types.ts: add it here
 * and to the document in complete-document.ts.
 */
const FEATURES: { readonly [Name in keyof Nodes]: Features<Nodes[Name]> } = {
  function: {
    kind: { call: true, mutation: true, context: true },
    input: nullable,
    inputRequired: flag,
    returnsResponse: flag,
    multipart: flag,
    context: nullable,
    affects: filled,
    auth: { none: true, required: true, staff: true, superuser: true, permission: true, custom: true },
    permissions: filled,
    guards: filled,
    extensions: filled,
    deprecated: flag,
    description: nullable,
  },
  affectedContext: { scopedBy: filled, candidates: optional },
  context: { functions: filled, params: filled, constant: { true: true, absent: true }, extensions: filled },
  contextParameter: { required: flag, sharedBy: filled, default: optional, description: optional },
  form: { dynamic: flag, validateOnBlur: flag, fields: filled, description: nullable },
  formField: {
    required: flag,
    disabled: flag,
    hidden: flag,
    multiple: flag,
    choices: nullable,
    attrs: filled,
  },
  formChoice: { value: { ...scalar, null: true }, group: nullable },
  origin: { source: optional },
  declaration: {
    parameters: filled,
    generic: nullable,
    twin: nullable,
    extensions: filled,
    description: nullable,
    deprecated: flag,
  },
  property: {
    required: flag,
    attribute: optional,
    default: optional,
    extensions: filled,
    description: nullable,
    deprecated: flag,
  },
  enumMember: { name: nullable, value: scalar },
  taggedMember: { tag: scalar },
  primitive: {
    type: { string: true, integer: true, number: true, boolean: true, null: true },
    ...{ format: optional, minLength: optional, maxLength: optional, pattern: optional },
    ...{ minimum: optional, maximum: optional, exclusiveMinimum: optional, exclusiveMaximum: optional },
    multipleOf: optional,
    timezone: { aware: true, naive: true, absent: true },
  },
  any: {},
  literal: { value: scalar },
  enum: { type: { string: true, integer: true, mixed: true }, members: filled },
  array: { unique: flag, minItems: optional, maxItems: optional },
  tuple: { items: filled, names: optional },
  map: { minProperties: optional, maxProperties: optional },
  object: { properties: filled, additional: nullable },
  union: { members: filled },
  discriminatedUnion: { members: filled },
  nullable: {},
  reference: {},
  parameter: {},
};

/**
 * What an IR lacks of everything that may occur: `tuple` without tuples, `property.deprecated: true` without a
 * deprecated property. Empty for the IR of `completeDocument()`.
 */
export function missingFeatures(ir: IR): string[] {
  const found = new Map<string, object[]>(Object.keys(FEATURES).map((name) => [name, []]));
  for (const [name, node] of nodesOf(ir)) found.get(name)?.push(node);
  return Object.entries(FEATURES).flatMap(([name, fields]) => {
    const nodes = found.get(name)!;
    if (nodes.length === 0) return [name];
    return Object.entries<object>(fields).flatMap(([field, contents]) => {
      const values = nodes.map((node) => (node as Record<string, unknown>)[field]);
      return Object.keys(contents)
        .filter((content) => !values.some((value) => holds(value, content)))
        .map((content) => `${name}.${field}: ${content}`);
    });
  });
}

function holds(value: unknown, content: string): boolean {
  if (value === undefined) return content === "absent";
  if (value === null || typeof value === "boolean") return content === String(value);
  if (content === "a value") return typeof value !== "object" || Object.keys(value).length > 0;
  return value === content;
}

function* nodesOf(ir: IR): Generator<readonly [keyof Nodes, object]> {
  const { functions, contexts, forms, types } = ir;
  const named = <Name extends keyof Nodes>(name: Name, nodes: readonly object[]) =>
    nodes.map((node) => [name, node] as const);
  yield* named("function", functions);
  yield* named("form", forms);
  yield* named("declaration", types);
  for (const { origin } of [...functions, ...contexts, ...forms, ...types]) yield ["origin", origin];
  yield* named("context", contexts);
  for (const { affects } of functions) yield* named("affectedContext", affects);
  for (const { params } of contexts) yield* named("contextParameter", params);
  for (const field of forms.flatMap(({ fields }) => fields)) {
    yield ["formField", field];
    yield* named("formChoice", field.choices ?? []);
  }
  const roots = [
    ...functions.map(({ output }) => output),
    ...contexts.flatMap(({ params }) => params.map(({ type }) => type)),
    ...types.flatMap(({ type, generic }) => [type, ...(generic?.arguments ?? [])]),
  ];
  for (const type of roots.flatMap((root) => walkTypes(root))) {
    yield [type.kind, type];
    if (type.kind === "object") yield* named("property", type.properties);
    if (type.kind === "enum") yield* named("enumMember", type.members);
    if (type.kind === "discriminatedUnion") yield* named("taggedMember", type.members);
  }
}
