import { isDiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { pluginFailed } from "../diagnostics/plugin.ts";
import { isError, messageOf, throwSite } from "../diagnostics/thrown.ts";

/**
 * Turns whatever a plugin threw into diagnostics that name it and the hook: an error, several in an
 * `AggregateError`, diagnostics of its own, or a value that is no error at all.
 */
export function blame(thrown: unknown, plugin: string, hook: string): readonly Diagnostic[] {
  if (isDiagnosticError(thrown)) return thrown.diagnostics.map((one) => ({ plugin, hook, ...one }));
  const errors = isError(thrown) && thrown.name === "AggregateError" ? (thrown as AggregateError).errors : [];
  if (errors.length > 0) return errors.flatMap((one) => blame(one, plugin, hook));
  return [pluginFailed({ plugin, hook, reason: messageOf(thrown), path: throwSite(thrown), cause: thrown })];
}
