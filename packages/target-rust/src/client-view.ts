import { type Code, syntax } from "@mizan/core";
import type { Crate, CrateContext, CrateFunction } from "./crate.ts";
import { kernelCall, signature } from "./layout.ts";
import { text, typeName } from "./names.ts";
import { documentation, sentence } from "./prose.ts";
import type { TypePrinter } from "./type-printer.ts";

/** The content of `client.rs`, or of `blocking.rs`. */
export interface ClientView {
  readonly header: Code;
  /** The kernel's client: `mizan_kernel::Client`. */
  readonly kernel: Code;
  readonly kernelImport: Code;
  readonly usesTypes: boolean;
  readonly about: Code;
  readonly csrf: boolean;
  readonly methods: readonly MethodView[];
  readonly example: { readonly crate: Code; readonly client: Code; readonly error: Code };
  readonly isBlocking: boolean;
}

export interface MethodView {
  readonly comment: Code | null;
  readonly isDeprecated: boolean;
  readonly signature: Code;
  readonly body: Code;
}

/** @param crateName as code writes it; @param printer for this module */
export function clientView(
  crate: Crate,
  printer: TypePrinter,
  crateName: Code,
  isBlocking: boolean,
): ClientView {
  const style = isBlocking
    ? { head: syntax`pub fn`, after: syntax`` }
    : { head: syntax`pub async fn`, after: syntax`.await` };
  const methods = [
    ...crate.contexts.map((context) => contextMethod(context, style)),
    ...crate.functions.map((fn) => functionMethod(fn, printer, style)),
  ];
  const hasResponses = crate.functions.some(({ node }) => node.returnsResponse);
  return {
    header: isBlocking ? syntax`//! A client for programs without async code.` : syntax`//! The client.`,
    kernel: isBlocking ? syntax`mizan_kernel::blocking::Client` : syntax`mizan_kernel::Client`,
    kernelImport: hasResponses
      ? syntax`mizan_kernel::{Call, ClientBuilder, Error, Response}`
      : syntax`mizan_kernel::{ClientBuilder, Error}`,
    usesTypes: methods.some(({ signature: line }) => String(line).includes("types::")),
    about: isBlocking
      ? syntax`/// A client of the backend whose methods wait for their results. Clones share connections.`
      : syntax`/// A client of the backend, for one user. Clones share connections.`,
    csrf: crate.ir.csrf,
    methods,
    example: {
      crate: crateName,
      client: isBlocking ? syntax`blocking::Client` : syntax`Client`,
      error: syntax`Error`,
    },
    isBlocking,
  };
}

interface Style {
  readonly head: Code;
  readonly after: Code;
}

function contextMethod({ node, fetch, params, data }: CrateContext, { head, after }: Style): MethodView {
  const given = params === null ? [] : [syntax`params: &types::${params}`];
  return {
    comment: documentation(
      "///",
      sentence`Reads the context ${node.name}.`,
      ERRORS,
      sentence`Any [\`Error\`].`,
    ),
    isDeprecated: false,
    signature: signature(
      syntax`${head} ${fetch}`,
      [syntax`&self`, ...given],
      syntax`Result<types::${data}, Error>`,
    ),
    body: kernelCall(
      syntax`fetch_context`,
      [text(node.name), params === null ? syntax`&()` : syntax`params`],
      after,
    ),
  };
}

const ERRORS = sentence`# Errors`;

function functionMethod(
  { node, name }: CrateFunction,
  printer: TypePrinter,
  { head, after }: Style,
): MethodView {
  const given = node.input === null ? [] : [syntax`args: &types::${typeName(node.input)}`];
  const args = node.input === null ? syntax`&()` : syntax`args`;
  const result = node.returnsResponse ? syntax`Response` : printer.print(node.output, null);
  return {
    comment: documentation(
      "///",
      node.description ?? sentence`Calls ${node.name}.`,
      ERRORS,
      sentence`Any [\`Error\`].`,
    ),
    isDeprecated: node.deprecated,
    signature: signature(
      syntax`${head} ${name}`,
      [syntax`&self`, ...given],
      syntax`Result<${result}, Error>`,
    ),
    body: node.returnsResponse
      ? kernelCall(syntax`call_for_response`, [syntax`Call::new(${text(node.name)}, ${args})?`], after)
      : kernelCall(syntax`call`, [text(node.name), args], after),
  };
}
