import type { FormNode } from "./form-nodes.ts";

export type * from "./form-nodes.ts";

/**
 * The intermediate representation (IR) describes a backend independently of target languages.
 *
 * Plugins get it deep-frozen. It is plain JSON with the schema `schema/ir.v1.schema.json`, so a plugin may
 * also write it to a file or send it to a program in another language. Every string in it comes from a
 * document and is untrusted: a target turns it into code only through its own `identifier()`,
 * `literal()`, `comment()` or `key()`.
 */
export interface IR {
  readonly irVersion: 1;
  readonly title: string;
  readonly version: string;
  /** The path of the backend's endpoints, such as `/api/mizan`; null if unknown, or if several backends differ. */
  readonly prefix: string | null;
  /** Whether calls need a CSRF token. If false, a client never requests a session. */
  readonly csrf: boolean;
  /** Sorted by name. */
  readonly functions: readonly FunctionNode[];
  /** Sorted by name. */
  readonly contexts: readonly ContextNode[];
  /** Sorted by name. */
  readonly forms: readonly FormNode[];
  /** Reserved for WebSocket channels; always empty in version 1 documents without `x-mizan-channels`. */
  readonly channels: readonly ChannelNode[];
  /** Every named type that a function or context reaches, sorted by name. */
  readonly types: readonly TypeDeclaration[];
}

/** The location of a node: a JSON pointer into its document and, if known, the backend's `file:line`. */
export interface Origin {
  /** RFC 6901, e.g. `/components/schemas/Project/properties/id`. */
  readonly pointer: string;
  /** e.g. `app/clients.py:41`. */
  readonly source?: string;
}

/**
 * JSON for plugins by name: the `x-*` fields of the node in the document, verbatim, without those of mizan
 * (`x-mizan-*`). Empty if there are none. Names and values are untrusted.
 */
export type Extensions = Readonly<Record<string, unknown>>;

export type FunctionKind = "call" | "mutation" | "context";

export interface FunctionNode {
  /** The wire name, e.g. `rename_project`. */
  readonly name: string;
  readonly camelName: string;
  readonly kind: FunctionKind;
  /** The path of the endpoints of its backend, such as `/api/mizan`; null if unknown. */
  readonly prefix: string | null;
  /** Name of the declaration of the input object; null for a function without arguments. */
  readonly input: string | null;
  /** Whether a call must pass arguments: true when any property of the input is required. */
  readonly inputRequired: boolean;
  /** What the call resolves to. `null` primitive for a function that returns nothing. */
  readonly output: TypeNode;
  /** Whether the function returns a response of the framework (a file, a redirect) instead of JSON. */
  readonly returnsResponse: boolean;
  /** Whether a call may contain files, as `multipart/form-data`. */
  readonly multipart: boolean;
  /** The context a `context` function belongs to, else null. */
  readonly context: string | null;
  readonly affects: readonly AffectedContext[];
  readonly auth: "none" | "required" | "staff" | "superuser" | "permission" | "custom";
  /** Permissions that a caller must have, e.g. `["projects.change_project"]`; for documentation. */
  readonly permissions: readonly string[];
  /** Names of the backend's dependencies that refuse anonymous requests, e.g. `["current_user"]`. */
  readonly guards: readonly string[];
  /** Besides its `x-*` fields, the entries of `@client(meta=…)`. */
  readonly extensions: Extensions;
  readonly deprecated: boolean;
  readonly description: string | null;
  readonly origin: Origin;
}

export interface AffectedContext {
  readonly context: string;
  /** Arguments of the mutation that narrow the invalidation to the instances with equal parameters. */
  readonly scopedBy: readonly string[];
  /** Arguments named `id`, `pk`, `uuid` or `slug` that could narrow it too, but for which nothing is declared. */
  readonly candidates?: readonly string[];
}

export interface ContextNode {
  /** `global` is the context that a client mounts at its start. */
  readonly name: string;
  /** Names of its functions, sorted; each key of the context's data is one of them. */
  readonly functions: readonly string[];
  readonly params: readonly ContextParameter[];
  /** No mutation changes its data; absent otherwise. */
  readonly constant?: true;
  readonly extensions: Extensions;
  readonly origin: Origin;
}

export interface ContextParameter {
  readonly name: string;
  readonly type: TypeNode;
  readonly required: boolean;
  /** Names of the functions that have this argument. */
  readonly sharedBy: readonly string[];
  /** The default of all these functions as JSON; absent if they differ or have none. */
  readonly default?: unknown;
  readonly description?: string;
}

export interface ChannelNode {
  readonly name: string;
  readonly origin: Origin;
}

/** A named type. */
export interface TypeDeclaration {
  readonly name: string;
  readonly type: TypeNode;
  /** Names of the type variables of a generic declaration, e.g. `["T"]` for `Page[T]`; else empty. */
  readonly parameters: readonly string[];
  /** For an instance such as `Page[User]`: the generic declaration and its arguments. Targets without generics use `type`. */
  readonly generic: GenericInstance | null;
  /** Name of the other declaration of the same class, if its input and output differ. */
  readonly twin: string | null;
  readonly extensions: Extensions;
  readonly description: string | null;
  readonly deprecated: boolean;
  readonly origin: Origin;
}

export interface GenericInstance {
  /** Name of the generic declaration. */
  readonly name: string;
  readonly arguments: readonly TypeNode[];
}

export type TypeNode =
  | PrimitiveNode
  | AnyNode
  | LiteralNode
  | EnumNode
  | ArrayNode
  | TupleNode
  | MapNode
  | ObjectNode
  | UnionNode
  | DiscriminatedUnionNode
  | NullableNode
  | ReferenceNode
  | TypeParameterNode;

interface Node<Kind extends string> {
  readonly kind: Kind;
  readonly pointer: string;
}

export interface PrimitiveNode extends Node<"primitive"> {
  readonly type: "string" | "integer" | "number" | "boolean" | "null";
  /**
   * JSON Schema format: `date-time`, `date`, `time`, `duration`, `uuid`, `decimal`, `bigint`, `base64`, … and
   * `binary`: a file, which occurs only in the arguments of a function with `multipart`.
   */
  readonly format?: string;
  /** Of a `date-time`: whether it always or never has an offset. Absent if it may have one. */
  readonly timezone?: "aware" | "naive";
  /** Limits of a string, in Unicode code points. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A regular expression of the backend's dialect that is found anywhere in the string, unless it is anchored. */
  readonly pattern?: string;
  /** Inclusive bounds of an integer or number. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Exclusive bounds of a number. An integer has the equivalent inclusive bound. */
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

/** Any JSON value. */
export type AnyNode = Node<"any">;

export interface LiteralNode extends Node<"literal"> {
  readonly value: string | number | boolean | null;
}

export interface EnumNode extends Node<"enum"> {
  readonly type: "string" | "integer" | "mixed";
  readonly members: readonly EnumMember[];
}

export interface EnumMember {
  /** The member's name in the backend; null for an anonymous `Literal`. */
  readonly name: string | null;
  readonly value: string | number | boolean | null;
}

export interface ArrayNode extends Node<"array"> {
  readonly items: TypeNode;
  readonly unique: boolean;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface TupleNode extends Node<"tuple"> {
  readonly items: readonly TypeNode[];
  /** The names of the items, for a `NamedTuple`. */
  readonly names?: readonly string[];
}

export interface MapNode extends Node<"map"> {
  /** The type of the keys as they are in JSON: strings, with a format, limits or a set of values. */
  readonly keys: TypeNode;
  readonly values: TypeNode;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

export interface ObjectNode extends Node<"object"> {
  readonly properties: readonly PropertyNode[];
  /** The type of the values of other keys; null if there are none. */
  readonly additional: TypeNode | null;
}

export interface PropertyNode {
  /** The wire key, verbatim. */
  readonly name: string;
  /** The name of the attribute in the backend, if the wire key is an alias of it. */
  readonly attribute?: string;
  readonly type: TypeNode;
  /** In an input: whether a caller must pass it. In an output: false only if the backend may leave it out. */
  readonly required: boolean;
  /** The default as JSON, if the property has one. */
  readonly default?: unknown;
  readonly extensions: Extensions;
  readonly description: string | null;
  readonly deprecated: boolean;
  readonly pointer: string;
}

export interface UnionNode extends Node<"union"> {
  readonly members: readonly TypeNode[];
}

export interface DiscriminatedUnionNode extends Node<"discriminatedUnion"> {
  /** The wire key of the tag. */
  readonly property: string;
  /** One for each tag value; each `type` is a reference to an object with the tag, or to a union of such. */
  readonly members: readonly TaggedMember[];
}

export interface TaggedMember {
  readonly tag: string | number | boolean;
  readonly type: TypeNode;
}

/** `type` or null. */
export interface NullableNode extends Node<"nullable"> {
  readonly type: TypeNode;
}

export interface ReferenceNode extends Node<"reference"> {
  readonly name: string;
}

/** A type variable of the enclosing generic declaration. */
export interface TypeParameterNode extends Node<"parameter"> {
  readonly name: string;
}
