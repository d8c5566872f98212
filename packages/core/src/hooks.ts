import type { AsyncParallelHook, AsyncSeriesWaterfallHook, SyncWaterfallHook } from "tapable";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { IR } from "./ir/types.ts";

/** The tap methods of a hook. Only the generator can call the hook. */
export type Tappable<Hook> = Pick<Hook, Extract<keyof Hook, "tap" | "tapAsync" | "tapPromise">>;

/** The four hooks of the pipeline, in the order in which a build calls them. */
export interface GeneratorHooks {
  /** Adds documents. Taps run in parallel and do not see each other's documents. */
  readonly loadSource: Tappable<AsyncParallelHook<[SourceContext]>>;
  /** Returns the IR, changed or not. No I/O. */
  readonly normalizeIR: Tappable<SyncWaterfallHook<[IR, TapContext]>>;
  /** Adds files. Taps run in parallel. */
  readonly emit: Tappable<AsyncParallelHook<[EmitContext]>>;
  /** Formats files, adds headers, drops or adds files. Taps run one after another. */
  readonly postProcess: Tappable<AsyncSeriesWaterfallHook<[OutputFiles, TapContext]>>;
}

export type HookName = keyof GeneratorHooks;

/** What every tap gets. In `normalizeIR` and `postProcess` it is the second argument. */
export interface TapContext {
  /**
   * Reports a problem with the name of the plugin and the hook. A warning or a note is printed with the others. An error
   * fails the build after the hook, together with all other errors of the hook. To stop at once, throw a
   * `DiagnosticError` instead.
   * @param diagnostic made by a factory of `defineDiagnostic`.
   */
  report(diagnostic: Diagnostic): void;
}

export interface SourceContext extends TapContext {
  /** Aborted when the build is cancelled. Pass it to processes and requests. */
  readonly signal: AbortSignal;
  /**
   * Adds one document.
   * @param document parsed JSON, a string, or bytes in UTF-8.
   * @param origin where it came from, for messages: a path, a URL or the command that printed it.
   */
  addDocument(document: unknown, origin: string): void;
  /**
   * Names a file or directory that the document depends on; `mizan build --watch` builds again when it changes.
   * @param path absolute, or relative to the root. A directory includes everything below it.
   * @param only which files of a directory matter
   */
  watch(path: string, only?: WatchedFiles): void;
  /**
   * For what is not on the disk: `mizan build --watch` asks every few seconds, and builds again when the answer is true.
   */
  poll(hasChanged: (signal: AbortSignal) => Promise<boolean>): void;
}

/** The files of a watched directory that matter. */
export interface WatchedFiles {
  /** How their names end, such as `.py`. */
  readonly extension: string;
  /** Only that one is created, in the directory or in one directly below it. */
  readonly created?: boolean;
}

export interface EmitContext extends TapContext {
  /** The part of the backend that the plugin selects. */
  readonly ir: IR;
  /** The whole backend: the same object for every plugin of a build. */
  readonly backend: IR;
  readonly signal: AbortSignal;
  /** Adds files below `outDir` (relative to the root, or absolute). */
  output(outDir: string): OutputDirectory;
}

export interface OutputDirectory {
  /** Absolute path. */
  readonly path: string;
  /** @param path relative, with `/`; `..` and absolute paths are errors. */
  file(path: string, contents: string): void;
}

export interface OutputFile {
  /** Absolute. */
  readonly outDir: string;
  /** Relative to `outDir`, with `/`. */
  readonly path: string;
  readonly contents: string;
  /** Name of the plugin that emitted it. */
  readonly plugin: string;
}

/** In config order, then the order in which each plugin emitted. */
export type OutputFiles = readonly OutputFile[];
