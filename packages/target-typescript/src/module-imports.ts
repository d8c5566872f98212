import { type Code, syntax } from "@mizan/core";
import { braced } from "./layout.ts";
import { unused } from "./names.ts";

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
 * The imports of one generated file. A name that is already taken there (by a local variable, a declaration, a global
 * or another import) is imported under another name, so that documents may use any name.
 */
export class ModuleImports {
  readonly #taken: Set<string>;
  readonly #modules = new Map<string, { readonly specifier: Code; readonly names: Map<string, Imported> }>();

  /** @param taken names that the file already uses, apart from the globals in types. */
  constructor(taken: Iterable<Code | string>) {
    this.#taken = new Set(["Promise", "Record", "Response", ...[...taken].map(String)]);
  }

  type(specifier: Code, name: Code): Code {
    return this.#import(specifier, name, true);
  }

  /** @param preferred its name in this file, unless that is taken too. */
  value(specifier: Code, name: Code, preferred: Code = name): Code {
    return this.#import(specifier, name, false, preferred);
  }

  /** Packages before files of the same directory, each in alphabetical order. */
  get view(): readonly ImportView[] {
    const modules = [...this.#modules.entries()].sort(([a], [b]) => (sortKey(a) < sortKey(b) ? -1 : 1));
    return modules.map(([, { specifier, names }]) => {
      const all = [...names.values()].sort(byName);
      const onlyTypes = all.every(({ isType }) => isType);
      const keyword = onlyTypes ? syntax`type ` : syntax``;
      const list = braced(
        all.map((imported) => specifierOf(imported, onlyTypes)),
        syntax`import ${keyword}`,
        syntax` from ${specifier};`,
      );
      return { clause: syntax`${keyword}${list}`, specifier };
    });
  }

  #import(specifier: Code, name: Code, isType: boolean, preferred: Code = name): Code {
    const module = this.#modules.get(String(specifier)) ?? { specifier, names: new Map<string, Imported>() };
    this.#modules.set(String(specifier), module);
    const known = module.names.get(String(name));
    if (known !== undefined) {
      if (known.isType && !isType) module.names.set(String(name), { ...known, isType });
      return known.local;
    }
    const local = unused(preferred, (other) => this.#taken.has(String(other)));
    this.#taken.add(String(local));
    module.names.set(String(name), { name, local, isType });
    return local;
  }
}

const sortKey = (specifier: string): string =>
  specifier.startsWith(`".`) ? `1${specifier}` : `0${specifier}`;

/** Case-insensitive first, so that `createKernel` comes between `ContextEntry` and `Kernel`. */
function byName(a: Imported, b: Imported): number {
  const [one, other] = [String(a.name), String(b.name)];
  const [small, large] = [one.toLowerCase(), other.toLowerCase()];
  if (small !== large) return small < large ? -1 : 1;
  return one < other ? -1 : 1;
}

function specifierOf({ name, local, isType }: Imported, onlyTypes: boolean): Code {
  const renamed = String(name) === String(local) ? name : syntax`${name} as ${local}`;
  return isType && !onlyTypes ? syntax`type ${renamed}` : renamed;
}
