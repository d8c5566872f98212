import type { Schema, SchemaObject, SchemaType } from "../document/document.ts";
import { buildArray } from "./build-array.ts";
import { buildEnum } from "./build-enum.ts";
import { buildObject } from "./build-object.ts";
import { buildPrimitive } from "./build-primitive.ts";
import { buildReference, buildTypeParameter } from "./build-reference.ts";
import { buildDiscriminatedUnion } from "./build-discriminated-union.ts";
import { type Scope, reportUnsupported } from "./scope.ts";
import { mixedShapes, unsupportedKeyword } from "./schema-keywords.ts";
import type { TypeNode } from "./types.ts";
import { unite } from "./unite.ts";

/**
 * Turns a schema into a type. Recursive only where schemas stand inside each other, which validation limits
 * (see `document/nesting.ts`); a reference is never followed, so rings cost nothing.
 */
export function buildType(schema: Schema, pointer: string, scope: Scope): TypeNode {
  if (schema === true) return { kind: "any", pointer };
  if (schema === false) {
    reportUnsupported(scope, pointer, "accepts no value at all");
    return { kind: "any", pointer };
  }
  const keyword = unsupportedKeyword(schema);
  if (keyword !== undefined) reportUnsupported(scope, pointer, `uses "${keyword}"`);
  const mixed = mixedShapes(schema);
  if (mixed !== undefined) reportUnsupported(scope, pointer, `mixes ${mixed}`);
  return buildShape(schema, pointer, scope);
}

function buildShape(schema: SchemaObject, pointer: string, scope: Scope): TypeNode {
  if (schema.$ref !== undefined) return buildReference(schema.$ref, pointer, scope);
  const variable = schema["x-mizan-typevar"];
  if (variable !== undefined) return buildTypeParameter(variable, pointer, scope);
  if (schema.const !== undefined) {
    if (schema.const === null) return { kind: "primitive", pointer, type: "null" };
    return { kind: "literal", pointer, value: schema.const };
  }
  if (schema.enum !== undefined) return buildEnum(schema.enum, schema["x-mizan-enum-names"], pointer, scope);
  if (schema.discriminator !== undefined) return buildDiscriminatedUnion(schema, pointer, scope);
  if (schema.anyOf !== undefined) return uniteAll(schema.anyOf, pointer, "anyOf", scope);
  if (schema.oneOf !== undefined) return uniteAll(schema.oneOf, pointer, "oneOf", scope);
  if (schema.allOf !== undefined) return buildType(schema.allOf[0] ?? true, `${pointer}/allOf/0`, scope);
  const { type } = schema;
  if (typeof type === "string") return buildTyped(type, schema, pointer, scope);
  if (type !== undefined) {
    return unite(
      type.map((one) => buildTyped(one, schema, pointer, scope)),
      pointer,
    );
  }
  return buildUntyped(schema, pointer, scope);
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
  return buildPrimitive(type, schema, pointer);
}

/** Without `type`, the other keywords tell; without any of them, every value is meant. */
function buildUntyped(schema: SchemaObject, pointer: string, scope: Scope): TypeNode {
  if (schema.properties !== undefined) return buildObject(schema, pointer, scope);
  if (schema.items !== undefined || schema.prefixItems !== undefined)
    return buildArray(schema, pointer, scope);
  return { kind: "any", pointer };
}
