import { type Code, type Diagnostic, DiagnosticError } from "@mizan/core";
import { type NameOwner, namesCollide } from "./diagnostics.ts";

/** The exported names of a generated client. Its files share them, since one barrel exports everything. */
export class Surface {
  readonly #owners = new Map<string, NameOwner>();
  readonly #collisions: Diagnostic[] = [];

  /** Claims a name for a declaration; a name that is already taken becomes a diagnostic of {@link check}. */
  claim(name: Code, owner: NameOwner): Code {
    const text = String(name);
    const first = this.#owners.get(text);
    if (first === undefined) this.#owners.set(text, owner);
    else this.#collisions.push(namesCollide({ name: text, first, second: owner }));
    return name;
  }

  /** The same names, for a module in which further names may be claimed. */
  copy(): Surface {
    const copy = new Surface();
    for (const [name, owner] of this.#owners) copy.#owners.set(name, owner);
    return copy;
  }

  has(name: Code): boolean {
    return this.#owners.has(String(name));
  }

  get names(): Iterable<string> {
    return this.#owners.keys();
  }

  /** @throws DiagnosticError with every collision */
  check(): void {
    if (this.#collisions.length > 0) throw new DiagnosticError(this.#collisions);
  }
}

/** The owner of the names that are made from a part of the document. */
export function ownerOf(
  kind: "type" | "function" | "context" | "form",
  { name, origin }: { readonly name: string } & Pick<NameOwner, "origin">,
): NameOwner {
  return { what: `the ${kind} "${name}"`, origin };
}
