import {
  checkNames,
  type Code,
  type ContextNode,
  DiagnosticError,
  type FunctionNode,
  type PropertyNode,
  syntax,
} from "@mizan/core";
import { outputOf } from "./functions-view.ts";
import { Imports, type ImportsView } from "./imports.ts";
import { type Bracketed, call, display, laidOut } from "./layout.ts";
import { constant, docstring, oneLine, text, variable } from "./names.ts";
import type { PackageNames } from "./package-names.ts";
import { RESERVED_ARGUMENTS } from "./reserved-names.ts";
import { TypePrinter } from "./type-printer.ts";

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
  const printer = new MethodPrinter(names, types, imports);
  const methods = [
    ...ir.functions.map((fn) => printer.call(fn)),
    ...ir.contexts.map((context) => printer.read(context)),
  ];
  const clients = [
    {
      name: syntax`Client`,
      base: syntax`mizan_client.Client`,
      documentation: docstring(`The functions of ${title}.`)!,
      settings,
      methods: methods.map((method) => methodView(method, syntax`def`, syntax``)),
    },
    {
      name: syntax`AsyncClient`,
      base: syntax`mizan_client.AsyncClient`,
      documentation: docstring(`The functions of ${title}, for asyncio.`)!,
      settings,
      methods: methods.map((method) => methodView(method, syntax`async def`, syntax`await `)),
    },
  ];
  return { module: docstring(`The clients of ${title}.`)!, imports: imports.view(), clients };
}

/** A method of both clients. */
interface Method {
  readonly name: Code;
  readonly parameters: readonly Code[];
  readonly output: Code;
  readonly decorator: Code | null;
  readonly documentation: Code | null;
  /** Of the base class: `_call` or `_read`. */
  readonly base: Code;
  readonly passed: Bracketed;
}

function methodView(method: Method, define: Code, await_: Code): MethodView {
  const { name, parameters, output, decorator, documentation, base, passed } = method;
  const signature = call(
    syntax`${define} ${name}(`,
    [syntax`self`, ...(parameters.length === 0 ? [] : [syntax`*`, ...parameters])],
    syntax`) -> ${output}:`,
  );
  // A function that returns nothing says so to type checkers.
  const return_ = String(output) === "None" ? syntax`` : syntax`return `;
  const body = call(
    syntax`${return_}${await_}self.${base}(`,
    [syntax`functions.${constant(name)}`, passed],
    syntax`)`,
  );
  return { decorator, signature: laidOut(signature, 4), documentation, body: laidOut(body, 8) };
}

class MethodPrinter {
  readonly #names: PackageNames;
  readonly #types: TypePrinter;
  readonly #imports: Imports;

  constructor(names: PackageNames, types: TypePrinter, imports: Imports) {
    this.#names = names;
    this.#types = types;
    this.#imports = imports;
  }

  call(fn: FunctionNode): Method {
    const given = argumentsOf(fn, this.#names);
    return {
      name: this.#names.methodOf(fn.name),
      parameters: given.map((argument) => this.#parameter(argument)),
      output: outputOf(fn, this.#types, this.#imports),
      decorator: fn.deprecated
        ? syntax`@${this.#imports.use("deprecated")}(${text(`${fn.name} is deprecated.`)})`
        : null,
      documentation: docstring(fn.description, argumentTexts(given)),
      base: syntax`_call`,
      passed: passed(given),
    };
  }

  read({ name, functions, params }: ContextNode): Method {
    const about = `Fetches the context ${name}: ${functions.join(", ")}.`;
    return {
      name: this.#names.readerOf(name),
      parameters: params.map((param) => this.#parameter(param)),
      output: this.#types.name(this.#names.dataOf(name)),
      decorator: null,
      documentation: docstring(about, argumentTexts(params)),
      base: syntax`_read`,
      passed: passed(params),
    };
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

function argumentName({ name, attribute = name }: Argument): Code {
  return variable(attribute, "arg", RESERVED_ARGUMENTS);
}

function passed(given: readonly Argument[]): Bracketed {
  const items = given.map((argument) => syntax`${text(argument.name)}: ${argumentName(argument)}`);
  return display(syntax`{`, items, syntax`}`);
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
