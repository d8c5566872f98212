import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { tapUnsettled } from "../diagnostics/tap-unsettled.ts";
import type { Span } from "../pipeline/trace.ts";

/**
 * Node ends quietly, and with success, when nothing is left to run while a promise is still pending. These are
 * the taps that wait at that moment.
 */
export function unsettledTaps(running: readonly Span[]): readonly Diagnostic[] {
  return running.flatMap(({ name, plugin }) =>
    plugin === undefined ? [] : [tapUnsettled({ plugin, hook: name })],
  );
}
