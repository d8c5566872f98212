import type { Schema, SchemaObject } from "../document/document.ts";
import { pointerStep } from "../document/pointer.ts";
import { buildType } from "./build-type.ts";
import { reportRoundedDefault } from "./rounded.ts";
import { type Scope, reportUnsupported } from "./scope.ts";
import type { PropertyNode, TypeNode } from "./types.ts";

/** An object with known keys, or a map when the schema names none. */
export function buildObject(schema: SchemaObject, pointer: string, scope: Scope): TypeNode {
  if (schema.properties === undefined && schema.additionalProperties !== false) {
    return { kind: "map", pointer, values: buildValues(schema, pointer, scope) };
  }
  if (schema.patternProperties !== undefined) {
    reportUnsupported(scope, pointer, 'uses "patternProperties" beside its own properties');
  }
  const { additionalProperties: others = false } = schema;
  const properties = buildProperties(schema, pointer, scope);
  // Where pydantic ignores extra keys it writes no `additionalProperties`: the server neither reads nor sends any.
  const additional = others === false ? null : buildType(others, `${pointer}/additionalProperties`, scope);
  return { kind: "object", pointer, properties, additional };
}

function buildProperties(schema: SchemaObject, pointer: string, scope: Scope): PropertyNode[] {
  const properties = schema.properties ?? {};
  const required = new Set(schema.required);
  const at = `${pointer}/properties/`;
  // Two lists instead of `Object.entries`: half the time for the thousands of small objects of a document.
  const schemas = Object.values(properties);
  const built = Object.keys(properties).map((name, index) =>
    buildProperty(name, schemas[index]!, required.delete(name), at + pointerStep(name), scope),
  );
  for (const name of required) reportUnsupported(scope, pointer, `requires "${name}", which it lacks`);
  return built;
}

function buildProperty(
  name: string,
  schema: Schema,
  required: boolean,
  pointer: string,
  scope: Scope,
): PropertyNode {
  const { description = null, deprecated = false } = typeof schema === "object" ? schema : {};
  const type = buildType(schema, pointer, scope);
  if (typeof schema === "object" && Object.hasOwn(schema, "default")) {
    reportRoundedDefault(schema, pointer, scope);
    return { name, type, required, default: schema.default, description, deprecated, pointer };
  }
  return { name, type, required, description, deprecated, pointer };
}

/** `patternProperties` with one pattern is how pydantic writes a dictionary whose keys are constrained. */
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
