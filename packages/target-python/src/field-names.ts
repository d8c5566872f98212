import { checkNames, type Code, type NamedSymbol, type PropertyNode } from "@mizan/core";
import { isPlainKey, memberName, variable } from "./names.ts";
import type { PythonType } from "./package-names.ts";
import { RESERVED_FIELDS, RESERVED_MEMBERS, RESERVED_TUPLE_FIELDS } from "./reserved-names.ts";

/** The name of a field of a model. */
export function fieldName({ name, attribute = name }: Pick<PropertyNode, "name" | "attribute">): Code {
  return variable(attribute, "field", RESERVED_FIELDS);
}

/** The name of a field of a `NamedTuple`. */
export function tupleField(name: string): Code {
  return variable(name, "field", RESERVED_TUPLE_FIELDS);
}

/** The name of a member of an enum. */
export function enumMember(name: string | null): Code {
  return memberName(name ?? "", RESERVED_MEMBERS);
}

/** Whether a `TypedDict` of these properties can be written as a class, whose fields are the keys. */
export function hasPlainKeys(properties: readonly PropertyNode[]): boolean {
  return properties.every(({ name }) => isPlainKey(name));
}

/** Two fields of a type that have the same name in Python. */
export function fieldProblems(type: PythonType, plugin: string): ReturnType<typeof checkNames> {
  return checkNames(`fields of ${type.name}`, symbols(type), plugin);
}

function symbols({ type, form, owner }: PythonType): NamedSymbol[] {
  const origin = owner?.origin ?? { pointer: type.pointer };
  if (type.kind === "enum") {
    return form !== "enum"
      ? []
      : type.members.map(({ name }) => ({
          name: String(enumMember(name)),
          from: name ?? "",
          origin,
        }));
  }
  if (type.kind === "tuple") {
    return (type.names ?? []).map((name) => ({ name: String(tupleField(name)), from: name, origin }));
  }
  if (type.kind !== "object" || form !== "model") return [];
  return type.properties.map((property) => ({
    name: String(fieldName(property)),
    from: property.name,
    origin: { ...origin, pointer: property.pointer },
  }));
}
