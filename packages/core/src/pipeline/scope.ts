import { contextClosed, pluginArgument } from "../diagnostics/plugin.ts";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import type { HookName } from "../hooks.ts";

/** Whose context it is, and in which hook. */
export interface Scope {
  readonly plugin: string;
  readonly hook: HookName;
  readonly root: string;
  readonly signal: AbortSignal;
  /** Whether the hook still runs: afterwards nothing can be added any more. */
  isOpen(): boolean;
}

/** @throws DiagnosticError when the hook is over. */
export function requireOpen({ plugin, hook, isOpen }: Scope, method: string): void {
  if (!isOpen()) throw new DiagnosticError(contextClosed({ plugin, hook, method }));
}

/** @throws DiagnosticError unless `value` is a string with at least one character (or any, where `empty`). */
export function requireText(
  { plugin, hook }: Scope,
  method: string,
  name: string,
  value: unknown,
  empty = false,
): asserts value is string {
  if (typeof value === "string" && (empty || value !== "")) return;
  const found = value === "" ? "is empty" : `is ${value === null ? "null" : typeof value}, not a string`;
  throw new DiagnosticError(pluginArgument({ plugin, hook, method, problem: `\`${name}\` ${found}.` }));
}
