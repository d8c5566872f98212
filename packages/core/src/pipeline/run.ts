import { type Diagnostic, DiagnosticError } from "../diagnostics/diagnostic.ts";
import { blame } from "../diagnostics/thrown.ts";
import type { EmitContext, HookName, OutputFile, SourceContext } from "../hooks.ts";
import type { IR } from "../ir/types.ts";
import { emitContext, type AddedDocument, sourceContext } from "./contexts.ts";
import type { Trace } from "./trace.ts";
import { Freezer } from "./waterfall.ts";

/** The results and failures of one plugin. Kept apart so that the order in which plugins finish does not matter. */
interface Contribution {
  readonly documents: AddedDocument[];
  readonly files: OutputFile[];
  readonly failures: Diagnostic[];
}

/** The state of one build while its hooks run. */
export class Run {
  readonly root: string;
  readonly signal: AbortSignal;
  readonly trace: Trace;
  readonly freezer: Freezer = new Freezer();
  readonly watched: Set<string> = new Set<string>();
  readonly #contributions: ReadonlyMap<string, Contribution>;
  /** The hook that runs, whose contexts may be used. */
  #open: HookName | undefined;
  #irOf: ((plugin: string) => IR) | undefined;

  /** @param plugins names, in config order. */
  constructor(root: string, plugins: readonly string[], signal: AbortSignal, trace: Trace) {
    this.root = root;
    this.signal = signal;
    this.trace = trace;
    this.#contributions = new Map(plugins.map((name) => [name, { documents: [], files: [], failures: [] }]));
  }

  /** All documents that plugins have added, in config order. */
  get documents(): readonly AddedDocument[] {
    return [...this.#contributions.values()].flatMap(({ documents }) => documents);
  }

  get files(): readonly OutputFile[] {
    return [...this.#contributions.values()].flatMap(({ files }) => files);
  }

  /** Runs a parallel hook: all taps to their end, then throws all failures together. */
  async parallel(
    hook: "loadSource" | "emit",
    call: () => Promise<void>,
    irOf?: (plugin: string) => IR,
  ): Promise<void> {
    this.#open = hook;
    this.#irOf = irOf;
    const end = this.trace.begin(hook);
    try {
      await call();
    } finally {
      this.#open = undefined;
      end();
    }
    const failures = [...this.#contributions.values()].flatMap((one) => one.failures);
    if (failures.length > 0) throw new DiagnosticError(failures);
  }

  fail(plugin: string, hook: HookName, thrown: unknown): void {
    this.#of(plugin).failures.push(...blame(thrown, plugin, hook));
  }

  /** The context that one plugin's taps of one hook get. */
  contextFor(plugin: string, hook: HookName): SourceContext | EmitContext {
    const scope = { plugin, hook, root: this.root, signal: this.signal, isOpen: () => this.#open === hook };
    const { documents, files } = this.#of(plugin);
    if (hook === "loadSource") return sourceContext(scope, documents, this.watched);
    if (this.#irOf === undefined) throw new TypeError("emit runs after normalizeIR");
    return emitContext(scope, this.#irOf(plugin), files);
  }

  #of(plugin: string): Contribution {
    const contribution = this.#contributions.get(plugin);
    if (contribution === undefined) throw new TypeError(`no plugin is named ${plugin}`);
    return contribution;
  }
}
