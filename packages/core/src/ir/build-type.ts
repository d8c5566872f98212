import type { Schema, SchemaObject, SchemaType } from "../document/document.ts";
import { buildArray, buildObject } from "./build-containers.ts";
import { buildEnum, buildPrimitive } from "./build-scalars.ts";
import { buildDiscriminatedUnion, unite } from "./build-unions.ts";
import { reportRoundedBounds, reportRoundedConstants } from "./rounded.ts";
import { type Scope, buildReference, buildTypeParameter, reportUnsupported } from "./scope.ts";
import { type Shape, shapeOf } from "./schema-keywords.ts";
import type { TypeNode } from "./types.ts";

/**
 * Turns a schema into a type. The recursion is as deep as schemas contain each other, which validation limits;
 * references are not followed.
 */
export function buildType(schema: Schema, pointer: string, scope: Scope): TypeNode {
  if (schema === true) return { kind: "any", pointer };
  if (schema === false) {
    reportUnsupported(scope, pointer, "accepts no value at all");
    return { kind: "any", pointer };
  }
  let shape: Shape | undefined;
  for (const keyword in schema) {
    const here = shapeOf(keyword);
    if (here === undefined) {
      reportUnsupported(scope, pointer, `uses "${keyword}"`);
    } else if (here !== null) {
      if (shape !== undefined && !areEquivalent(shape, here)) {
        reportUnsupported(scope, pointer, `mixes "${shape}" with "${here}"`);
      }
      shape = shape === "const" ? shape : here;
    }
  }
  return buildShape(shape, schema, pointer, scope);
}

/** `{"const": "a", "enum": ["a"]}` is not a contradiction. */
const areEquivalent = (a: Shape, b: Shape): boolean =>
  (a === "const" && b === "enum") || (a === "enum" && b === "const");

function buildShape(shape: Shape | undefined, schema: SchemaObject, pointer: string, scope: Scope): TypeNode {
  if (schema.discriminator !== undefined) return buildDiscriminatedUnion(schema, pointer, scope);
  switch (shape) {
    case "$ref":
      return buildReference(schema.$ref ?? "", pointer, scope);
    case "x-mizan-typevar":
      return buildTypeParameter(schema["x-mizan-typevar"] ?? "", pointer, scope);
    case "const":
      reportRoundedConstants("const", schema, pointer, scope);
      if (schema.const === undefined || schema.const === null)
        return { kind: "primitive", pointer, type: "null" };
      return { kind: "literal", pointer, value: schema.const };
    case "enum":
      reportRoundedConstants("enum", schema, pointer, scope);
      return buildEnum(schema.enum ?? [], schema["x-mizan-enum-names"], pointer, scope);
    case "anyOf":
    case "oneOf":
      return uniteAll(schema[shape] ?? [], pointer, shape, scope);
    case "allOf":
      return buildType(schema.allOf?.[0] ?? true, `${pointer}/allOf/0`, scope);
    case "properties":
    case "items":
    case undefined:
      return buildPlain(schema, pointer, scope);
  }
}

function buildPlain(schema: SchemaObject, pointer: string, scope: Scope): TypeNode {
  const { type } = schema;
  if (typeof type === "string") return buildTyped(type, schema, pointer, scope);
  if (type === undefined) return buildUntyped(schema, pointer, scope);
  return unite(
    type.map((one) => buildTyped(one, schema, pointer, scope)),
    pointer,
  );
}

function uniteAll(members: readonly Schema[], pointer: string, keyword: string, scope: Scope): TypeNode {
  return unite(
    members.map((member, index) => buildType(member, `${pointer}/${keyword}/${index}`, scope)),
    pointer,
  );
}

function buildTyped(type: SchemaType, schema: SchemaObject, pointer: string, scope: Scope): TypeNode {
  if (type === "object") return buildObject(schema, pointer, scope);
  if (type === "array") return buildArray(schema, pointer, scope);
  if (type === "integer") reportRoundedBounds(schema, pointer, scope);
  return buildPrimitive(type, schema, pointer);
}

/** A schema without `type`: other keywords may imply one, else it accepts any value. */
function buildUntyped(schema: SchemaObject, pointer: string, scope: Scope): TypeNode {
  if (schema.properties !== undefined) return buildObject(schema, pointer, scope);
  if (schema.items !== undefined || schema.prefixItems !== undefined)
    return buildArray(schema, pointer, scope);
  return { kind: "any", pointer };
}
