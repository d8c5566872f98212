import {
  assertNever,
  type Code,
  foldType,
  join,
  type PrimitiveNode,
  syntax,
  type TypeDeclaration,
  type TypeNode,
} from "@mizan/core";
import { integerType } from "@mizan/core/lowering";
import type { Crate } from "./crate.ts";
import { typeName, typeParameter } from "./names.ts";

/** A crate, or `mizan_kernel::DateTime`, which is a feature of the kernel. */
export type Dependency = "chrono" | "uuid" | "serde_json" | "mizan_kernel::DateTime";

/** Rust implements the traits that generated types derive for tuples of at most this length. */
const LONGEST_TUPLE = 12;

/** A type as Rust writes it. Tells what the crate needs for it. */
export class TypePrinter {
  readonly #crate: Crate;
  readonly #module: Code;
  readonly #map: Code;
  /** Dependencies that printed types need: `chrono`, `uuid`, `serde_json`. */
  readonly dependencies: Set<Dependency> = new Set<Dependency>();
  usesMap = false;

  /** @param place of the code: `types.rs` itself, or a module that imports `types` */
  constructor(crate: Crate, place: "types" | "client") {
    this.#crate = crate;
    this.#module = place === "types" ? syntax`` : syntax`types::`;
    this.#map = place === "types" ? syntax`BTreeMap` : syntax`std::collections::BTreeMap`;
  }

  /** @param owner the declaration that the type is in; null elsewhere */
  print(root: TypeNode, owner: TypeDeclaration | null): Code {
    return this.#print(root, owner, false);
  }

  /** What an alias stands for: the type itself, also if it has a name. */
  printAliased(root: TypeNode, owner: TypeDeclaration | null): Code {
    return this.#print(root, owner, true);
  }

  #print(root: TypeNode, owner: TypeDeclaration | null, isAliased: boolean): Code {
    const boxed = owner === null ? undefined : this.#crate.cycles.get(owner.name);
    return foldType<Code>(root, (type, inner) => {
      const name = this.#crate.nominal.nameOf(type);
      if (name !== undefined && !(isAliased && type === root)) return this.#named(name, type);
      switch (type.kind) {
        case "primitive":
          return this.#primitive(type);
        case "any":
          this.dependencies.add("serde_json");
          return syntax`serde_json::Value`;
        case "array":
          return syntax`Vec<${inner(type.items)}>`;
        case "tuple":
          return this.#tuple(type.items.map(inner));
        case "map":
          this.usesMap = true;
          return syntax`${this.#map}<${this.#key(type.keys, inner(type.keys))}, ${inner(type.values)}>`;
        case "nullable":
          return syntax`Option<${inner(type.type)}>`;
        case "reference": {
          const reference = this.#reference(type.name);
          return boxed?.has(type) === true ? syntax`Box<${reference}>` : reference;
        }
        case "parameter":
          return typeParameter(type.name);
        case "literal":
        case "object":
        case "enum":
        case "union":
        case "discriminatedUnion":
          throw new Error(`${type.kind} at ${type.pointer} has no name`);
        default:
          return assertNever(type);
      }
    });
  }

  #named(name: string, type: TypeNode): Code {
    const parameters = this.#crate.variables.get(type) ?? [];
    if (parameters.length === 0) return syntax`${this.#module}${typeName(name)}`;
    return syntax`${this.#module}${typeName(name)}<${join(parameters.map(typeParameter), ", ")}>`;
  }

  #reference(name: string): Code {
    const generic = this.#crate.index.types.get(name)?.generic ?? null;
    if (generic === null || this.#crate.declared.has(name)) return syntax`${this.#module}${typeName(name)}`;
    const given = generic.arguments.map((argument) => this.print(argument, null));
    return syntax`${this.#module}${typeName(generic.name)}<${join(given, ", ")}>`;
  }

  #tuple(items: readonly Code[]): Code {
    if (items.length === 0) return syntax`[(); 0]`;
    if (items.length === 1) return syntax`(${items[0]!},)`;
    if (items.length <= LONGEST_TUPLE) return syntax`(${join(items, ", ")})`;
    this.dependencies.add("serde_json");
    return syntax`Vec<serde_json::Value>`;
  }

  /** Keys of a map are sorted and compared, which not every type can be. */
  #key(keys: TypeNode, printed: Code): Code {
    const resolved = this.#crate.index.resolve(keys);
    if (resolved?.kind === "enum") return resolved.type === "mixed" ? syntax`String` : printed;
    if (resolved?.kind !== "primitive") return syntax`String`;
    if (resolved.format === "integer") return syntax`i64`;
    // The derived order of the others is that of their texts.
    return resolved.type === "string" && !UNORDERED.has(String(printed)) ? printed : syntax`String`;
  }

  #primitive(type: PrimitiveNode): Code {
    switch (type.type) {
      case "boolean":
        return syntax`bool`;
      case "null":
        return syntax`()`;
      case "number":
        return syntax`f64`;
      case "integer": {
        const { signed } = integerType(type);
        return signed ? syntax`i64` : syntax`u64`;
      }
      case "string":
        return this.#string(type);
      default:
        return assertNever(type.type);
    }
  }

  #string({ format, timezone }: PrimitiveNode): Code {
    switch (format ?? "") {
      case "date-time":
        this.dependencies.add("chrono");
        if (timezone === "aware") return syntax`chrono::DateTime<chrono::FixedOffset>`;
        if (timezone === "naive") return syntax`chrono::NaiveDateTime`;
        this.dependencies.add("mizan_kernel::DateTime");
        return syntax`mizan_kernel::DateTime`;
      case "date":
        this.dependencies.add("chrono");
        return syntax`chrono::NaiveDate`;
      case "time":
        return syntax`mizan_kernel::TimeOfDay`;
      case "duration":
        return syntax`mizan_kernel::IsoDuration`;
      case "uuid":
        this.dependencies.add("uuid");
        return syntax`uuid::Uuid`;
      case "decimal":
        return syntax`mizan_kernel::Decimal`;
      case "bigint":
        return syntax`mizan_kernel::BigInteger`;
      case "base64":
        return syntax`mizan_kernel::Base64`;
      case "binary":
        return syntax`mizan_kernel::File`;
      default:
        return syntax`String`;
    }
  }
}

/** No derived order, or not text in the position of a key. */
const UNORDERED: ReadonlySet<string> = new Set([
  "mizan_kernel::DateTime",
  "mizan_kernel::File",
  "mizan_kernel::Base64",
]);
