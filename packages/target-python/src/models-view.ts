import {
  type Code,
  type ContextNode,
  DiagnosticError,
  join,
  type PropertyNode,
  syntax,
  type TypeNode,
} from "@mizan/core";
import { dependencyGroups } from "@mizan/core/lowering";
import { enumMember, fieldName, fieldProblems, hasPlainKeys, tupleField } from "./field-names.ts";
import { Imports, type ImportsView } from "./imports.ts";
import { docstring, key, literal, quoted, text } from "./names.ts";
import { type PackageNames, type PythonType, typeVariable } from "./package-names.ts";
import { TypePrinter } from "./type-printer.ts";

/**
 * What `models.py` contains. Recursive aliases quote what they name, so they come first, as type checkers want it. Other
 * aliases and functional `TypedDict`s come after the classes that they name.
 */
export interface ModelsView {
  readonly module: Code;
  readonly imports: ImportsView;
  readonly hasVariables: boolean;
  readonly variables: readonly Code[];
  readonly recursiveAliases: readonly Code[];
  readonly classes: readonly ClassView[];
  /** Two blank lines follow a class. */
  readonly isAfterClasses: boolean;
  readonly assignments: readonly Code[];
}

export interface ClassView {
  readonly name: Code;
  readonly bases: Code;
  readonly documentation: Code | null;
  readonly allowsExtra: Code | null;
  readonly fields: readonly FieldView[];
  readonly isEmpty: boolean;
}

export interface FieldView {
  readonly line: Code;
  readonly documentation: Code | null;
}

/** A property of an object, a parameter of a context, or a function in the data of a context. */
type Value = Pick<PropertyNode, "name" | "type" | "required"> & { readonly attribute?: string };

/** @throws DiagnosticError if two fields of a type have the same name in Python */
export function modelsView(names: PackageNames): ModelsView {
  return new ModelsPrinter(names).view();
}

class ModelsPrinter {
  readonly #names: PackageNames;
  readonly #imports = new Imports();
  readonly #types: TypePrinter;

  constructor(names: PackageNames) {
    this.#names = names;
    this.#types = new TypePrinter(names, this.#imports, "models");
  }

  view(): ModelsView {
    const { types, ir } = this.#names;
    const problems = types.flatMap((type) => fieldProblems(type, this.#names));
    if (problems.length > 0) throw new DiagnosticError(problems);
    const classes = [
      ...types.filter((type) => !this.#isAssigned(type)).map((type) => this.#class(type)),
      ...ir.contexts.flatMap((context) => this.#ofContext(context)),
    ];
    const assigned = this.#assignments();
    const variables = this.#variables();
    return {
      module: docstring(ir.title === "" ? "The types of the backend." : `The types of ${ir.title}.`)!,
      imports: this.#imports.view(),
      hasVariables: variables.length > 0,
      variables,
      classes,
      isAfterClasses: classes.length > 0 && assigned.assignments.length > 0,
      ...assigned,
    };
  }

  /** Whether it is written as an assignment, which is evaluated at once, instead of a class. */
  #isAssigned({ form, type }: PythonType): boolean {
    return (
      form === "alias" || (form === "typedDict" && type.kind === "object" && !hasPlainKeys(type.properties))
    );
  }

  #variables(): Code[] {
    const names = new Set(this.#names.types.flatMap(({ parameters }) => parameters));
    return [...names].map((name) => {
      const variable = typeVariable(name);
      return syntax`${variable} = ${this.#imports.use("TypeVar")}(${text(String(variable))})`;
    });
  }

  #class(declaration: PythonType): ClassView {
    const { python, type, owner, isInline } = declaration;
    const described = isInline ? null : owner;
    const fields = this.#fields(declaration);
    return {
      name: python,
      bases: this.#bases(declaration),
      documentation: docstring(
        described?.description ?? null,
        described?.deprecated === true ? "Deprecated." : null,
      ),
      allowsExtra:
        declaration.form === "model" && type.kind === "object" && type.additional !== null
          ? syntax`model_config = ${this.#imports.use("ConfigDict")}(extra="allow")`
          : null,
      fields,
      isEmpty: fields.length === 0,
    };
  }

  #bases({ form, type, parameters }: PythonType): Code {
    const generic =
      parameters.length === 0
        ? []
        : [syntax`${this.#imports.use("Generic")}[${join(parameters.map(typeVariable), ", ")}]`];
    return join([this.#base(form, type), ...generic], ", ");
  }

  #base(form: PythonType["form"], type: TypeNode): Code {
    if (form === "typedDict") return this.#imports.use("TypedDict");
    if (form === "namedTuple") return this.#imports.use("NamedTuple");
    if (form === "model") return this.#imports.use("Model");
    return this.#imports.use(type.kind === "enum" && type.type === "integer" ? "OpenIntEnum" : "OpenStrEnum");
  }

  #fields({ form, type }: PythonType): FieldView[] {
    if (type.kind === "enum") {
      return type.members.map(({ name, value }) => ({
        line: syntax`${enumMember(name)} = ${literal(value) ?? syntax`None`}`,
        documentation: null,
      }));
    }
    if (type.kind === "tuple") {
      return type.items.map((item, index) => ({
        line: syntax`${tupleField(type.names?.[index] ?? "", this.#names.classes)}: ${this.#types.print(item)}`,
        documentation: null,
      }));
    }
    if (type.kind !== "object") return [];
    return type.properties.map((property) => ({
      line: form === "model" ? this.#modelField(property) : this.#key(property),
      documentation: docstring(property.description, property.deprecated ? "Deprecated." : null),
    }));
  }

  #key(property: Value): Code {
    return syntax`${key(property.name)}: ${this.#entry(property)}`;
  }

  #entry({ type, required }: Value): Code {
    const printed = this.#types.print(type);
    return required ? printed : syntax`${this.#imports.use("NotRequired")}[${printed}]`;
  }

  #modelField(property: Value): Code {
    const { type, required, name } = property;
    const field = fieldName(property, this.#names.classes);
    const annotation = required ? this.#types.print(type) : this.#types.optional(type);
    if (String(field) === name)
      return syntax`${field}: ${annotation}${required ? syntax`` : syntax` = None`}`;
    const missing = required ? syntax`` : syntax`default=None, `;
    const alias = text(name);
    return syntax`${field}: ${annotation} = ${this.#imports.use("Field")}(${missing}validation_alias=${alias}, serialization_alias=${alias})`;
  }

  /** A model of the data, and a dictionary of the parameters. */
  #ofContext({ name, functions, params }: ContextNode): ClassView[] {
    const data = functions.map((fn) => {
      const { output } = this.#names.index.functions.get(fn)!;
      return { line: this.#modelField({ name: fn, type: output, required: true }), documentation: null };
    });
    const view = (
      python: Code,
      base: "Model" | "TypedDict",
      about: string,
      fields: FieldView[],
    ): ClassView => ({
      name: python,
      bases: this.#imports.use(base),
      documentation: docstring(about),
      allowsExtra: null,
      fields,
      isEmpty: fields.length === 0,
    });
    const ofData = view(this.#names.dataOf(name), "Model", `The data of the context ${name}.`, data);
    if (params.length === 0) return [ofData];
    const keys = params.map((param) => ({
      line: this.#key(param),
      documentation: docstring(param.description ?? null),
    }));
    return [
      ofData,
      view(this.#names.paramsOf(name), "TypedDict", `The parameters of the context ${name}.`, keys),
    ];
  }

  /** In the order of their dependencies. */
  #assignments(): Pick<ModelsView, "recursiveAliases" | "assignments"> {
    const byOwner = new Map<string | null, PythonType[]>();
    for (const type of this.#names.types) {
      if (!this.#isAssigned(type)) continue;
      const owner = type.owner?.name ?? null;
      const siblings = byOwner.get(owner);
      if (siblings === undefined) byOwner.set(owner, [type]);
      else siblings.push(type);
    }
    const recursiveAliases: Code[] = [];
    const assignments: Code[] = [];
    for (const { names, isRecursive } of [...dependencyGroups(this.#names.ir, isEvaluated), OF_CONTEXTS]) {
      for (const declaration of names.flatMap((name) => byOwner.get(name) ?? [])) {
        const { form, type } = declaration;
        if (form === "typedDict") assignments.push(this.#dictionary(declaration, isRecursive));
        else if (isRecursive) recursiveAliases.push(this.#recursiveAlias(declaration));
        else assignments.push(this.#alias(declaration, type));
      }
    }
    return { recursiveAliases, assignments };
  }

  /** With keys that cannot be written in the body of a class. What is not defined yet is quoted. */
  #dictionary({ python, type }: PythonType, isRecursive: boolean): Code {
    const properties = type.kind === "object" ? type.properties : [];
    const entries = properties.map((property) => {
      const entry = this.#entry(property);
      return syntax`${text(property.name)}: ${isRecursive ? quoted(entry) : entry}`;
    });
    return syntax`${python} = ${this.#imports.use("TypedDict")}(${text(String(python))}, {${join(entries, ", ")}})`;
  }

  #alias({ python }: PythonType, type: TypeNode): Code {
    return syntax`${python}: ${this.#imports.use("TypeAlias")} = ${this.#types.print(type, { isRoot: true })}`;
  }

  #recursiveAlias({ python, type, parameters }: PythonType): Code {
    const value = quoted(this.#types.print(type, { isRoot: true }));
    const variables = parameters.map(typeVariable);
    const generic = variables.length === 0 ? syntax`` : syntax`, type_params=(${join(variables, ", ")},)`;
    return syntax`${python} = ${this.#imports.use("TypeAliasType")}(${text(String(python))}, ${value}${generic})`;
  }
}

/** Whether a type needs what is inside when it is declared. The annotations in a class are evaluated later. */
const isEvaluated = (type: TypeNode): boolean => type.kind !== "object" || !hasPlainKeys(type.properties);

/** The types of the parameters of contexts, which have no declaration. Nothing refers to them. */
const OF_CONTEXTS = { names: [null], isRecursive: false } as const;
