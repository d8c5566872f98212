import { configUnsettled } from "../diagnostics/config.ts";
import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { internalError } from "../diagnostics/command.ts";
import { tapUnsettled } from "../diagnostics/plugin.ts";
import type { Span, Trace } from "../pipeline/trace.ts";

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
