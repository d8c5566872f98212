import type { Schema, SchemaObject } from "../document/document.ts";
import { pointerStep } from "../document/pointer.ts";
import { buildType } from "./build-type.ts";
import { extensionsOf } from "./extensions.ts";
import { limitsOf, shapeOf } from "./schema-keywords.ts";
import { reportRoundedDefault } from "./rounded.ts";
import { type Scope, reportUnsupported } from "./scope.ts";
import type { PropertyNode, TypeNode } from "./types.ts";

export function buildArray(schema: SchemaObject, pointer: string, scope: Scope): TypeNode {
  if (schema.prefixItems !== undefined) {
    // Without `items` more elements may follow, unless `maxItems` excludes them.
    const open = schema.items === undefined && (schema.maxItems ?? Infinity) > schema.prefixItems.length;
    if (open || (schema.items !== undefined && schema.items !== false)) {
      reportUnsupported(scope, pointer, "is a tuple of any length");
    }
    const items = schema.prefixItems.map((item, index) =>
      buildType(item, `${pointer}/prefixItems/${index}`, scope),
    );
    const names = schema["x-mizan-tuple-names"];
    if (names === undefined) return { kind: "tuple", pointer, items };
    if (names.length !== items.length) {
      reportUnsupported(scope, pointer, `has ${items.length} items but ${names.length} names for them`);
    }
    return { kind: "tuple", pointer, items, names };
  }
  if (schema.maxItems === 0) return { kind: "tuple", pointer, items: [] };
  const items = buildType(schema.items ?? true, `${pointer}/items`, scope);
  return { kind: "array", pointer, items, unique: schema.uniqueItems === true, ...limitsOf("array", schema) };
}

/** An object with known keys, or a map if the schema has no `properties`. */
export function buildObject(schema: SchemaObject, pointer: string, scope: Scope): TypeNode {
  if (schema.properties === undefined && schema.additionalProperties !== false) {
    const values = buildValues(schema, pointer, scope);
    return {
      kind: "map",
      pointer,
      keys: buildKeys(schema, pointer, scope),
      values,
      ...limitsOf("object", schema),
    };
  }
  if (schema.patternProperties !== undefined) {
    reportUnsupported(scope, pointer, 'uses "patternProperties" beside its own properties');
  }
  const { additionalProperties: others = false } = schema;
  const properties = buildProperties(schema, pointer, scope);
  // A pydantic model that ignores extra keys has no `additionalProperties`: the server neither reads nor sends any.
  const additional = others === false ? null : buildType(others, `${pointer}/additionalProperties`, scope);
  return { kind: "object", pointer, properties, additional };
}

function buildProperties(schema: SchemaObject, pointer: string, scope: Scope): PropertyNode[] {
  const properties = schema.properties ?? {};
  const required = new Set(schema.required);
  const at = `${pointer}/properties/`;
  // Two arrays instead of `Object.entries` take half the time. A document may have thousands of small objects.
  const schemas = Object.values(properties);
  const built = Object.keys(properties).map((name, index) =>
    buildProperty(name, schemas[index]!, required.delete(name), at + pointerStep(name), scope),
  );
  for (const name of required)
    reportUnsupported(scope, pointer, `requires "${name}", which is not one of its properties`);
  return built;
}

function buildProperty(
  name: string,
  schema: Schema,
  required: boolean,
  pointer: string,
  scope: Scope,
): PropertyNode {
  const details: SchemaObject = typeof schema === "object" ? schema : {};
  const { description = null, deprecated = false, "x-mizan-attribute": attribute } = details;
  const alias = attribute === undefined ? {} : { attribute };
  const type = buildType(schema, pointer, scope);
  const about = { extensions: extensionsOf(details), description, deprecated, pointer };
  if (!Object.hasOwn(details, "default")) return { name, ...alias, type, required, ...about };
  reportRoundedDefault(details, pointer, scope);
  return { name, ...alias, type, required, default: details.default, ...about };
}

/** JSON has string keys only, so a type that is missing means a string. */
function buildKeys(schema: SchemaObject, pointer: string, scope: Scope): TypeNode {
  const { propertyNames: names, patternProperties } = schema;
  if (names === undefined || names === true) {
    const [pattern] = Object.keys(patternProperties ?? {});
    return { kind: "primitive", pointer, type: "string", ...(pattern === undefined ? {} : { pattern }) };
  }
  const given = typeof names === "object" && Object.keys(names).every((keyword) => shapeOf(keyword) === null);
  const typed = given && names.type === undefined ? { ...names, type: "string" as const } : names;
  return buildType(typed, `${pointer}/propertyNames`, scope);
}

/** Pydantic writes a dictionary with constrained keys as `patternProperties` with one pattern. */
function buildValues(schema: SchemaObject, pointer: string, scope: Scope): TypeNode {
  const patterns = Object.entries(schema.patternProperties ?? {});
  const [first, second] = patterns;
  if (first === undefined) {
    return buildType(schema.additionalProperties ?? true, `${pointer}/additionalProperties`, scope);
  }
  if (second !== undefined)
    reportUnsupported(scope, pointer, 'uses "patternProperties" with several patterns');
  return buildType(first[1], `${pointer}/patternProperties/${pointerStep(first[0])}`, scope);
}
