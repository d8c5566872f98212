import {
  checkNames,
  type Code,
  type ContextNode,
  DiagnosticError,
  type FunctionNode,
  join,
  type PropertyNode,
  syntax,
} from "@mizan/core";
import { Imports, type ImportsView } from "./imports.ts";
import { constant, docstring, oneLine, text, variable } from "./names.ts";
import type { PackageNames } from "./package-names.ts";
import { RESERVED_ARGUMENTS } from "./reserved-names.ts";
import { TypePrinter } from "./type-printer.ts";

/** What `functions.py` contains: how each function is called, once for both clients. */
export interface FunctionsView {
  readonly module: Code;
  readonly imports: ImportsView;
  readonly definitions: readonly Code[];
}

/** What `client.py` contains. */
export interface ClientView {
  readonly module: Code;
  readonly imports: ImportsView;
  readonly clients: readonly ClientClassView[];
}

export interface ClientClassView {
  readonly name: Code;
  readonly base: Code;
  readonly documentation: Code;
  readonly settings: readonly Code[];
  readonly methods: readonly MethodView[];
}

export interface MethodView {
  readonly decorator: Code | null;
  readonly signature: Code;
  readonly documentation: Code | null;
  readonly body: Code;
}

/** An argument of a function or a parameter of a context. */
type Argument = Pick<PropertyNode, "name" | "type" | "required"> & {
  readonly attribute?: string;
  readonly description?: string | null;
};

export function functionsView(names: PackageNames): FunctionsView {
  const imports = new Imports();
  const types = new TypePrinter(names, imports, "functions");
  const functions = names.ir.functions.map((fn) => {
    const output = outputOf(fn, types, imports);
    const input = fn.input === null ? undefined : names.declared(fn.input);
    const details = [
      text(fn.name),
      ...(input === undefined ? [] : [syntax`input=${types.name(input.python)}`]),
      ...(String(output) === "None" ? [] : [syntax`output=${output}`]),
      ...(fn.affects.length === 0
        ? []
        : [syntax`affects=[${join(unique(fn.affects.map(({ context }) => context)).map(text), ", ")}]`]),
    ];
    const made = imports.use("Function");
    return syntax`${constant(names.methodOf(fn.name))}: ${made}[${output}] = ${made}(${join(details, ", ")})`;
  });
  const contexts = names.ir.contexts.map(({ name, params }) => {
    const data = types.name(names.dataOf(name));
    const given = params.length === 0 ? syntax`` : syntax`params=${types.name(names.paramsOf(name))}, `;
    const made = imports.use("Context");
    return syntax`${constant(names.readerOf(name))}: ${made}[${data}] = ${made}(${text(name)}, ${given}data=${data})`;
  });
  return {
    module: docstring("The functions and contexts of the backend.")!,
    imports: imports.view(),
    definitions: [...functions, ...contexts],
  };
}

/** @param userAgent of the generated package, if it has a name */
export function clientView(names: PackageNames, userAgent: string | null): ClientView {
  const imports = new Imports();
  const types = new TypePrinter(names, imports, "client");
  const { ir, plugin } = names;
  const problems = [
    ...ir.functions.flatMap((fn) => argumentProblems(fn.name, argumentsOf(fn, names), plugin)),
    ...ir.contexts.flatMap((context) => argumentProblems(context.name, context.params, plugin)),
  ];
  if (problems.length > 0) throw new DiagnosticError(problems);
  const settings = [
    ...(userAgent === null ? [] : [syntax`_user_agent = ${text(userAgent)}`]),
    ...(ir.csrf ? [] : [syntax`_needs_csrf = False`]),
  ];
  const title = oneLine(ir.title) || "the backend";
  const client = (name: Code, isAsync: boolean): ClientClassView => {
    const printer = new MethodPrinter(names, types, imports, isAsync);
    return {
      name,
      base: syntax`mizan_client.${name}`,
      documentation: docstring(
        isAsync ? `The functions of ${title}, for asyncio.` : `The functions of ${title}.`,
      )!,
      settings,
      methods: [
        ...ir.functions.map((fn) => printer.call(fn)),
        ...ir.contexts.map((context) => printer.read(context)),
      ],
    };
  };
  const clients = [client(syntax`Client`, false), client(syntax`AsyncClient`, true)];
  return { module: docstring(`The clients of ${title}.`)!, imports: imports.view(), clients };
}

class MethodPrinter {
  readonly #names: PackageNames;
  readonly #types: TypePrinter;
  readonly #imports: Imports;
  readonly #define: Code;
  readonly #await: Code;

  constructor(names: PackageNames, types: TypePrinter, imports: Imports, isAsync: boolean) {
    this.#names = names;
    this.#types = types;
    this.#imports = imports;
    this.#define = isAsync ? syntax`async def` : syntax`def`;
    this.#await = isAsync ? syntax`await ` : syntax``;
  }

  call(fn: FunctionNode): MethodView {
    const method = this.#names.methodOf(fn.name);
    const given = argumentsOf(fn, this.#names);
    const output = outputOf(fn, this.#types, this.#imports);
    const call = syntax`${this.#await}self._call(functions.${constant(method)}, ${passed(given)})`;
    return {
      decorator: fn.deprecated
        ? syntax`@${this.#imports.use("deprecated")}(${text(`${fn.name} is deprecated.`)})`
        : null,
      signature: this.#signature(method, given, output),
      documentation: docstring(fn.description, argumentTexts(given)),
      // A function that returns nothing says so to type checkers.
      body: String(output) === "None" ? call : syntax`return ${call}`,
    };
  }

  read(context: ContextNode): MethodView {
    const method = this.#names.readerOf(context.name);
    const data = this.#types.name(this.#names.dataOf(context.name));
    const about = `Fetches the context ${context.name}: ${context.functions.join(", ")}.`;
    return {
      decorator: null,
      signature: this.#signature(method, context.params, data),
      documentation: docstring(about, argumentTexts(context.params)),
      body: syntax`return ${this.#await}self._read(functions.${constant(method)}, ${passed(context.params)})`,
    };
  }

  #signature(method: Code, given: readonly Argument[], output: Code): Code {
    const parameters = given.map((argument) => this.#parameter(argument));
    const all = parameters.length === 0 ? syntax`self` : syntax`self, *, ${join(parameters, ", ")}`;
    return syntax`${this.#define} ${method}(${all}) -> ${output}:`;
  }

  #parameter(argument: Argument): Code {
    const name = argumentName(argument);
    if (argument.required) return syntax`${name}: ${this.#types.print(argument.type)}`;
    const type = this.#types.withUnset(argument.type);
    return syntax`${name}: ${type} = ${this.#imports.use("UNSET")}`;
  }
}

function argumentsOf(fn: FunctionNode, names: PackageNames): readonly Argument[] {
  const input = fn.input === null ? undefined : names.index.types.get(fn.input)?.type;
  return input?.kind === "object" ? input.properties : [];
}

function outputOf(fn: FunctionNode, types: TypePrinter, imports: Imports): Code {
  return fn.returnsResponse ? imports.use("Response") : types.print(fn.output);
}

function argumentName({ name, attribute = name }: Argument): Code {
  return variable(attribute, "arg", RESERVED_ARGUMENTS);
}

function passed(given: readonly Argument[]): Code {
  return syntax`{${join(
    given.map((argument) => syntax`${text(argument.name)}: ${argumentName(argument)}`),
    ", ",
  )}}`;
}

/** A section `Args:`, as in Google's style; null if no argument has a description. */
function argumentTexts(given: readonly Argument[]): string | null {
  const lines = given.flatMap((argument) =>
    argument.description == null || argument.description.trim() === ""
      ? []
      : [`    ${String(argumentName(argument))}: ${oneLine(argument.description)}`],
  );
  return lines.length === 0 ? null : ["Args:", ...lines].join("\n");
}

function argumentProblems(
  of: string,
  given: readonly (Argument & { readonly pointer?: string })[],
  plugin: string,
): ReturnType<typeof checkNames> {
  const symbols = given.map((argument) => ({
    name: String(argumentName(argument)),
    from: argument.name,
    origin: { pointer: argument.pointer ?? argument.type.pointer },
  }));
  return checkNames(`arguments of ${of}`, symbols, plugin);
}

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];
