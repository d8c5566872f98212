import { unionTags } from "../diagnostics/ir.ts";
import type { Schema, SchemaObject } from "../document/document.ts";
import { pointerStep } from "../document/pointer.ts";
import { valueType } from "./build-scalars.ts";
import { type Scope, buildReference, componentName } from "./scope.ts";
import { typeKey } from "./type-key.ts";
import type { EnumMember, LiteralNode, TaggedMember, TypeNode } from "./types.ts";

/**
 * The union of types in its simplest form: without nested unions and repeated members, with at most one null,
 * which is outermost. A union of literals is an enum, and a union with `any` is `any`.
 */
export function unite(types: readonly TypeNode[], pointer: string): TypeNode {
  const members: TypeNode[] = [];
  let nullable = false;
  const add = (type: TypeNode): void => {
    if (type.kind === "union") {
      type.members.forEach(add);
    } else if (type.kind === "nullable") {
      nullable = true;
      add(type.type);
    } else if (type.kind === "primitive" && type.type === "null") {
      nullable = true;
    } else {
      members.push(type);
    }
  };
  types.forEach(add);
  if (members.some(({ kind }) => kind === "any")) return { kind: "any", pointer };
  const type = join(members.length > 1 ? distinct(members) : members, pointer);
  if (type === undefined) return { kind: "primitive", pointer, type: "null" };
  return nullable ? { kind: "nullable", pointer, type } : type;
}

function distinct(types: readonly TypeNode[]): TypeNode[] {
  const known = new Map<string, TypeNode>();
  for (const type of types) {
    const key = typeKey(type);
    const first = known.get(key);
    known.set(key, first === undefined ? type : wider(first, type));
  }
  return [...known.values()];
}

/** One type for two alternatives that differ only in limits, of which neither applies to all values. */
function wider(first: TypeNode, second: TypeNode): TypeNode {
  const [one, two] = [first, second].map((type) => JSON.stringify({ ...type, pointer: "" }));
  return one === two ? first : withoutLimits(first);
}

function withoutLimits(type: TypeNode): TypeNode {
  const { kind, pointer } = type;
  if (kind === "primitive") {
    const { format, timezone } = type;
    return {
      ...{ kind, pointer, type: type.type },
      ...(format !== undefined && { format }),
      ...(timezone !== undefined && { timezone }),
    };
  }
  if (kind === "array") return { kind, pointer, items: withoutLimits(type.items), unique: type.unique };
  if (kind === "map") {
    return { kind, pointer, keys: withoutLimits(type.keys), values: withoutLimits(type.values) };
  }
  return kind === "nullable" ? { kind, pointer, type: withoutLimits(type.type) } : type;
}

function join(members: readonly TypeNode[], pointer: string): TypeNode | undefined {
  const [first] = members;
  if (members.length < 2) return first;
  if (!members.every((member) => member.kind === "literal")) return { kind: "union", pointer, members };
  const values = members.map(({ value }: LiteralNode): EnumMember => ({ name: null, value }));
  return { kind: "enum", pointer, type: valueType(values), members: values };
}

/**
 * The mapping names the members. Its keys are always strings, so the type of a tag (integer, boolean) is read
 * from the member itself.
 */
export function buildDiscriminatedUnion(schema: SchemaObject, pointer: string, scope: Scope): TypeNode {
  const { propertyName: property, mapping } = schema.discriminator ?? { propertyName: "", mapping: {} };
  const report = (at: string, reason: string): void =>
    scope.report(unionTags({ plugin: scope.plugin, pointer: at, source: scope.source, property, reason }));
  const members: TaggedMember[] = [];
  const mapped = new Set<string>();
  for (const [key, reference] of Object.entries(mapping)) {
    const at = `${pointer}/discriminator/mapping/${pointerStep(key)}`;
    const name = componentName(reference);
    mapped.add(name);
    const tags = tagsOf(name, property, scope.schemas);
    const tag = tags?.find((value) => isNamed(value, key));
    if (tags === undefined) report(at, `${name} has no constant "${property}"`);
    else if (tag === undefined) report(at, `"${property}" of ${name} is never ${JSON.stringify(key)}`);
    members.push({ tag: tag ?? key, type: buildReference(reference, at, scope) });
  }
  (schema.oneOf ?? schema.anyOf ?? []).forEach((member, index) => {
    const name =
      typeof member === "object" && member.$ref !== undefined ? componentName(member.$ref) : undefined;
    if (name === undefined || !mapped.has(name)) {
      report(
        `${pointer}/${schema.oneOf ? "oneOf" : "anyOf"}/${index}`,
        "the mapping does not lead to this member",
      );
    }
  });
  return { kind: "discriminatedUnion", pointer, property, members };
}

/** Python writes booleans as `True`. */
function isNamed(tag: string | number | boolean, key: string): boolean {
  return String(tag) === (typeof tag === "boolean" ? key.toLowerCase() : key);
}

type Tag = string | number | boolean;
type Schemas = Readonly<Record<string, Schema>>;

/**
 * The constants that a component's property may be: one for most models, several for a tag of type
 * `Literal["a", "b"]`, and those of all members for a nested union.
 * @returns undefined if a value is not a constant, or the component does not exist
 */
function tagsOf(name: string, property: string, schemas: Schemas): Tag[] | undefined {
  const seen = new Set<string>();
  const queue = [name];
  const tags: Tag[] = [];
  // Skipping known components makes the loop end on cycles.
  for (const next of queue) {
    if (seen.has(next)) continue;
    seen.add(next);
    const schema = resolve({ $ref: `#/components/schemas/${next}` }, schemas);
    const members = schema?.oneOf ?? schema?.anyOf;
    if (members !== undefined) {
      for (const member of members) {
        if (typeof member !== "object" || member.$ref === undefined) return undefined;
        queue.push(componentName(member.$ref));
      }
      continue;
    }
    const properties = schema?.properties ?? {};
    const here = constants(Object.hasOwn(properties, property) ? properties[property] : undefined, schemas);
    if (here === undefined) return undefined;
    tags.push(...here);
  }
  return tags;
}

function constants(schema: Schema | undefined, schemas: Schemas): Tag[] | undefined {
  const resolved = schema === undefined ? undefined : resolve(schema, schemas);
  const values = resolved?.const === undefined ? resolved?.enum : [resolved.const];
  return values?.every((value) => value !== null) === true ? [...values] : undefined;
}

/** Follows references and `allOf` with one member; undefined for cycles and missing components. */
function resolve(schema: Schema, schemas: Schemas): SchemaObject | undefined {
  const seen = new Set<Schema>();
  let current: Schema | undefined = schema;
  while (typeof current === "object" && !seen.has(current)) {
    seen.add(current);
    if (current.$ref !== undefined) {
      const name = componentName(current.$ref);
      current = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    } else if (current.allOf !== undefined) {
      current = current.allOf[0];
    } else {
      return current;
    }
  }
  return undefined;
}
