import {
  DiagnosticError,
  type EmitContext,
  type FunctionNode,
  loadTemplates,
  type Templates,
} from "@mizan/core";
import { clientView } from "./client-view.ts";
import { loadCrate } from "./crate.ts";
import { severalPrefixes } from "./diagnostics.ts";
import { libView } from "./lib-view.ts";
import { manifestView } from "./manifest-view.ts";
import { crateIdentifier } from "./names.ts";
import type { CheckedOptions } from "./options.ts";
import { TypePrinter } from "./type-printer.ts";
import { typesView } from "./types-view.ts";

const templates: Templates = loadTemplates(new URL("../templates/", import.meta.url));

/** @throws DiagnosticError if names collide, or if the functions have several prefixes */
export function emitCrate(context: EmitContext, options: CheckedOptions): void {
  const { ir } = context;
  checkPrefixes(ir.functions, options.name);
  const crate = loadCrate(ir, options.name);
  const inTypes = new TypePrinter(crate, "types");
  const inClient = new TypePrinter(crate, "client");
  const types = typesView(crate, inTypes, options.name);
  const [client, blocking] = [false, true].map((isBlocking) =>
    clientView(crate, inClient, crateIdentifier(options.crate), isBlocking),
  );
  const dependencies = new Set([...inTypes.dependencies, ...inClient.dependencies]);
  const folder = context.output(options.outDir);
  folder.file(
    "Cargo.toml",
    templates.render("Cargo.toml", manifestView(options, dependencies, types.serde !== null)),
  );
  folder.file("src/lib.rs", templates.render("lib.rs", libView(ir)));
  folder.file("src/types.rs", templates.render("types.rs", types));
  folder.file("src/client.rs", templates.render("client.rs", client!));
  folder.file("src/blocking.rs", templates.render("client.rs", blocking!));
}

/** A client has one base URL. */
function checkPrefixes(functions: readonly FunctionNode[], plugin: string): void {
  const examples = new Map<string, FunctionNode>();
  for (const node of functions) {
    if (node.prefix !== null && !examples.has(node.prefix)) examples.set(node.prefix, node);
  }
  if (examples.size > 1)
    throw new DiagnosticError([severalPrefixes({ plugin, examples: [...examples.values()] })]);
}
