import path from "node:path";
import { type Diagnostic, DiagnosticError } from "../diagnostics/diagnostic.ts";
import { outputPath } from "../diagnostics/output.ts";
import { contextClosed, pluginArgument } from "../diagnostics/plugin.ts";
import type {
  EmitContext,
  HookName,
  OutputFile,
  OutputDirectory,
  SourceContext,
  TapContext,
  WatchedFiles,
} from "../hooks.ts";
import { pathProblem } from "../output/path-problem.ts";

/** A document as `addDocument` received it: parsed JSON, a string or bytes. */
export interface AddedDocument {
  readonly document: unknown;
  readonly origin: string;
  readonly plugin: string;
}

/** A path that a source named, with the files that matter if it is a directory. Without `only`, all of them do. */
export interface WatchedPath {
  readonly path: string;
  readonly only?: WatchedFiles;
}

export type Poll = Parameters<SourceContext["poll"]>[0];

/** What a build was made from, and how to notice that it changes. */
export interface Sources {
  readonly watched: WatchedPath[];
  readonly polls: Poll[];
}

export function sourceContext(
  scope: Scope,
  documents: AddedDocument[],
  { watched, polls }: Sources,
): SourceContext {
  return Object.freeze({
    ...tapContext(scope),
    signal: scope.signal,
    addDocument(document: unknown, origin: string): void {
      requireOpen(scope, "addDocument");
      requireString(scope, "addDocument", "origin", origin);
      if (document === undefined || document === null || document instanceof Promise) {
        const found = document instanceof Promise ? "a promise; await it first" : String(document);
        const problem = `\`document\` is ${found}.`;
        throw new DiagnosticError(
          pluginArgument({ plugin: scope.plugin, hook: scope.hook, method: "addDocument", problem }),
        );
      }
      documents.push({ document, origin, plugin: scope.plugin });
    },
    watch(watchedPath: string, only?: WatchedFiles): void {
      requireOpen(scope, "watch");
      requireString(scope, "watch", "path", watchedPath);
      watched.push({ path: path.resolve(scope.root, watchedPath), ...(only && { only }) });
    },
    poll(hasChanged: Poll): void {
      requireOpen(scope, "poll");
      polls.push(hasChanged);
    },
  });
}

export function emitContext(
  scope: Scope,
  irs: Pick<EmitContext, "ir" | "backend">,
  files: OutputFile[],
): EmitContext {
  const { plugin, hook } = scope;
  return Object.freeze({
    ...tapContext(scope),
    ...irs,
    signal: scope.signal,
    output(outDir: string): OutputDirectory {
      requireOpen(scope, "output");
      requireString(scope, "output", "outDir", outDir);
      const directory = path.resolve(scope.root, outDir);
      return Object.freeze({
        path: directory,
        file(file: string, contents: string): void {
          requireOpen(scope, "file");
          requireString(scope, "file", "path", file, true);
          requireString(scope, "file", "contents", contents, true);
          const problem = pathProblem(file);
          if (problem !== undefined) throw new DiagnosticError(outputPath({ plugin, hook, file, problem }));
          files.push(Object.freeze({ outDir: directory, path: file, contents, plugin }));
        },
      });
    },
  });
}

/** The plugin and the hook that a context belongs to. */
export interface Scope {
  readonly plugin: string;
  readonly hook: HookName;
  readonly root: string;
  readonly signal: AbortSignal;
  readonly reported: Diagnostic[];
  /** Whether the hook still runs. After it, nothing can be added. */
  isOpen(): boolean;
}

export function tapContext(scope: Scope): TapContext {
  const { plugin, hook, reported } = scope;
  return Object.freeze({
    report(diagnostic: Diagnostic): void {
      requireOpen(scope, "report");
      if (!isDiagnostic(diagnostic)) {
        const problem = "the argument is not a diagnostic, as factories of defineDiagnostic() return it.";
        throw new DiagnosticError(pluginArgument({ plugin, hook, method: "report", problem }));
      }
      reported.push({ plugin, hook, ...diagnostic });
    },
  });
}

function isDiagnostic(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { code, message, severity } = value as Partial<Diagnostic>;
  return (
    typeof code === "string" &&
    typeof message === "string" &&
    (severity === "error" || severity === "warning" || severity === "note")
  );
}

/** @throws DiagnosticError when the hook has ended. */
function requireOpen({ plugin, hook, isOpen }: Scope, method: string): void {
  if (!isOpen()) throw new DiagnosticError(contextClosed({ plugin, hook, method }));
}

/** @throws DiagnosticError unless `value` is a string, which may be empty only where `empty` is set. */
function requireString(
  { plugin, hook }: Scope,
  method: string,
  name: string,
  value: unknown,
  empty = false,
): asserts value is string {
  if (typeof value === "string" && (empty || value !== "")) return;
  const found = value === "" ? "is empty" : `is ${value === null ? "null" : typeof value}, not a string`;
  throw new DiagnosticError(pluginArgument({ plugin, hook, method, problem: `\`${name}\` ${found}.` }));
}
