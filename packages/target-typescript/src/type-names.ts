import type { Code, GenericInstance, IR, TypeDeclaration, TypeNode } from "@mizan/core";
import { type StringFormat, STRING_FORMATS } from "./formats.ts";
import { identifier, syntax, unused } from "./names.ts";
import type { Surface } from "./surface.ts";

/** What the exports of `types.ts` are called. */
export class TypeNames {
  readonly #surface: Surface;
  readonly #declarations = new Map<string, TypeDeclaration>();
  readonly #names = new Map<string, Code>();
  readonly #formats = new Map<string, Code>();

  constructor(ir: IR, surface: Surface) {
    this.#surface = surface;
    for (const declaration of ir.types) this.#declarations.set(declaration.name, declaration);
    for (const declaration of ir.types) {
      if (this.generic(declaration) !== null) continue;
      const owner = { what: `the type "${declaration.name}"`, origin: declaration.origin };
      this.#names.set(declaration.name, surface.claim(identifier(declaration.name), owner));
    }
  }

  /** What a declaration is an instance of; null when it has a name and a body of its own. */
  generic({ generic }: TypeDeclaration): GenericInstance | null {
    if (generic === null) return null;
    const { parameters } = this.#declarations.get(generic.name) ?? { parameters: [] };
    return parameters.length === generic.arguments.length ? generic : null;
  }

  reference(name: string): { name: Code; arguments: readonly TypeNode[] } {
    const declaration = this.#declarations.get(name);
    const generic = declaration === undefined ? null : this.generic(declaration);
    const named = this.#names.get(generic === null ? name : generic.name);
    if (named === undefined) throw new Error(`The IR refers to a type "${name}" that it does not declare.`);
    return { name: named, arguments: generic === null ? [] : generic.arguments };
  }

  /** The name of a declaration; null for an instance of a generic one. */
  of(declaration: TypeDeclaration): Code | null {
    return this.#names.get(declaration.name) ?? null;
  }

  /** The alias for a format, which is exported from now on; null when its strings are plain strings. */
  format(format: string): Code | null {
    const known = STRING_FORMATS.find((candidate) => candidate.format === format);
    if (known === undefined) return null;
    const name = this.#formats.get(format) ?? this.#claimFormat(known);
    this.#formats.set(format, name);
    return name;
  }

  /** The formats that something asked for. */
  get formats(): readonly (StringFormat & { readonly alias: Code })[] {
    return STRING_FORMATS.flatMap((known) => {
      const alias = this.#formats.get(known.format);
      return alias === undefined ? [] : [{ ...known, alias }];
    });
  }

  /** The type of a file: a `File` is one too. */
  get file(): Code {
    const name = syntax`Blob`;
    return this.#surface.has(name) ? syntax`globalThis.${name}` : name;
  }

  #claimFormat({ format, name }: StringFormat): Code {
    const free = unused(name, (other) => this.#surface.has(other));
    return this.#surface.claim(free, { what: `the string format "${format}"`, origin: null });
  }
}
