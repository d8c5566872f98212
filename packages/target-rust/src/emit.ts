import { checkOnePrefix, type EmitContext, loadTemplates, type Templates } from "@mizan/core";
import { clientViews } from "./client-view.ts";
import { loadCrate } from "./crate.ts";
import { crateIdentifier } from "./names.ts";
import type { CheckedOptions } from "./options.ts";
import { libView, manifestView } from "./package-view.ts";
import { TypePrinter } from "./type-printer.ts";
import { typesView } from "./types-view.ts";

const templates: Templates = loadTemplates(new URL("../templates/", import.meta.url));

/** @throws DiagnosticError if names collide, or if the functions have several prefixes */
export function emitCrate(context: EmitContext, options: CheckedOptions): void {
  const { ir } = context;
  checkOnePrefix(ir);
  const crate = loadCrate(ir, options.name);
  const inTypes = new TypePrinter(crate, "types");
  const inClient = new TypePrinter(crate, "client");
  const types = typesView(crate, inTypes, options.name);
  const [client, blocking] = clientViews(crate, inClient, crateIdentifier(options.crate));
  const dependencies = new Set([...inTypes.dependencies, ...inClient.dependencies]);
  const folder = context.output(options.outDir);
  folder.file(
    "Cargo.toml",
    templates.render("Cargo.toml", manifestView(options, dependencies, types.serde !== null)),
  );
  folder.file("src/lib.rs", templates.render("lib.rs", libView(ir)));
  folder.file("src/types.rs", templates.render("types.rs", types));
  folder.file("src/client.rs", templates.render("client.rs", client));
  folder.file("src/blocking.rs", templates.render("client.rs", blocking));
}
