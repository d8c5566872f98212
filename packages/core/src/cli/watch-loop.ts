import { configImports } from "../config/imports.ts";
import { loadConfig, type LoadedConfig } from "../config/load.ts";
import { createGenerator, type Generator } from "../generator.ts";
import { settled } from "../pipeline/settled.ts";
import { Trace } from "../pipeline/trace.ts";
import { writes, type BuildCommandOptions } from "./build.ts";
import { Changes } from "./changes.ts";
import { EXIT } from "./exit-code.ts";
import { interruptible, Interruption, type Interruptible } from "./interruption.ts";
import { terminalLogger } from "./logger.ts";
import { showProgress } from "./progress.ts";
import { reportBuild, reportFailure } from "./report.ts";
import type { Terminal } from "./terminal.ts";
import { RESTART } from "./watch.ts";

/**
 * Builds, and builds again whenever a file that a source reads has changed, until it is interrupted or the
 * config changes. A build that fails is reported and waits for the next change.
 * @returns the exit code; `RESTART` when the config has changed.
 */
export async function watchLoop(options: BuildCommandOptions, terminal: Terminal): Promise<number> {
  const interruption = interruptible();
  process.once("disconnect", () => process.exit(EXIT.failed));
  const changes = new Changes();
  try {
    return await rounds({ ...options, watch: true }, terminal, changes, interruption);
  } catch (error) {
    if (error instanceof Interruption && error.signal === "SIGINT") return EXIT.built;
    throw error;
  } finally {
    await changes.close();
    interruption.release();
  }
}

async function rounds(
  options: BuildCommandOptions,
  terminal: Terminal,
  changes: Changes,
  { signal }: Interruptible,
): Promise<number> {
  const configFiles = new Set<string>();
  let config: LoadedConfig | undefined;
  let watched: readonly string[] = [];
  for (;;) {
    const trace = new Trace();
    const hideProgress = showProgress(trace, process.stderr);
    let generator: Generator | undefined;
    let code: number;
    try {
      config ??= await load(options, (file) => void configFiles.add(file), trace, signal);
      generator = createGenerator(config.plugins, {
        root: config.root,
        trace,
        logger: terminalLogger(terminal, options),
      });
      const result = await generator.build({ signal, mode: writes(options) ? "write" : "compare" });
      hideProgress();
      code = reportBuild(result, options, terminal);
    } catch (error) {
      hideProgress();
      signal.throwIfAborted();
      code = reportFailure(error, options, terminal);
    }
    if (configFiles.size === 0) return code;
    for (const file of [...configFiles]) for (const one of await configImports(file)) configFiles.add(one);
    if (generator !== undefined) watched = generator.watched;
    await changes.watch([...configFiles, ...watched]);
    if (options.quiet !== true && options.json !== true) terminal.err("Waiting for changes. Ctrl-C ends.");
    const changed = await changes.next(signal);
    if (config === undefined || [...changed].some((file) => configFiles.has(file))) return RESTART;
  }
}

/** A config that waits for something must not keep Ctrl-C waiting. */
async function load(
  { config: file }: BuildCommandOptions,
  onFile: (file: string) => void,
  trace: Trace,
  signal: AbortSignal,
): Promise<LoadedConfig> {
  const end = trace.begin("loadConfig");
  const config = await settled(signal, loadConfig({ file, cwd: process.cwd(), onFile }));
  end();
  return config;
}
