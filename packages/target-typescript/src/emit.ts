import {
  checkOnePrefix,
  type Code,
  type EmitContext,
  loadTemplates,
  type OutputDirectory,
  type Templates,
} from "@mizan/core";
import type { Client } from "./client.ts";
import { clientView } from "./client-view.ts";
import { formsView } from "./forms-view.ts";
import { indexView, type Reexport } from "./index-view.ts";
import { offerClient } from "./shared-client.ts";
import { typesView } from "./types-view.ts";

/** The additions of a framework's target to the plain client. */
export interface ClientExtension {
  /** Specifiers of its files that `index.ts` exports completely; their names are claimed on the surface. */
  readonly modules?: readonly Code[];
  /** Exports that are the same for every document. They are renamed if the document has the same name. */
  readonly reexports?: readonly Reexport[];
}

export const templates: Templates = loadTemplates(new URL("../templates/", import.meta.url));

/**
 * Emits `types.ts`, `client.ts`, `index.ts` and, if there are forms, `forms.ts`. Call it last: it checks the surface
 * for collisions, and `types.ts` contains the string formats that the other files import.
 * @param outDir as `EmitContext.output` takes it
 * @throws DiagnosticError if names collide, or if the functions have several prefixes
 */
export function emitClient(
  context: EmitContext,
  client: Client,
  outDir: string,
  extension: ClientExtension = {},
): void {
  checkOnePrefix(client.ir);
  const directory = context.output(outDir);
  offerClient(context.backend, directory.path, client);
  client.surface.check();
  const functions = clientView(client);
  const forms = client.forms.length === 0 ? null : formsView(client);
  const types = typesView(client);
  directory.file("types.ts", templates.render("types.ts", types));
  directory.file("client.ts", templates.render("client.ts", functions));
  if (forms !== null) directory.file("forms.ts", templates.render("forms.ts", forms));
  emitIndex(directory, client, extension);
}

/**
 * Emits `index.ts` only, for a client that another target emits.
 * @throws DiagnosticError if names collide
 */
export function emitIndex(
  directory: OutputDirectory,
  client: Client,
  { modules = [], reexports = [] }: ClientExtension,
): void {
  client.surface.check();
  directory.file("index.ts", templates.render("index.ts", indexView(client, modules, reexports)));
}
