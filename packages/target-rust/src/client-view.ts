import { type Code, syntax } from "@mizan/core";
import type { Crate, CrateContext, CrateFunction } from "./crate.ts";
import { type InnerCall, kernelCall, signature } from "./layout.ts";
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

/** A method of both clients. */
interface Method {
  readonly comment: Code | null;
  readonly isDeprecated: boolean;
  readonly name: Code;
  readonly parameters: readonly Code[];
  readonly result: Code;
  /** The method of the kernel's client, and its arguments. */
  readonly call: Code;
  readonly args: readonly Code[];
  readonly inner?: InnerCall;
}

/** The content of `client.rs` and of `blocking.rs`. @param crateName as code writes it */
export function clientViews(
  crate: Crate,
  printer: TypePrinter,
  crateName: Code,
): readonly [ClientView, ClientView] {
  const methods = [
    ...crate.contexts.map(contextMethod),
    ...crate.functions.map((fn) => functionMethod(fn, printer)),
  ];
  return [clientView(crate, methods, crateName, false), clientView(crate, methods, crateName, true)];
}

function clientView(
  crate: Crate,
  methods: readonly Method[],
  crateName: Code,
  isBlocking: boolean,
): ClientView {
  const style = isBlocking
    ? { head: syntax`pub fn`, after: syntax`` }
    : { head: syntax`pub async fn`, after: syntax`.await` };
  const hasResponses = crate.functions.some(({ node }) => node.returnsResponse);
  const views = methods.map((method) => methodView(method, style));
  return {
    header: isBlocking ? syntax`//! A client for programs without async code.` : syntax`//! The client.`,
    kernel: isBlocking ? syntax`mizan_kernel::blocking::Client` : syntax`mizan_kernel::Client`,
    kernelImport: hasResponses
      ? syntax`mizan_kernel::{Call, ClientBuilder, Error, Response}`
      : syntax`mizan_kernel::{ClientBuilder, Error}`,
    usesTypes: views.some(({ signature: line }) => String(line).includes("types::")),
    about: isBlocking
      ? syntax`/// A client of the backend whose methods wait for their results. Clones share connections.`
      : syntax`/// A client of the backend, for one user. Clones share connections.`,
    csrf: crate.ir.csrf,
    methods: views,
    example: {
      crate: crateName,
      client: isBlocking ? syntax`blocking::Client` : syntax`Client`,
      error: syntax`Error`,
    },
    isBlocking,
  };
}

function methodView(
  { comment, isDeprecated, name, parameters, result, call, args, inner }: Method,
  { head, after }: { readonly head: Code; readonly after: Code },
): MethodView {
  return {
    comment,
    isDeprecated,
    signature: signature(
      syntax`${head} ${name}`,
      [syntax`&self`, ...parameters],
      syntax`Result<${result}, Error>`,
    ),
    body: kernelCall(call, args, after, inner),
  };
}

function contextMethod({ node, fetch, params, data }: CrateContext): Method {
  return {
    comment: documentation(
      "///",
      sentence`Reads the context ${node.name}.`,
      ERRORS,
      sentence`Any [\`Error\`].`,
    ),
    isDeprecated: false,
    name: fetch,
    parameters: params === null ? [] : [syntax`params: &types::${params}`],
    result: syntax`types::${data}`,
    call: syntax`fetch_context`,
    args: [text(node.name), params === null ? syntax`&()` : syntax`params`],
  };
}

const ERRORS = sentence`# Errors`;

function functionMethod({ node, name }: CrateFunction, printer: TypePrinter): Method {
  const args = node.input === null ? syntax`&()` : syntax`args`;
  return {
    comment: documentation(
      "///",
      node.description ?? sentence`Calls ${node.name}.`,
      ERRORS,
      sentence`Any [\`Error\`].`,
    ),
    isDeprecated: node.deprecated,
    name,
    parameters: node.input === null ? [] : [syntax`args: &types::${typeName(node.input)}`],
    result: node.returnsResponse ? syntax`Response` : printer.print(node.output, null),
    call: node.returnsResponse ? syntax`call_for_response` : syntax`call`,
    args: [text(node.name), args],
    ...(node.returnsResponse ? { inner: { open: syntax`Call::new(`, close: syntax`)?` } } : {}),
  };
}
