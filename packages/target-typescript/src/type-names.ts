import {
  type Code,
  type GenericInstance,
  type IR,
  IRIndex,
  type PrimitiveNode,
  syntax,
  type TypeDeclaration,
  type TypeNode,
} from "@mizan/core";
import { identifier, literal, prose, unused } from "./names.ts";
import { type UsedParameters, usedParameters } from "./used-parameters.ts";
import { ownerOf, type Surface } from "./surface.ts";

/** A JSON Schema format whose strings get a type of their own. */
export interface StringFormat {
  readonly format: string;
  readonly timezone?: NonNullable<PrimitiveNode["timezone"]>;
  readonly name: Code;
  /** Tells formats apart at compile time. A format is assignable to another one whose tag is a union with its own. */
  readonly tag: Code;
  readonly comment: Code;
}

const define = (format: string, name: Code, description: string): StringFormat => ({
  format,
  name,
  tag: literal(format),
  comment: syntax`/** ${prose(description) ?? name} */`,
});

const [aware, naive] = [literal("aware-date-time"), literal("naive-date-time")];

export const STRING_FORMATS: readonly StringFormat[] = [
  {
    ...define("date-time", syntax`DateTime`, "A date and time as in RFC 3339: `2026-01-31T09:30:00Z`."),
    tag: syntax`${aware} | ${naive}`,
  },
  {
    ...define(
      "date-time",
      syntax`AwareDateTime`,
      "A date and time with an offset, as in RFC 3339: `2026-01-31T09:30:00Z`.",
    ),
    timezone: "aware",
    tag: aware,
  },
  {
    ...define(
      "date-time",
      syntax`NaiveDateTime`,
      "A date and time without an offset: `2026-01-31T09:30:00`.",
    ),
    timezone: "naive",
    tag: naive,
  },
  define("date", syntax`DateOnly`, "A date as in RFC 3339: `2026-01-31`."),
  define("time", syntax`TimeOnly`, "A time of day as in RFC 3339: `09:30:00`."),
  define("duration", syntax`Duration`, "A duration as in ISO 8601: `P3DT12H`."),
  define("uuid", syntax`Uuid`, "A UUID as in RFC 9562: `0190a1b2-3c4d-7e5f-8a6b-7c8d9e0f1a2b`."),
  define("decimal", syntax`Decimal`, "A decimal number of any precision: `19.90`."),
  define(
    "bigint",
    syntax`BigInteger`,
    "An integer of any size in decimal digits: `9007199254740993`. `BigInt(value)` computes with it, `String(big)` writes it.",
  ),
  define("base64", syntax`Base64`, "Bytes in base64."),
];

/** The names of the exports of `types.ts`. */
export class TypeNames {
  readonly #surface: Surface;
  readonly #index: IRIndex;
  readonly #used: UsedParameters;
  readonly #names = new Map<string, Code>();
  readonly #formats = new Map<StringFormat, Code>();

  constructor(ir: IR, surface: Surface) {
    this.#surface = surface;
    this.#index = new IRIndex(ir);
    this.#used = usedParameters(ir);
    for (const declaration of ir.types) {
      if (this.generic(declaration) !== null) continue;
      const name = surface.claim(identifier(declaration.name), ownerOf("type", declaration));
      this.#names.set(declaration.name, name);
    }
  }

  /** The generic type that a declaration is an instance of; null if it has a name and a body of its own. */
  generic({ generic }: TypeDeclaration): GenericInstance | null {
    if (generic === null) return null;
    const { parameters } = this.#index.types.get(generic.name) ?? { parameters: [] };
    return parameters.length === generic.arguments.length ? generic : null;
  }

  /** The type that a reference leads to; undefined for a cycle of references. */
  resolve(type: TypeNode): TypeNode | undefined {
    return this.#index.resolve(type);
  }

  reference(name: string): { name: Code; arguments: readonly TypeNode[] } {
    const declaration = this.#index.types.get(name);
    const generic = declaration === undefined ? null : this.generic(declaration);
    const named = this.#names.get(generic === null ? name : generic.name);
    if (named === undefined) throw new Error(`The IR refers to a type "${name}" that it does not declare.`);
    if (generic === null) return { name: named, arguments: [] };
    const { parameters } = this.#index.types.get(generic.name) ?? { parameters: [] };
    const used = this.#used.get(generic.name);
    return {
      name: named,
      arguments: generic.arguments.filter((_, index) => used?.has(parameters[index] ?? "")),
    };
  }

  /** The type variables that a declaration has in TypeScript: those that its fields use. */
  parameters({ name, parameters }: TypeDeclaration): readonly string[] {
    return parameters.filter((parameter) => this.#used.get(name)?.has(parameter));
  }

  /** The name of a declaration; null for an instance of a generic type. */
  of(declaration: TypeDeclaration): Code | null {
    return this.#names.get(declaration.name) ?? null;
  }

  /** The alias for the format of a string, which `types.ts` then exports; null if it is a plain string. */
  format({ format, timezone }: PrimitiveNode): Code | null {
    const known = STRING_FORMATS.find((one) => one.format === format && one.timezone === timezone);
    if (known === undefined) return null;
    const name = this.#formats.get(known) ?? this.#claimFormat(known);
    this.#formats.set(known, name);
    return name;
  }

  /** The formats in use. */
  get formats(): readonly (StringFormat & { readonly alias: Code })[] {
    return STRING_FORMATS.flatMap((known) => {
      const alias = this.#formats.get(known);
      return alias === undefined ? [] : [{ ...known, alias }];
    });
  }

  /** The type of a file: a `File` is one too. */
  get file(): Code {
    const name = syntax`Blob`;
    return this.#surface.has(name) ? syntax`globalThis.${name}` : name;
  }

  #claimFormat({ format, timezone, name }: StringFormat): Code {
    const free = unused(name, (other) => this.#surface.has(other));
    return this.#surface.claim(free, {
      what: `the string format "${[timezone, format].filter(Boolean).join(" ")}"`,
      origin: null,
    });
  }
}
