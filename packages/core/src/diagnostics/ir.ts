/** Diagnostics of what documents say: types, functions, contexts and forms. */
import { cite, type Cited, defineCited, defineDiagnostic, type DiagnosticFactory } from "./define.ts";

/** A diagnostic with a location, whose message is made of the named strings. */
export type IRDiagnostic<Names extends string> = DiagnosticFactory<Cited & Readonly<Record<Names, string>>>;

export const unsupportedSchema: IRDiagnostic<"what"> = defineCited({
  code: "MZ3001",
  slug: "schema-unsupported",
  title: "A schema cannot be expressed as a type",
  severity: "error",
  describe: ({ what, pointer }) => ({
    message: `The schema at ${pointer} ${what}.`,
    hint: "Change the model so that its schema consists of objects, arrays, unions and scalars, or define its JSON schema yourself.",
  }),
});

export const genericMismatch: IRDiagnostic<"reason"> = defineCited({
  code: "MZ3002",
  slug: "generic-mismatch",
  title: "A generic type and its use do not match",
  severity: "error",
  describe: ({ reason, pointer }) => ({
    message: `The schema at ${pointer} ${reason}.`,
    hint: "`x-mizan-parameters`, `x-mizan-typevar` and `x-mizan-generic` must name the same variables.",
  }),
});

export const unionTags: IRDiagnostic<"property" | "reason"> = defineCited({
  code: "MZ3003",
  slug: "union-tags-invalid",
  title: "The tags of a discriminated union do not match its members",
  severity: "error",
  describe: ({ property, reason, pointer }) => ({
    message: `The union at ${pointer} is discriminated by "${property}", but ${reason}.`,
    hint: "Give each member a field of this name with its own `Literal`.",
  }),
});

export const missingComponent: IRDiagnostic<"name"> = defineCited({
  code: "MZ3004",
  slug: "component-missing",
  title: "A reference points to a component that does not exist",
  severity: "error",
  describe: ({ name, pointer }) => ({
    message: `${pointer} refers to ${JSON.stringify(name)}, which is not in components/schemas.`,
    hint: "Export the document again. A document written by hand must contain its components.",
  }),
});

export type Defined = "function" | "context" | "form" | "channel" | "type";

/** One of the two places where something is defined. */
export interface Definition {
  readonly plugin: string;
  /** Of the document: a path, a URL or a command. */
  readonly origin: string;
  readonly pointer: string;
  readonly source: string | undefined;
}

export const definedTwice: DiagnosticFactory<{
  readonly what: Defined;
  readonly name: string;
  readonly first: Definition;
  readonly second: Definition;
}> = defineDiagnostic({
  code: "MZ3005",
  slug: "defined-twice",
  title: "Two definitions have the same name",
  severity: "error",
  describe: ({ what, name, first, second }) => ({
    message: `The ${what} ${JSON.stringify(name)} is defined twice:\n  ${place(first)}\n  ${place(second)}`,
    hint:
      what === "function"
        ? "Give one of them another name, e.g. `@client(name=…)`."
        : `Rename one of the two ${what}s in its backend.`,
    ...cite(second),
  }),
});

const place = ({ plugin, origin, pointer, source }: Definition): string =>
  `${source ?? pointer} (${plugin}, ${origin})`;

export const nameCollision: DiagnosticFactory<
  Cited &
    Readonly<Record<"space" | "name" | "from" | "other", string>> & {
      readonly otherSource: string | undefined;
    }
> = defineCited({
  code: "MZ3006",
  slug: "name-collision",
  title: "Name collision in the generated code",
  severity: "error",
  describe: ({ space, name, from, other, otherSource }) => ({
    message: `${from} and ${other}${otherSource === undefined ? "" : ` (${otherSource})`} are both named ${name} among the ${space}.`,
    hint: "Rename one of them in the backend.",
  }),
});

export const inputNotObject: IRDiagnostic<"name" | "input" | "kind"> = defineCited({
  code: "MZ3012",
  slug: "input-not-object",
  title: "A function's input is not an object",
  severity: "error",
  describe: ({ name, input, kind }) => ({
    message: `The input of ${name} is ${input}, which is ${kind}, not an object: arguments have names.`,
    hint: "Export the document again. The exporter makes an object from a function's arguments.",
  }),
});

export const kindInconsistent: IRDiagnostic<"name" | "kind" | "reason"> = defineCited({
  code: "MZ3013",
  slug: "kind-inconsistent",
  title: "A function's kind contradicts its other properties",
  severity: "error",
  describe: ({ name, kind, reason }) => ({
    message: `${name} is of kind "${kind}" but ${reason}.`,
    hint: "A `context` function has a context, a `mutation` may affect contexts, a `call` does neither.",
  }),
});

export const contextMembership: IRDiagnostic<"name" | "context" | "reason"> = defineCited({
  code: "MZ3014",
  slug: "context-membership-mismatch",
  title: "A function and a context do not refer to each other",
  severity: "error",
  describe: ({ name, context, reason }) => ({
    message: `${name} and the context "${context}" do not match: ${reason}.`,
    hint: "A function of kind `context` names its context, and this context lists the function.",
  }),
});

export const contextParameterMismatch: IRDiagnostic<"context" | "name" | "reason"> = defineCited({
  code: "MZ3015",
  slug: "context-parameter-mismatch",
  title: "A context's parameter does not match the functions that share it",
  severity: "error",
  describe: ({ context, name, reason }) => ({
    message: `The parameter "${name}" of the context "${context}" ${reason}.`,
    hint: "A parameter is an argument of each function in `sharedBy`, and required if one of them requires it.",
  }),
});

export const formFunction: IRDiagnostic<"form" | "role" | "name" | "reason"> = defineCited({
  code: "MZ3016",
  slug: "form-function-invalid",
  title: "A form uses a function that does not fit",
  severity: "error",
  describe: ({ form, role, name, reason }) => ({
    message: `The form "${form}" uses ${name} as \`${role}\`, but ${reason}.`,
    hint: "`schema` is a context function, `validate` a call and `submit` a mutation. The latter two take `values` and the parameters of this context.",
  }),
});

export const formFields: IRDiagnostic<"form" | "field" | "reason"> = defineCited({
  code: "MZ3017",
  slug: "form-fields-mismatch",
  title: "The fields of a form do not match its values",
  severity: "error",
  describe: ({ form, field, reason }) => ({
    message: `The field ${JSON.stringify(field)} of the form "${form}" ${reason}.`,
    hint: "Each field has its own name, and `values` has exactly one property for each field.",
  }),
});

export const fileMisplaced: IRDiagnostic<never> = defineCited({
  code: "MZ3018",
  slug: "file-not-allowed",
  title: "File upload not allowed here",
  severity: "error",
  describe: ({ pointer }) => ({
    message: `A file (format "binary") is not allowed at ${pointer}.`,
    hint: "Files are arguments of functions with `multipart`. Elsewhere, use a string of format `base64`, or return the framework's own response.",
  }),
});

export const integerRounded: IRDiagnostic<never> = defineCited({
  code: "MZ3020",
  slug: "integer-rounded",
  title: "An integer in a document is too large for JavaScript",
  severity: "error",
  describe: ({ pointer }) => ({
    message: `The integer at ${pointer} is outside ±(2^53 - 1), so reading the document has rounded it.`,
    hint: 'Write it as a string with the schema {"type": "string", "format": "bigint"}. In Python, that is the type BigInt of mizan_core.',
  }),
});

export const genericRecursive: DiagnosticFactory<Cited & { readonly names: readonly string[] }> = defineCited(
  {
    code: "MZ3021",
    slug: "generic-recursive",
    title: "A generic type is an argument of itself",
    severity: "error",
    describe: ({ names }) => ({
      message:
        names.length === 1
          ? `The type ${names[0]} is an argument of itself.`
          : `The type ${names[0]} is an argument of itself, through ${names.slice(1).join(" and ")}.`,
      hint: "Remove `x-mizan-generic` there. The schema beside it describes the type completely.",
    }),
  },
);
