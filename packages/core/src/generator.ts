import { inputsOf } from "./build-state/inputs.ts";
import { isUnchanged, readState, stateFiles, writeState } from "./build-state/state.ts";
import { noTargets } from "./diagnostics/config.ts";
import { type Diagnostic, DiagnosticError } from "./diagnostics/diagnostic.ts";
import { noDocuments } from "./diagnostics/document.ts";
import { parseDocument } from "./document/parse.ts";
import type { EmitContext, OutputFiles, SourceContext, TapContext } from "./hooks.ts";
import type { IR } from "./ir/types.ts";
import { type BuildMode, type BuildResult, finishBuilds, type PreparedBuild } from "./finish-builds.ts";
import type { Format } from "./output/format.ts";
import { mergeFiles } from "./output/merge.ts";
import { hasLeftovers } from "./output/siblings.ts";
import type { Sources } from "./pipeline/contexts.ts";
import { PipelineHooks } from "./pipeline/hooks.ts";
import { applyPlugins, checkPlugins } from "./pipeline/plugins.ts";
import { Run } from "./pipeline/run.ts";
import { Trace } from "./pipeline/trace.ts";
import { type Logger, type Plugin, silentLogger } from "./plugin.ts";
import { coreVersion } from "./version.ts";

export interface GeneratorOptions {
  /** Absolute path that relative paths resolve from; the working directory by default. */
  readonly root?: string;
  /** Tells it from other generators with the same root, so that each knows whether its inputs have changed. */
  readonly name?: string | undefined;
  /** A command that formats the files of each output directory before they are written. */
  readonly format?: Format | undefined;
  /** Silent by default. */
  readonly logger?: Logger;
  /** Records where the time is spent. Pass one to read it while a build runs. */
  readonly trace?: Trace;
}

export interface BuildOptions {
  /** `write` (the default), or only return what writing would change. */
  readonly mode?: BuildMode;
  /**
   * Builds even if no input has changed, and overwrites generated files that were edited; false by default. Files that
   * mizan did not write are never touched.
   */
  readonly force?: boolean;
  /** Cancels the build, which then rejects with the signal's reason and leaves the output as it was. */
  readonly signal?: AbortSignal;
}

/** The IR after `normalizeIR`. */
export interface Loaded {
  readonly ir: IR;
  /** Warnings and notes. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where the documents came from: paths, URLs, or the commands that printed them. */
  readonly origins: readonly string[];
}

export interface Generated extends Loaded {
  readonly files: OutputFiles;
}

/** Every method rejects with a `DiagnosticError`, or with the signal's reason. Calls run one after another. */
export interface Generator {
  /** Runs `loadSource` and `normalizeIR` only; writes no file. */
  load(options?: Pick<BuildOptions, "signal">): Promise<Loaded>;
  /** Runs all hooks and returns the files, without writing them. */
  generate(options?: Pick<BuildOptions, "signal">): Promise<Generated>;
  /** Updates the output directories. If it fails, they are unchanged. */
  build(options?: BuildOptions): Promise<BuildResult>;
  /** The first part of `build`, which writes no file. `finishBuilds` is the second part, for several generators. */
  prepare(options?: BuildOptions): Promise<PreparedBuild>;
  /** What the sources of the latest call depend on, even when it failed. Paths are absolute. */
  readonly sources: Readonly<Sources>;
}

/**
 * Creates a pipeline of plugins.
 * @throws DiagnosticError when an entry is not a plugin, or fails while it taps its hooks.
 */
export function createGenerator(plugins: readonly Plugin[], options: GeneratorOptions = {}): Generator {
  const { root = process.cwd(), name, format, logger = silentLogger, trace = new Trace() } = options;
  checkPlugins(plugins);
  let run: Run | undefined;
  const hooks = new PipelineHooks(() => run!);
  const versions = { core: coreVersion(), node: process.versions.node };
  applyPlugins(plugins, hooks, { root, logger, versions });

  const start = ({ signal = new AbortController().signal }: BuildOptions = {}): Run => {
    signal.throwIfAborted();
    run = new Run(
      root,
      plugins.map(({ name }) => name),
      signal,
      trace,
    );
    return run;
  };

  const loadSource = async (run: Run): Promise<void> => {
    await run.during("loadSource", () =>
      hooks.call.loadSource.promise(undefined as unknown as SourceContext),
    );
    if (run.documents.length === 0)
      throw new DiagnosticError(noDocuments({ sources: hooks.tappers("loadSource") }));
  };

  const normalize = async (run: Run): Promise<Loaded> => {
    const { checkNormalized, documentsToIR } = await import("./ir/index.ts");
    const end = trace.begin("checkDocuments");
    const { ir, diagnostics } = documentsToIR(run.documents.map(parseDocument));
    end();
    run.checkNormalized = checkNormalized;
    const normalized = await run.during("normalizeIR", () =>
      hooks.call.normalizeIR.call(run.freezer.freeze(ir), undefined as unknown as TapContext),
    );
    return {
      ir: normalized,
      diagnostics: [...diagnostics, ...run.takeReported()],
      origins: run.documents.map(({ origin }) => origin),
    };
  };

  const emit = async (run: Run, loaded: Loaded): Promise<Generated> => {
    const selected = await selectedIRs(plugins, loaded.ir);
    await run.during("emit", () => hooks.call.emit.promise(undefined as unknown as EmitContext), {
      backend: run.freezer.freeze(loaded.ir),
      selectedBy: (plugin) => run.freezer.freeze(selected.get(plugin) ?? loaded.ir),
    });
    const files = await run.during("postProcess", () =>
      hooks.call.postProcess.promise(
        run.freezer.freeze(mergeFiles(run.files)),
        undefined as unknown as TapContext,
      ),
    );
    const diagnostics = [...loaded.diagnostics, ...run.takeReported()];
    return { ...loaded, diagnostics, files: mergeFiles(files) };
  };

  const prepare = async (options: BuildOptions): Promise<PreparedBuild> => {
    const { mode = "write", force = false } = options;
    const run = start(options);
    const files = stateFiles(root, name);
    const state = readState(files);
    if (mode === "write") await repairLeftovers(state?.directories ?? [], run.signal);
    await loadSource(run);
    const inputs = inputsOf(plugins, run.documents, versions.core, format);
    if (!force && isUnchanged(files, state, inputs)) {
      const repeated = state!.diagnostics.filter(({ hook }) => hook !== "loadSource");
      return {
        name,
        outDirs: state!.directories.map(({ outDir }) => outDir),
        diagnostics: [...run.takeReported(), ...repeated],
        output: null,
      };
    }
    const loaded = await normalize(run);
    // A plugin may add its files in postProcess alone.
    if (hooks.tappers("emit").length + hooks.tappers("postProcess").length === 0) {
      throw new DiagnosticError(noTargets({ plugins: plugins.map(({ name }) => name) }));
    }
    const generated = await emit(run, loaded);
    const { diagnostics } = generated;
    const { generatedDirectories } = await import("./output/transaction.ts");
    const directories = await generatedDirectories(generated.files, { root, config: name, force, format });
    return {
      name,
      outDirs: directories.map(({ outDir }) => outDir),
      diagnostics,
      output: {
        directories,
        mode,
        signal: run.signal,
        trace,
        remember: (plans) => writeState(files, inputs, plans, diagnostics),
      },
    };
  };

  const oneAtATime = queue();
  return Object.freeze({
    load: (options?: BuildOptions) =>
      oneAtATime(async () => {
        const run = start(options);
        await loadSource(run);
        return normalize(run);
      }),
    generate: (options?: BuildOptions) =>
      oneAtATime(async () => {
        const run = start(options);
        await loadSource(run);
        return emit(run, await normalize(run));
      }),
    build: (options: BuildOptions = {}) =>
      oneAtATime(async () => (await finishBuilds([await prepare(options)]))[0]!),
    prepare: (options: BuildOptions = {}) => oneAtATime(() => prepare(options)),
    get sources(): Sources {
      return run?.sources ?? { watched: [], polls: [] };
    },
  });
}

/** The IR of each plugin that gets only a part of it. */
async function selectedIRs(plugins: readonly Plugin[], ir: IR): Promise<ReadonlyMap<string, IR>> {
  if (plugins.every(({ select }) => select === undefined)) return new Map();
  const { selections } = await import("./pipeline/selection.ts");
  return selections(plugins, ir);
}

/** Cleans up after a killed build, before anything that may fail. */
async function repairLeftovers(
  directories: readonly { readonly outDir: string }[],
  signal: AbortSignal,
): Promise<void> {
  for (const { outDir } of directories) {
    if (!(await hasLeftovers(outDir))) continue;
    const { repairOutput } = await import("./output/transaction.ts");
    await repairOutput({ outDir, config: undefined }, signal);
  }
}

/** Runs functions one after another, in the order of the calls. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}
