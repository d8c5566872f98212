import { internalError } from "../../diagnostics/command.ts";
import { type Diagnostic, isDiagnosticError } from "../../diagnostics/diagnostic.ts";
import type { Trace } from "../../pipeline/trace.ts";
import type { Check } from "../../plugin.ts";
import { untilHang } from "../supervised.ts";

/** A check with the config and the plugin that it belongs to. */
export interface OwnedCheck extends Check {
  /** The name of the config, if the file contains several. */
  readonly config?: string;
  readonly plugin?: string;
  /** The value that was thrown, if any. Shown only with `--debug`. */
  readonly cause?: unknown;
}

/** What all checks share while they run. */
export interface CheckRun {
  readonly trace: Trace;
  readonly signal: AbortSignal;
}

/** The result of something that may fail, or the problems that it failed with. */
export type Attempt<T> = { readonly value: T } | { readonly problems: readonly OwnedCheck[] };

/**
 * Runs something of which a failure must not stop the other checks.
 * @throws the reason of the signal when it is aborted.
 */
export async function attempt<T>(
  subject: string,
  { trace, signal }: CheckRun,
  work: () => T | Promise<T>,
): Promise<Attempt<T>> {
  try {
    return { value: await untilHang(trace, work) };
  } catch (error) {
    signal.throwIfAborted();
    const diagnostics = isDiagnosticError(error) ? error.diagnostics : [internalError({ cause: error })];
    return { problems: diagnostics.map((one) => checkOf(subject, one)) };
  }
}

const STATUS = { error: "problem", warning: "warning", note: "ok" } as const;

export function checkOf(subject: string, diagnostic: Diagnostic): OwnedCheck {
  const { severity, message, hint, plugin, path, cause } = diagnostic;
  const place = path === undefined || message.includes(path) ? "" : `\nat ${path}`;
  return {
    subject,
    status: STATUS[severity],
    message: message + place,
    ...(hint === undefined ? {} : { hint }),
    ...(plugin === undefined ? {} : { plugin }),
    ...(cause === undefined ? {} : { cause }),
  };
}

export function skipped(subjects: readonly string[], reason: string): readonly OwnedCheck[] {
  return subjects.map((subject) => ({ subject, status: "skipped", message: reason }));
}

export const hasProblem = (checks: readonly Check[]): boolean =>
  checks.some(({ status }) => status === "problem");

/** e.g. `1 warning`, `2 warnings`. */
export const amount = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
