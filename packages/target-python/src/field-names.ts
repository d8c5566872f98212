import { checkNames, type Code, type NamedSymbol, type PropertyNode, syntax } from "@mizan/core";
import { isPlainKey, memberName, variable } from "./names.ts";
import type { PackageNames, PythonType } from "./package-names.ts";
import { RESERVED_FIELDS, RESERVED_MEMBERS, RESERVED_TUPLE_FIELDS } from "./reserved-names.ts";

/**
 * The name of a field of a model.
 * @param classes which no field hides: in a class that has a field `user`, the annotation `user` would mean the field
 */
export function fieldName(
  { name, attribute = name }: Pick<PropertyNode, "name" | "attribute">,
  classes: ReadonlySet<string>,
): Code {
  return besides(classes, variable(attribute, "field", RESERVED_FIELDS));
}

/** The name of a field of a `NamedTuple`. */
export function tupleField(name: string, classes: ReadonlySet<string>): Code {
  return besides(classes, variable(name, "field", RESERVED_TUPLE_FIELDS));
}

function besides(classes: ReadonlySet<string>, name: Code): Code {
  return classes.has(String(name)) ? syntax`${name}_` : name;
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
export function fieldProblems(
  type: PythonType,
  { classes, plugin }: PackageNames,
): ReturnType<typeof checkNames> {
  return checkNames(`fields of ${type.name}`, symbols(type, classes), plugin);
}

function symbols({ type, form, owner }: PythonType, classes: ReadonlySet<string>): NamedSymbol[] {
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
    return (type.names ?? []).map((name) => ({
      name: String(tupleField(name, classes)),
      from: name,
      origin,
    }));
  }
  if (type.kind !== "object" || form !== "model") return [];
  return type.properties.map((property) => ({
    name: String(fieldName(property, classes)),
    from: property.name,
    origin: { ...origin, pointer: property.pointer },
  }));
}
