import path from "node:path";
import { DiagnosticError, type EmitContext, type IR } from "@mizan/core";
import { type Client, type ImportExtension, modulesIn } from "./client.ts";
import { clientIncomplete, clientNotEmitted } from "./diagnostics.ts";

/** The clients of a build by directory. All targets of a build get the same `EmitContext.backend`. */
const clients = new WeakMap<IR, Map<string, Client>>();

/**
 * Lets other targets of the build use a client, even if it is then not emitted because of an error. The first offer for
 * a directory counts: a framework makes it before it claims names of its own.
 */
export function offerClient(backend: IR, directory: string, client: Client): void {
  const known = clients.get(backend) ?? new Map<string, Client>();
  clients.set(backend, known);
  if (!known.has(directory)) known.set(directory, { ...client, surface: client.surface.copy() });
}

export interface ClientUser {
  /** The name of the plugin. */
  readonly plugin: string;
  /** Absolute path of its output directory. */
  readonly directory: string;
  readonly importExtension: ImportExtension;
}

/**
 * The client that another target emits to a directory, as a module in another directory uses it.
 * @throws DiagnosticError if no target emits it, or if functions are missing in it
 */
export function sharedClient(
  { ir: selected, backend }: Pick<EmitContext, "ir" | "backend">,
  clientDirectory: string,
  { plugin, directory, importExtension }: ClientUser,
): Client {
  const client = clients.get(backend)?.get(clientDirectory);
  const shown = path.relative(directory, clientDirectory).replaceAll(path.sep, "/");
  if (client === undefined) {
    const known = [...(clients.get(backend)?.keys() ?? [])];
    throw new DiagnosticError(clientNotEmitted({ plugin, directory: clientDirectory, known }));
  }
  const needed = new Set(selected.functions.map(({ name }) => name));
  const emitted = new Set(client.functions.map(({ node }) => node.name));
  const missing = [...needed].filter((name) => !emitted.has(name));
  if (missing.length > 0)
    throw new DiagnosticError(clientIncomplete({ plugin, directory: clientDirectory, missing }));
  const isNeeded = ({ node }: { readonly node: { readonly name: string } }): boolean => needed.has(node.name);
  const [contexts, forms] = [names(selected.contexts), names(selected.forms)];
  return {
    ...client,
    surface: client.surface.copy(),
    functions: client.functions.filter(isNeeded),
    contexts: client.contexts
      .filter(({ node }) => contexts.has(node.name))
      .map((context) => ({ ...context, functions: context.functions.filter(isNeeded) })),
    forms: client.forms.filter(({ node }) => forms.has(node.name)),
    modules: modulesIn(shown.startsWith(".") ? shown : `./${shown}`, importExtension),
  };
}

const names = (nodes: readonly { readonly name: string }[]): ReadonlySet<string> =>
  new Set(nodes.map(({ name }) => name));
