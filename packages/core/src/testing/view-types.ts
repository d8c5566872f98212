import type ts from "typescript";
import type { CheckedTemplates } from "./template-checker.ts";

/** How the fields of a view's type can be used in a template. */
export class ViewTypes {
  readonly #compiler: typeof ts;
  readonly #checker: ts.TypeChecker;
  readonly #exports: ReadonlyMap<string, ts.Symbol>;
  readonly #modules: readonly string[];

  constructor(compiler: typeof ts, modules: readonly string[]) {
    const program = compiler.createProgram([...modules], {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      allowImportingTsExtensions: true,
      target: compiler.ScriptTarget.ES2023,
      module: compiler.ModuleKind.NodeNext,
      moduleResolution: compiler.ModuleResolutionKind.NodeNext,
      // Views are plain data: neither the DOM nor ambient packages matter to them.
      lib: ["lib.es2023.d.ts"],
      types: [],
    });
    this.#compiler = compiler;
    this.#checker = program.getTypeChecker();
    this.#modules = modules;
    const symbols = modules.flatMap((file) => {
      const source = program.getSourceFile(file);
      const module = source && this.#checker.getSymbolAtLocation(source);
      return module ? this.#checker.getExportsOfModule(module) : [];
    });
    this.#exports = new Map(symbols.map((symbol) => [symbol.name, symbol]));
  }

  /** @throws Error when no module exports no such type */
  exported(name: string): ts.Type {
    const symbol = this.#exports.get(name);
    if (symbol === undefined) throw new Error(`No type ${name} is exported by ${this.#modules.join(", ")}`);
    return this.#checker.getDeclaredTypeOfSymbol(symbol);
  }

  property(type: ts.Type, name: string): ts.Symbol | undefined {
    // Not `getPropertyOfType`, which also finds the properties that every object has.
    return this.#fields(type).find((symbol) => symbol.name === name);
  }

  typeOf(symbol: ts.Symbol): ts.Type {
    return this.#checker.getTypeOfSymbol(symbol);
  }

  /** Code, a boolean or a number, and nothing else. */
  isPrintable(type: ts.Type): boolean {
    const { TypeFlags } = this.#compiler;
    return parts(type).every(
      (part) => this.#isCode(part) || (part.flags & (TypeFlags.NumberLike | TypeFlags.BooleanLike)) !== 0,
    );
  }

  /**
   * What the tags in a section over this type see: the items of an array, the object itself, or for a boolean the
   * surrounding type. Undefined when it cannot be a section.
   */
  inSection(type: ts.Type, around: ts.Type): ts.Type | undefined {
    const { TypeFlags, IndexKind } = this.#compiler;
    const present = parts(type).filter((part) => (part.flags & TypeFlags.Null) === 0);
    if (present.length === 0) return undefined;
    if (present.every((part) => (part.flags & TypeFlags.BooleanLike) !== 0)) return around;
    const [first] = present;
    if (present.length > 1 || first === undefined) {
      const objects = present.every((part) => this.#isPlain(part));
      return objects ? this.#checker.getNonNullableType(type) : undefined;
    }
    if (this.#checker.isArrayLikeType(first))
      return this.#checker.getIndexTypeOfType(first, IndexKind.Number);
    return (first.flags & TypeFlags.Object) !== 0 ? first : undefined;
  }

  show(type: ts.Type): string {
    return this.#checker.typeToString(type);
  }

  names(type: ts.Type): string[] {
    return this.#fields(type).map(({ name }) => name);
  }

  /** Fields of the visited types that no tag used, without those that other modules declare for several targets. */
  unused({ visited, used }: CheckedTemplates): string[] {
    return [...visited].flatMap((type) =>
      this.#fields(type)
        .filter((symbol) => !used.has(symbol) && this.#isOwn(symbol))
        .map(({ name }) => `${this.show(type)}.${name} is used by no template`),
    );
  }

  /** A field of a mapped type has no declaration. */
  #isOwn({ declarations = [] }: ts.Symbol): boolean {
    const files = declarations.map((declaration) => declaration.getSourceFile().fileName);
    return files.length === 0 || files.some((file) => this.#modules.includes(file));
  }

  #fields(type: ts.Type): readonly ts.Symbol[] {
    return this.#isPlain(type) ? this.#checker.getPropertiesOfType(type) : [];
  }

  #isPlain(type: ts.Type): boolean {
    const { TypeFlags } = this.#compiler;
    return parts(type).every(
      (part) =>
        (part.flags & (TypeFlags.Object | TypeFlags.Intersection)) !== 0 &&
        !this.#isCode(part) &&
        !this.#checker.isArrayLikeType(part),
    );
  }

  #isCode(type: ts.Type): boolean {
    return type.symbol?.name === "Code" && (type.flags & this.#compiler.TypeFlags.Object) !== 0;
  }
}

const parts = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);
