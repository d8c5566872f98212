import { integerRounded } from "../diagnostics/ir.ts";
import type { Schema, SchemaObject } from "../document/document.ts";
import { pointerStep } from "../document/pointer.ts";
import type { Scope } from "./scope.ts";

/** `JSON.parse` rounds integers outside ±(2^53 - 1). */
const isRounded = (value: unknown): boolean => Number.isInteger(value) && !Number.isSafeInteger(value);

/** Whether a JSON value contains a rounded integer. */
export const containsRounded = (value: unknown): boolean =>
  typeof value === "object" && value !== null ? Object.values(value).some(containsRounded) : isRounded(value);

const BOUNDS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] as const;

export function reportRoundedBounds(schema: SchemaObject, pointer: string, scope: Scope): void {
  for (const keyword of BOUNDS) {
    if (isRounded(schema[keyword])) report(`${pointer}/${keyword}`, scope);
  }
}

/** Floats are not rounded. */
export function reportRoundedConstants(
  keyword: "const" | "enum",
  schema: SchemaObject,
  pointer: string,
  scope: Scope,
): void {
  if (schema.type !== "number" && [schema[keyword]].flat().some(isRounded)) {
    report(`${pointer}/${keyword}`, scope);
  }
}

export function reportRoundedDefault(schema: SchemaObject, pointer: string, scope: Scope): void {
  for (const place of roundedIn(schema.default, schema, `${pointer}/default`, scope)) report(place, scope);
}

function report(pointer: string, { plugin, source, report }: Scope): void {
  report(integerRounded({ plugin, pointer, source }));
}

/** Follows a value and its schema together. */
function* roundedIn(value: unknown, schema: Schema, pointer: string, scope: Scope): Generator<string> {
  if (typeof value !== "object" || value === null) {
    if (isRounded(value) && !variants(schema, scope).some(({ type }) => [type].flat().includes("number"))) {
      yield pointer;
    }
    return;
  }
  const known = variants(schema, scope);
  for (const [key, inner] of Object.entries(value)) {
    const anyOf = known.flatMap((each) => inside(each, key) ?? []);
    yield* roundedIn(inner, { anyOf }, `${pointer}/${pointerStep(key)}`, scope);
  }
}

/** The schema of a key or an index of a value. */
function inside(schema: SchemaObject, key: string): Schema | undefined {
  const { properties = {}, prefixItems, items, additionalProperties } = schema;
  if (Object.hasOwn(properties, key)) return properties[key];
  return prefixItems?.[Number(key)] ?? items ?? additionalProperties;
}

/** A schema and the members of its unions, with references resolved. */
function variants(schema: Schema, scope: Scope, seen: readonly string[] = []): readonly SchemaObject[] {
  if (typeof schema === "boolean") return [];
  const { $ref, anyOf = [], oneOf = [], allOf = [] } = schema;
  const members = [...anyOf, ...oneOf, ...allOf].flatMap((member) => variants(member, scope, seen));
  const name = $ref?.slice($ref.lastIndexOf("/") + 1);
  if (name === undefined || seen.includes(name) || !Object.hasOwn(scope.schemas, name)) {
    return [schema, ...members];
  }
  return [...members, ...variants(scope.schemas[name]!, scope, [...seen, name])];
}
