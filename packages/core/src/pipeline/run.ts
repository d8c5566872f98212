import { type Diagnostic, DiagnosticError, isDiagnosticError } from "../diagnostics/diagnostic.ts";
import { blame } from "../diagnostics/thrown.ts";
import type { EmitContext, HookName, OutputFile, SourceContext, TapContext } from "../hooks.ts";
import type { IR } from "../ir/types.ts";
import { emitContext, type AddedDocument, type Sources, sourceContext, tapContext } from "./contexts.ts";
import type { Trace } from "./trace.ts";
import { Freezer } from "./waterfall.ts";

/** The results and failures of one plugin. Kept apart so that the order in which plugins finish does not matter. */
interface Contribution {
  readonly documents: AddedDocument[];
  readonly files: OutputFile[];
  readonly failures: Diagnostic[];
  readonly reported: Diagnostic[];
}

/** What `emit` gets: everything, and the part that each plugin selects. */
export interface EmittedIRs {
  readonly backend: IR;
  readonly selectedBy: (plugin: string) => IR;
}

/** The state of one build while its hooks run. */
export class Run {
  readonly root: string;
  readonly signal: AbortSignal;
  readonly trace: Trace;
  readonly freezer: Freezer = new Freezer();
  readonly sources: Sources = { watched: [], polls: [] };
  readonly #contributions: ReadonlyMap<string, Contribution>;
  /** Finds the errors of an IR that a plugin has returned. Set when the checks are loaded. */
  checkNormalized: (ir: IR) => readonly Diagnostic[] = () => [];
  /** The hook that runs, whose contexts may be used. */
  #open: HookName | undefined;
  #emitted: EmittedIRs | undefined;

  /** @param plugins names, in config order. */
  constructor(root: string, plugins: readonly string[], signal: AbortSignal, trace: Trace) {
    this.root = root;
    this.signal = signal;
    this.trace = trace;
    this.#contributions = new Map(
      plugins.map((name) => [name, { documents: [], files: [], failures: [], reported: [] }]),
    );
  }

  /** All documents that plugins have added, in config order. */
  get documents(): readonly AddedDocument[] {
    return [...this.#contributions.values()].flatMap(({ documents }) => documents);
  }

  get files(): readonly OutputFile[] {
    return [...this.#contributions.values()].flatMap(({ files }) => files);
  }

  /**
   * Runs a hook: all taps to their end, then throws their errors together.
   * @param emitted what plugins get in `emit`.
   */
  async during<T>(hook: HookName, call: () => T | Promise<T>, emitted?: EmittedIRs): Promise<T> {
    this.#open = hook;
    this.#emitted = emitted;
    const end = this.trace.begin(hook);
    try {
      const value = await call();
      this.#throwFailures();
      return value;
    } catch (error) {
      if (!isDiagnosticError(error)) throw error;
      throw new DiagnosticError([...this.takeReported(), ...error.diagnostics]);
    } finally {
      this.#open = undefined;
      end();
    }
  }

  #throwFailures(): void {
    const all = [...this.#contributions.values()];
    const failures = all.flatMap((one) => one.failures);
    const isError = all.some(({ reported }) => reported.some(({ severity }) => severity === "error"));
    if (failures.length > 0 || isError) throw new DiagnosticError([...this.takeReported(), ...failures]);
  }

  /** Removes and returns the warnings and notes that plugins have reported, in config order. */
  takeReported(): readonly Diagnostic[] {
    return [...this.#contributions.values()].flatMap(({ reported }) => reported.splice(0));
  }

  fail(plugin: string, hook: HookName, thrown: unknown): void {
    this.#of(plugin).failures.push(...blame(thrown, plugin, hook));
  }

  /** The context that one plugin's taps of one hook get. */
  contextFor(plugin: string, hook: HookName): SourceContext | EmitContext | TapContext {
    const { documents, files, reported } = this.#of(plugin);
    const { root, signal } = this;
    const scope = { plugin, hook, root, signal, reported, isOpen: () => this.#open === hook };
    if (hook === "loadSource") return sourceContext(scope, documents, this.sources);
    if (hook !== "emit") return tapContext(scope);
    if (this.#emitted === undefined) throw new TypeError("emit runs after normalizeIR");
    const { backend, selectedBy } = this.#emitted;
    return emitContext(scope, { backend, ir: selectedBy(plugin) }, files);
  }

  #of(plugin: string): Contribution {
    const contribution = this.#contributions.get(plugin);
    if (contribution === undefined) throw new TypeError(`no plugin is named ${plugin}`);
    return contribution;
  }
}
