import {
  assertNever,
  type Code,
  type DiscriminatedUnionNode,
  type EnumNode,
  foldType,
  join,
  type MapNode,
  type PrimitiveNode,
  syntax,
  type TupleNode,
  type TypeNode,
  walkTypes,
} from "@mizan/core";
import type { Imported, Imports } from "./imports.ts";
import { fieldName } from "./field-names.ts";
import { literal, text } from "./names.ts";
import { type PackageNames, typeVariable } from "./package-names.ts";

const FORMATS: Readonly<Record<string, Imported>> = {
  uuid: "UUID",
  decimal: "Decimal",
  bigint: "BigInt",
  base64: "Base64",
  binary: "File",
};

/** Only `client.py` is never evaluated: pydantic reads the others. */
export type GeneratedModule = "models" | "functions" | "client";

/** Prints types as annotations of one module. */
export class TypePrinter {
  readonly #names: PackageNames;
  readonly #imports: Imports;
  readonly #module: GeneratedModule;

  constructor(names: PackageNames, imports: Imports, module: GeneratedModule) {
    this.#names = names;
    this.#imports = imports;
    this.#module = module;
  }

  /** @param isRoot whether to print what a declaration contains, instead of its name */
  print(root: TypeNode, { isRoot = false }: { readonly isRoot?: boolean } = {}): Code {
    return foldType<Code>(root, (type, inner) => {
      const named = isRoot && type === root ? undefined : this.#names.inline(type);
      return named === undefined ? this.#print(type, inner) : this.name(named.python);
    });
  }

  /** `type`, or `type | None` if it is not already. */
  optional(type: TypeNode): Code {
    const printed = this.print(type);
    const allowsNone = type.kind === "nullable" || type.kind === "any" || isNull(type);
    return allowsNone ? printed : syntax`${printed} | None`;
  }

  /** The type of an optional argument: `type | Unset`, and `None` comes last. */
  withUnset(type: TypeNode): Code {
    const unset = this.#imports.use("Unset");
    if (type.kind !== "nullable") return syntax`${this.print(type)} | ${unset}`;
    return syntax`${this.print(type.type)} | ${unset} | None`;
  }

  /** A name of `models.py`. */
  name(name: Code): Code {
    return this.#module === "models" ? name : syntax`models.${name}`;
  }

  #print(type: TypeNode, inner: (child: TypeNode) => Code): Code {
    switch (type.kind) {
      case "primitive":
        return this.#primitive(type);
      case "any":
        return this.#imports.use("Any");
      case "literal":
        return this.#literals([type.value]);
      case "enum":
        return this.#enum(type);
      case "array":
        return type.unique && this.#isHashable(type.items)
          ? syntax`set[${inner(type.items)}]`
          : syntax`list[${inner(type.items)}]`;
      case "tuple":
        return tuple(type, inner);
      case "map":
        return this.#map(type, inner);
      case "object":
        // Only the root of a declaration, which the template prints.
        return syntax`dict[str, ${this.#imports.use("Any")}]`;
      case "union":
        return union(type.members.map(inner));
      case "discriminatedUnion":
        return this.#discriminated(type, inner);
      case "nullable":
        return union([inner(type.type), syntax`None`]);
      case "reference":
        return this.#reference(type.name);
      case "parameter":
        return this.name(typeVariable(type.name));
      default:
        return assertNever(type);
    }
  }

  #primitive({ type, format = "", timezone }: PrimitiveNode): Code {
    switch (type) {
      case "string":
        return this.#string(format, timezone);
      case "integer":
        return syntax`int`;
      case "number":
        return syntax`float`;
      case "boolean":
        return syntax`bool`;
      case "null":
        return syntax`None`;
      default:
        return assertNever(type);
    }
  }

  #string(format: string, timezone: PrimitiveNode["timezone"]): Code {
    switch (format) {
      case "date-time":
        if (timezone === "aware") return this.#imports.use("AwareDatetime");
        if (timezone === "naive") return this.#imports.use("NaiveDatetime");
        return syntax`${this.#imports.use("dt")}.datetime`;
      case "date":
        return syntax`${this.#imports.use("dt")}.date`;
      case "time":
        return syntax`${this.#imports.use("dt")}.time`;
      case "duration":
        return syntax`${this.#imports.use("dt")}.timedelta`;
      case "integer":
        // The digits of an integer, as a key of a map.
        return syntax`int`;
      default: {
        const imported = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
        return imported === undefined ? syntax`str` : this.#imports.use(imported);
      }
    }
  }

  #enum({ members }: EnumNode): Code {
    return this.#literals(members.map(({ value }) => value));
  }

  #literals(values: readonly (string | number | boolean | null)[]): Code {
    const printed = values.map(literal).filter((value) => value !== null);
    if (printed.length < values.length) return syntax`float`;
    return syntax`${this.#imports.use("Literal")}[${join(printed, ", ")}]`;
  }

  #map({ keys, values }: MapNode, inner: (child: TypeNode) => Code): Code {
    return syntax`dict[${inner(keys)}, ${inner(values)}]`;
  }

  /** Without a discriminator if pydantic could not use it: then the members are tried. */
  #discriminated({ property, members }: DiscriminatedUnionNode, inner: (child: TypeNode) => Code): Code {
    const types = unique(members.map(({ type }) => inner(type)));
    const attributes = new Set(members.flatMap(({ type }) => this.#attributes(type, property)));
    const [attribute] = attributes;
    const isUsable = attributes.size === 1 && members.every(({ tag }) => typeof tag !== "boolean");
    if (attribute == null || !isUsable || types.length === 1 || this.#module === "client") {
      return join(types, " | ");
    }
    const [annotated, field] = [this.#imports.use("Annotated"), this.#imports.use("Field")];
    return syntax`${annotated}[${join(types, " | ")}, ${field}(discriminator=${text(attribute)})]`;
  }

  /** How the members of a union name the property with the tag; null where it may be absent. */
  #attributes(root: TypeNode, key: string): (string | null)[] {
    const found = new Set<string | null>();
    const open = new Set<TypeNode>([root]);
    // Types that are added during the loop are visited too.
    for (const type of open) {
      if (type.kind === "discriminatedUnion") for (const { type: member } of type.members) open.add(member);
      if (type.kind !== "reference") continue;
      const declared = this.#names.declared(type.name);
      const target = this.#names.index.types.get(type.name)?.type;
      if (target === undefined) continue;
      if (target.kind !== "object") open.add(target);
      else if (declared?.form === "typedDict") found.add(key);
      else {
        const property = target.properties.find(({ name }) => name === key);
        const name = property === undefined ? key : String(fieldName(property, this.#names.classes));
        found.add(property?.required === false ? null : name);
      }
    }
    return [...found];
  }

  #reference(name: string): Code {
    const declaration = this.#names.index.types.get(name);
    const declared = this.#names.declared(name);
    if (declared !== undefined) return this.name(declared.python);
    if (declaration?.generic == null) throw new Error(`The IR refers to the type "${name}", which it lacks.`);
    const generic = this.#names.declared(declaration.generic.name);
    if (generic === undefined)
      throw new Error(`The IR lacks the generic type "${declaration.generic.name}".`);
    const given = declaration.generic.arguments.map((argument) => this.print(argument));
    return syntax`${this.name(generic.python)}[${join(given, ", ")}]`;
  }

  /** Whether values can be in a set: models and dictionaries cannot. */
  #isHashable(items: TypeNode): boolean {
    const names = new Set<string>();
    const hashable = (root: TypeNode): boolean =>
      walkTypes(root).every((type) => {
        if (type.kind === "reference") names.add(type.name);
        return HASHABLE.has(type.kind);
      });
    if (!hashable(items)) return false;
    for (const name of names) {
      const declaration = this.#names.index.types.get(name);
      if (declaration === undefined || !hashable(declaration.type)) return false;
    }
    return true;
  }
}

const HASHABLE: ReadonlySet<TypeNode["kind"]> = new Set([
  "primitive",
  "literal",
  "enum",
  "tuple",
  "union",
  "nullable",
  "reference",
] as const);

function tuple({ items }: TupleNode, inner: (child: TypeNode) => Code): Code {
  return items.length === 0 ? syntax`tuple[()]` : syntax`tuple[${join(items.map(inner), ", ")}]`;
}

/** `None` comes last, as people write it. */
function union(members: readonly Code[]): Code {
  const parts = unique(members);
  const isNone = (part: Code): boolean => String(part) === "None";
  return join([...parts.filter((part) => !isNone(part)), ...parts.filter(isNone)], " | ");
}

function unique(members: readonly Code[]): readonly Code[] {
  return [...new Map(members.map((member) => [String(member), member])).values()];
}

const isNull = (type: TypeNode): boolean => type.kind === "primitive" && type.type === "null";
