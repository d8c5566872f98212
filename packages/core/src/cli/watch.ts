import { spawn } from "node:child_process";
import path from "node:path";
import { mayFindConfig } from "../config/find.ts";
import { configImports } from "../config/imports.ts";
import { loadConfig, type LoadedConfig } from "../config/load.ts";
import { printableLine } from "../diagnostics/format.ts";
import type { Sources } from "../pipeline/contexts.ts";
import { settled } from "../pipeline/settled.ts";
import { Trace } from "../pipeline/trace.ts";
import type { BuildCommandOptions } from "./build.ts";
import { Changes } from "./changes.ts";
import { EXIT } from "./exit.ts";
import { buildAll, type ConfigGenerator, createGenerators } from "./generators.ts";
import { interruptible, Interruption, type Interruptible } from "./interruption.ts";
import { showProgress } from "./progress.ts";
import { reportBuild, reportFailure, writes } from "./report.ts";
import { terminalLogger, type Terminal } from "./terminal.ts";

/** The time that the watching process has to clean up. */
const PATIENCE_MS = 3_000;

/** The exit code with which the watching process asks for a restart. The command itself does not use it. */
const RESTART = 75;

/**
 * Runs the watching process, and restarts it when the config has changed: Node cannot load a module twice, and the
 * plugins of the config may have changed too.
 * @returns the exit code of the last one; 0 when it was interrupted.
 */
export async function superviseWatch(): Promise<number> {
  let code = await runOnce("first");
  while (code === RESTART) code = await runOnce("restarted");
  return code;
}

/** The environment variable that is set for the watching process, so that it does not start another one. */
export const WATCHER = "MIZAN_WATCHER";

function runOnce(run: "first" | "restarted"): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
      // The channel closes when this process is killed, which ends the child too.
      stdio: ["inherit", "inherit", "inherit", "ipc"],
      env: { ...process.env, [WATCHER]: run },
    });
    let forwarded: NodeJS.Signals | undefined;
    const forward = (signal: NodeJS.Signals): void => {
      forwarded = signal;
      child.kill(signal);
      // A plugin in an endless loop keeps the child from handling the signal.
      setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS).unref();
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, forward);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.removeListener(name, forward);
      if (code !== null) return resolve(code);
      // It ends by another signal when it did not react.
      const reason = forwarded ?? signal;
      if (reason === "SIGINT") resolve(EXIT.built);
      else if (forwarded === undefined) resolve(EXIT.failed);
      else reject(new Interruption(forwarded));
    });
  });
}

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
  let sources: readonly Sources[] = [];
  let force = options.force === true && process.env[WATCHER] === "first";
  for (;;) {
    const trace = new Trace();
    const hideProgress = showProgress(trace, process.stderr);
    let generators: readonly ConfigGenerator[] = [];
    let code: number;
    try {
      config ??= await load(options, (file) => void configFiles.add(file), trace, signal);
      generators = await createGenerators(config, { trace, logger: terminalLogger(terminal, options) });
      const mode = writes(options) ? "write" : "compare";
      const result = await buildAll(generators, { signal, mode, force, failOnWarn: options.failOnWarn });
      hideProgress();
      code = reportBuild(result, options, terminal);
    } catch (error) {
      hideProgress();
      signal.throwIfAborted();
      code = reportFailure(error, options, terminal);
    }
    force = false;
    if (configFiles.size === 0) return code;
    for (const file of [...configFiles]) for (const one of await configImports(file)) configFiles.add(one);
    if (generators.length > 0) sources = generators.map(({ generator }) => generator.sources);
    await changes.watch(
      [...[...configFiles].map((path) => ({ path })), ...sources.flatMap(({ watched }) => watched)],
      sources.flatMap(({ polls }) => polls),
    );
    if (options.quiet !== true && options.json !== true)
      terminal.err("Waiting for changes. Press Ctrl-C to stop.");
    const changed = await changes.next(signal);
    if (config === undefined || [...changed].some((file) => configFiles.has(file))) {
      await untilConfigExists([...configFiles][0]!, options, terminal, changes, signal);
      return RESTART;
    }
  }
}

/** A process that starts without a config has nothing to watch. A checkout of another commit may bring it back. */
async function untilConfigExists(
  former: string,
  { config: file, quiet, json }: BuildCommandOptions,
  terminal: Terminal,
  changes: Changes,
  signal: AbortSignal,
): Promise<void> {
  const exists = (): boolean => mayFindConfig({ file, cwd: process.cwd() }, former);
  if (exists()) return;
  if (quiet !== true && json !== true) {
    const shown = printableLine(path.relative(process.cwd(), former));
    terminal.err(`${shown} was deleted. Waiting until there is a config again. Press Ctrl-C to stop.`);
  }
  while (!exists()) await changes.next(signal);
}

/** Ctrl-C must also work while the config waits for something. */
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
