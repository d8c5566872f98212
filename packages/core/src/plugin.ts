import type { GeneratorHooks } from "./hooks.ts";

/** The version of the plugin API that this core speaks. A plugin states the one it was written for. */
export const API_VERSION = 1;

/** A source, a target, or anything else that taps the pipeline. A plain object, usually from a factory. */
export interface Plugin {
  /** Unique in a config, e.g. `mizan:target-react`. Every error of the plugin names it. */
  readonly name: string;
  readonly apiVersion: typeof API_VERSION;
  /**
   * What the plugin's output depends on besides the document. If every plugin has one, a build whose inputs did not
   * change writes and runs nothing. Leave it out for a plugin that depends on anything else, such as the network. A
   * string is compared as it is: it must change whenever the plugin would produce something else.
   */
  readonly fingerprint?: string | PluginInputs;
  /**
   * The part of the backend that this plugin gets in `emit`; by default everything. Core applies it, so a target only
   * passes on its options `include` and `exclude`.
   */
  readonly select?: Selection;
  /**
   * The language of the client that it emits, such as `typescript`, `python`, `rust` or `go`. `mizan diff` decides by it
   * which changes break the client. Leave it out for a plugin that emits no client.
   */
  readonly language?: string;
  /** Taps the hooks. Synchronous; called once for each generator. */
  apply(api: PluginAPI): void;
  /** Checks what the plugin needs outside of the config, for `mizan doctor`: the interpreter of a source. Changes nothing. */
  diagnose?(context: DiagnoseContext): Promise<readonly Check[]>;
}

/** What `diagnose` gets. */
export interface DiagnoseContext extends Pick<PluginAPI, "root" | "versions"> {
  /** Aborted when the command is interrupted. Pass it to processes and requests. */
  readonly signal: AbortSignal;
}

/** One line of `mizan doctor`. */
export interface Check {
  /** What was looked at, in a word or two: `Python`. */
  readonly subject: string;
  /** A `problem` keeps a build from succeeding, a `warning` need not. */
  readonly status: "ok" | "warning" | "problem" | "skipped";
  /** What was found, or why the check was skipped. */
  readonly message: string;
  /** How to fix it. */
  readonly hint?: string;
}

/** The inputs of a plugin, from which core computes its fingerprint. */
export interface PluginInputs {
  /**
   * The directories of the packages with the plugin's code and templates, each with a slash at its end. Usually
   * `[new URL("../", import.meta.url)]`. Core compares size and times of the files that they publish.
   */
  readonly packages: readonly URL[];
  /** The options, as the plugin uses them. If they contain anything but plain data, such as a function, every build runs. */
  readonly options: unknown;
}

/**
 * Exact names of functions, contexts and forms. A context stands for its functions, and a form for its three functions.
 * Types follow: a type is kept if something kept refers to it.
 */
export interface Selection {
  /** Keeps only these; by default everything. */
  readonly include?: readonly string[];
  /** Leaves these out, even if they are included. */
  readonly exclude?: readonly string[];
}

/** The API of a plugin. */
export interface PluginAPI {
  readonly hooks: GeneratorHooks;
  /** Absolute path of the directory that relative paths resolve from: the config file's own. */
  readonly root: string;
  readonly logger: Logger;
  readonly versions: { readonly core: string; readonly node: string };
}

/** Messages for the user; never on standard output. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

export const silentLogger: Logger = Object.freeze({ debug: () => {}, info: () => {}, warn: () => {} });
