import {
  type Code,
  type ContextNode,
  type FormNode,
  type FunctionNode,
  type IR,
  IRIndex,
  syntax,
  type TypeNode,
} from "@mizan/core";
import type { ModuleImports } from "./module-imports.ts";
import { identifier, literal } from "./names.ts";
import { nameContext, nameForm, nameFunction } from "./naming.ts";
import { schemaOf } from "./schema.ts";
import { Surface } from "./surface.ts";
import { TypeNames } from "./type-names.ts";
import { loadTypePrinter, type TypePrinter } from "./type-printer.ts";

/** The extension in imports between generated files: `./types.js`, `./types` or `./types.ts`. */
export type ImportExtension = "" | ".js" | ".ts";

/** The plain client that a framework's target builds on. */
export interface Client {
  readonly ir: IR;
  /** Claim every further exported name here. */
  readonly surface: Surface;
  readonly names: TypeNames;
  readonly printer: TypePrinter;
  readonly functions: readonly ClientFunction[];
  readonly contexts: readonly ClientContext[];
  readonly forms: readonly ClientForm[];
  readonly modules: ClientModules;
}

/** Specifiers for imports. */
export interface ClientModules {
  readonly types: Code;
  readonly client: Code;
  /** The file exists only if there are forms. */
  readonly forms: Code;
  readonly kernel: Code;
  readonly kernelForms: Code;
}

export interface ClientFunction {
  readonly node: FunctionNode;
  /** Exported by `client.ts`: `renameProject`. */
  readonly name: Code;
  /** For names made of it, such as `useRenameProject`: `RenameProject`. */
  readonly pascal: Code;
  readonly input: TypeNode | null;
}

export interface ClientContext {
  readonly node: ContextNode;
  /** For names made of it, such as `useProjectContext`: `ProjectContext`. */
  readonly pascal: Code;
  /** Exported by `client.ts`: `projectContext`, `fetchProjectContext`, `overrideProjectContext`. */
  readonly entry: Code;
  readonly fetch: Code;
  readonly override: Code;
  /** Exported by `types.ts`: `ProjectContextData` and, if it has parameters, `ProjectContextParams`. */
  readonly data: Code;
  readonly params: Code | null;
  readonly paramsRequired: boolean;
  readonly functions: readonly ClientFunction[];
}

export interface ClientForm {
  readonly node: FormNode;
  /** For names made of it, such as `useContactForm`: `ContactForm`. */
  readonly pascal: Code;
  /** Exported by `forms.ts`: `contactForm`, which makes the form's store, and `contactFormFields`. */
  readonly store: Code;
  readonly fields: Code;
  readonly schema: ClientFunction;
  readonly validate: ClientFunction;
  readonly submit: ClientFunction;
  /** Holds the form's description; its parameters are the form's. */
  readonly context: ClientContext;
  /** The parameters `values` of `submit` and of `validate`. */
  readonly values: TypeNode;
  readonly draft: TypeNode;
  /** The result of `submit`. */
  readonly result: TypeNode;
}

/** Names everything in the IR. */
export function loadClient(ir: IR, importExtension: ImportExtension): Client {
  const surface = new Surface();
  surface.claim(syntax`createClient`, { what: "the function that makes a client", origin: null });
  surface.claim(syntax`configure`, { what: "the function that sets the default client", origin: null });
  surface.claim(syntax`configured`, { what: "the variable that holds the default client", origin: null });
  surface.claim(syntax`defaultClient`, {
    what: "the function that returns the default client",
    origin: null,
  });
  const names = new TypeNames(ir, surface);
  const functions = ir.functions.map((node) => nameFunction(node, surface));
  const byName = new Map(functions.map((named) => [named.node.name, named]));
  const contexts = ir.contexts.map((node) => nameContext(node, byName, surface));
  const known = {
    index: new IRIndex(ir),
    functions: byName,
    contexts: new Map(contexts.map((named) => [named.node.name, named])),
  };
  const forms = ir.forms.map((node) => nameForm(node, known, surface));
  return {
    ir,
    surface,
    names,
    printer: loadTypePrinter(),
    functions,
    contexts,
    forms,
    modules: modulesIn(".", importExtension),
  };
}

/** @param directory of the client, relative to the importing file, with `/` */
export function modulesIn(directory: string, importExtension: ImportExtension): ClientModules {
  const specifier = (file: string): Code => moduleSpecifier(file, importExtension, directory);
  return {
    types: specifier("types.ts"),
    client: specifier("client.ts"),
    forms: specifier("forms.ts"),
    kernel: literal("@mizan/kernel"),
    kernelForms: literal("@mizan/kernel/forms"),
  };
}

/** `"./client.js"` for the file `client.ts` of the same directory. */
export function moduleSpecifier(file: string, importExtension: ImportExtension, directory = "."): Code {
  return literal(importPath(`${directory}/${file}`, importExtension));
}

/** `./runtime.js` for the file `./runtime.tsx`: a file with JSX is `.tsx` before and `.js` after compilation. */
export function importPath(file: string, importExtension: ImportExtension): string {
  return importExtension === ".ts" ? file : file.replace(/\.tsx?$/, importExtension);
}

/** A type in a file other than `types.ts`. Imports the names that it needs. */
export function typeIn(client: Client, imports: ModuleImports, node: TypeNode): Code {
  const imported = (name: Code): Code => imports.type(client.modules.types, name);
  const schema = schemaOf(node, {
    reference: (name) => {
      const { name: exported, arguments: filled } = client.names.reference(name);
      return { name: imported(exported), arguments: filled };
    },
    resolve: (type) => client.names.resolve(type),
    format: (format) => {
      const alias = client.names.format(format);
      return alias && imported(alias);
    },
    file: () => client.names.file,
    parameter: identifier,
    acceptsUndefined: false,
  });
  return client.printer.print(schema, { record: true, partial: true });
}

/** The type that a call of a function resolves with. */
export function resultIn(client: Client, imports: ModuleImports, { node }: ClientFunction): Code {
  return node.returnsResponse ? syntax`Response` : typeIn(client, imports, node.output);
}
