import { configUnsettled } from "../diagnostics/config-unsettled.ts";
import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { internalError } from "../diagnostics/internal-error.ts";
import { tapUnsettled } from "../diagnostics/tap-unsettled.ts";
import type { Span, Trace } from "../pipeline/trace.ts";

export interface Hang {
  /** Rejects with a DiagnosticError when nothing is left to run. */
  readonly detected: Promise<never>;
  stop(): void;
}

/**
 * Node ends quietly, and with success, when nothing is left to run while a promise is still pending. This
 * notices it at that moment.
 */
export function detectHang(trace: Trace): Hang {
  let listener = (): void => {};
  const detected = new Promise<never>((_, reject) => {
    listener = () => reject(new DiagnosticError(culprits(trace.running())));
    process.once("beforeExit", listener);
  });
  return { detected, stop: () => void process.removeListener("beforeExit", listener) };
}

/** The taps that wait or, where there is none yet, the config. */
function culprits(running: readonly Span[]): Diagnostic | readonly Diagnostic[] {
  const taps = running.flatMap(({ name, plugin }) =>
    plugin === undefined ? [] : [tapUnsettled({ plugin, hook: name })],
  );
  if (taps.length > 0) return taps;
  if (running.some(({ name }) => name === "loadConfig")) return configUnsettled();
  return internalError({ cause: new Error("nothing is left to run, but the command is not done") });
}
