import { internalError } from "../diagnostics/command.ts";
import { configUnsettled } from "../diagnostics/config.ts";
import { type Diagnostic, DiagnosticError } from "../diagnostics/diagnostic.ts";
import { processEnded, tapUnsettled } from "../diagnostics/plugin.ts";
import type { Span, Trace } from "../pipeline/trace.ts";
import { isEnding } from "./exit.ts";
import { interruptible } from "./interruption.ts";
import { showProgress } from "./progress.ts";
import { reportFailure, type ReportOptions } from "./report.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Runs the work of a command with progress on the terminal. Signals cancel it, and code of a config or plugin that ends
 * the process is reported.
 * @throws what the work throws, or an Interruption.
 */
export async function supervised<Result>(
  trace: Trace,
  options: ReportOptions,
  terminal: Terminal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const { signal, release } = interruptible(trace);
  const hideProgress = showProgress(trace, process.stderr);
  const reportExit = (): void => {
    if (!isEnding()) process.exitCode = reportFailure(endedEarly(trace.running()), options, terminal);
  };
  process.once("exit", reportExit);
  try {
    return await work(signal);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    process.removeListener("exit", reportExit);
    hideProgress();
    release();
  }
}

function endedEarly(running: readonly Span[]): DiagnosticError {
  const taps = running.flatMap(({ name, plugin }) => (plugin === undefined ? [] : [`${name} of ${plugin}`]));
  return new DiagnosticError(processEnded({ running: taps }));
}

/**
 * Runs something that may wait for a promise that nothing settles. Node would end the process without an error when
 * nothing is left to run.
 * @throws DiagnosticError at that moment.
 */
export async function untilHang<Result>(trace: Trace, work: () => Result | Promise<Result>): Promise<Result> {
  let listener = (): void => {};
  const hang = new Promise<never>((_, reject) => {
    listener = () => reject(new DiagnosticError(culprits(trace.running())));
    process.once("beforeExit", listener);
  });
  try {
    return await Promise.race([work(), hang]);
  } finally {
    process.removeListener("beforeExit", listener);
  }
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
