import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { notADocument, revisionWithoutDocument } from "../../diagnostics/command.ts";
import { DiagnosticError } from "../../diagnostics/diagnostic.ts";
import { documentSource } from "../../document/source.ts";
import { createGenerator, type Loaded } from "../../generator.ts";
import type { GeneratorHooks, SourceContext } from "../../hooks.ts";
import { API_VERSION, type Plugin } from "../../plugin.ts";
import type { ConfigGenerator } from "../generators.ts";
import { readBlob } from "./git.ts";

/** A document that the command line names, as a source that loads it. */
export interface NamedDocument {
  /** Whether only a revision is given, so that the document is the committed version of the config's own. */
  readonly isRevision: boolean;
  /** @param origins where the documents of the other side come from */
  source(origins: readonly string[]): Plugin;
}

/**
 * A file, an address, `REVISION:PATH` as git reads it, or a revision alone. A file that exists comes first.
 * @throws DiagnosticError for what is none of these.
 */
export function namedDocument(argument: string, cwd: string): NamedDocument {
  if (argument.startsWith("-") || argument.trim() === "") {
    throw new DiagnosticError(
      notADocument({ argument, reason: "it is not the name of a file or a revision." }),
    );
  }
  const file = path.resolve(cwd, argument);
  const isFile = existsSync(file);
  if (isFile || /^(https?|file):\/\//i.test(argument)) {
    const from = isFile ? file : argument;
    return { isRevision: false, source: () => documentSource({ name: `document ${argument}`, from }) };
  }
  if (argument.includes(":")) {
    return { isRevision: false, source: () => gitSource(argument, [{ blob: argument, cwd }]) };
  }
  return { isRevision: true, source: (origins) => gitSource(argument, committed(argument, origins)) };
}

interface Blob {
  /** As git names it: `main:schema/openapi.json`. */
  readonly blob: string;
  readonly cwd: string;
}

/** @throws DiagnosticError unless all documents are files. */
function committed(revision: string, origins: readonly string[]): readonly Blob[] {
  return origins.map((origin) => {
    const isFile = path.isAbsolute(origin) && existsSync(origin);
    if (!isFile) throw new DiagnosticError(revisionWithoutDocument({ revision, origin }));
    // Git stores where a link leads to, not what is there.
    const file = realpathSync(origin);
    return { blob: `${revision}:./${path.basename(file)}`, cwd: path.dirname(file) };
  });
}

function gitSource(argument: string, blobs: readonly Blob[]): Plugin {
  return sourcePlugin(`document ${argument}`, async (context) => {
    for (const { blob, cwd } of blobs)
      context.addDocument(await readBlob(blob, argument, cwd, context.signal), blob);
  });
}

function sourcePlugin(name: string, load: (context: SourceContext) => Promise<void>): Plugin {
  return { name, apiVersion: API_VERSION, apply: ({ hooks }) => hooks.loadSource.tapPromise(name, load) };
}

/** Loads a document in place of those of a config, through its other plugins. */
export async function loadFrom(
  source: Plugin,
  { plugins, root }: Pick<ConfigGenerator, "plugins" | "root">,
  signal: AbortSignal,
): Promise<Loaded> {
  return createGenerator([source, ...plugins.map(withoutSource)], { root }).load({ signal });
}

/** The same plugin, which loads no documents. */
function withoutSource(plugin: Plugin): Plugin {
  const ignored = { tap: () => {}, tapAsync: () => {}, tapPromise: () => {} };
  return {
    name: plugin.name,
    apiVersion: plugin.apiVersion,
    apply: (api) => {
      const hooks: GeneratorHooks = { ...api.hooks, loadSource: ignored };
      return plugin.apply(Object.freeze({ ...api, hooks: Object.freeze(hooks) }));
    },
  };
}
