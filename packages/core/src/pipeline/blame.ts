import { inspect } from "node:util";
import { isDiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { pluginFailed } from "../diagnostics/plugin-failed.ts";
import { throwSite } from "../diagnostics/throw-site.ts";

/**
 * Turns whatever a plugin threw into diagnostics that name it and the hook: an error, several in an
 * `AggregateError`, diagnostics of its own, or a value that is no error at all.
 */
export function blame(thrown: unknown, plugin: string, hook: string): readonly Diagnostic[] {
  if (isDiagnosticError(thrown)) return thrown.diagnostics.map((one) => ({ plugin, hook, ...one }));
  if (thrown instanceof AggregateError && thrown.errors.length > 0) {
    return thrown.errors.flatMap((one) => blame(one, plugin, hook));
  }
  return [pluginFailed({ plugin, hook, reason: reasonOf(thrown), path: throwSite(thrown), cause: thrown })];
}

function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `It threw ${inspect(thrown, { depth: 1 })}, which is not an Error.`;
  return thrown.message === "" ? `It threw ${thrown.name} without a message.` : thrown.message;
}
