import {
  type AffectedContext,
  camelCase,
  type EnumNode,
  type FunctionNode,
  type IR,
  type ObjectNode,
  type PrimitiveNode,
  type PropertyNode,
  type TupleNode,
  type TypeDeclaration,
  type TypeNode,
} from "@mizan/core";

const pointer = "";

export const any: TypeNode = { kind: "any", pointer };
export const primitive = (type: PrimitiveNode["type"]): PrimitiveNode => ({
  kind: "primitive",
  type,
  pointer,
});
export const formatted = (format: string): PrimitiveNode => ({ ...primitive("string"), format });
export const literal = (value: string | number | boolean | null): TypeNode => ({
  kind: "literal",
  value,
  pointer,
});
export const ref = (name: string): TypeNode => ({ kind: "reference", name, pointer });
export const parameter = (name: string): TypeNode => ({ kind: "parameter", name, pointer });
export const array = (items: TypeNode): TypeNode => ({ kind: "array", items, unique: false, pointer });
export const tuple = (...items: TypeNode[]): TupleNode => ({ kind: "tuple", items, pointer });
export const map = (values: TypeNode, keys: TypeNode = primitive("string")): TypeNode => ({
  kind: "map",
  keys,
  values,
  pointer,
});
export const nullable = (type: TypeNode): TypeNode => ({ kind: "nullable", type, pointer });
export const union = (...members: TypeNode[]): TypeNode => ({ kind: "union", members, pointer });

export const enumeration = (members: Record<string, string | number>): EnumNode => ({
  kind: "enum",
  type: "string",
  members: Object.entries(members).map(([name, value]) => ({ name, value })),
  pointer,
});

export const object = (...properties: PropertyNode[]): ObjectNode => ({
  kind: "object",
  properties,
  additional: null,
  pointer,
});

export const property = (name: string, type: TypeNode): PropertyNode => ({
  name,
  type,
  required: true,
  extensions: {},
  description: null,
  deprecated: false,
  pointer,
});

/** @param members name of the object for each tag. */
export const tagged = (name: string, members: Record<string, string>): TypeNode => ({
  kind: "discriminatedUnion",
  property: name,
  members: Object.entries(members).map(([tag, member]) => ({ tag, type: ref(member) })),
  pointer,
});

export const declare = (name: string, type: TypeNode): TypeDeclaration => ({
  name,
  type,
  parameters: [],
  generic: null,
  twin: null,
  extensions: {},
  description: null,
  deprecated: false,
  origin: { pointer: `/components/schemas/${name}` },
});

export const call = (name: string, input: string | null, output: TypeNode): FunctionNode => ({
  name,
  camelName: camelCase(name),
  kind: "call",
  prefix: null,
  input,
  inputRequired: input !== null,
  output,
  returnsResponse: false,
  multipart: false,
  context: null,
  affects: [],
  auth: "none",
  permissions: [],
  guards: [],
  extensions: {},
  deprecated: false,
  description: null,
  origin: { pointer: "/x-mizan-functions/0", source: "app/clients.py:1" },
});

export const mutation = (
  name: string,
  input: string | null,
  output: TypeNode,
  affects: readonly AffectedContext[],
): FunctionNode => ({ ...call(name, input, output), kind: "mutation", affects });

export const context = (name: string, of: string, output: TypeNode): FunctionNode => ({
  ...call(name, null, output),
  kind: "context",
  context: of,
});

/** An IR with these parts and nothing else. */
export const irOf = (parts: Partial<IR>): IR => ({
  irVersion: 1,
  title: "",
  version: "",
  prefix: null,
  csrf: false,
  functions: [],
  contexts: [],
  forms: [],
  channels: [],
  types: [],
  ...parts,
});
