import type { Code } from "@mizan/core";
import { join, syntax, unused } from "./names.ts";

/** One statement: `import <clause> from <specifier>;`. */
export interface ImportView {
  readonly clause: Code;
  readonly specifier: Code;
}

interface Imported {
  readonly name: Code;
  readonly local: Code;
  readonly isType: boolean;
}

/**
 * The imports of one generated file. A name that means something else there (a local variable, a declaration, a
 * global that the file uses, another import) is imported under another one, so that documents may use any name.
 */
export class ModuleImports {
  readonly #taken: Set<string>;
  readonly #modules = new Map<string, { readonly specifier: Code; readonly names: Map<string, Imported> }>();

  /** @param taken names that mean something in the file already, apart from the globals that types are made of. */
  constructor(taken: Iterable<Code | string>) {
    this.#taken = new Set(["Promise", "Record", "Response", ...[...taken].map(String)]);
  }

  type(specifier: Code, name: Code): Code {
    return this.#import(specifier, name, true);
  }

  value(specifier: Code, name: Code): Code {
    return this.#import(specifier, name, false);
  }

  /** Sorted as they were first used; names by the alphabet. */
  get view(): readonly ImportView[] {
    return [...this.#modules.values()].map(({ specifier, names }) => {
      const all = [...names.values()].sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
      const onlyTypes = all.every(({ isType }) => isType);
      const list = join(all.map((imported) => specifierOf(imported, onlyTypes)), ", ");
      return { clause: onlyTypes ? syntax`type { ${list} }` : syntax`{ ${list} }`, specifier };
    });
  }

  #import(specifier: Code, name: Code, isType: boolean): Code {
    const module = this.#modules.get(String(specifier)) ?? { specifier, names: new Map<string, Imported>() };
    this.#modules.set(String(specifier), module);
    const known = module.names.get(String(name));
    if (known !== undefined) {
      if (known.isType && !isType) module.names.set(String(name), { ...known, isType });
      return known.local;
    }
    const local = unused(name, (other) => this.#taken.has(String(other)));
    this.#taken.add(String(local));
    module.names.set(String(name), { name, local, isType });
    return local;
  }
}

function specifierOf({ name, local, isType }: Imported, onlyTypes: boolean): Code {
  const renamed = String(name) === String(local) ? name : syntax`${name} as ${local}`;
  return isType && !onlyTypes ? syntax`type ${renamed}` : renamed;
}
