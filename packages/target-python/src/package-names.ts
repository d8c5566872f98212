import {
  checkNames,
  type Code,
  DiagnosticError,
  type IR,
  IRIndex,
  pascalCase,
  type TypeNode,
} from "@mizan/core";
import { directions, type NominalType, nominalTypes } from "@mizan/core/lowering";
import { IMPORTED_NAMES } from "./imports.ts";
import { typeName, variable } from "./names.ts";
import { RESERVED_METHODS, RESERVED_TYPES } from "./reserved-names.ts";

/** What annotations may mean, apart from the types of the backend. */
const IN_ANNOTATIONS: ReadonlySet<string> = new Set([...IMPORTED_NAMES, ...RESERVED_TYPES]);

/** The name of a type variable, as the backend wrote it. */
export function typeVariable(name: string): Code {
  return typeName(name, IN_ANNOTATIONS);
}

/** How a type is declared in Python. Everything else is an alias. */
export type Form = "model" | "typedDict" | "namedTuple" | "enum" | "alias";

/** A named type of the IR or an inline one, with its name in Python. */
export interface PythonType extends NominalType {
  readonly python: Code;
  readonly form: Form;
}

/** The identifiers of a generated package, and how its types are declared. */
export class PackageNames {
  readonly ir: IR;
  readonly plugin: string;
  readonly index: IRIndex;
  readonly types: readonly PythonType[];
  /** The names of all types in `models.py`. */
  readonly classes: ReadonlySet<string>;
  /** What none of them may hide. */
  readonly #reserved: ReadonlySet<string>;
  readonly #byName: ReadonlyMap<string, PythonType>;
  readonly #byNode: ReadonlyMap<TypeNode, PythonType>;

  /** @throws DiagnosticError if two names are the same in Python */
  constructor(ir: IR, plugin: string) {
    this.ir = ir;
    this.plugin = plugin;
    this.index = new IRIndex(ir);
    const variables = ir.types
      .flatMap(({ parameters }) => parameters)
      .map((name) => String(typeVariable(name)));
    this.#reserved = new Set([...IN_ANNOTATIONS, ...variables]);
    const spell = (name: string): string => String(typeName(name, this.#reserved));
    const reserved = ir.contexts.flatMap(({ name }) => [dataName(name), paramsName(name)]);
    const nominal = nominalTypes(ir, { needsName, spell, reserved });
    const direction = directions(ir);
    const inputs = new Set(ir.functions.map(({ input }) => input));
    this.types = nominal.all.map((type) => ({
      ...type,
      python: typeName(type.name, this.#reserved),
      form: formOf(type, {
        isInput: !type.isInline && inputs.has(type.name),
        isReceived: type.owner !== null && direction.get(type.owner.name)!.received,
      }),
    }));
    this.classes = new Set(this.types.map(({ python }) => String(python)));
    this.#byName = new Map(this.types.filter(({ isInline }) => !isInline).map((type) => [type.name, type]));
    this.#byNode = new Map(this.types.filter(({ isInline }) => isInline).map((type) => [type.type, type]));
    this.#check();
  }

  /** The declaration of a reference; undefined for an instance of a generic declaration. */
  declared(name: string): PythonType | undefined {
    return this.#byName.get(name);
  }

  /** The declaration of an inline type that has a name. */
  inline(type: TypeNode): PythonType | undefined {
    return this.#byNode.get(type);
  }

  dataOf(context: string): Code {
    return typeName(dataName(context), this.#reserved);
  }

  paramsOf(context: string): Code {
    return typeName(paramsName(context), this.#reserved);
  }

  methodOf(functionName: string): Code {
    return variable(functionName, "call", RESERVED_METHODS);
  }

  readerOf(context: string): Code {
    return variable(`fetch_${context}_context`, "call", RESERVED_METHODS);
  }

  #check(): void {
    const { functions, contexts } = this.ir;
    const types = this.types.map(({ python, name, owner }) => ({
      name: String(python),
      from: name,
      origin: owner?.origin ?? { pointer: "" },
    }));
    const ofContexts = contexts.flatMap(({ name, origin }) =>
      [this.dataOf(name), this.paramsOf(name)].map((type) => ({ name: String(type), from: name, origin })),
    );
    const methods = functions.map(({ name, origin }) => ({
      name: String(this.methodOf(name)),
      from: name,
      origin,
    }));
    const readers = contexts.map(({ name, origin }) => ({
      name: String(this.readerOf(name)),
      from: name,
      origin,
    }));
    const problems = [
      ...checkNames("types of models.py", [...types, ...ofContexts], this.plugin),
      ...checkNames("methods of Client", [...methods, ...readers], this.plugin),
    ];
    if (problems.length > 0) throw new DiagnosticError(problems);
  }
}

const dataName = (context: string): string => `${pascalCase(context)}Context`;
const paramsName = (context: string): string => `${pascalCase(context)}ContextParams`;

/** Python writes unions and literals where they are used. */
function needsName(type: TypeNode): boolean {
  return type.kind === "object" || isNamedEnum(type) || (type.kind === "tuple" && type.names !== undefined);
}

function isNamedEnum(type: TypeNode): boolean {
  return type.kind === "enum" && type.type !== "mixed" && type.members.every(({ name }) => name !== null);
}

/** Arguments are dictionaries, and what is received are models. Type checkers know no dictionaries with further keys. */
function formOf(
  { type }: NominalType,
  { isInput, isReceived }: { readonly isInput: boolean; readonly isReceived: boolean },
): Form {
  if (type.kind === "object") {
    return isInput || (!isReceived && type.additional === null) ? "typedDict" : "model";
  }
  if (type.kind === "tuple" && type.names !== undefined) return "namedTuple";
  return isNamedEnum(type) ? "enum" : "alias";
}
