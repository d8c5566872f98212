import path from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { pluginArgument } from "../diagnostics/plugin.ts";
import type { SourceContext } from "../hooks.ts";
import { requireOpen, requireText, type Scope } from "./scope.ts";

/** What `addDocument` was given: parsed JSON or its text. */
export interface HandedDocument {
  readonly document: unknown;
  readonly origin: string;
  readonly plugin: string;
}

export function sourceContext(
  scope: Scope,
  documents: HandedDocument[],
  watched: Set<string>,
): SourceContext {
  return Object.freeze({
    signal: scope.signal,
    addDocument(document: unknown, origin: string): void {
      requireOpen(scope, "addDocument");
      requireText(scope, "addDocument", "origin", origin);
      if (document === undefined || document === null || document instanceof Promise) {
        const found = document instanceof Promise ? "a promise; await it first" : String(document);
        const problem = `\`document\` is ${found}.`;
        throw new DiagnosticError(
          pluginArgument({ plugin: scope.plugin, hook: scope.hook, method: "addDocument", problem }),
        );
      }
      documents.push({ document, origin, plugin: scope.plugin });
    },
    watch(watchedPath: string): void {
      requireOpen(scope, "watch");
      requireText(scope, "watch", "path", watchedPath);
      watched.add(path.resolve(scope.root, watchedPath));
    },
  });
}
