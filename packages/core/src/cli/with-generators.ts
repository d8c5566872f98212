import path from "node:path";
import { loadConfig } from "../config/load.ts";
import { internalError } from "../diagnostics/command.ts";
import { configUnsettled } from "../diagnostics/config.ts";
import { type Diagnostic, DiagnosticError, isDiagnosticError } from "../diagnostics/diagnostic.ts";
import { processEnded, tapUnsettled } from "../diagnostics/plugin.ts";
import { type Span, Trace } from "../pipeline/trace.ts";
import { writeProfile } from "./chrome-trace.ts";
import { isEnding, UsageError } from "./exit.ts";
import { type ConfigGenerator, createGenerators } from "./generators.ts";
import { interruptible } from "./interruption.ts";
import { showProgress } from "./progress.ts";
import { reportFailure } from "./report.ts";
import { type Terminal, terminalLogger } from "./terminal.ts";

export interface GeneratorCommandOptions {
  readonly config?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly profile?: string;
}

/**
 * Runs a command with the generator of each config, and handles what every such command needs: progress, signals, a
 * tap or a config that hangs, and the profile.
 * @throws DiagnosticError, `UsageError` for an invalid config, or an Interruption.
 */
export async function withGenerators<Result>(
  options: GeneratorCommandOptions,
  terminal: Terminal,
  work: (generators: readonly ConfigGenerator[], signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const trace = new Trace();
  // Written first: the error that it cannot be written must not follow a build that succeeded.
  const profile = options.profile === undefined ? undefined : path.resolve(options.profile);
  if (profile !== undefined) await writeProfile(profile, trace);
  const { signal, release } = interruptible(trace);
  const hang = detectHang(trace);
  const hideProgress = showProgress(trace, process.stderr);
  const reportExit = (): void => {
    if (!isEnding()) process.exitCode = reportFailure(endedEarly(trace.running()), options, terminal);
  };
  process.once("exit", reportExit);
  const run = async (): Promise<Result> => work(await prepare(options, terminal, trace), signal);
  try {
    return await Promise.race([run(), hang.detected]);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    hang.stop();
    process.removeListener("exit", reportExit);
    hideProgress();
    if (profile !== undefined) await writeProfile(profile, trace);
    release();
  }
}

async function prepare(
  options: GeneratorCommandOptions,
  terminal: Terminal,
  trace: Trace,
): Promise<readonly ConfigGenerator[]> {
  const end = trace.begin("loadConfig");
  try {
    const config = await loadConfig({ file: options.config, cwd: process.cwd() });
    return await createGenerators(config, { trace, logger: terminalLogger(terminal, options) });
  } catch (error) {
    throw isDiagnosticError(error) ? new UsageError(error.diagnostics) : error;
  } finally {
    end();
  }
}

function endedEarly(running: readonly Span[]): DiagnosticError {
  const taps = running.flatMap(({ name, plugin }) => (plugin === undefined ? [] : [`${name} of ${plugin}`]));
  return new DiagnosticError(processEnded({ running: taps }));
}

export interface Hang {
  /** Rejects with a DiagnosticError when nothing is left to run. */
  readonly detected: Promise<never>;
  stop(): void;
}

/**
 * Detects that nothing is left to run while a promise is still pending. Node would end the process without an error
 * at this moment.
 */
export function detectHang(trace: Trace): Hang {
  let listener = (): void => {};
  const detected = new Promise<never>((_, reject) => {
    listener = () => reject(new DiagnosticError(culprits(trace.running())));
    process.once("beforeExit", listener);
  });
  return { detected, stop: () => void process.removeListener("beforeExit", listener) };
}

/** Diagnostics for the taps that wait or, if there are none yet, for the config. */
function culprits(running: readonly Span[]): Diagnostic | readonly Diagnostic[] {
  const taps = running.flatMap(({ name, plugin }) =>
    plugin === undefined ? [] : [tapUnsettled({ plugin, hook: name })],
  );
  if (taps.length > 0) return taps;
  if (running.some(({ name }) => name === "loadConfig")) return configUnsettled();
  return internalError({ cause: new Error("nothing is left to run, but the command is not done") });
}
