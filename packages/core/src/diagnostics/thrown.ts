import { fileURLToPath } from "node:url";
import { inspect, types } from "node:util";
import { packageRoot } from "../version.ts";
import { type Diagnostic, isDiagnosticError } from "./diagnostic.ts";
import { pluginFailed } from "./plugin.ts";

/**
 * Turns whatever a plugin threw into diagnostics that name it and the hook: an error, several in an
 * `AggregateError`, diagnostics of its own, or a value that is no error at all.
 */
export function blame(thrown: unknown, plugin: string, hook: string): readonly Diagnostic[] {
  if (isDiagnosticError(thrown)) {
    const diagnostics = thrown.diagnostics.map((one) => ({ plugin, hook, ...one }));
    if (diagnostics.some(({ severity }) => severity === "error")) return diagnostics;
    const reason = "It threw warnings or notes only, which ends the hook. Pass them to report() instead.";
    return [...diagnostics, pluginFailed({ plugin, hook, reason, path: throwSite(thrown), cause: thrown })];
  }
  const errors = isError(thrown) && thrown.name === "AggregateError" ? (thrown as AggregateError).errors : [];
  if (errors.length > 0) return errors.flatMap((one) => blame(one, plugin, hook));
  return [pluginFailed({ plugin, hook, reason: messageOf(thrown), path: throwSite(thrown), cause: thrown })];
}

/** Whether a value is an error, of this realm or another one (a `vm` context, a test runner). */
export function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || types.isNativeError(thrown);
}

/** The message of a thrown value, which may be anything. */
export function messageOf(thrown: unknown): string {
  if (!isError(thrown)) return `It threw ${inspect(thrown, { depth: 1 })}, which is not an Error.`;
  return thrown.message === "" ? `It threw ${thrown.name} without a message.` : thrown.message;
}

const POSITION = /:(\d+):(\d+)\)?$/;

/**
 * Where an error was thrown, as `file:line:column`, read from its stack.
 * @param within prefers a place in this file; without it, the first place outside installed packages is returned.
 */
export function throwSite(error: unknown, within?: string): string | undefined {
  if (!isError(error) || typeof error.stack !== "string") return undefined;
  const sites = error.stack.split("\n").flatMap((line) => siteOf(line) ?? []);
  const wanted =
    sites.find(({ file }) => file === within) ??
    sites.find(({ file }) => within === undefined || !isInstalled(file));
  return wanted === undefined ? undefined : `${wanted.file}:${wanted.position}`;
}

function siteOf(line: string): { readonly file: string; readonly position: string } | undefined {
  const frame = line.trim();
  const [position, row, column] = POSITION.exec(frame) ?? [];
  if (position === undefined) return undefined;
  const before = frame.slice(0, -position.length);
  const file = before.slice(before.lastIndexOf("(") + 1).replace(/^at (?:async )?/, "");
  if (file === before || /^$|^\s|[()]|^node:/.test(file)) return undefined;
  const path = file.startsWith("file://") ? fileURLToPath(file.split("?", 1)[0]!) : file;
  return { file: path, position: `${row}:${column}` };
}

const OWN_PACKAGE = fileURLToPath(packageRoot);

/** Whether a file, or a place in it, belongs to this package. */
export function isOwnPlace(place: string): boolean {
  return place.startsWith(OWN_PACKAGE);
}

function isInstalled(file: string): boolean {
  return isOwnPlace(file) || file.includes("/node_modules/") || file.includes("\\node_modules\\");
}
