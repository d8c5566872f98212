import {
  type AnyNode,
  assertNever,
  type Code,
  foldType,
  type MapNode,
  type ObjectNode,
  type PrimitiveNode,
  type PropertyNode,
  type TupleNode,
  type TypeNode,
} from "@mizan/core";
import { comment, identifier, literal, member, prose, tag } from "./names.ts";

/** The part of JSON Schema that is passed to openapi-typescript, with mizan's extensions. */
export interface Schema {
  readonly type?: "string" | "number" | "boolean" | "null" | "array" | "object";
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  /** The names of `prefixItems`: `[start: number, end: number]`. */
  readonly "x-mizan-labels"?: readonly string[];
  /** By position, since openapi-typescript decodes names as parts of a URI; see `x-mizan-key`. */
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: true | Schema;
  /** A type by its name in the file at hand, or a literal. */
  readonly "x-mizan-reference"?: { readonly name: string; readonly arguments: readonly Schema[] };
  /**
   * `Record<string, …>`, or `Partial<Record<…, …>>` with keys of a closed set. `values` is null for an object that never
   * has a key.
   */
  readonly "x-mizan-record"?: { readonly values: Schema | null; readonly keys: Schema | null };
  /** The printed key of a property. */
  readonly "x-mizan-key"?: string;
  /** The JSDoc comment of a property. */
  readonly "x-mizan-comment"?: string;
  /** Whether a property also accepts `undefined`. */
  readonly "x-mizan-undefined"?: boolean;
}

/** The names of types in one generated file. */
export interface TypeScope {
  /** @returns the name of a declared type in this file, and its type arguments. */
  reference(name: string): { readonly name: Code; readonly arguments: readonly TypeNode[] };
  /** @returns the type that a reference leads to. */
  resolve(type: TypeNode): TypeNode | undefined;
  /** @returns the alias for the format of a string; null if it is a plain string. */
  format(type: PrimitiveNode): Code | null;
  /** @returns the type of a file. */
  file(): Code;
  /** @returns the name of a type variable of the declaration at hand. */
  parameter(name: string): Code;
  /**
   * Whether optional properties, and keys of a closed set, also accept `undefined`, which `exactOptionalPropertyTypes`
   * distinguishes. In inputs they do, since the kernel sends no property that is undefined.
   */
  readonly acceptsUndefined: boolean;
}

/**
 * Writes a type of the IR as the JSON Schema that openapi-typescript prints.
 * A `const`, `format`, `description` or `default` is left out: it would become a comment of its own wording.
 */
export function schemaOf(type: TypeNode, scope: TypeScope): Schema {
  return foldType(type, (node, inner: Inner) => schemaOfNode(node, inner, scope));
}

/** Returns the schema of a type directly inside the type at hand. */
type Inner = (child: TypeNode) => Schema;

function schemaOfNode(node: TypeNode, inner: Inner, scope: TypeScope): Schema {
  switch (node.kind) {
    case "any":
      return {};
    case "primitive":
      return primitive(node, scope);
    case "literal":
      return constants([node.value]);
    case "enum":
      return constants(node.members.map(({ value }) => value));
    case "array":
      return { type: "array", items: inner(node.items) };
    case "tuple":
      return tuple(node, inner);
    case "map":
      return map(node, inner, scope);
    case "object":
      return object(node, inner, scope);
    case "union":
      return union(node.members.map(inner));
    case "discriminatedUnion":
      return union(node.members.map((member) => inner(member.type)));
    case "nullable":
      return union([inner(node.type), { type: "null" }]);
    case "reference": {
      const { name, arguments: filled } = scope.reference(node.name);
      return reference(
        String(name),
        filled.map((argument) => schemaOf(argument, scope)),
      );
    }
    case "parameter":
      return reference(String(scope.parameter(node.name)));
    default:
      return assertNever(node);
  }
}

function primitive(node: PrimitiveNode, scope: TypeScope): Schema {
  const { type, format } = node;
  if (type === "string" && format === "binary") return reference(String(scope.file()));
  const alias = type === "string" ? scope.format(node) : null;
  if (alias !== null) return reference(String(alias));
  return { type: type === "integer" ? "number" : type };
}

function tuple({ items, names }: TupleNode, inner: Inner): Schema {
  const labels = names?.map((name) => String(identifier(name)));
  return {
    type: "array",
    prefixItems: items.map(inner),
    ...(labels?.length === items.length && { "x-mizan-labels": labels }),
  };
}

/** Any key of a closed set may be missing, as an optional property may. */
function map(node: MapNode, inner: Inner, scope: TypeScope): Schema {
  const values = inner(node.values);
  if (!hasClosedKeys(node, scope)) return record(values);
  return record(scope.acceptsUndefined ? union([values, reference("undefined")]) : values, inner(node.keys));
}

function object(node: ObjectNode, inner: Inner, scope: TypeScope): Schema {
  if (node.properties.length === 0) return record(node.additional && inner(node.additional));
  return {
    type: "object",
    properties: Object.fromEntries(
      node.properties.map((property, index) => [position(index), described(property, inner, scope)]),
    ),
    required: node.properties.flatMap(({ required }, index) => (required ? [position(index)] : [])),
    ...(node.additional && {
      additionalProperties: isAny(node.additional) || inner(node.additional),
    }),
  };
}

function described(property: PropertyNode, inner: Inner, scope: TypeScope): Schema {
  const text = comment(
    prose(property.description),
    property.deprecated ? tag("deprecated") : null,
    property.required || property.default === undefined ? null : tag("default", property.default),
  );
  return {
    ...inner(property.type),
    "x-mizan-key": String(member(property.name)),
    ...(text && { "x-mizan-comment": String(text) }),
    ...(!property.required && scope.acceptsUndefined && { "x-mizan-undefined": true }),
  };
}

/**
 * In a union, since openapi-typescript prints a single `enum` with a comment and parentheses. Strings are printed here,
 * since openapi-typescript does not escape invisible characters.
 */
const constants = (values: readonly unknown[]): Schema => ({
  anyOf: values.map((value) =>
    typeof value === "string" ? reference(String(literal(value))) : { enum: [value] },
  ),
});

/**
 * Flat and without equal members. A union of one member is that member: openapi-typescript would print an array of an
 * array in such a union as one array.
 */
function union(members: readonly Schema[]): Schema {
  const flat = members.flatMap((member) => member.anyOf ?? [member]);
  const different = [...new Map(flat.map((member) => [identityOf(member), member])).values()];
  const [only] = different;
  return different.length === 1 && only !== undefined && only.enum === undefined
    ? only
    : { anyOf: different };
}

/** Equal for equal schemas. Most members are references, and no name begins as an object does. */
function identityOf(schema: Schema): string {
  const { name, arguments: filled } = schema["x-mizan-reference"] ?? {};
  return name !== undefined && filled?.length === 0 ? name : JSON.stringify(schema);
}

const reference = (name: string, filled: readonly Schema[] = []): Schema => ({
  type: "string",
  "x-mizan-reference": { name, arguments: filled },
});

const record = (values: Schema | null, keys: Schema | null = null): Schema => ({
  type: "object",
  "x-mizan-record": { values, keys },
});

/** Whether the possible keys of a map are known. Most maps do not have all of them. */
function hasClosedKeys({ keys }: MapNode, scope: TypeScope): boolean {
  const type = scope.resolve(keys);
  return type?.kind === "literal" || (type?.kind === "enum" && type.type === "string");
}

const position = (index: number): string => `p${String(index)}`;

const isAny = (node: TypeNode): node is AnyNode => node.kind === "any";
